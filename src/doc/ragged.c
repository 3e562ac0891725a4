/*
 * Rows of a pipe table with more cells than its head. The parser drops what is
 * too much; here the surplus bars are escaped, so that the text stays in the
 * last cell.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/grid.h"

#define REFUSED_LIMIT 2 /* what looked like a row was none */

/* Offset of the next bar of LINE that parts cells, or line.len. */
static size_t next_bar(struct str line, size_t at)
{
    for (; at < line.len; at++) {
        if (line.ptr[at] == '|')
            return at;
        at += line.ptr[at] == '\\';
    }
    return line.len;
}

/* What stands between the bars at both ends, from *FROM on. */
static struct str cells_of(struct str line, size_t *from)
{
    size_t end = line.len, at = rewrite_indent(line);

    while (end > at && (line.ptr[end - 1] == ' ' || line.ptr[end - 1] == '\t'))
        end--;
    if (at < end && line.ptr[at] == '|')
        at++;
    if (end > at && line.ptr[end - 1] == '|' &&
        (end < 2 || line.ptr[end - 2] != '\\'))
        end--;
    *from = at;
    return str_slice(line, 0, end);
}

static size_t count_cells(struct str line)
{
    size_t at, count = 1;
    struct str cells = cells_of(line, &at);

    for (;; at++) {
        at = next_bar(cells, at);
        if (at >= cells.len)
            return count;
        count++;
    }
}

/* "|:--|--:|", also without bars at its ends. */
static bool is_rule(struct str line)
{
    bool has_dash = false, has_bar = false;

    for (size_t i = rewrite_indent(line); i < line.len; i++) {
        char c = line.ptr[i];

        has_dash |= c == '-';
        has_bar |= c == '|';
        if (c != '-' && c != '|' && c != ':' && c != ' ' && c != '\t')
            return false;
    }
    return has_dash && has_bar;
}

/* Escapes the bars of line INDEX behind the cell COUNT. */
static void join_surplus(struct rewrite *rewrite, size_t index, size_t count)
{
    struct arena *arena = rewrite->doc->arena;
    struct str line = rewrite_line(rewrite, index);
    size_t from, at, copied = 0, cells = 1, bars = 0;
    struct str inner = cells_of(line, &from);
    struct edit *edit = rewrite_edit(rewrite, EDIT_RAGGED, index, 0);
    struct segment *segments =
        arena_array(arena, count_cells(line) + 1, struct segment);
    struct buf buf = buf_new(arena);
    struct version *version;

    segments[bars++] = (struct segment){0, index, 0};
    for (at = next_bar(inner, from); at < inner.len;
         at = next_bar(inner, at + 1)) {
        if (cells++ < count)
            continue;
        buf_add(&buf, str_slice(line, copied, at));
        buf_add_byte(&buf, '\\');
        segments[bars++] = (struct segment){buf.len, index, at};
        copied = at;
    }
    buf_add(&buf, str_slice(line, copied, line.len));
    version = rewrite_put(rewrite, edit, index, buf_str(&buf));
    version->segments = segments;
    version->segment_count = bars;
}

void grid_scan_ragged(struct rewrite *rewrite)
{
    size_t columns = 0;

    for (size_t i = 1; i < rewrite->line_count; i++) {
        struct str line = rewrite_line(rewrite, i);
        size_t cells = rewrite->lines[i].is_code ? 0 : count_cells(line);

        if (rewrite_indent(line) == line.len || cells == 0)
            columns = 0;
        else if (columns == 0 && is_rule(line) &&
                 count_cells(rewrite_line(rewrite, i - 1)) == cells)
            columns = cells;
        else if (columns > 0 && cells > columns &&
                 rewrite->lines[i].refused < REFUSED_LIMIT)
            join_surplus(rewrite, i, columns);
    }
}
