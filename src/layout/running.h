/*
 * The texts of heads and feet: patterns with names in braces.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_RUNNING_H
#define LAYOUT_RUNNING_H

#include "doc/doc.h"

/* The names a pattern may use, for messages. */
#define RUNNING_NAMES                                                          \
    "{id} {title} {chapter} {organization} {version} {date} "                  \
    "{classification} {page} {pages}"

/* What differs from page to page. */
struct running_now {
    struct str page, pages; /* labels of this page and of the last */
    struct str chapter;     /* what last began a page of its own; or empty */
};

/* Whether every brace of PATTERN belongs to one of the names. */
bool running_is_valid(struct str pattern);
/* Whether it names the page, so that it differs from page to page. */
bool running_has_page(struct str pattern);
/* PATTERN as it is NOW. Pieces stand between middle dots with blanks; one whose
 * names are all empty is left out with its dot. */
struct str running_text(struct arena *arena, struct str pattern,
                        const struct doc_meta *meta,
                        const struct running_now *now);

#endif
