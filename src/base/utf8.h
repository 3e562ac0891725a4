/*
 * UTF-8: strict decoding, columns, and text made safe for a terminal. The
 * Unicode tables behind it are ICU's (NFC, case folding).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_BAD UINT32_MAX

/* Decodes the character at *AT and moves *AT behind it. Overlong forms,
 * surrogates and stray bytes give UTF8_BAD and move one byte. */
uint32_t utf8_next(struct str s, size_t *at);
/* The first offset that is not valid UTF-8, or SIZE_MAX. */
size_t utf8_find_bad(struct str s);
void utf8_put(struct buf *buf, uint32_t code);
/* Number of characters; a bad byte counts as one. */
size_t utf8_count(struct str s);
/* Normal form C; S itself when it already is. Bad bytes become U+FFFD. */
struct str utf8_nfc(struct arena *arena, struct str s);
/* Key under which a case-insensitive, normalising file system would see S. */
struct str utf8_fold(struct arena *arena, struct str s);
/* Control, bidirectional, zero-width and bad bytes escaped as \xNN or \u{N},
 * so that S can be printed on a terminal or in a log line. */
struct str utf8_safe(struct arena *arena, struct str s);
/* Characters utf8_safe would escape: C0, C1, DEL, bidi controls, zero-width,
 * separators U+2028/2029, BOM, tags. Newline and tab included. */
bool utf8_is_unsafe(uint32_t code);
/* Columns on a terminal: 0 for marks, 2 for wide characters, 1 otherwise. */
int utf8_width(uint32_t code);

#endif
