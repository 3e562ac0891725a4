/*
 * Cuts the vertical list into pages and puts heads and feet on them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/flow.h"

/* Pages of WIDTH and HEIGHT from FLOW's list, into LAYOUT; also its anchors,
 * sorted and unique. The boxes of the list are moved, not copied. There is
 * always at least one page. */
void page_cut(struct flow *flow, struct layout *layout, len width, len height);
/* Running heads and feet, as artifacts, once all pages are there. */
void furniture_add(struct flow *flow, struct layout *layout);
/* The mark of a draft, as an artifact, behind all else on every page. */
void watermark_add(struct flow *flow, struct layout *layout);
/* Whether every box is on its page and no two texts overlap; a violation is
 * an INTERNAL_ message and false. */
bool layout_check(const struct layout *layout, struct diags *diags);

#endif
