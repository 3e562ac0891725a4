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

#endif
