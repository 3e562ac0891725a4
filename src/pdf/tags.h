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

struct tags *tags_new(struct arena *arena, struct objects *objects);

/* FIRST and those behind it are the next children of the document's root. */
void tags_expect(struct tags *tags, struct tag *first);
/* All pages that show FIRST, those behind it and what is below them are drawn:
 * defines their elements. The tags are not needed any more. */
void tags_complete(struct tags *tags, struct tag *first);

/* What is added now stands on page INDEX, whose object is PAGE. */
void tags_begin_page(struct tags *tags, size_t index, object_id page);
/* A new marked-content sequence of this page that belongs to LEAF: its MCID. */
int tags_add_content(struct tags *tags, struct tag *leaf);
/* Annotation ANNOT of this page is a kid of TAG: its StructParent key. */
size_t tags_add_annotation(struct tags *tags, struct tag *tag, object_id annot);
/* Returns the page's StructParents key. */
size_t tags_end_page(struct tags *tags);

/* If the text BOX labels a list item, it tells how its list is numbered. */
void tags_add_label(struct tags *tags, const struct box *box);
/* The structure type of an element, without the slash. */
const char *tags_role(const struct tag *tag);
/* Defines ROOT, whose children are those expected. Returns the number of the
 * StructTreeRoot. */
object_id tags_define(struct tags *tags, struct tag *root);

#endif
