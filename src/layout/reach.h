/*
 * Over how many columns and rows the cells of a table really reach.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_REACH_H
#define LAYOUT_REACH_H

#include "doc/doc.h"

struct reach {
    int columns, rows; /* at least 1; of a covered cell 1 */
    bool is_covered;   /* by another cell */
    bool is_below;     /* the same, by one from a row above */
    bool is_right;     /* the same, by one from a column before */
};

/* The cells of a table, row by row; NULL where a row has too few. */
struct reach_grid {
    const struct doc_node **nodes;
    int row_count, column_count;
    int head_count; /* rows of the head, which nothing reaches out of */
};

/* Fills OUT, as many as GRID has cells. What a node asks for is cut down to
 * cells that are marked as covered and that no other cell has taken, so that
 * each place belongs to just one cell, whatever the source said. */
void reach_find(const struct reach_grid *grid, struct reach *out);

#endif
