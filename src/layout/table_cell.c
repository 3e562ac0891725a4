/*
 * The cells of a table: what they say and how wide that is, then their lines.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/table_parts.h"

static enum para_align cell_align(const struct doc_node *cell)
{
    static const enum para_align ALIGNS[] = {
        [ALIGN_NONE] = PARA_LEFT,
        [ALIGN_LEFT] = PARA_LEFT,
        [ALIGN_CENTER] = PARA_CENTER,
        [ALIGN_RIGHT] = PARA_RIGHT,
    };
    return cell ? ALIGNS[cell->align] : PARA_LEFT;
}

/* A covered cell has no tag: the one that covers it stands for it. */
static struct tag *cell_tag(struct table *table, struct tag *row, int index,
                            bool is_label)
{
    const struct cell *cell = &table->cells[index];
    bool is_head = index / table->column_count < table->head_count;
    if (cell->reach.is_covered)
        return NULL;
    struct tag *tag =
        tag_new(table->flow->arena, is_head || is_label ? TAG_TH : TAG_TD, row,
                cell->node ? cell->node->pos : row->pos);
    if (is_head || is_label)
        tag->scope = is_head ? SCOPE_COLUMN : SCOPE_ROW;
    tag->columns = cell->reach.columns;
    tag->rows = cell->reach.rows;
    return tag;
}

static void make_cell(struct table *table, struct tag *row, int index)
{
    struct flow *flow = table->flow;
    struct cell *cell = &table->cells[index];
    int column = index % table->column_count;
    bool is_head = index / table->column_count < table->head_count;
    bool is_label = (table->is_facts && column % 2 == 0) ||
                    (cell->node && cell->node->is_head);
    struct look look = table->look;
    look.face = is_head || is_label ? FACE_BOLD : 0;
    cell->spans =
        spans_new(flow, &look,
                  is_head || is_label ? flow->style->label : flow->style->ink,
                  cell_tag(table, row, index, is_label));
    cell->spans.now.is_tabular = true;
    cell->align = cell_align(cell->node);
    if (cell->node && !cell->reach.is_covered)
        spans_inlines(&cell->spans, cell->node->first, NULL);
}

/* Which node each cell shows, and how far it reaches. */
static void find_cells(struct table *table)
{
    struct arena *arena = table->flow->arena;
    int count = table->row_count * table->column_count;
    struct reach_grid grid = {
        arena_array(arena, (size_t)count, const struct doc_node *),
        table->row_count, table->column_count, table->head_count};
    struct reach *reaches = arena_array(arena, (size_t)count, struct reach);
    for (int r = 0; r < table->row_count; r++) {
        const struct doc_node *node = table->rows[r]->first;
        for (int c = 0; node; c++, node = node->next)
            grid.nodes[r * table->column_count + c] = node;
    }
    reach_find(&grid, reaches);
    table->cells = arena_array(arena, (size_t)count, struct cell);
    for (int i = 0; i < count; i++) {
        table->cells[i].node = grid.nodes[i];
        table->cells[i].reach = reaches[i];
    }
}

/* Forms ------------------------------------------------------------------- */

static bool is_blank(const struct spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        struct str text = spans->items[i].text;
        for (size_t at = 0; at < text.len;) {
            uint32_t code = utf8_next(text, &at);
            if (code != ' ' && code != '\n' && code != 0xA0)
                return false;
        }
    }
    return true;
}

/* A row of which at most the first cell says something, or of pairs of columns
 * the first of each. */
static bool is_open(const struct table *table, int row)
{
    const struct cell *cells = table->cells + row * table->column_count;
    bool has_pairs = table->column_count % 2 == 0;
    for (int c = 1; c < table->column_count; c++)
        if (!is_blank(&cells[c].spans) && !(has_pairs && c % 2 == 0))
            return false;
    return table->column_count > 1;
}

/* People print it and write in it: most of its rows are open. */
static bool is_form(const struct table *table)
{
    int open = 0, rows = table->row_count - table->head_count;
    if (table->is_facts)
        return false;
    for (int r = table->head_count; r < table->row_count; r++)
        open += is_open(table, r);
    return rows > 0 && open * 2 >= rows;
}

void table_make_cells(struct table *table)
{
    struct arena *arena = table->flow->arena;
    struct tag *part = NULL;
    find_cells(table);
    for (int r = 0; r < table->row_count; r++) {
        struct pos pos = table->rows[r]->pos;
        if (r == 0 || r == table->head_count)
            part = tag_new(arena, r < table->head_count ? TAG_THEAD : TAG_TBODY,
                           table->tag, pos);
        struct tag *tag = tag_new(arena, TAG_TR, part, pos);
        for (int c = 0; c < table->column_count; c++)
            make_cell(table, tag, r * table->column_count + c);
    }
    table->is_form = is_form(table);
}

