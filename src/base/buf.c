/*
 * The growable buffer of str.h, and printing into memory.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/str.h"

enum { FIRST_CAP = 64 };

struct buf buf_new(struct arena *arena)
{
    return (struct buf){.arena = arena};
}

char *buf_reserve(struct buf *buf, size_t more)
{
    size_t cap = buf->cap ? buf->cap : FIRST_CAP;

    if (more > PTRDIFF_MAX / 2 - buf->len)
        fatal("out of memory");
    while (cap < buf->len + more)
        cap *= 2;
    if (cap > buf->cap) {
        buf->ptr = arena_grow(buf->arena, buf->ptr, buf->cap, cap);
        buf->cap = cap;
    }
    return buf->ptr + buf->len;
}

void buf_add_bytes(struct buf *buf, const void *bytes, size_t len)
{
    if (len == 0)
        return;
    memcpy(buf_reserve(buf, len), bytes, len);
    buf->len += len;
}

void buf_add(struct buf *buf, struct str s)
{
    buf_add_bytes(buf, s.ptr, s.len);
}

void buf_add_zero_ended(struct buf *buf, const char *s)
{
    buf_add(buf, str_from(s));
}

void buf_add_byte(struct buf *buf, char byte)
{
    if (buf->len == buf->cap)
        buf_reserve(buf, 1);
    buf->ptr[buf->len++] = byte;
}

/* Most fits into the room there is, and is formatted only once. */
void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    size_t room = buf->cap - buf->len;
    va_list again;
    int len;

    va_copy(again, args);
    len = vsnprintf(room ? buf->ptr + buf->len : NULL, room, format, args);
    if (len < 0)
        fatal("internal error: text cannot be formatted");
    if ((size_t)len >= room)
        vsnprintf(buf_reserve(buf, (size_t)len + 1), (size_t)len + 1, format,
                  again);
    buf->len += (size_t)len;
    va_end(again);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
    struct buf buf = buf_new(arena);
    va_list args;

    va_start(args, format);
    buf_vprintf(&buf, format, args);
    va_end(args);
    return buf_str(&buf);
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->ptr, buf->len};
}
