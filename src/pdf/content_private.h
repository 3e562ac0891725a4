/*
 * A page being drawn: what content.c needs to know of it between two boxes,
 * and sheet.c keeps between its beginning and its end.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_CONTENT_PRIVATE_H
#define PDF_CONTENT_PRIVATE_H

#include "pdf/content.h"
#include "pdf/run.h"

enum { NO_COLOR = -1 };

struct canvas { /* a page being drawn */
    struct content *content;
    const struct page *page;
    struct buf ops, annots;
    bool is_open, is_alone; /* a sequence; one that takes nothing more */
    const struct tag *leaf; /* of the open sequence; NULL: an artifact */
    enum box_kind artifact; /* what kind of artifact */
    int64_t color;
    unsigned font;
    len size;
    struct run run;
    bool has_alpha;
};

/* Adds the boxes of PAGE to the operators in content->ops. */
void canvas_draw(struct canvas *canvas, const struct page *page);
/* The last of the operators. */
void canvas_end(struct canvas *canvas);

#endif
