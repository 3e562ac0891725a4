/*
 * Page content streams: the boxes of a page as operators, each inside a
 * marked-content sequence or an artifact, and its link annotations.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "layout/box.h"
#include "pdf/picture.h"
#include "pdf/subset.h"
#include "pdf/tags.h"
#include "pdf/words.h"

/* What all pages of a document share. */
struct content {
    struct arena *arena;
    struct diags *diags;
    struct objects *objects;
    const struct layout *layout;
    struct subsets *subsets;
    struct pictures *pictures;
    struct tags *tags;
    struct words *words;
    object_id resources;
    struct buf ops; /* of the page being written; its room is used again */
};

/* Defines the page object ID of PAGE, the INDEX-th from 0, with its content
 * and its annotations. */
void content_define_page(struct content *content, const struct page *page,
                         size_t index, object_id id);

/* Adds the annotation of link BOX of PAGE to the references in ANNOTS. A link
 * to an anchor that is not there is a message and gets none. */
void content_add_link(struct content *content, const struct page *page,
                      size_t index, const struct box *box, struct buf *annots);

#endif
