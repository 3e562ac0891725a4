/*
 * Where HTML tables stand in Markdown, and what takes their place.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/html_table.h"

#include "doc/html_read.h"

struct finder {
    struct rewrite *rewrite;
    const struct pos *places; /* of the part's lines */
    size_t place_count;
    size_t close; /* the next "</table", 0 before the first is looked for */
};

/* Offset of the "</table" at or behind AT, or SIZE_MAX. */
static size_t find_close(struct finder *finder, size_t at)
{
    struct str text = finder->rewrite->text;

    if (finder->close != SIZE_MAX && finder->close <= at) {
        size_t i = at;

        for (; i < text.len; i++) {
            if (text.ptr[i] == '<' &&
                str_eq_nocase(str_slice(text, i, i + 7), STR("</table")))
                break;
        }
        finder->close = i < text.len ? i : SIZE_MAX;
    }
    return finder->close;
}

/* Offset of the "<table" that begins line INDEX, or SIZE_MAX. */
static size_t find_open(const struct rewrite *rewrite, size_t index)
{
    const struct line_info *info = &rewrite->lines[index];
    struct str line = rewrite_source(rewrite, index);
    size_t at = rewrite_indent(line);

    if (info->is_code || info->newest || rewrite_quotes(line, at) > 0 ||
        !str_eq_nocase(str_slice(line, at, at + 6), STR("<table")))
        return SIZE_MAX;
    return at + 6 == line.len || line.ptr[at + 6] == '>' ||
                   line.ptr[at + 6] == ' '
               ? info->from + at
               : SIZE_MAX;
}

/* Blanks for lines FIRST up to LAST, with a thematic break on the first. */
static void put_place(struct rewrite *rewrite, struct edit *edit, size_t last)
{
    for (size_t i = edit->line; i <= last; i++) {
        struct buf buf = buf_new(rewrite->doc->arena);

        if (i == edit->line) {
            buf_add(&buf,
                    str_slice(rewrite_source(rewrite, i), 0, edit->column));
            buf_add(&buf, STR("***"));
        }
        rewrite_put(rewrite, edit, i, buf_str(&buf));
    }
}

/* The line that ends behind byte AT, looked for from line INDEX on. */
static size_t line_of(const struct rewrite *rewrite, size_t index, size_t at)
{
    while (index < rewrite->line_count && rewrite->lines[index].end <= at)
        index++;
    return index;
}

/* Puts TABLE, read from FROM up to END, in place; false if text follows. */
static bool put_table(struct rewrite *rewrite, struct doc_node *table,
                      size_t index, size_t from, size_t end)
{
    size_t last = line_of(rewrite, index, end - 1);
    struct edit *edit;

    if (last >= rewrite->line_count ||
        str_trim(str_slice(rewrite->text, end, rewrite->lines[last].to)).len >
            0)
        return false;
    edit = rewrite_edit(rewrite, EDIT_HTML_TABLE, index,
                        from - rewrite->lines[index].from);
    edit->table = table;
    put_place(rewrite, edit, last);
    return true;
}

/* Reads the table at byte FROM of line INDEX; returns the line behind it, or
 * behind what was read of it: no byte is read twice. */
static size_t scan_table(struct finder *finder, size_t index, size_t from)
{
    struct rewrite *rewrite = finder->rewrite;
    size_t close = find_close(finder, from), stop;
    struct html_span span = {.from = from, .line = index};
    struct doc_node *table;

    if (close == SIZE_MAX)
        return index + 1;
    span.to = str_find_byte(rewrite->text, '>', close) + 1;
    table = html_read(rewrite, finder->places, finder->place_count, &span);
    if (table && put_table(rewrite, table, index, from, span.stop))
        return line_of(rewrite, index, span.stop - 1) + 1;
    stop = line_of(rewrite, index, span.stop);
    return stop > index ? stop : index + 1;
}

void html_table_scan(struct rewrite *rewrite, const struct pos *places,
                     size_t place_count)
{
    struct finder finder = {rewrite, places, place_count, 0};
    size_t i = 0;

    while (i < rewrite->line_count) {
        size_t from = find_open(rewrite, i);

        i = from == SIZE_MAX ? i + 1 : scan_table(&finder, i, from);
    }
}

void html_table_apply(struct rewrite *rewrite)
{
    for (struct edit *edit = rewrite->first; edit; edit = edit->next) {
        struct doc_node *caption;

        if (edit->kind != EDIT_HTML_TABLE || edit->is_off || !edit->node)
            continue;
        caption = edit->table->more->caption;
        if (caption) {
            doc_more(rewrite->doc, caption)->class_ = STR("caption");
            doc_insert_after(edit->node, caption);
        }
        doc_insert_after(caption ? caption : edit->node, edit->table);
        doc_remove(edit->node);
    }
}
