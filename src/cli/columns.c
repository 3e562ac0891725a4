/*
 * Text in columns of a terminal.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/columns.h"

#include "base/utf8.h"

void column_blanks(struct buf *buf, size_t count)
{
    while (count-- > 0)
        buf_add_byte(buf, ' ');
}

void column_add(struct buf *buf, struct str text, size_t width)
{
    struct str safe = utf8_safe(buf->arena, text);
    size_t at = 0, used = 0, fits = 0, fits_used = 0;

    while (at < safe.len && used <= width) {
        size_t next = at;
        used += (size_t)utf8_width(utf8_next(safe, &next));
        at = next;
        if (used + 1 <= width) {
            fits = at;
            fits_used = used;
        }
    }
    if (used > width) {
        buf_add(buf, str_slice(safe, 0, fits));
        buf_add_zero_ended(buf, "…");
        used = fits_used + 1;
    } else {
        buf_add(buf, safe);
    }
    column_blanks(buf, width - used);
}

void column_end(struct buf *buf)
{
    while (buf->len > 0 && buf->ptr[buf->len - 1] == ' ')
        buf->len--;
    buf_add_byte(buf, '\n');
}
