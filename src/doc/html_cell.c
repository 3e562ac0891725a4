/*
 * The cells of an HTML table, and the text in them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "doc/html_parts.h"

struct pos html_place(struct html_reader *reader, size_t at)
{
    const struct rewrite *rewrite = reader->rewrite;
    const struct line_info *line = &rewrite->lines[reader->line];
    struct pos pos = POS_NONE;

    while (reader->line + 1 < rewrite->line_count && line->end <= at)
        line = &rewrite->lines[++reader->line];
    if (reader->line < reader->place_count)
        pos = reader->places[reader->line];
    pos.column += (int)utf8_count(str_slice(rewrite->text, line->from, at));
    return pos;
}

struct doc_node *html_put(struct html_reader *reader, enum doc_kind kind,
                          struct doc_node *parent, size_t at)
{
    struct doc_node *node =
        doc_new(reader->rewrite->doc, kind, html_place(reader, at));

    doc_append(parent, node);
    return node;
}

/* Text -------------------------------------------------------------------- */

static struct str fold(struct arena *arena, struct str text, bool after_blank)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';

        if (!is_blank)
            buf_add_byte(&buf, c);
        else if (!after_blank)
            buf_add_byte(&buf, ' ');
        after_blank = is_blank;
    }
    return buf_str(&buf);
}

bool html_put_text(struct html_reader *reader, struct str text, size_t at)
{
    struct arena *arena = reader->rewrite->doc->arena;
    struct doc_node *into = reader->into;
    struct doc_node *node;

    if (!into)
        return str_trim(text).len == 0;
    text = fold(arena, text, reader->after_blank);
    if (text.len == 0)
        return true;
    reader->after_blank = text.ptr[text.len - 1] == ' ';
    node = html_put(reader, reader->code > 0 ? DOC_CODE : DOC_TEXT, into, at);
    node->text = html_decode(arena, text);
    return true;
}

void html_put_break(struct html_reader *reader, size_t at)
{
    if (reader->cell && reader->cell->first &&
        reader->cell->last->kind != DOC_LINE_BREAK) {
        reader->into = reader->cell;
        html_put(reader, DOC_LINE_BREAK, reader->cell, at);
        reader->after_blank = true;
    }
}

/* Cells ------------------------------------------------------------------- */

static int read_span(struct str attrs, const char *name, int limit)
{
    uint64_t value;

    if (!str_to_uint(str_trim(html_attribute(attrs, name)), 100000, &value) ||
        value < 1)
        return 1;
    return value > (uint64_t)limit ? limit : (int)value;
}

static enum align read_align(struct arena *arena, struct str attrs)
{
    struct str style = str_lower(arena, html_attribute(attrs, "style"));
    struct str align = str_lower(arena, html_attribute(attrs, "align"));
    size_t at = str_find(style, STR("text-align:"), 0);

    if (align.len == 0 && at != SIZE_MAX) {
        align = str_slice(style, at + 11, style.len);
        align = str_trim(str_slice(align, 0, str_find_byte(align, ';', 0)));
    }
    return str_is(align, "left")     ? ALIGN_LEFT
           : str_is(align, "center") ? ALIGN_CENTER
           : str_is(align, "right")  ? ALIGN_RIGHT
                                     : ALIGN_NONE;
}

void html_close_cell(struct html_reader *reader)
{
    struct doc_node *last = reader->cell ? reader->cell->last : NULL;

    if (last && last->kind == DOC_LINE_BREAK)
        doc_remove(last);
    reader->cell = reader->into = NULL;
    reader->after_blank = true;
    reader->code = 0;
}

/* Cells in the place of which one from above stands. */
static void fill_busy(struct html_reader *reader, size_t at)
{
    while (reader->column < HTML_COLUMN_LIMIT &&
           reader->busy[reader->column] > 0 &&
           reader->cell_count++ < HTML_CELL_LIMIT) {
        struct doc_node *cell = html_put(reader, DOC_CELL, reader->row, at);

        cell->is_covered = true;
        reader->busy[reader->column++]--;
    }
}

bool html_open_cell(struct html_reader *reader, const struct html_token *token,
                    size_t at)
{
    int columns = read_span(token->attrs, "colspan", HTML_COLUMN_LIMIT);
    int rows = read_span(token->attrs, "rowspan", 1000);

    html_close_cell(reader);
    if (!reader->row)
        return false;
    fill_busy(reader, at);
    reader->cell_count += columns;
    if (reader->column + columns > HTML_COLUMN_LIMIT ||
        reader->cell_count > HTML_CELL_LIMIT)
        return false;
    reader->cell = html_put(reader, DOC_CELL, reader->row, at);
    reader->cell->align = read_align(reader->rewrite->doc->arena, token->attrs);
    reader->cell->is_head = str_eq_nocase(token->name, STR("th"));
    doc_set_span(reader->rewrite->doc, reader->cell, columns, rows);
    for (int i = 0; i < columns; i++) {
        if (i > 0)
            html_put(reader, DOC_CELL, reader->row, at)->is_covered = true;
        reader->busy[reader->column++] = rows - 1;
    }
    reader->into = reader->cell;
    if (reader->column > reader->column_count)
        reader->column_count = reader->column;
    return true;
}

void html_close_row(struct html_reader *reader, size_t at)
{
    bool is_head = true;

    html_close_cell(reader);
    if (!reader->row)
        return;
    fill_busy(reader, at);
    for (int i = reader->column; i < HTML_COLUMN_LIMIT; i++)
        reader->busy[i] -= reader->busy[i] > 0;
    for (struct doc_node *n = reader->row->first; n; n = n->next)
        is_head &= n->is_head || n->is_covered;
    if (reader->in_head ||
        (is_head && reader->row->first && !reader->row->prev))
        reader->row->is_head = true;
    for (struct doc_node *n = reader->row->first; n; n = n->next)
        n->is_head &= !reader->row->is_head;
    reader->row = NULL;
}

void html_open_row(struct html_reader *reader, size_t at)
{
    html_close_row(reader, at);
    reader->row = html_put(reader, DOC_ROW, reader->table, at);
    reader->column = 0;
}
