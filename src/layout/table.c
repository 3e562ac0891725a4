/*
 * Tables: cells are set once, in columns wide enough for what must stay
 * whole; each row becomes one item, or several where it is taller than half a
 * page. All text of a table has one line height, so line N of every cell of a
 * row stands at the same place and a row can be cut between two of them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/columns.h"
#include "layout/reach.h"
#include "layout/spans.h"

#define SIZE_STEP   (LEN_PT(1) / 2)
#define HAIRLINE    (LEN_PT(1) / 2)
#define SMALL_PROSE (LEN_PT(15) / 2) /* no smaller for comfort alone */

struct cell {
    const struct doc_node *node; /* or NULL */
    struct spans spans;
    struct para *para;
    enum para_align align;
    struct reach reach;
};

struct table {
    struct flow *flow;
    const struct doc_node *node;
    struct tag *tag;
    const struct doc_node **rows;
    int row_count, column_count, head_count;
    struct cell *cells; /* row by row */
    len *lengths;       /* of the cells on one line, at the style's size */
    struct column *columns;
    struct look look;
    len pad_x, pad_y;
    bool is_facts, is_refused;
    struct frame *tint; /* behind the labels of facts */
    struct table_head *head;
};

static bool is_empty_row(const struct doc_node *row)
{
    for (const struct doc_node *cell = row->first; cell; cell = cell->next)
        if (cell->first)
            return false;
    return true;
}

/* A head row without text only satisfies Markdown; it is not shown. */
static void collect_rows(struct table *table)
{
    int count = 0;
    for (const struct doc_node *n = table->node->first; n; n = n->next)
        count++;
    table->rows =
        arena_array(table->flow->arena, (size_t)count, const struct doc_node *);
    table->column_count = table->node->column_count;
    for (const struct doc_node *n = table->node->first; n; n = n->next) {
        if (n->is_head && is_empty_row(n))
            continue;
        table->rows[table->row_count++] = n;
        int cells = 0;
        for (const struct doc_node *c = n->first; c; c = c->next)
            cells++;
        if (cells > table->column_count)
            table->column_count = cells;
        /* Facts have no head: their labels stand beside the values. */
        if (n->is_head && !table->is_facts)
            table->head_count++;
    }
    /* A head alone heads nothing. */
    if (table->head_count == table->row_count)
        table->head_count = 0;
}

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

static void make_cells(struct table *table)
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
}

/* A column without any text below its head is to be filled in by hand. */
static void widen_blank_columns(struct table *table)
{
    for (int c = 0; c < table->column_count; c++) {
        bool is_blank = table->row_count > table->head_count;
        for (int r = table->head_count; r < table->row_count; r++)
            if (table->cells[r * table->column_count + c].spans.count > 0)
                is_blank = false;
        len least = table->flow->width / (table->column_count + 1);
        if (is_blank && table->columns[c].max < least)
            table->columns[c].max = least;
    }
}

