/*
 * Heat maps: a cell for each row and column, in as many lanes side by side as
 * stay readable, so that a hundred rows are one page and one look.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/chart.h"

#define CELL_MOST  LEN_PT(38)
#define CELL_LEAST LEN_PT(10) /* where there are several lanes */
#define CELL_GAP   (LEN_PT(5) / 4)
#define LABEL_GAP  LEN_PT(6)
#define LANE_GAP   LEN_PT(20)
#define SWATCH     LEN_PT(16)
#define HEAD_GAP   LEN_PT(3) /* between the names of columns */

enum {
    LANES_MOST = 4,
    LANE_LEAST = 14,   /* rows that are worth a lane */
    LANE_LABEL = 40,   /* of 100 of a lane */
    LABEL_WIDTH = 45,  /* of 100 of a single lane */
    PART_HEIGHT = 60,  /* of 100 of a page, of a figure with a single lane */
    LANES_HEIGHT = 88, /* the same, of several; a heading has room, too */
    SHIFT_MOST = 3,    /* rows that a group may move the end of a lane */
    HEAD_ROWS = 7,     /* room for title, legend and names of columns */
};

struct heat {
    struct drawing *drawing;
    size_t lanes;
    len lane, label, cell; /* widths */
    size_t rows;           /* of a lane, at most */
    size_t step;           /* names of columns stand at every so many */
    len top;               /* of a line of words in a row */
};

/* Where things are ------------------------------------------------------- */

/* The width of the widest label of rows, or of groups. */
static len widest_label(struct drawing *drawing, bool is_group)
{
    const struct chart *chart = drawing->chart;
    const struct look *look = is_group ? &drawing->bold : drawing->look;
    len most = 0;
    for (size_t i = 0; i < chart->row_count; i++) {
        if (chart->rows[i].is_group != is_group)
            continue;
        len width = chart_width(drawing, look, chart->rows[i].label);
        most = width > most ? width : most;
    }
    return most + LEN_PT(1);
}

static len widest_column(struct drawing *drawing)
{
    const struct chart *chart = drawing->chart;
    len most = 0;
    for (size_t i = 0; i < chart->column_count; i++) {
        len width = chart_width(drawing, drawing->look, chart->columns[i]);
        most = width > most ? width : most;
    }
    return most;
}

/* Widths with so many lanes. */
static void divide(struct heat *heat, size_t lanes, len label)
{
    const struct flow *flow = heat->drawing->flow;
    len columns = (len)heat->drawing->chart->column_count;
    len most;
    heat->lanes = lanes;
    heat->lane = (flow->width - (len)(lanes - 1) * LANE_GAP) / (len)lanes;
    most = heat->lane * (lanes > 1 ? LANE_LABEL : LABEL_WIDTH) / 100;
    heat->label = label < most ? label : most;
    heat->cell = (heat->lane - heat->label - LABEL_GAP) / columns;
    heat->cell = heat->cell < CELL_MOST ? heat->cell : CELL_MOST;
    heat->cell = heat->cell > 0 ? heat->cell : 1;
}

static void choose_lanes(struct heat *heat)
{
    struct drawing *drawing = heat->drawing;
    len label = widest_label(drawing, false);
    len group = widest_label(drawing, true);
    len name = widest_column(drawing) + HEAD_GAP;
    size_t lanes = LANES_MOST;
    for (; lanes > 1; lanes--) {
        divide(heat, lanes, label);
        if (drawing->chart->row_count >= lanes * LANE_LEAST &&
            heat->label == label && group <= heat->lane &&
            heat->cell >= CELL_LEAST && 2 * heat->cell >= name)
            break;
    }
    divide(heat, lanes, label);
    heat->step = (size_t)((name + heat->cell - 1) / heat->cell);
    heat->top = (drawing->row - look_leading(drawing->look)) / 2;
}

/* The legend ------------------------------------------------------------- */

