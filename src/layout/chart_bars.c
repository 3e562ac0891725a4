/*
 * Columns for what goes on in time, bars for what stands side by side. Both
 * begin at nothing and say their numbers, so that neither needs a scale.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/chart.h"
#include "layout/color.h"

#define GAP        LEN_PT(6) /* between label, number and bar */
#define SLOT_MOST  LEN_PT(44)
#define UNIT_MOST  LEN_PT(13) /* of what is shown one by one */
#define UNIT_LEAST LEN_PT(5)
#define UNIT_GAP   LEN_PT(1)
#define OUTLINE    (LEN_PT(3) / 4)
#define HAIRLINE   (LEN_PT(1) / 2)

enum {
    COLUMN_WIDTH = 58, /* of 100 of its slot */
    LABEL_WIDTH = 42,  /* at most, of 100 of the width */
    UNITS_MOST = 40,
    PART_HEIGHT = 55, /* of 100 of a page */
};

static struct str number_of(struct drawing *drawing, uint64_t value)
{
    return str_printf(drawing->flow->arena, "%llu", (unsigned long long)value);
}

static uint64_t most_of(const struct chart *chart)
{
    uint64_t most = 1;
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        uint64_t value = chart->is_share ? row->whole : row->value;
        most = value > most ? value : most;
    }
    return most;
}

/* Columns ---------------------------------------------------------------- */

struct slots {
    len x, width;
    size_t step; /* words stand at every so many */
};

/* How many slots the widest words take. */
static size_t step_of(struct drawing *drawing, len width)
{
    const struct chart *chart = drawing->chart;
    len most = 0;
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        len label = chart_width(drawing, drawing->look, row->label);
        len value = chart_width(drawing, &drawing->bold,
                                number_of(drawing, row->value));
        most = label > most ? label : most;
        most = value > most ? value : most;
    }
    return (size_t)((most + LEN_PT(3)) / width) + 1;
}

static void put_column(struct drawing *drawing, const struct slots *slots,
                       size_t index, uint64_t most)
{
    const struct chart_row *row = &drawing->chart->rows[index];
    const struct style *style = drawing->flow->style;
    len leading = look_leading(drawing->look);
    len x = slots->x + (len)index * slots->width;
    len height = (len)((uint64_t)style->chart_height * row->value / most);
    len foot = leading + style->chart_height;
    len width = slots->width * COLUMN_WIDTH / 100;
    chart_rect(drawing, x + (slots->width - width) / 2, foot - height, width,
               height, style->accent);
    if (index % slots->step != 0)
        return;
    /* Words that take several slots have the middle of their own. */
    len room = (len)slots->step * slots->width;
    struct chart_place place = {x + (slots->width - room) / 2,
                                foot - height - leading, room, PARA_CENTER};
    if (place.x < slots->x)
        place = (struct chart_place){slots->x, place.y, room, PARA_LEFT};
    chart_text(drawing, number_of(drawing, row->value), &drawing->bold, place);
    place.y = foot + HAIRLINE + LEN_PT(1);
    chart_text(drawing, row->label, drawing->look, place);
}

void chart_columns(struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    const struct flow *flow = drawing->flow;
    struct slots slots = {.x = flow->x,
                          .width = flow->width / (len)chart->row_count};
    len leading = look_leading(drawing->look);
    len foot = leading + flow->style->chart_height;
    slots.width = slots.width < SLOT_MOST ? slots.width : SLOT_MOST;
    slots.step = step_of(drawing, slots.width);
    chart_part(drawing, 0, chart->row_count);
    chart_item(drawing, foot + leading + LEN_PT(2));
    for (size_t i = 0; i < chart->row_count; i++)
        put_column(drawing, &slots, i, most_of(chart));
    chart_rect(drawing, slots.x, foot, slots.width * (len)chart->row_count,
               HAIRLINE, flow->style->muted);
}

/* Bars ------------------------------------------------------------------- */

