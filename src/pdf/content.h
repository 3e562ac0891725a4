/*
 * Page content streams: the boxes of a page as operators, each inside a
 * marked-content sequence or an artifact, and its link annotations.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "base/map.h"
#include "layout/box.h"
#include "pdf/picture.h"
#include "pdf/subset.h"
#include "pdf/tags.h"
#include "pdf/words.h"

/* A page between its beginning and its end, and what is known of it then. */
struct sheet;

/* What all pages of a document share. */
struct content {
    struct arena *arena;
    struct arena *scratch; /* of the page being drawn */
    struct diags *diags;
    struct objects *objects;
    struct subsets *subsets;
    struct pictures *pictures;
    struct tags *tags;
    struct words *words;
    object_id resources;
    struct buf ops;        /* of the page being drawn; its room is used again */
    struct sheet *drawn;   /* whose operators these are, or NULL */
    struct sheet **sheets; /* by page; NULL: not begun */
    size_t sheet_count, sheet_cap;
    struct aside *aside; /* operators of pages that wait for their end */
    struct map goals;    /* that links lead to -> struct pos of the first */
};

struct content content_new(struct arena *arena, struct diags *diags,
                           struct objects *objects);
/* Draws PAGE, the INDEX-th from 0, and its annotations. */
void content_begin_page(struct content *content, const struct page *page,
                        size_t index);
/* Draws what is on PAGE too, once it is known, and writes the page. */
void content_end_page(struct content *content, const struct page *page,
                      size_t index);
object_id content_page(const struct content *content, size_t index);
len content_height(const struct content *content, size_t index);
/* Nothing is drawn any more. */
void content_close(struct content *content);

/* link.c: adds the annotation of link BOX of PAGE to the references in
 * ANNOTS, and where it leads to the goals. */
void content_add_link(struct content *content, const struct page *page,
                      const struct box *box, struct buf *annots);

#endif
