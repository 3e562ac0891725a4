/*
 * Tables: cells are set once, in columns wide enough for what must stay
 * whole; then each row becomes an item, or several (table_rows.c).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/direction.h"
#include "layout/table_parts.h"

#define SIZE_STEP   (LEN_PT(1) / 2)
#define SMALL_PROSE (LEN_PT(15) / 2) /* no smaller for comfort alone */
#define SMALL_PART  5                /* of a page: what is not divided */

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
    table->column_count = table->node->more->column_count;
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
        out[i].is_rigid = table->is_facts
                              ? i % 2 == 0
                              : table->is_form && !table->columns[i].is_blank;
    }
}

/* The shares that the author asks for. False where they name another number
 * of columns, or one in which a word would break. */
static bool share_asked(const struct table *table, struct column *columns)
{
    struct str rest = table->node->more->widths, piece;
    uint64_t sum = 0, part = 0;
    int count = 0;
    while (str_next_piece(&rest, ' ', &piece)) {
        if (count == table->column_count || !str_to_uint(piece, 1000, &part))
            return false;
        columns[count++].width = (len)part;
        sum += part;
    }
    if (count != table->column_count || sum == 0)
        return false;
    len rest_width = table->flow->width;
    for (int i = 0; i < count; i++) {
        len width = table->flow->width * columns[i].width / (len)sum;
        columns[i].width = i + 1 < count ? width : rest_width;
        rest_width -= columns[i].width;
        if (columns[i].width < columns[i].min)
            return false;
    }
    return true;
}

/* Facts in two pairs of columns are two halves that look alike. */
static void share(const struct table *table, struct column *columns, len size)
{
    struct flow *flow = table->flow;
    len full = flow->style->table.size, width = flow->width;
    int count = table->row_count * table->column_count;
    if (share_asked(table, columns))
        return;
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

len table_left(const struct table *table, int from, int to)
{
    const struct flow *flow = table->flow;
    len before = 0;
    for (int c = 0; c < (flow->side == SIDE_RIGHT ? to : from); c++)
        before += table->columns[c].width;
    return flow->side == SIDE_RIGHT ? flow->x + flow->width - before
                                    : flow->x + before;
}

/* Grounds behind each label column, as high as the table on each page. */
static void make_tint(struct table *table)
{
    struct flow *flow = table->flow;
    table->tint = flow->frame;
    for (int c = 0; c < table->column_count; c += 2) {
        struct frame *frame = arena_new(flow->arena, struct frame);
        *frame = (struct frame){table->tint, table_left(table, c, c + 1),
                                table->columns[c].width, 0, flow->style->tint};
        table->tint = frame;
    }
}

static void prepare(struct table *table)
{
    struct flow *flow = table->flow;
    size_t count = (size_t)table->column_count;
    table->columns = arena_array(flow->arena, count, struct column);
    table_make_cells(table);
    table_measure(table);
    struct column *columns = arena_array(flow->arena, count, struct column);
    len size = choose_size(table, columns);
    scale_columns(table, size, columns);
    share(table, columns, size);
    table->columns = columns;
    scale_look(table, size);
    table_set_cells(table);
    if (table->is_facts)
        make_tint(table);
}

/* A small table, all behind BEFORE, stays on one page: less is lost at the foot
 * of the page than by looking for the rest of five lines. */
static void keep_small(const struct flow *flow, struct item *before)
{
    struct item *first = before ? before->next : flow->first;
    len height = 0;
    for (const struct item *item = first; item; item = item->next)
        height += item->height;
    if (height > flow->area_height / SMALL_PART)
        return;
    for (struct item *item = first; item && item->next; item = item->next)
        item->is_kept = true;
}

void flow_table(struct flow *flow, const struct doc_node *node)
{
    struct table table = {.flow = flow, .node = node};
    table.look = flow->style->table;
    table.is_facts = str_is(node->more->class_, "facts");
    collect_rows(&table);
    if (table.row_count == 0 || table.column_count == 0) {
        if (node->more->caption)
            flow_caption(flow, node->more->caption, NULL);
        return;
    }
    table.tag = tag_new(flow->arena, TAG_TABLE, flow->parent, node->pos);
    flow_space(flow, flow->style->space_paragraph);
    if (node->more->caption)
        flow_caption(flow, node->more->caption, table.tag);
    enum para_side side = flow->side;
    flow->side = direction_is_rtl(flow, node) ? SIDE_RIGHT : SIDE_LEFT;
    prepare(&table);
    struct item *before = flow->last;
    for (int row = 0; row < table.row_count;) {
        row = table_flow_rows(&table, row);
        if (row == table.head_count)
            make_head(&table, before);
    }
    keep_small(flow, before);
    flow->side = side;
    flow_notes(flow, flow->parent);
    flow_space(flow, flow->style->space_block);
}
