/*
 * Cuts the vertical list into pages and puts heads and feet on them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/flow.h"

struct slices;
struct pager;

/* Pages of WIDTH and HEIGHT from FLOW's list, into LAYOUT; also its anchors,
 * sorted and unique. The boxes of the list are moved, not copied. There is
 * always at least one page. Where there are SLICES, pages are given to their
 * sink and let go, else LAYOUT keeps them. */
struct pager *page_open(struct flow *flow, struct layout *layout,
                        struct slices *slices, len width, len height);
/* Places what is on the list, but for as much of its end as might depend on
 * what comes behind it: about a page. */
void page_feed(struct pager *pager);
/* Nothing comes any more. */
void page_end(struct pager *pager);
/* Contents are filled: gives the pages that waited for that, then all their
 * heads and feet. */
void page_close(struct pager *pager);

/* Running heads and feet, as artifacts, once all pages are there. */
struct furniture {
    struct flow *flow;
    const struct layout *layout;
    int level;                   /* of the deepest chapters */
    const struct doc_node *next; /* chapter, or NULL */
    struct str chapter;          /* the present one */
    struct item *head, *foot;    /* of the page before */
};
struct furniture furniture_new(struct flow *flow, const struct layout *layout);
/* Those of page INDEX onto PAGE, one page after the other. */
void furniture_put(struct furniture *furniture, struct page *page,
                   size_t index);
/* The mark of a draft, as artifacts; they go behind all else on a page. */
struct box *watermark_make(struct flow *flow, len width, len height);
void watermark_put(struct arena *arena, const struct box *mark,
                   struct page *page);
/* Whether every box is on its page and no two texts overlap; a violation is
 * an INTERNAL_ message, which names the document TITLE, and false. */
bool page_check(const struct page *page, size_t number, struct str title,
                struct diags *diags);
/* The same of all pages. */
bool layout_check(const struct layout *layout, struct diags *diags);

#endif