struct scale {
    len label, value; /* widths */
    len x, width;     /* where the bars are */
    uint64_t most;
    len unit; /* of one, where they are few enough to be told apart; or 0 */
};

/* "5 of 8" */
static struct str value_of(struct drawing *drawing, const struct chart_row *row)
{
    if (!drawing->chart->is_share)
        return number_of(drawing, row->value);
    return str_printf(drawing->flow->arena, "%llu of %llu",
                      (unsigned long long)row->value,
                      (unsigned long long)row->whole);
}

static struct scale scale_of(struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    const struct flow *flow = drawing->flow;
    struct scale scale = {.most = most_of(chart)};
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        len label = chart_width(drawing, drawing->look, row->label);
        len value = chart_width(drawing, drawing->look, value_of(drawing, row));
        scale.label = label > scale.label ? label : scale.label;
        scale.value = value > scale.value ? value : scale.value;
    }
    len label_most = flow->width * LABEL_WIDTH / 100;
    scale.label = scale.label + LEN_PT(1);
    scale.label = scale.label < label_most ? scale.label : label_most;
    scale.x = flow->x + scale.label + GAP + scale.value + GAP;
    scale.width = flow->x + flow->width - scale.x;
    if (scale.most <= UNITS_MOST) {
        len unit = scale.width / (len)scale.most;
        unit = unit < UNIT_MOST ? unit : UNIT_MOST;
        scale.unit = unit >= UNIT_LEAST ? unit : 0;
    }
    return scale;
}

/* What is there is full, what is not is an outline. */
static void put_block(struct drawing *drawing, len x, len y, len width,
                      len height, bool is_full)
{
    const struct style *style = drawing->flow->style;
    chart_rect(drawing, x, y, width, height, style->accent);
    if (!is_full)
        chart_rect(drawing, x + OUTLINE, y + OUTLINE, width - 2 * OUTLINE,
                   height - 2 * OUTLINE, COLOR_WHITE);
}

static void put_bar(struct drawing *drawing, const struct scale *scale,
                    const struct chart_row *row)
{
    len y = LEN_PT(1), height = drawing->row - 2 * y;
    uint64_t whole = drawing->chart->is_share ? row->whole : row->value;
    if (scale->unit > 0) {
        for (uint64_t i = 0; i < whole; i++)
            put_block(drawing, scale->x + (len)i * scale->unit, y,
                      scale->unit - UNIT_GAP, height, i < row->value);
        return;
    }
    len end = (len)((uint64_t)scale->width * row->value / scale->most);
    len all = (len)((uint64_t)scale->width * whole / scale->most);
    put_block(drawing, scale->x, y, all, height, false);
    put_block(drawing, scale->x, y, end, height, true);
}

static void put_row(struct drawing *drawing, const struct scale *scale,
                    const struct chart_row *row)
{
    struct flow *flow = drawing->flow;
    const struct para *label =
        chart_set(drawing, row->label, drawing->look, scale->label);
    len top = (drawing->row - look_leading(drawing->look)) / 2;
    struct chart_place place = {flow->x + scale->label + GAP, top, scale->value,
                                PARA_RIGHT};
    chart_item(drawing, chart_height(drawing, label));
    chart_lines(drawing, label, flow->x, top);
    chart_text(drawing, value_of(drawing, row), drawing->look, place);
    put_bar(drawing, scale, row);
}

void chart_bars(struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    struct scale scale = scale_of(drawing);
    len room = drawing->flow->area_height * PART_HEIGHT / 100;
    size_t part = (size_t)(room / drawing->row);
    part = part > 0 ? part : 1;
    for (size_t i = 0; i < chart->row_count; i++) {
        if (i % part == 0)
            chart_part(drawing, i,
                       i + part < chart->row_count ? i + part
                                                   : chart->row_count);
        put_row(drawing, &scale, &chart->rows[i]);
    }
}
