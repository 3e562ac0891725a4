/*
 * Glyphs of a text (HarfBuzz): which face shows which cluster, how it is
 * shaped, and what a character that no face has becomes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "layout/para_parts.h"

/* DIAGS may be NULL (measuring). Needs MARK_CLUSTER. Nothing of the text is
 * lost: each byte but line ends belongs to one glyph's cluster. */
struct shaped shape_text(struct arena *scratch, struct missing *missing,
                         const struct fonts *fonts,
                         const struct para_text *text);
/* UNITS of 1/1000 em at SIZE, to the nearest. */
len shape_scale(int units, len size);
/* The glyph to show a hyphen with; 0 if FACE has none. */
uint32_t shape_hyphen(const struct face *face);

#endif
