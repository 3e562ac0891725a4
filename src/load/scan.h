/*
 * Looks at YAML bytes before libyaml does, and finds places in them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_SCAN_H
#define LOAD_SCAN_H

#include "base/diag.h"

struct scan {
    struct diags *diags;
    struct str file;
    struct str bytes; /* without a byte order mark */
    int line;         /* of the first byte */
    uint32_t *marks;  /* byte offset of each 64th character */
    size_t characters;
};

/* Refuses, with a message, what is not UTF-8 text: other encodings, NUL and
 * control characters, more than NODE_FILE_LIMIT bytes. Sets the last three
 * fields of SCAN and takes the byte order mark off. */
bool scan_bytes(struct arena *arena, struct scan *scan);

/* Byte offset of character INDEX, counted from 0. */
size_t scan_offset(const struct scan *scan, size_t index);

/* The place of offset AT; slow, for messages only. */
struct pos scan_place(const struct scan *scan, size_t at);

/* A '#' between offsets FROM and TO that no blank precedes, or SIZE_MAX. It is
 * not a comment but a mistake, which libyaml overlooks between tokens. */
size_t scan_find_hash(const struct scan *scan, size_t from, size_t to);

/* Only blanks with a tab among them stand before offset AT on its line. */
bool scan_is_tab_indented(const struct scan *scan, size_t at);

/* Offset of the value that begins at AT, behind its anchor. */
size_t scan_value(const struct scan *scan, size_t at);

/* The first line that holds anything of the block scalar whose header is at
 * offset AT on LINE, and the column of its indentation. */
struct pos scan_block_text(const struct scan *scan, size_t at, int line);

#endif
