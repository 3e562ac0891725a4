/*
 * A table of cells as a file held it, each with its place, and a reader for
 * CSV (RFC 4180; also with semicolons or tabs, as spreadsheets save it).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_CELLS_H
#define BASE_CELLS_H

#include "base/diag.h"

struct cells_row {
    struct text *items;
    size_t count;
    int line; /* where it begins; in a spreadsheet the number of the row */
};

struct cells {
    struct cells_row *rows;
    size_t count;
};

/* Most cells that a table may have. */
#define CELLS_LIMIT ((size_t)1000 * 1000)

/* Reads one row at a time; the cells borrow from the bytes. */
struct cells_reader {
    struct arena *arena;
    struct diags *diags;
    struct str file, bytes;
    size_t at;
    int line, column;
    char separator;
    bool has_failed;
    struct text *items; /* used again for each row */
    size_t cap;
};

/* BYTES of FILE. A byte order mark is skipped; the separator is the one of
 * ',', ';' and tab that the first line holds most often. */
struct cells_reader cells_open(struct arena *arena, struct diags *diags,
                               struct str file, struct str bytes);

/* The next row that is not blank; ROW lives until the next call. False at the
 * end, and after a message when a quotation does not end or the bytes are no
 * text. */
bool cells_next(struct cells_reader *reader, struct cells_row *row);

/* All rows. NULL after a message. */
struct cells *cells_from_csv(struct arena *arena, struct diags *diags,
                             struct str file, struct str bytes);

/* Adds a copy of ROW. False when CELLS would have too many cells. */
bool cells_add(struct arena *arena, struct cells *cells,
               const struct cells_row *row);

#endif
