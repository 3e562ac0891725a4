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

/* A page that is complete but for its head and foot. */
struct sheet {
    struct page *page;
    size_t index;
    struct arena *arena; /* of what only the page needs */
    bool is_held;        /* until contents are filled */
    struct sheet *next;  /* among those held */
};

struct pager {
    struct flow *flow;
    struct arena *keep;  /* for as long as all pages */
    struct arena *arena; /* of what only the page needs */
    const struct style *style;
    struct layout *layout;
    struct slices *slices;
    len width, height, body;
    const struct item *item;  /* the next to be placed, or NULL */
    const struct item *known; /* the last that was seen on the list */
    const struct box *mark;   /* of a draft */
    struct page *page, *last_page;
    bool is_late; /* the page has boxes that are filled at the end */
    /* The page before, which is given when it is known what follows. */
    struct sheet *before, *held, *last_held;
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
/* give.c: the page is complete. */
void page_give(struct pager *pager);
/* What stands behind items, as high as they turned out, behind all boxes. */
void page_draw_frames(struct pager *pager);

#endif