/* Marks that are explained: those that the chart names, else all it shows. */
static void find_marks(const struct chart *chart, bool *is_shown)
{
    bool is_any = false;
    for (int i = 0; i < CHART_MARK_COUNT; i++)
        is_any |= is_shown[i] = chart->is_explained[i];
    for (size_t i = 0; i < chart->row_count && !is_any; i++)
        for (size_t k = 0; k < chart->column_count; k++)
            if (!chart->rows[i].is_group)
                is_shown[chart->rows[i].cells[k].mark] = true;
    is_shown[CHART_BLANK] = false;
}

static void put_legend(struct drawing *drawing)
{
    struct flow *flow = drawing->flow;
    bool is_shown[CHART_MARK_COUNT] = {false};
    len x = flow->x, end = flow->x + flow->width;
    find_marks(drawing->chart, is_shown);
    for (int i = 0; i < CHART_MARK_COUNT; i++) {
        if (!is_shown[i])
            continue;
        struct str word = drawing->chart->words[i];
        len width = chart_width(drawing, drawing->look, word) + LEN_PT(1);
        len most = flow->width - SWATCH - LABEL_GAP;
        width = width < most ? width : most;
        const struct para *para =
            chart_set(drawing, word, drawing->look, width);
        len need = SWATCH + LABEL_GAP / 2 + width;
        if (x == flow->x || x + need > end || para->line_count > 1) {
            x = flow->x;
            chart_item(drawing, chart_height(drawing, para));
        }
        chart_cell(drawing, (enum chart_mark)i, x, CELL_GAP / 2, SWATCH,
                   drawing->row - CELL_GAP);
        chart_lines(drawing, para, x + SWATCH + LABEL_GAP / 2,
                    (drawing->row - look_leading(drawing->look)) / 2);
        x = para->line_count > 1 ? end : x + need + LEN_PT(12);
    }
    flow_space(flow, flow->style->space_item);
}

/* Rows ------------------------------------------------------------------- */

/* The name of column INDEX, whose lane's cells begin at X: in the middle of
 * its cell where it hardly reaches out of it, else from there on. */
static void put_name(struct heat *heat, size_t index, len x)
{
    struct drawing *drawing = heat->drawing;
    struct str name = drawing->chart->columns[index];
    len width = chart_width(drawing, drawing->look, name);
    len left = (len)(drawing->chart->column_count - index) * heat->cell;
    struct chart_place place = {x + (len)index * heat->cell, heat->top,
                                heat->cell - CELL_GAP, PARA_CENTER};
    if (width > heat->cell + 2 * HEAD_GAP) {
        place.width = left;
        place.align = PARA_LEFT;
        if (width > left)
            return;
    }
    chart_text(drawing, name, drawing->look, place);
}

/* The names of the columns, above each of USED lanes. */
static void put_head(struct heat *heat, size_t used)
{
    struct drawing *drawing = heat->drawing;
    chart_item(drawing, drawing->row);
    for (size_t k = 0; k < used; k++) {
        len x = drawing->flow->x + (len)k * (heat->lane + LANE_GAP) +
                heat->label + LABEL_GAP;
        for (size_t i = 0; i < drawing->chart->column_count; i += heat->step)
            put_name(heat, i, x);
    }
}

static void put_cells(struct heat *heat, const struct chart_row *row, len x)
{
    struct drawing *drawing = heat->drawing;
    for (size_t i = 0; i < drawing->chart->column_count; i++)
        if (row->cells[i].columns > 0)
            chart_cell(drawing, row->cells[i].mark, x + (len)i * heat->cell,
                       CELL_GAP / 2,
                       (len)row->cells[i].columns * heat->cell - CELL_GAP,
                       drawing->row - CELL_GAP);
}

/* The words of a row, which may take several lines in a single lane. */
static struct para *set_label(struct heat *heat, const struct chart_row *row)
{
    struct drawing *drawing = heat->drawing;
    return chart_set(drawing, row->label,
                     row->is_group ? &drawing->bold : drawing->look,
                     row->is_group ? heat->lane : heat->label);
}

