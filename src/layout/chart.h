/*
 * What the kinds of charts share: a figure is made of items, one below the
 * other, and everything on them belongs to it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include "doc/chart.h"
#include "layout/flow.h"

struct drawing {
    struct flow *flow;
    const struct doc_node *node;
    const struct chart *chart;
    struct tag *tag;         /* FIGURE of the part that is drawn */
    const struct look *look; /* of its words */
    struct look bold;
    len row;           /* height of a row, in which a line of words fits */
    struct item *item; /* the last one; what is drawn goes onto it */
};

/* Where words stand on an item. */
struct chart_place {
    len x, y; /* y: top of the line */
    len width;
    enum para_align align;
};

/* Begins a figure that shows rows FROM up to, not including, TO; the first one
 * has the title. What is drawn next stays on one page with it. */
void chart_part(struct drawing *drawing, size_t from, size_t to);
/* Appends an item of HEIGHT. */
void chart_item(struct drawing *drawing, len height);
void chart_rect(struct drawing *drawing, len x, len y, len width, len height,
                uint32_t color);
/* MARK in the middle of a cell of its colour. */
void chart_cell(struct drawing *drawing, enum chart_mark mark, len x, len y,
                len width, len height);
/* How wide TEXT is on one line. */
len chart_width(struct drawing *drawing, const struct look *look,
                struct str text);
/* TEXT on one line; it must have room. */
void chart_text(struct drawing *drawing, struct str text,
                const struct look *look, struct chart_place place);
/* TEXT in as many lines as it needs; nothing is drawn yet. */
struct para *chart_set(struct drawing *drawing, struct str text,
                       const struct look *look, len width);
/* Draws the lines of PARA from (X, Y) on. */
void chart_lines(struct drawing *drawing, const struct para *para, len x,
                 len y);
/* The height of so many lines, no less than a row's. */
len chart_height(const struct drawing *drawing, const struct para *para);

void chart_heat(struct drawing *drawing);
void chart_columns(struct drawing *drawing);
void chart_bars(struct drawing *drawing);

#endif