/* What each column needs at the style's own size, without padding. */
static void measure(struct table *table)
{
    struct flow *flow = table->flow;
    int count = table->row_count * table->column_count;
    table->lengths = arena_array(flow->arena, (size_t)count, len);
    for (int i = 0; i < count; i++) {
        struct column *column = &table->columns[i % table->column_count];
        const struct spans *spans = &table->cells[i].spans;
        len min = 0, max = 0;
        if (spans->count > 0)
            para_measure(flow->arena, flow->fonts, spans->items, spans->count,
                         &min, &max);
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

/* The columns as they would be at SIZE. */
static void scale_columns(const struct table *table, len size,
                          struct column *out)
{
    len full = table->flow->style->table.size;
    len pad = table->flow->style->cell_pad_x * size / full;
    for (int i = 0; i < table->column_count; i++) {
        /* One unit more: rounding must not break what just fits. */
        out[i].min = table->columns[i].min * size / full + 2 * pad + 20;
        out[i].max = table->columns[i].max * size / full + 2 * pad + 20;
        out[i].width = 0;
        out[i].is_rigid = table->is_facts && i % 2 == 0;
    }
}

/* Facts in two pairs of columns are two halves that look alike. */
static void share(const struct table *table, struct column *columns, len size)
{
    struct flow *flow = table->flow;
    len full = flow->style->table.size, width = flow->width;
    int count = table->row_count * table->column_count;
    if (table->is_facts && table->column_count == 4) {
        columns_share(columns, 2, width / 2, NULL);
        columns_share(columns + 2, 2, width - width / 2, NULL);
        return;
    }
    len *lengths = arena_array(flow->arena, (size_t)count, len);
    for (int i = 0; i < count; i++)
        lengths[i] = table->lengths[i] * size / full;
    struct column_cells cells = {lengths, table->row_count,
                                 2 * flow->style->cell_pad_x * size / full};
    columns_share(columns, table->column_count, width, &cells);
}

/* Comfort may cost a little of the size; only what must stay whole may cost
 * more. */
static len choose_size(const struct table *table, struct column *columns)
{
    const struct style *style = table->flow->style;
    len width = table->flow->width, size = style->table.size;
    for (; size >= style->table_min_size; size -= SIZE_STEP) {
        bool is_comfortable = size - SIZE_STEP >= SMALL_PROSE;
        scale_columns(table, size, columns);
        if (columns_fit(columns, table->column_count, width, is_comfortable,
                        size))
            return size;
    }
    len least = style->table_min_size;
    return least < style->table.size ? least : style->table.size;
}

static void scale_look(struct table *table, len size)
{
    const struct style *style = table->flow->style;
    len full = style->table.size;
    table->look.leading = look_leading(&style->table) * size / full;
    table->look.size = size;
    table->pad_x = style->cell_pad_x * size / full;
    table->pad_y = style->cell_pad_y * size / full;
}

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
}

static void set_cells(struct table *table)
{
    len full = table->flow->style->table.size;
    for (int i = 0; i < table->row_count * table->column_count; i++) {
        struct cell *cell = &table->cells[i];
        for (size_t s = 0; s < cell->spans.count; s++) {
            struct span *span = &cell->spans.items[s];
            span->size = span->size * table->look.size / full;
            span->rise = span->rise * table->look.size / full;
        }
        len width = -2 * table->pad_x;
        for (int c = 0; c < cell->reach.columns; c++)
            width += table->columns[i % table->column_count + c].width;
        cell->para =
            spans_set(&cell->spans, width > 1000 ? width : 1000, cell->align);
        if (is_overfull(cell->para, width + 2 * table->pad_x))
            refuse(table, cell);
    }
}

static size_t row_lines(const struct table *table, int row)
{
    size_t most = 1;
    for (int c = 0; c < table->column_count; c++) {
        const struct cell *cell = &table->cells[row * table->column_count + c];
        if (cell->para->line_count > most)
            most = cell->para->line_count;
    }
    return most;
}

/* Lines FROM up to TO of each cell of ROW on ITEM, the first at Y. */
static void place_lines(struct table *table, struct item *item, int row,
                        size_t from, size_t to, len y)
{
    struct flow *flow = table->flow;
    len x = flow->x, leading = look_leading(&table->look);
    len baseline = y + look_baseline(&table->look, flow->fonts);
    for (int c = 0; c < table->column_count; c++) {
        const struct cell *cell = &table->cells[row * table->column_count + c];
        size_t n = 0;
        for (struct line *line = cell->para->first, *next; line && n < to;
             line = next, n++) {
            next = line->next;
            if (n >= from)
                item_line(flow, item, line, x + table->pad_x,
                          baseline + (len)(n - from) * leading);
        }
        x += table->columns[c].width;
    }
}

/* No rule parts a cell from the one that it reaches into below. */
static bool is_joined(const struct table *table, int row, int column)
{
    return row + 1 < table->row_count &&
           table->cells[(row + 1) * table->column_count + column]
               .reach.is_below;
}

static void place_rule(struct table *table, struct item *item, int row)
{
    const struct style *style = table->flow->style;
    bool is_strong =
        row + 1 == table->head_count || row + 1 == table->row_count;
    len height = is_strong ? HAIRLINE * 3 / 2 : HAIRLINE;
    len x = table->flow->x, width = 0;
    for (int c = 0; c <= table->column_count; c++) {
        bool is_end = c == table->column_count || is_joined(table, row, c);
        if (is_end && width > 0)
            item_box(item, box_rule(table->flow->arena, x - width,
                                    item->height - height, width, height,
                                    is_strong ? style->border : style->rule));
        width = is_end ? 0 : width + table->columns[c].width;
        x += c < table->column_count ? table->columns[c].width : 0;
    }
}

static struct item *row_item(struct table *table, int row, len height, len top)
{
    struct flow *flow = table->flow;
    len baseline = top + look_baseline(&table->look, flow->fonts);
    struct item *item = flow_item(flow, height, baseline);
    item->area = table->tag;
    item->head = table->head;
    item->is_head = row < table->head_count;
    item->is_kept = item->is_head;
    if (table->tint)
        item->frame = table->tint;
    if (!item->is_head)
        return item;
    /* Behind all else, also behind a label that is already there. */
    struct box *ground = box_rule(flow->arena, flow->x, 0, flow->width, height,
                                  flow->style->tint);
    ground->next = item->first;
    item->first = ground;
    if (!item->last)
        item->last = ground;
    return item;
}

/* A row that is taller than half a page, a line at a time. */
static void flow_tall_row(struct table *table, int row, size_t lines)
{
    len leading = look_leading(&table->look);
    for (size_t i = 0; i < lines; i++) {
        bool is_last = i + 1 == lines;
        len top = i == 0 ? table->pad_y : 0;
        len height = top + leading + (is_last ? table->pad_y : 0);
        struct item *item = row_item(table, row, height, top);
        place_lines(table, item, row, i, i + 1, top);
        item->is_kept = item->is_head || i == 0 || i + 2 == lines;
        if (is_last) {
            item->is_kept = item->is_head;
            place_rule(table, item, row);
        }
    }
}

static void flow_row(struct table *table, int row)
{
    size_t lines = row_lines(table, row);
    len height = (len)lines * look_leading(&table->look) + 2 * table->pad_y;
    if (height > table->flow->area_height / 2) {
        flow_tall_row(table, row, lines);
        return;
    }
    struct item *item = row_item(table, row, height, table->pad_y);
    place_lines(table, item, row, 0, lines, table->pad_y);
    place_rule(table, item, row);
    /* Neither the first nor the last row stands alone on a page. */
    bool is_edge = row == table->head_count || row + 2 == table->row_count;
    if (is_edge && row + 1 < table->row_count &&
        height < table->flow->area_height / 6)
        item->is_kept = true;
}

/* Gathers the head rows just emitted behind BEFORE; a head that would fill a
 * third of each page is not repeated. */
static void make_head(struct table *table, const struct item *before)
{
    struct flow *flow = table->flow;
    struct table_head *head = arena_new(flow->arena, struct table_head);
    struct item *item = before ? before->next : flow->first;
    while (item && item->kind != ITEM_BOX)
        item = item->next;
    head->first = item;
    for (; item; item = item->next) {
        head->count++;
        head->height += item->height;
    }
    if (head->height <= flow->area_height / 3)
        table->head = head;
}

/* Grounds behind each label column, as high as the table on each page. */
static void make_tint(struct table *table)
{
    struct flow *flow = table->flow;
    len x = flow->x;
    table->tint = flow->frame;
    for (int c = 0; c < table->column_count; c++) {
        len width = table->columns[c].width;
        if (c % 2 == 0) {
            struct frame *frame = arena_new(flow->arena, struct frame);
            *frame =
                (struct frame){table->tint, x, width, 0, flow->style->tint};
            table->tint = frame;
        }
        x += width;
    }
}

static void prepare(struct table *table)
{
    struct flow *flow = table->flow;
    size_t count = (size_t)table->column_count;
    table->columns = arena_array(flow->arena, count, struct column);
    make_cells(table);
    measure(table);
    struct column *columns = arena_array(flow->arena, count, struct column);
    len size = choose_size(table, columns);
    scale_columns(table, size, columns);
    share(table, columns, size);
    table->columns = columns;
    scale_look(table, size);
    set_cells(table);
    if (table->is_facts)
        make_tint(table);
}

void flow_table(struct flow *flow, const struct doc_node *node)
{
    struct table table = {.flow = flow, .node = node};
    table.look = flow->style->table;
    table.is_facts = str_is(node->class_, "facts");
    collect_rows(&table);
    if (table.row_count == 0 || table.column_count == 0) {
        if (node->caption)
            flow_caption(flow, node->caption, NULL);
        return;
    }
    table.tag = tag_new(flow->arena, TAG_TABLE, flow->parent, node->pos);
    flow_space(flow, flow->style->space_paragraph);
    if (node->caption)
        flow_caption(flow, node->caption, table.tag);
    prepare(&table);
    struct item *before = flow->last;
    for (int row = 0; row < table.row_count; row++) {
        flow_row(&table, row);
        if (row + 1 == table.head_count)
            make_head(&table, before);
    }
    flow_notes(flow, flow->parent);
    flow_space(flow, flow->style->space_block);
}
