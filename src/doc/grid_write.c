/*
 * A grid as the lines of a pipe table, and what such a table cannot say put
 * into the tree afterwards.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/grid_parts.h"

#define ROW_BYTES 60000 /* a row's line stays below the line limit */

/* The line that is being made. */
struct out {
    struct rewrite *rewrite;
    struct buf text;
    struct segment *segments;
    size_t count, cap;
};

static void mark(struct out *out, size_t line, size_t from)
{
    struct arena *arena = out->rewrite->doc->arena;
    size_t size = sizeof(struct segment);

    if (out->count == out->cap) {
        size_t cap = out->cap ? 2 * out->cap : 16;

        out->segments =
            arena_grow(arena, out->segments, out->cap * size, cap * size);
        out->cap = cap;
    }
    out->segments[out->count++] = (struct segment){out->text.len, line, from};
}

/* A list item or what looks like one begins a new line in its cell. */
static size_t bullet_length(struct str text)
{
    size_t at = 0;

    if (text.len > 1 && text.ptr[1] == ' ' &&
        (text.ptr[0] == '-' || text.ptr[0] == '*' || text.ptr[0] == '+'))
        return 2;
    while (at < text.len && at < 3 && text.ptr[at] >= '0' &&
           text.ptr[at] <= '9')
        at++;
    if (at > 0 && at + 1 < text.len && text.ptr[at + 1] == ' ' &&
        (text.ptr[at] == '.' || text.ptr[at] == ')'))
        return at + 2;
    return 0;
}

static void write_piece(struct out *out, const struct grid_piece *piece)
{
    struct str text = piece->text;
    size_t at = 0;

    if (bullet_length(text) == 2) {
        buf_add(&out->text, STR("\xE2\x80\xA2 "));
        at = 2;
    }
    mark(out, piece->line, piece->from + at);
    for (; at < text.len; at++) {
        if (text.ptr[at] == '|' && (at == 0 || text.ptr[at - 1] != '\\')) {
            buf_add_byte(&out->text, '\\');
            mark(out, piece->line, piece->from + at);
        }
        buf_add_byte(&out->text, text.ptr[at]);
    }
}

static void write_cell(struct out *out, const struct grid_cell *cell)
{
    bool is_begun = false, breaks = false;
    const struct grid_piece *piece;

    for (piece = cell->first; piece; piece = piece->next) {
        if (piece->text.len == 0) {
            breaks = is_begun;
            continue;
        }
        breaks |= bullet_length(piece->text) > 0;
        if (is_begun)
            buf_add(&out->text, breaks ? STR("<br>") : STR(" "));
        write_piece(out, piece);
        is_begun = true;
        breaks = false;
        /* A backslash at a line's end breaks it; before a bar it would hide
         * that. */
        if (out->text.ptr[out->text.len - 1] == '\\') {
            out->text.len--;
            breaks = true;
        }
    }
}

static void begin_line(struct out *out, size_t index)
{
    struct str line = rewrite_line(out->rewrite, index);

    out->text = buf_new(out->rewrite->doc->arena);
    out->segments = NULL;
    out->count = out->cap = 0;
    mark(out, index, 0);
    buf_add(&out->text, str_slice(line, 0, rewrite_indent(line)));
}

static void end_line(struct out *out, struct edit *edit, size_t index)
{
    struct version *version =
        rewrite_put(out->rewrite, edit, index, buf_str(&out->text));

    version->segments = out->segments;
    version->segment_count = out->count;
}

/* ROW as a line in the place of line INDEX; SIZE_MAX is an empty head. */
static void write_row(struct out *out, const struct grid *grid, size_t row,
                      struct edit *edit, size_t index)
{
    begin_line(out, index);
    buf_add_byte(&out->text, '|');
    for (size_t k = 0; k < grid->columns; k++) {
        buf_add_byte(&out->text, ' ');
        if (row != SIZE_MAX)
            write_cell(out, &grid->cells[row * grid->columns + k]);
        buf_add(&out->text, STR(" |"));
    }
    end_line(out, edit, index);
}

static void write_rule(struct out *out, const struct grid *grid,
                       struct edit *edit, size_t index)
{
    begin_line(out, index);
    buf_add_byte(&out->text, '|');
    for (size_t k = 0; k < grid->columns; k++) {
        buf_add_byte(&out->text, grid->aligns[k].is_left ? ':' : '-');
        buf_add_byte(&out->text, '-');
        buf_add_byte(&out->text, grid->aligns[k].is_right ? ':' : '-');
        buf_add_byte(&out->text, '|');
    }
    end_line(out, edit, index);
}

static bool is_small(const struct grid *grid)
{
    for (size_t row = 0; row < grid->rows; row++) {
        size_t bytes = 0;

        for (size_t k = 0; k < grid->columns; k++) {
            const struct grid_piece *p =
                grid->cells[row * grid->columns + k].first;

            for (; p; p = p->next)
                bytes += 2 * p->text.len + 8;
        }
        if (bytes > ROW_BYTES)
            return false;
    }
    return true;
}

void grid_write(struct rewrite *rewrite, struct grid *grid)
{
    struct out out = {.rewrite = rewrite};
    size_t at = grid->first, row = 0;
    size_t column = rewrite_indent(rewrite_line(rewrite, at));
    struct edit *edit;

    /* Rows of joined cells only need lines that are not there. */
    if (!is_small(grid) || grid->rows + 2 > grid->length)
        return;
    edit = rewrite_edit(rewrite, EDIT_GRID, at, column);
    edit->grid = grid;
    write_row(&out, grid, grid->heads > 0 ? row++ : SIZE_MAX, edit, at++);
    write_rule(&out, grid, edit, at++);
    while (row < grid->rows)
        write_row(&out, grid, row++, edit, at++);
    for (; at < grid->first + grid->length; at++) {
        begin_line(&out, at);
        end_line(&out, edit, at);
    }
}

