/*
 * Charts: the title, the figure and its words; what all kinds draw with.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/chart.h"

#include "layout/spans.h"

static struct tag *leaf_of(const struct drawing *drawing)
{
    return tag_leaf(drawing->flow->arena, drawing->tag, drawing->node->pos);
}

void chart_item(struct drawing *drawing, len height)
{
    struct flow *flow = drawing->flow;
    drawing->item =
        flow_item(flow, height, look_baseline(drawing->look, flow->fonts));
    drawing->item->area = drawing->tag;
    drawing->item->is_kept = true;
}

void chart_rect(struct drawing *drawing, len x, len y, len width, len height,
                uint32_t color)
{
    if (width <= 0 || height <= 0)
        return;
    struct box *box =
        box_rule(drawing->flow->arena, x, y, width, height, color);
    box->tag = leaf_of(drawing);
    item_box(drawing->item, box);
}

/* Words ------------------------------------------------------------------ */

/* With a blank behind, so that words of two places never join. */
static struct spans words_of(struct drawing *drawing, struct str text,
                             const struct look *look)
{
    struct flow *flow = drawing->flow;
    struct spans spans = spans_new(flow, look, flow->style->ink, drawing->tag);
    spans.now.is_tabular = true;
    if (text.len > 0)
        spans_add(&spans, str_concat(flow->arena, text, STR(" ")),
                  drawing->node->pos);
    return spans;
}

len chart_width(struct drawing *drawing, const struct look *look,
                struct str text)
{
    struct flow *flow = drawing->flow;
    struct spans spans = spans_new(flow, look, 0, NULL);
    len min = 0, max = 0;
    spans.now.is_tabular = true;
    spans_add(&spans, text, POS_NONE);
    if (spans.count > 0)
        para_measure(flow->arena, flow->fonts, spans.items, spans.count, &min,
                     &max);
    return max;
}

struct para *chart_set(struct drawing *drawing, struct str text,
                       const struct look *look, len width)
{
    struct spans spans = words_of(drawing, text, look);
    return spans_set(&spans, width > 0 ? width : 1, PARA_LEFT);
}

void chart_lines(struct drawing *drawing, const struct para *para, len x, len y)
{
    struct flow *flow = drawing->flow;
    len baseline = y + look_baseline(drawing->look, flow->fonts);
    for (struct line *line = para->first; line; line = line->next) {
        item_line(flow, drawing->item, line, x, baseline);
        baseline += look_leading(drawing->look);
    }
}

len chart_height(const struct drawing *drawing, const struct para *para)
{
    len height = (len)para->line_count * look_leading(drawing->look);
    return height > drawing->row ? height : drawing->row;
}

/* What runs to the left stands at the right of the width it is set in. */
static len left_edge(const struct line *line)
{
    len edge = line->first->x;
    for (const struct box *b = line->first; b; b = b->next)
        edge = b->x < edge ? b->x : edge;
    return edge;
}

void chart_text(struct drawing *drawing, struct str text,
                const struct look *look, struct chart_place place)
{
    struct flow *flow = drawing->flow;
    struct spans spans = words_of(drawing, text, look);
    if (spans.count == 0)
        return;
    len natural = chart_width(drawing, look, text) + LEN_PT(1);
    const struct line *line = spans_set(&spans, natural, PARA_LEFT)->first;
    if (!line || !line->first)
        return;
    len rest = place.width - line->width;
    len x = place.align == PARA_RIGHT    ? rest
            : place.align == PARA_CENTER ? rest / 2
                                         : 0;
    item_line(flow, drawing->item, line, place.x + x - left_edge(line),
              place.y + look_baseline(drawing->look, flow->fonts));
}

/* Parts ------------------------------------------------------------------ */

static void put_title(struct drawing *drawing)
{
    struct flow *flow = drawing->flow;
    const struct look *look = &flow->style->table;
    if (drawing->chart->title.len == 0)
        return;
    struct tag *tag =
        tag_new(flow->arena, TAG_CAPTION, drawing->tag, drawing->node->pos);
    struct spans spans = spans_new(flow, look, flow->style->label, tag);
    spans.now.style |= FACE_BOLD;
    spans_add(&spans, drawing->chart->title, drawing->node->pos);
    const struct para *para = spans_set(&spans, flow->width, PARA_LEFT);
    for (struct line *line = para->first; line; line = line->next) {
        len baseline = look_baseline(look, flow->fonts);
        chart_item(drawing, look_leading(look));
        item_line(flow, drawing->item, line, flow->x, baseline);
    }
    flow_space(flow, flow->style->space_item);
}

void chart_part(struct drawing *drawing, size_t from, size_t to)
{
    struct flow *flow = drawing->flow;
    if (drawing->item)
        drawing->item->is_kept = false;
    drawing->tag =
        tag_new(flow->arena, TAG_FIGURE, flow->parent, drawing->node->pos);
    drawing->tag->alt = chart_words(flow->arena, drawing->chart, from, to);
    flow_space(flow, flow->style->space_paragraph);
    if (from == 0)
        put_title(drawing);
}

void flow_chart(struct flow *flow, const struct doc_node *node)
{
    static void (*const KINDS[CHART_KIND_COUNT])(struct drawing *) = {
        [CHART_HEAT] = chart_heat,
        [CHART_COLUMNS] = chart_columns,
        [CHART_BARS] = chart_bars,
    };
    struct drawing drawing = {.flow = flow,
                              .node = node,
                              .chart = node->more->chart,
                              .look = &flow->style->chart,
                              .bold = flow->style->chart,
                              .row = flow->style->chart_row};
    len leading = look_leading(drawing.look);
    drawing.bold.face |= FACE_BOLD;
    drawing.row = drawing.row > leading ? drawing.row : leading;
    flow_space(flow, flow->style->space_block);
    KINDS[node->more->chart->kind](&drawing);
    if (drawing.item)
        drawing.item->is_kept = false;
    flow_space(flow, flow->style->space_block);
}
