/*
 * Inline nodes into styled spans with their tag leaves, links and notes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_SPANS_H
#define LAYOUT_SPANS_H

#include "layout/flow.h"

struct spans {
    struct flow *flow;
    struct span *items;
    size_t count, cap;
    /* The style that the next text gets. */
    struct span now;
    struct tag *parent;
};

/* None yet; text will be LOOK in COLOR, in leaves below PARENT. */
struct spans spans_new(struct flow *flow, const struct look *look,
                       uint32_t color, struct tag *parent);
/* Appends TEXT in the present style. */
void spans_add(struct spans *spans, struct str text, struct pos pos);
/* Appends FIRST and its siblings up to, not including, END. */
void spans_inlines(struct spans *spans, const struct doc_node *first,
                   const struct doc_node *end);
/* Makes PICTURE smaller, if need be, so that it has room. */
void picture_fit(struct picture *picture, len width, len height);
/* Begins a link to TARGET below the present parent; returns what spans_close
 * needs to go back. NOTE may be NULL. */
struct spans spans_open_link(struct spans *spans, struct str target,
                             struct str contents, struct note *note,
                             struct pos pos);
void spans_close_link(struct spans *spans, const struct spans *before);
/* Sets them in WIDTH. */
struct para *spans_set(const struct spans *spans, len width,
                       enum para_align align);

#endif
