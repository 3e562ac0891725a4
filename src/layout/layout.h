/*
 * From the tree to pages: the one call of this folder.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "doc/doc.h"
#include "layout/box.h"
#include "layout/font.h"
#include "layout/style.h"

/*
 * Who takes pages as they are set, so that none is kept. Pages come in no
 * certain order, each is begun and, when all are known, ended; what it is given
 * is gone behind the call. Tags are children of the document's tag with those
 * behind and below them; they stay from the call that announces them, or from
 * a page before, until the one that completes them. RESTART: all that was given
 * is void, and what comes is another try.
 */
struct page_sink {
    void *context;
    void (*restart)(void *context);
    void (*expect_tags)(void *context, struct tag *first);
    void (*begin_page)(void *context, const struct page *page, size_t index);
    void (*end_page)(void *context, const struct page *page, size_t index);
    void (*complete_tags)(void *context, struct tag *first);
};

/* Sets DOC in STYLE. ROOT is the workspace's folder, below which images are
 * read. NULL only after an INTERNAL_ message; everything else (a character no
 * face has, a missing image) is a finding and is visible on the page. */
struct layout *layout_make(struct arena *arena, struct diags *diags,
                           const struct doc *doc, const struct style *style,
                           const struct fonts *fonts, const char *root);
/* The same, but its pages and all tags but the first go to SINK. */
struct layout *layout_give(struct arena *arena, struct diags *diags,
                           const struct doc *doc, const struct style *style,
                           const struct fonts *fonts, const char *root,
                           const struct page_sink *sink);

/* Says, at POS, if words of LANGUAGE are to be divided and cannot be: there are
 * no patterns for it on this machine. */
void layout_language(struct diags *diags, const struct style *style,
                     struct str language, struct pos pos);

/* Boxes, one a line ("page 1", then kind, place, text), for golden tests. */
struct str layout_dump_boxes(struct arena *arena, const struct layout *layout);
/* The tag tree as indented text. */
struct str layout_dump_tags(struct arena *arena, const struct layout *layout);

#endif
