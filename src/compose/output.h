/*
 * Rendered text of which every line knows its origin.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_OUTPUT_H
#define COMPOSE_OUTPUT_H

#include "doc/markdown.h"

#define OUTPUT_LIMIT (8u * 1024 * 1024)

struct output {
    struct arena *arena;
    struct buf buf;
    struct pos *lines;
    size_t count, cap;
    size_t line_start; /* offset of the line being written */
    bool is_users;     /* that line's origin is a value, no longer the
                          template */
    bool is_full;      /* OUTPUT_LIMIT was reached; nothing more is added */
};

struct output output_new(struct arena *arena);
/* Adds BYTES that come from POS; line ends become LF. IS_VALUE: a value, whose
 * place is worth more than the template's around it. */
void output_add(struct output *output, struct str bytes, struct pos pos,
                bool is_value);
bool output_is_at_start(const struct output *output);
/* What the line being written holds so far. */
struct str output_line(const struct output *output);
struct source output_source(const struct output *output);

#endif
