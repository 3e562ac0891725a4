/*
 * What is in memory of a document whose pages are given away: slices of it,
 * some blocks each, which go when all pages that show them are drawn.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_SLICE_H
#define LAYOUT_SLICE_H

#include "layout/flow.h"
#include "layout/layout.h"

/* Blocks behind each other: their items, boxes and tags. */
struct slice {
    struct arena *arena;
    struct tag *tags; /* children of the root */
    bool is_placed;   /* all its items are on pages */
    bool is_settled;  /* and all its notes */
    bool is_held;     /* shown by a page that waits for the end */
    size_t last_page; /* SETTLED: the number of the last page with any */
    struct slice *next;
};

struct slices {
    struct flow *flow;
    const struct page_sink *sink;
    struct tags_check *check;
    struct slice *first, *open; /* OPEN takes what flow makes now */
};

/* FLOW makes everything in slices from now on. */
void slices_begin(struct slices *slices, struct flow *flow,
                  const struct page_sink *sink, struct tags_check *check);
/* Between two blocks: what comes goes to another slice, if this one is full. */
void slices_cut(struct slices *slices);
/* Page NUMBER is complete; IS_CLEAR if no note waits for the next one. */
void slices_settle(struct slices *slices, size_t number, bool is_clear);
/* Those shown by the last page, or by none yet, stay until the end. */
void slices_hold(struct slices *slices, size_t number);
/* Pages up to NUMBER are drawn, but for those held. */
void slices_let_go(struct slices *slices, size_t number);
/* All pages are drawn. */
void slices_end(struct slices *slices);

#endif