/* A column without any text below its head is to be filled in by hand. */
static void widen_blank_columns(struct table *table)
{
    for (int c = 0; c < table->column_count; c++) {
        bool is_empty = table->row_count > table->head_count;
        for (int r = table->head_count; r < table->row_count; r++)
            if (!is_blank(&table->cells[r * table->column_count + c].spans))
                is_empty = false;
        struct column *column = &table->columns[c];
        len least = table->flow->width / (table->column_count + 1);
        column->is_blank = is_empty;
        if (is_empty && column->max < least)
            column->max = least;
        if (is_empty && table->is_form && column->min < least / 2)
            column->min = least / 2;
    }
}

/* Widths ------------------------------------------------------------------ */

static bool has_picture(const struct spans *spans)
{
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].picture)
            return true;
    return false;
}

/* The narrowest that a picture is made so that a table fits. */
#define LEAST_PICTURE LEN_PT(36)

static void narrow_pictures(const struct spans *spans, len *widths)
{
    for (size_t i = 0; i < spans->count; i++) {
        struct picture *picture = spans->items[i].picture;
        if (!picture)
            continue;
        widths[i] = picture->width;
        if (picture->width > LEAST_PICTURE)
            picture->width = LEAST_PICTURE;
    }
}

static void widen_pictures(const struct spans *spans, const len *widths)
{
    for (size_t i = 0; i < spans->count; i++)
        if (spans->items[i].picture)
            spans->items[i].picture->width = widths[i];
}

static void measure_cell(struct flow *flow, const struct spans *spans, len *min,
                         len *max)
{
    len unused;
    *min = *max = 0;
    if (spans->count == 0)
        return;
    para_measure(flow->arena, flow->fonts, spans->items, spans->count, min,
                 max);
    if (!has_picture(spans))
        return;
    len *widths = arena_array(flow->arena, spans->count, len);
    narrow_pictures(spans, widths);
    para_measure(flow->arena, flow->fonts, spans->items, spans->count, min,
                 &unused);
    widen_pictures(spans, widths);
}

void table_measure(struct table *table)
{
    struct flow *flow = table->flow;
    int count = table->row_count * table->column_count;
    table->lengths = arena_array(flow->arena, (size_t)count, len);
    for (int i = 0; i < count; i++) {
        struct column *column = &table->columns[i % table->column_count];
        const struct spans *spans = &table->cells[i].spans;
        len min, max;
        measure_cell(flow, spans, &min, &max);
        /* What reaches over several columns fits in each if need be. */
        if (table->cells[i].reach.columns > 1)
            min = max = 0;
        table->lengths[i] = max;
        column->min = min > column->min ? min : column->min;
        column->max = max > column->max ? max : column->max;
    }
    if (!table->is_facts)
        widen_blank_columns(table);
}

/* Lines ------------------------------------------------------------------- */

static bool is_overfull(const struct para *para, len width)
{
    for (const struct line *line = para->first; line; line = line->next)
        if (line->width > width)
            return true;
    return false;
}

/* So many columns that not even a letter fits. Said once; the texts stay out,
 * since pages where they stand on one another help nobody. */
static void refuse(struct table *table, struct cell *cell)
{
    struct flow *flow = table->flow;
    if (!table->is_refused) {
        struct diag *diag =
            diag_add(flow->diags, IN_MARKDOWN_TABLE, table->node->pos,
                     "this table has %d columns; they are too narrow for "
                     "a letter",
                     table->column_count);
        diag_hint(flow->diags, diag, "split it into several tables");
    }
    table->is_refused = true;
    cell->para = arena_new(flow->arena, struct para);
    cell->line = NULL;
}

static void scale_spans(const struct table *table, struct spans *spans,
                        len width)
{
    const struct flow *flow = table->flow;
    len full = flow->style->table.size;
    for (size_t i = 0; i < spans->count; i++) {
        struct span *span = &spans->items[i];
        span->size = span->size * table->look.size / full;
        span->rise = span->rise * table->look.size / full;
        if (span->picture)
            picture_fit(span->picture, width, flow->area_height / 3);
    }
}

void table_set_cells(struct table *table)
{
    for (int i = 0; i < table->row_count * table->column_count; i++) {
        struct cell *cell = &table->cells[i];
        len width = -2 * table->pad_x;
        for (int c = 0; c < cell->reach.columns; c++)
            width += table->columns[i % table->column_count + c].width;
        len room = width > 1000 ? width : 1000;
        scale_spans(table, &cell->spans, room);
        cell->para = spans_set(&cell->spans, room, cell->align);
        cell->line = cell->para->first;
        if (is_overfull(cell->para, width + 2 * table->pad_x))
            refuse(table, cell);
    }
}