/* Row INDEX of each lane as one item; lane K holds rows from ENDS[K] up to
 * ENDS[K + 1]. */
static void put_line(struct heat *heat, size_t index, const size_t *ends)
{
    struct drawing *drawing = heat->drawing;
    const struct para *labels[LANES_MOST] = {NULL};
    len height = 0;
    for (size_t k = 0; k < heat->lanes; k++) {
        if (ends[k] + index >= ends[k + 1])
            continue;
        labels[k] = set_label(heat, &drawing->chart->rows[ends[k] + index]);
        len need = chart_height(drawing, labels[k]);
        height = need > height ? need : height;
    }
    chart_item(drawing, height);
    for (size_t k = 0; k < heat->lanes; k++) {
        len x = drawing->flow->x + (len)k * (heat->lane + LANE_GAP);
        if (!labels[k])
            continue;
        const struct chart_row *row = &drawing->chart->rows[ends[k] + index];
        chart_lines(drawing, labels[k], x, heat->top);
        if (!row->is_group)
            put_cells(heat, row, x + heat->label + LABEL_GAP);
    }
}

/* The end of a lane near AT, best where a group begins, and never behind the
 * name of one. */
static size_t end_near(const struct chart *chart, size_t from, size_t at,
                       size_t to)
{
    for (size_t shift = 0; shift <= SHIFT_MOST; shift++) {
        if (at + shift < to && chart->rows[at + shift].is_group)
            return at + shift;
        if (at > from + shift + 1 && chart->rows[at - shift].is_group)
            return at - shift;
    }
    return at > from + 1 && chart->rows[at - 1].is_group ? at - 1 : at;
}

/* Divides rows FROM up to TO among the lanes; ENDS[K] is where lane K begins.
 * Returns the length of the longest. */
static size_t fill_lanes(const struct heat *heat, size_t from, size_t to,
                         size_t *ends)
{
    size_t longest = 0;
    ends[0] = from;
    for (size_t k = 0; k < heat->lanes; k++) {
        size_t left = to - ends[k], lanes = heat->lanes - k;
        size_t at = ends[k] + (left + lanes - 1) / lanes;
        size_t end = end_near(heat->drawing->chart, ends[k], at, to);
        bool has_room =
            end - ends[k] <= heat->rows && to - end <= (lanes - 1) * heat->rows;
        ends[k + 1] = at < to && has_room ? end : at;
        if (ends[k + 1] - ends[k] > longest)
            longest = ends[k + 1] - ends[k];
    }
    return longest;
}

/* Rows FROM up to TO as one figure. */
static void put_part(struct heat *heat, size_t from, size_t to)
{
    size_t ends[LANES_MOST + 1], used = 0;
    size_t longest = fill_lanes(heat, from, to, ends);
    for (size_t k = 0; k < heat->lanes; k++)
        used += ends[k + 1] > ends[k];
    chart_part(heat->drawing, from, to);
    if (from == 0)
        put_legend(heat->drawing);
    put_head(heat, used);
    for (size_t i = 0; i < longest; i++)
        put_line(heat, i, ends);
}

/* How many rows of a lane have room in one figure. */
static size_t capacity(const struct heat *heat)
{
    const struct drawing *drawing = heat->drawing;
    len room = drawing->flow->area_height *
               (heat->lanes == 1 ? PART_HEIGHT : LANES_HEIGHT) / 100;
    room -= HEAD_ROWS * drawing->row;
    return room > drawing->row ? (size_t)(room / drawing->row) : 1;
}

void chart_heat(struct drawing *drawing)
{
    struct heat heat = {.drawing = drawing};
    size_t count = drawing->chart->row_count, most, to;
    choose_lanes(&heat);
    heat.rows = capacity(&heat);
    most = heat.rows * heat.lanes;
    for (size_t from = 0; from < count; from = to) {
        to = count;
        if (count - from > most)
            to = end_near(drawing->chart, from, from + most, count);
        to = to - from > most ? from + most : to;
        put_part(&heat, from, to);
    }
}
