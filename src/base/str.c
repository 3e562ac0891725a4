/*
 * Slices: comparing, cutting, searching, copying. (buf.c: the buffer;
 * nearest.c: "did you mean".)
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/str.h"

#include <string.h>

#include "base/fatal.h"

struct str str_from(const char *zero_ended)
{
    return (struct str){zero_ended, zero_ended ? strlen(zero_ended) : 0};
}

struct str str_make(const char *ptr, size_t len)
{
    return (struct str){ptr, len};
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is(struct str a, const char *zero_ended)
{
    return str_eq(a, str_from(zero_ended));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_has_prefix(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_make(s.ptr, prefix.len), prefix);
}

bool str_has_suffix(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find_byte(struct str s, char byte, size_t from)
{
    const char *found;

    if (from >= s.len)
        return s.len;
    found = memchr(s.ptr + from, byte, s.len - from);
    return found ? (size_t)(found - s.ptr) : s.len;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    const char *found;

    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    found = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return found ? (size_t)(found - s.ptr) : SIZE_MAX;
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (struct str){s.ptr ? s.ptr + from : NULL, to - from};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    size_t from = 0, to = s.len;

    while (from < to && is_blank(s.ptr[from]))
        from++;
    while (to > from && is_blank(s.ptr[to - 1]))
        to--;
    return str_slice(s, from, to);
}

bool str_next_piece(struct str *rest, char sep, struct str *piece)
{
    size_t end;

    if (rest->len == 0)
        return false;
    end = str_find_byte(*rest, sep, 0);
    *piece = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end < rest->len ? end + 1 : end, rest->len);
    return true;
}

bool str_next_line(struct str *rest, struct str *line)
{
    const char *start = rest->ptr;
    size_t len = rest->len;

    if (!str_next_piece(rest, '\n', line))
        return false;
    /* A CR at the very end of the text belongs to the text. */
    if (line->len < len && line->len && start[line->len - 1] == '\r')
        line->len--;
    return true;
}

struct str str_copy(struct arena *arena, struct str s)
{
    return str_concat(arena, s, STR_NONE);
}

const char *str_zero_ended(struct arena *arena, struct str s)
{
    return str_copy(arena, s).ptr;
}

struct str str_concat(struct arena *arena, struct str a, struct str b)
{
    char *copy;

    if (a.len > PTRDIFF_MAX - 1 || b.len > PTRDIFF_MAX - 1 - a.len)
        fatal("out of memory");
    copy = arena_alloc(arena, a.len + b.len + 1);
    if (a.len)
        memcpy(copy, a.ptr, a.len);
    if (b.len)
        memcpy(copy + a.len, b.ptr, b.len);
    return (struct str){copy, a.len + b.len};
}

struct str str_lower(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.len + 1);

    for (size_t i = 0; i < s.len; i++)
        copy[i] = lower(s.ptr[i]);
    return (struct str){copy, s.len};
}

bool str_to_uint(struct str s, uint64_t max, uint64_t *value)
{
    uint64_t sum = 0;

    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned digit = (unsigned)(unsigned char)s.ptr[i] - '0';
        if (digit > 9 || digit > max || sum > (max - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

uint64_t str_hash(struct str s)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * UINT64_C(0x100000001b3);
    return hash;
}
