/*
 * Shares the width of a table among its columns.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include "layout/box.h"

/* MIN: the widest piece that should stay whole; MAX: the longest cell on one
 * line; both with the cell's padding. WIDTH is the result. A rigid column takes
 * no part of what is left over. */
struct column {
    len min, max, width;
    bool is_rigid;
    bool is_blank; /* to be filled in by hand */
};

/* How long the text of each cell is on one line, row by row, without PAD (both
 * sides of a cell together). No rows: a column's MAX stands for its cells. */
struct column_cells {
    const len *lengths;
    int rows;
    len pad;
};

/* Gives the COUNT columns widths that add up to WIDTH exactly:
 *   - everything fits on one line: the surplus in proportion;
 *   - pieces fit: the shares that make the table about as low as it can be;
 *   - not even pieces fit: narrow columns stay whole, wide ones get equal
 *     parts of the rest and their pieces are broken. */
void columns_share(struct column *columns, int count, len width,
                   const struct column_cells *cells);
/* Whether every piece (IS_COMFORTABLE: and about eight ems of prose, at SIZE)
 * has room in WIDTH. */
bool columns_fit(const struct column *columns, int count, len width,
                 bool is_comfortable, len size);

#endif
