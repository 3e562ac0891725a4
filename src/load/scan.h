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

/* Where the first character of the line of offset AT stands. */
size_t scan_line_start(const struct scan *scan, size_t at);

#endif
