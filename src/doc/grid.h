/*
 * Tables that cmark-gfm does not know: grids drawn by hand, and pipe tables
 * whose rule has "+" between the columns.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_GRID_H
#define DOC_GRID_H

#include "doc/rewrite.h"

/* Rewrites rules like "|---+---|" and takes those between rows away. */
void grid_scan_rules(struct rewrite *rewrite);
/* Escapes the bars of rows that have more cells than their table's head. */
void grid_scan_ragged(struct rewrite *rewrite);
/* Rewrites grids as pipe tables, one line a row; what a cell holds becomes one
 * run of text with <br> between its paragraphs and items. */
void grid_scan(struct rewrite *rewrite);
/* Gives the tables found their spans and further head rows, and drops rules
 * between rows. */
void grid_apply(struct rewrite *rewrite);
/* Marks the cells of TABLE that spans reach over. */
void grid_cover(struct doc_node *table);

#endif
