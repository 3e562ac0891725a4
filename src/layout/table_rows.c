/*
 * The rows of a table as items.
 *
 * All text of a table has one line height, so a row is a stack of slots, each
 * as high as a line, and line N of every cell stands at the same height; a
 * picture takes as many slots as it needs. Rows that a cell joins, because it
 * reaches over them, are one group, as a row without such cells is. A group
 * is one item, unless it is taller than half a page: then each slot is one,
 * so that a page can end between any two of them, and a cell that reaches
 * over several rows goes on through their slots. What a cell needs beyond the
 * slots of its rows is added to the last of them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/table_parts.h"

#define HAIRLINE    (LEN_PT(1) / 2)
#define PICTURE_GAP LEN_PT(2)  /* above one */
#define FORM_ROW    LEN_PT(26) /* to write in by hand */

/* Rows FIRST up to END, with their slots. */
struct group {
    struct table *table;
    int first, end;
    size_t *slots;  /* by row, from FIRST */
    size_t *starts; /* the slots above each row */
    bool is_whole;
};

static struct cell *cell_at(const struct table *table, int row, int column)
{
    return &table->cells[row * table->column_count + column];
}

/* Slots ------------------------------------------------------------------- */

static size_t line_slots(const struct table *table, const struct line *line)
{
    len leading = look_leading(&table->look);
    len more = line->picture + PICTURE_GAP -
               look_baseline(&table->look, table->flow->fonts);
    if (line->picture == 0 || more <= 0)
        return 1;
    return 1 + (size_t)((more + leading - 1) / leading);
}

static size_t cell_slots(const struct table *table, const struct cell *cell)
{
    size_t slots = 0;
    const struct line *line = cell->para->first;
    for (; line; line = line->next)
        slots += line_slots(table, line);
    return slots;
}

static size_t least_slots(const struct table *table, int row)
{
    len leading = look_leading(&table->look);
    if (!table->is_form || row < table->head_count)
        return 1;
    return (size_t)((FORM_ROW - 2 * table->pad_y + leading - 1) / leading);
}

/* Of cells that stand in ROW alone. */
static size_t row_slots(const struct table *table, int row)
{
    size_t most = least_slots(table, row);
    for (int c = 0; c < table->column_count; c++) {
        const struct cell *cell = cell_at(table, row, c);
        size_t slots = cell->reach.rows > 1 ? 0 : cell_slots(table, cell);
        most = slots > most ? slots : most;
    }
    return most;
}

/* Room for what reaches down from ROW. The lines of a group that stays whole
 * also use the padding between its rows. */
static void grow_rows(struct group *group, int row)
{
    const struct table *table = group->table;
    len leading = look_leading(&table->look);
    for (int c = 0; c < table->column_count; c++) {
        const struct cell *cell = cell_at(table, row, c);
        int rows = cell->reach.rows;
        size_t *slots = group->slots + (row - group->first);
        size_t need = rows > 1 ? cell_slots(table, cell) : 0, have = 0;
        for (int r = 0; r < rows; r++)
            have += slots[r];
        if (group->is_whole)
            have += (size_t)((rows - 1) * 2 * table->pad_y / leading);
        if (need > have)
            slots[rows - 1] += need - have;
    }
}

static len group_height(const struct group *group)
{
    len leading = look_leading(&group->table->look);
    int count = group->end - group->first;
    len height = count * 2 * group->table->pad_y;
    for (int i = 0; i < count; i++)
        height += (len)group->slots[i] * leading;
    return height;
}

static void count_slots(struct group *group, bool is_whole)
{
    size_t start = 0;
    group->is_whole = is_whole;
    for (int row = group->first; row < group->end; row++)
        group->slots[row - group->first] = row_slots(group->table, row);
    for (int row = group->first; row < group->end; row++)
        grow_rows(group, row);
    for (int i = 0; i < group->end - group->first; i++) {
        group->starts[i] = start;
        start += group->slots[i];
    }
}

static struct group group_at(struct table *table, int first)
{
    struct group group = {.table = table, .first = first, .end = first + 1};
    for (int row = first; row < group.end; row++)
        for (int c = 0; c < table->column_count; c++) {
            int end = row + cell_at(table, row, c)->reach.rows;
            group.end = end > group.end ? end : group.end;
        }
    size_t count = (size_t)(group.end - first);
    group.slots = arena_array(table->flow->arena, count, size_t);
    group.starts = arena_array(table->flow->arena, count, size_t);
    count_slots(&group, true);
    if (group_height(&group) > table->flow->area_height / 2)
        count_slots(&group, false);
    return group;
}

/* Items ------------------------------------------------------------------- */

/* The lines of the cell that end above slot TO, where slot 0 is at Y; whether
 * TO cuts through a picture. */
