/*
 * Borrowed slices of bytes (struct str) and a growable buffer (struct buf).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* LEN bytes at PTR, UTF-8 unless stated otherwise; not always zero-ended. The
 * empty slice may have any PTR, also NULL. Slices own nothing. */
struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE     ((struct str){NULL, 0})
/* For printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

struct str str_from(const char *zero_ended); /* NULL gives the empty slice */
struct str str_make(const char *ptr, size_t len);
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *zero_ended);
/* ASCII letters compare without case; other bytes as they are. */
bool str_eq_nocase(struct str a, struct str b);
/* memcmp order, the shorter first among equals. */
int str_cmp(struct str a, struct str b);
bool str_has_prefix(struct str s, struct str prefix);
bool str_has_suffix(struct str s, struct str suffix);
/* Index of the first BYTE at or after FROM, or s.len. */
size_t str_find_byte(struct str s, char byte, size_t from);
/* Index of the first NEEDLE at or after FROM, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
/* From FROM up to, not including, TO; both are cut to the slice. */
struct str str_slice(struct str s, size_t from, size_t to);
struct str str_trim(struct str s); /* ASCII blanks, tabs, CR, LF at both ends */
/* Takes the next line off *REST, without its LF or CRLF; false at the end. */
bool str_next_line(struct str *rest, struct str *line);
/* Takes the next piece before SEP off *REST; false at the end. As with lines, a
 * SEP at the very end is followed by no further piece. */
bool str_next_piece(struct str *rest, char sep, struct str *piece);
/* A zero-ended copy. */
struct str str_copy(struct arena *arena, struct str s);
const char *str_zero_ended(struct arena *arena, struct str s);
struct str str_concat(struct arena *arena, struct str a, struct str b);
struct str str_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* ASCII lower case; other bytes as they are. */
struct str str_lower(struct arena *arena, struct str s);
/* Decimal digits only, at most MAX; false otherwise. */
bool str_to_uint(struct str s, uint64_t max, uint64_t *value);
uint64_t str_hash(struct str s); /* FNV-1a, the same on every machine */
/* Edits (insert, delete, replace, swap of neighbours) from A to B, ASCII case
 * ignored; more than LIMIT is returned as LIMIT + 1. */
size_t str_distance(struct str a, struct str b, size_t limit);
/* The NAMES entry a typist most likely meant by WORD, or the empty slice. */
struct str str_nearest(struct str word, const struct str *names, size_t count);

/* A growable run of bytes in an arena; zero-initialised but for ARENA. */
struct buf {
    struct arena *arena;
    char *ptr;
    size_t len, cap;
};

struct buf buf_new(struct arena *arena);
void buf_add(struct buf *buf, struct str s);
void buf_add_zero_ended(struct buf *buf, const char *s);
void buf_add_byte(struct buf *buf, char byte);
void buf_add_bytes(struct buf *buf, const void *bytes, size_t len);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args);
/* The bytes so far: a view that lives until the next change of the buffer. */
struct str buf_str(const struct buf *buf);
/* Makes room for MORE bytes and returns where they go; len is unchanged. */
char *buf_reserve(struct buf *buf, size_t more);

#endif
