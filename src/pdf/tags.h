/*
 * The structure tree of a document: its elements, what page content belongs
 * to each, and the trees that lead back (ISO 32000-1, 14.7).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "layout/box.h"
#include "pdf/object.h"

struct tags;

/* Takes the tag tree of LAYOUT. PAGES are the numbers of its page objects,
 * which must outlive it. NULL after a message if the tree is not as
 * tags_check leaves it. */
struct tags *tags_new(struct arena *arena, struct objects *objects,
                      const struct layout *layout, const object_id *pages);
/* A new marked-content sequence of page PAGE (an index) that belongs to LEAF:
 * its MCID. */
int tags_add_content(struct tags *tags, const struct tag *leaf, size_t page);
/* Annotation ANNOT on page PAGE is a kid of TAG: its StructParent key. */
size_t tags_add_annotation(struct tags *tags, const struct tag *tag,
                           size_t page, object_id annot);
/* LEAF begins with TEXT: if it labels a list item, this tells how its list is
 * numbered. */
void tags_add_label(struct tags *tags, const struct tag *leaf, struct str text);
/* The structure type of an element, without the slash. */
const char *tags_role(const struct tag *tag);
/* Defines all elements. Returns the number of the StructTreeRoot. */
object_id tags_define(struct tags *tags);

#endif