static bool place_cell(const struct table *table, struct item *item, int row,
                       int column, len y, size_t to)
{
    struct flow *flow = table->flow;
    struct cell *cell = cell_at(table, row, column);
    len x = table_left(table, column, column + cell->reach.columns);
    len leading = look_leading(&table->look);
    len baseline = y + look_baseline(&table->look, flow->fonts);
    while (cell->line) {
        size_t end = cell->slot + line_slots(table, cell->line);
        if (end > to)
            break;
        item_line(flow, item, cell->line, x + table->pad_x,
                  baseline + (len)(end - 1) * leading);
        cell->slot = end;
        cell->line = cell->line->next;
    }
    return cell->line && cell->slot < to;
}

/* No rule parts a cell from the one that it reaches into below. */
static bool is_joined(const struct table *table, int row, int column)
{
    return row + 1 < table->row_count &&
           table->cells[(row + 1) * table->column_count + column]
               .reach.is_below;
}

static void place_rule(struct table *table, struct item *item, int row,
                       len bottom)
{
    const struct style *style = table->flow->style;
    bool is_strong =
        row + 1 == table->head_count || row + 1 == table->row_count;
    len height = is_strong ? HAIRLINE * 3 / 2 : HAIRLINE;
    len width = 0;
    int from = 0;
    for (int c = 0; c <= table->column_count; c++) {
        bool is_end = c == table->column_count || is_joined(table, row, c);
        if (is_end && width > 0)
            item_box(item,
                     box_rule(table->flow->arena, table_left(table, from, c),
                              bottom - height, width, height,
                              is_strong ? style->border : style->rule));
        width = is_end ? 0 : width + table->columns[c].width;
        from = is_end ? c + 1 : from;
    }
}

/* The cells of a form are parted by rules from top to bottom. */
static void place_bars(struct table *table, struct item *item, int row, len y,
                       len height)
{
    const struct style *style = table->flow->style;
    for (int c = 0; table->is_form && c <= table->column_count; c++) {
        bool is_edge = c == 0 || c == table->column_count;
        bool is_right =
            c == (table->flow->side == SIDE_RIGHT ? 0 : table->column_count);
        len at = table_left(table, c, c) - (is_right ? HAIRLINE : 0);
        if (is_edge || !cell_at(table, row, c)->reach.is_right)
            item_box(item, box_rule(table->flow->arena, at, y, HAIRLINE, height,
                                    is_edge ? style->border : style->rule));
    }
    if (table->is_form && row == 0 && y == 0)
        item_box(item, box_rule(table->flow->arena, table->flow->x, 0,
                                table->flow->width, HAIRLINE, style->border));
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

/* Neither the first nor the last row stands alone on a page. */
static bool is_edge(const struct group *group, len height)
{
    const struct table *table = group->table;
    return (group->first == table->head_count ||
            group->end + 1 == table->row_count) &&
           group->end < table->row_count &&
           height < table->flow->area_height / 6;
}

static void flow_whole(struct group *group)
{
    struct table *table = group->table;
    len leading = look_leading(&table->look), height = group_height(group);
    struct item *item = row_item(table, group->first, height, table->pad_y);
    len y = 0;
    for (int row = group->first; row < group->end; row++) {
        len row_height =
            (len)group->slots[row - group->first] * leading + 2 * table->pad_y;
        for (int c = 0; c < table->column_count; c++)
            place_cell(table, item, row, c, y + table->pad_y, SIZE_MAX);
        place_bars(table, item, row, y, row_height);
        y += row_height;
        place_rule(table, item, row, y);
    }
    if (is_edge(group, height))
        item->is_kept = true;
}

/* Slot INDEX of ROW in all cells that are there, at TOP of ITEM; whether it
 * must stay with the next one. */
static bool place_slot(struct group *group, struct item *item, int row,
                       size_t index, len top)
{
    struct table *table = group->table;
    len leading = look_leading(&table->look);
    bool is_cut = false;
    for (int c = 0; c < table->column_count; c++) {
        for (int from = group->first; from <= row; from++) {
            struct cell *cell = cell_at(table, from, c);
            size_t slot = group->starts[row - group->first] -
                          group->starts[from - group->first] + index;
            if (!cell->reach.is_covered && from + cell->reach.rows > row)
                is_cut |= place_cell(table, item, from, c,
                                     top - (len)slot * leading, slot + 1);
        }
    }
    return is_cut;
}

static void flow_slot(struct group *group, int row, size_t index)
{
    struct table *table = group->table;
    size_t count = group->slots[row - group->first];
    bool is_last = index + 1 == count;
    len top = index == 0 ? table->pad_y : 0;
    len height =
        top + look_leading(&table->look) + (is_last ? table->pad_y : 0);
    struct item *item = row_item(table, row, height, top);
    bool is_cut = place_slot(group, item, row, index, top);
    place_bars(table, item, row, 0, height);
    if (is_last)
        place_rule(table, item, row, height);
    else if (index == 0 || index + 2 == count)
        item->is_kept = true;
    if (is_cut)
        item->is_kept = true;
}

int table_flow_rows(struct table *table, int row)
{
    struct group group = group_at(table, row);
    if (group.is_whole) {
        flow_whole(&group);
        return group.end;
    }
    for (row = group.first; row < group.end; row++)
        for (size_t i = 0; i < group.slots[row - group.first]; i++)
            flow_slot(&group, row, i);
    return group.end;
}
