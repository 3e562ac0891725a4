/*
 * What the parts of the redline share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_REDLINE_PARTS_H
#define DOC_REDLINE_PARTS_H

#include "doc/doc.h"

/* NODE holds words, and no blocks. */
bool redline_has_inlines(const struct doc_node *node);
/* NODE is a picture that stands alone. */
bool redline_is_figure(const struct doc_node *node);

/* All that readers of NODE see, with a mark where a block begins; line ends
 * count as blanks, so that text which was only wrapped anew is the same. */
struct str redline_signature(struct arena *arena, const struct doc_node *node);

/* Puts everything in NODE, a block, between marks of KIND (DOC_INSERT or
 * DOC_STRIKE). */
void redline_mark_block(struct doc *doc, struct doc_node *node,
                        enum doc_kind kind);

/* How alike two blocks are, from 0 to 100: the words they share. */
int redline_likeness(struct arena *arena, const struct doc_node *a,
                     const struct doc_node *b);

/* BEFORE and AFTER hold inlines. AFTER gets those of both, with marks. */
void redline_inlines(struct doc *doc, struct doc_node *before,
                     struct doc_node *after);

#endif