/* In the tree ------------------------------------------------------------- */

static bool is_beside(const struct grid *grid, size_t row, size_t column)
{
    const struct grid_cell *cells = &grid->cells[row * grid->columns];

    return column > 0 && cells[column].missed > 0 &&
           cells[column].missed == cells[0].lines;
}

/* Extents of the cell at ROW and COLUMN, if it is no part of another. */
static void set_span(struct doc *doc, const struct grid *grid, size_t row,
                     size_t column, struct doc_node *cell)
{
    const struct grid_cell *cells = grid->cells;
    size_t columns = 1, rows = 1;

    if (is_beside(grid, row, column) ||
        cells[row * grid->columns + column].joins_above)
        return;
    while (column + columns < grid->columns &&
           is_beside(grid, row, column + columns))
        columns++;
    while (row + rows < grid->rows &&
           cells[(row + rows) * grid->columns + column].joins_above)
        rows++;
    doc_set_span(doc, cell, (int)columns, (int)rows);
}

/* A row was moved up; its text knows where it stands. */
static void set_place(struct doc_node *row)
{
    struct pos *above = NULL;

    for (struct doc_node *cell = row->first; cell; cell = cell->next) {
        if (cell->first && !above)
            row->pos.line = cell->first->pos.line;
        if (cell->first)
            above = &cell->first->pos;
        if (above)
            cell->pos = *above;
    }
}

static void apply_grid(struct doc *doc, const struct grid *grid,
                       struct doc_node *table)
{
    struct doc_node *row = table->first;
    size_t index = 0;

    if (grid->heads == 0 && row)
        row = row->next;
    for (; row && index < grid->rows; row = row->next, index++) {
        struct doc_node *cell = row->first;

        row->is_head = index < grid->heads;
        for (size_t k = 0; cell && k < grid->columns; k++, cell = cell->next)
            set_span(doc, grid, index, k, cell);
        set_place(row);
    }
    grid_cover(table);
}

void grid_apply(struct rewrite *rewrite)
{
    for (struct edit *edit = rewrite->first; edit; edit = edit->next) {
        if (edit->is_off || !edit->node)
            continue;
        if (edit->kind == EDIT_GRID)
            apply_grid(rewrite->doc, edit->grid, edit->node);
        else if (edit->kind == EDIT_INNER_RULE)
            doc_remove(edit->node);
    }
}

/* The cells of the ROWS below CELL's row, COLUMNS wide, from its place on. */
static void cover(struct doc_node *cell)
{
    int place = 0, rows = cell->more->row_span > 1 ? cell->more->row_span : 1;
    int columns = cell->more->column_span > 1 ? cell->more->column_span : 1;
    struct doc_node *row = cell->parent;

    for (struct doc_node *n = row->first; n != cell; n = n->next)
        place++;
    for (int r = 0; r < rows && row; r++, row = row->next) {
        struct doc_node *at = row->first;

        for (int i = 0; i < place && at; i++)
            at = at->next;
        for (int i = 0; i < columns && at; i++, at = at->next)
            if (at != cell && !at->first)
                at->is_covered = true;
    }
}

void grid_cover(struct doc_node *table)
{
    for (struct doc_node *row = table->first; row; row = row->next)
        for (struct doc_node *cell = row->first; cell; cell = cell->next)
            if (!cell->is_covered &&
                (cell->more->column_span > 1 || cell->more->row_span > 1))
                cover(cell);
}

/* Rules ------------------------------------------------------------------- */

/* "|---+:--|" as Org and Emacs draw it. */
static bool is_plus_rule(struct str line)
{
    bool has_plus = false, has_dash = false;

    line = str_trim(str_slice(line, rewrite_indent(line), line.len));
    if (line.len < 3 || line.ptr[0] != '|')
        return false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];

        has_plus |= c == '+';
        has_dash |= c == '-';
        if (c != '+' && c != '-' && c != '|' && c != ':' && c != ' ')
            return false;
    }
    return has_plus && has_dash;
}

static bool is_row(const struct rewrite *rewrite, size_t index)
{
    struct str line;
    size_t at;

    if (index >= rewrite->line_count || rewrite->lines[index].is_code)
        return false;
    line = rewrite_line(rewrite, index);
    at = rewrite_indent(line);
    return at < line.len && line.ptr[at] == '|' && !is_plus_rule(line);
}

static void put_rule(struct rewrite *rewrite, struct edit *edit, size_t index)
{
    struct str line = rewrite_line(rewrite, index);
    struct buf buf = buf_new(rewrite->doc->arena);

    for (size_t i = 0; i < line.len; i++)
        buf_add_byte(&buf, line.ptr[i] == '+' ? '|' : line.ptr[i]);
    rewrite_put(rewrite, edit, index, buf_str(&buf));
}

void grid_scan_rules(struct rewrite *rewrite)
{
    size_t head = SIZE_MAX; /* line of the open table's head */

    for (size_t i = 0; i < rewrite->line_count; i++) {
        struct edit *edit;

        if (!is_row(rewrite, i) && !is_plus_rule(rewrite_line(rewrite, i)))
            head = SIZE_MAX;
        if (is_row(rewrite, i) && head == SIZE_MAX)
            head = i;
        if (rewrite->lines[i].is_code || head == SIZE_MAX || i == head ||
            !is_plus_rule(rewrite_line(rewrite, i)))
            continue;
        edit = rewrite_edit(rewrite,
                            i == head + 1 ? EDIT_RULE_ROW : EDIT_INNER_RULE,
                            i == head + 1 ? head : i, 0);
        put_rule(rewrite, edit, i);
    }
}
