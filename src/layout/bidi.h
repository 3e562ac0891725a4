/*
 * Which way each character of a text runs (UAX 9).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include "layout/para_parts.h"

/* Sets the levels of TEXT, and its base level from its first strong character,
 * or from LANGUAGE if it has none. A text of languages that run to the right
 * has no levels at all. */
void bidi_mark(struct arena *scratch, struct para_text *text,
               struct str language);
/* ORDER[v] becomes the logical index of what stands at visual place V, given
 * the COUNT levels of one line. */
void bidi_order(const uint8_t *levels, uint32_t count, uint32_t *order);

#endif
