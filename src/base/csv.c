/*
 * Cells and rows of CSV.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/csv.h"

#include <string.h>

#include "base/utf8.h"

static void add_char(struct buf *buf, struct str piece, uint32_t code)
{
    if (code == '"')
        buf_add(buf, STR("\"\""));
    else if (code == '\n' || code == '\t' || !utf8_is_unsafe(code))
        buf_add(buf, piece);
    else
        buf_add(buf, utf8_safe(buf->arena, piece));
}

static bool is_quoted(struct str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (strchr("\",\r\n\t'", cell.ptr[i]) && cell.ptr[i])
            return true;
    return cell.len && (cell.ptr[0] == ' ' || cell.ptr[cell.len - 1] == ' ');
}

/* The full-width forms are taken for formulas too where an input method is
 * Japanese or Chinese. */
static bool is_formula(struct str cell)
{
    static const uint32_t signs[] = {'=',  '+',    '-',    '@',    '\t',
                                     '\r', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    size_t at = 0;
    uint32_t first = cell.len ? utf8_next(cell, &at) : 0;

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (first == signs[i])
            return true;
    return false;
}

void csv_cell(struct buf *buf, struct str cell)
{
    bool quoted = is_quoted(cell);
    size_t at = 0, start;

    if (quoted)
        buf_add_byte(buf, '"');
    if (is_formula(cell))
        buf_add_byte(buf, '\'');
    while (start = at, at < cell.len) {
        uint32_t code = utf8_next(cell, &at);
        add_char(buf, str_slice(cell, start, at), code);
    }
    if (quoted)
        buf_add_byte(buf, '"');
}

void csv_row(struct buf *buf, const struct str *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add_byte(buf, ',');
        csv_cell(buf, cells[i]);
    }
    buf_add(buf, STR("\r\n"));
}

void csv_heads(struct buf *buf, const char *const *names, size_t count)
{
    buf_add(buf, STR("\xEF\xBB\xBF"));
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add_byte(buf, ',');
        buf_add_zero_ended(buf, names[i]);
    }
    buf_add(buf, STR("\r\n"));
}
