/*
 * What pages are called: those of the front matter, behind a cover, count in
 * roman numerals, and page 1 is where the text begins.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_LABEL_H
#define LAYOUT_LABEL_H

#include "doc/doc.h"
#include "layout/box.h"

/* Whether the document begins with its title. */
bool label_has_title(const struct doc *doc);
/* The same, and the title is to be on a cover. */
bool label_has_cover(const struct doc *doc);
/* Pages before the one with the first heading behind the title of a document
 * with a cover; else 0. Anchors must be there. */
size_t label_front(const struct layout *layout, const struct doc *doc);
/* "ii" or "12": what the page at INDEX, from 0, is called. */
struct str label_page(struct arena *arena, const struct layout *layout,
                      size_t index);
/* What the last page of its kind is called. */
struct str label_last(struct arena *arena, const struct layout *layout,
                      size_t index);
/* COUNT in small roman numerals, below 4000. */
struct str label_roman(struct arena *arena, size_t count);

#endif
