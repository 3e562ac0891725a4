/*
 * What cutting the list and filling a page share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_PAGE_PARTS_H
#define LAYOUT_PAGE_PARTS_H

#include "layout/anchors.h"
#include "layout/page.h"

/* How far a frame reaches on the present page. */
struct extent {
    const struct frame *frame;
    len top, bottom;
    struct extent *next;
};

struct pager {
    struct arena *arena;
    const struct style *style;
    struct layout *layout;
    len width, height, body;
    struct page *page, *last_page;
    len used, glue;
    bool has_items;
    struct extent *extents, *last_extent;
    const struct item **notes;
    size_t note_from, note_to, note_count, note_cap;
    len note_height;
    struct anchors anchors;
};

void page_add_box(struct page *page, struct box *box);
/* Puts ITEM with its top at Y of the page. */
void page_put_item(struct pager *pager, const struct item *item, len y);
/* A table's head once more: the same boxes, already in page coordinates of
 * where they were first, now without meaning. */
void page_repeat_head(struct pager *pager, const struct table_head *head);
/* What stands behind items, as high as they turned out, behind all boxes. */
void page_draw_frames(struct pager *pager);

#endif
