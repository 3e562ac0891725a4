/*
 * A table between its parts: cells, widths, rows.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_TABLE_PARTS_H
#define LAYOUT_TABLE_PARTS_H

#include "layout/columns.h"
#include "layout/reach.h"
#include "layout/spans.h"

struct cell {
    const struct doc_node *node; /* or NULL */
    struct spans spans;
    struct para *para;
    const struct line *line; /* the next one to be placed */
    size_t slot;             /* where that begins: lines above it */
    enum para_align align;
    struct reach reach;
};

struct table {
    struct flow *flow;
    const struct doc_node *node;
    struct tag *tag;
    const struct doc_node **rows;
    int row_count, column_count, head_count;
    struct cell *cells; /* row by row */
    len *lengths;       /* of the cells on one line, at the style's size */
    struct column *columns;
    struct look look;
    len pad_x, pad_y;
    bool is_facts, is_refused;
    bool is_form;       /* filled in by hand */
    struct frame *tint; /* behind the labels of facts */
    struct table_head *head;
};

/* table_cell.c: the spans and tags of every cell, and whether they are there
 * to be filled in. */
void table_make_cells(struct table *table);
/* What each column needs at the style's own size, without padding. */
void table_measure(struct table *table);
/* Lines, once the columns have their widths. */
void table_set_cells(struct table *table);

/* The left edge of the columns FROM to before TO, once they have widths. */
len table_left(const struct table *table, int from, int to);

/* table_rows.c: the items of ROW and of all rows that cells join to it; the
 * first row behind them. */
int table_flow_rows(struct table *table, int row);

#endif
