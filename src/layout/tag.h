/*
 * The tag tree: made together with the boxes, checked before it is written.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_TAG_H
#define LAYOUT_TAG_H

#include "layout/box.h"

/* A new last child of PARENT (NULL: a root). POS is what it stands for. */
struct tag *tag_new(struct arena *arena, enum tag_role role, struct tag *parent,
                    struct pos pos);
/* TAG, made elsewhere, becomes the last child of PARENT. */
void tag_append(struct tag *parent, struct tag *tag);
/* The leaf text of PARENT goes to now: its last child if that is a leaf. */
struct tag *tag_leaf(struct arena *arena, struct tag *parent, struct pos pos);
/* "TH" and so on, as in the PDF. */
const char *tag_role_name(enum tag_role role);
/* Next tag in tree order below TOP, or NULL. */
struct tag *tag_walk(const struct tag *top, struct tag *tag);

/* Numbers the tree, marks the leaves that have boxes and checks what PDF/UA
 * (ISO 14289-1, 7) demands: nesting of lists, tables and contents, heading
 * levels without skips, alternatives, unique note ids, scopes, and that every
 * box has a leaf of this tree or is an artifact. A violation is an INTERNAL_
 * message and false. */
bool tags_check(struct layout *layout, struct diags *diags);

/* The same of a tree that is never whole: part by part, in the order of the
 * tree, and page by page. Nothing is numbered, and that a leaf is of the tree
 * is left to who writes it. */
struct tags_check *tags_check_new(struct arena *arena, struct diags *diags);
/* FIRST and those behind it, and what is below them; the next children of
 * their parent. */
void tags_check_part(struct tags_check *check, struct tag *first);
void tags_check_page(struct tags_check *check, const struct page *page);
bool tags_check_end(const struct tags_check *check);

#endif
