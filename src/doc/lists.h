/*
 * Lists as lawyers count them: "a." "i." "A." "I." "(a)" "(1)", with the marker
 * counting on or repeated. Follows what pandoc calls fancy lists.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_LISTS_H
#define DOC_LISTS_H

#include "doc/rewrite.h"

/* Rewrites such markers to digits of the same width. */
void lists_scan(struct rewrite *rewrite);
/* Gives the lists of the items found their style, delimiter and start, and
 * parts a list where its style changes. */
void lists_apply(struct rewrite *rewrite);

#endif
