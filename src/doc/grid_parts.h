/*
 * A grid table between reading and writing it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_GRID_PARTS_H
#define DOC_GRID_PARTS_H

#include "doc/grid.h"

/* What one line adds to a cell; empty for a blank one. */
struct grid_piece {
    struct str text;
    size_t line, from; /* where its first byte is */
    struct grid_piece *next;
};

struct grid_cell {
    struct grid_piece *first, *last;
    size_t missed;    /* lines of the row without a bar before this cell */
    size_t lines;     /* first cell of a row: lines of it */
    bool joins_above; /* no border between it and the cell above */
};

struct grid_align {
    bool is_left, is_right;
};

struct grid {
    size_t first, length; /* lines */
    size_t columns, rows, heads;
    size_t *bounds; /* of the columns, in characters from the first bar */
    size_t *cuts;   /* of the line that is read, in bytes */
    struct grid_align *aligns;
    struct grid_cell *cells; /* row by row */
};

/* Puts the pipe table in the grid's place. */
void grid_write(struct rewrite *rewrite, struct grid *grid);

#endif
