/*
 * Which way each character of a text runs (UAX 9).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include "layout/para_parts.h"

/* Sets the levels of TEXT, and its base level from its first strong character,
 * or from LANGUAGE if it has none; IS_INSIDE a block that is read from right to
 * left, TEXT is too unless all its letters say otherwise. A text of languages
 * that run to the right has no levels at all. */
void bidi_mark(struct arena *scratch, struct para_text *text,
               struct str language, bool is_inside);
/* Whether anything in TEXT is read from right to left. */
bool bidi_occurs(struct str text);
/* How many more letters of TEXT are read from right to left than are not. */
long bidi_balance(struct str text);
/* ORDER[v] becomes the logical index of what stands at visual place V, given
 * the COUNT levels of one line. */
void bidi_order(const uint8_t *levels, uint32_t count, uint32_t *order);

#endif
