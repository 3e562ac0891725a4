/*
 * Hyphenation of words by libhyphen's patterns; the only door to it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include "base/str.h"

enum { HYPHEN_SHORTEST = 5, HYPHEN_LONGEST = 60 }; /* bytes */

struct hyphen; /* the patterns of a language; read-only, of the program */

/* The patterns of LANGUAGE (BCP 47; empty is English): those of its country
 * if they are installed, else those of the language. NULL if neither is. */
const struct hyphen *hyphen_find(struct str language);
/* True if there are such patterns; does not load them. */
bool hyphen_exists(struct str language);
/* Whether the patterns know letters beyond ASCII. */
bool hyphen_is_wide(const struct hyphen *hyphen);
/* The places of WORD (lower-case letters, HYPHEN_SHORTEST to _LONGEST bytes of
 * UTF-8) where it may be divided: bit i of the result says "before the byte
 * i". At least 2 letters stay before and 3 behind. 0 without patterns. */
uint64_t hyphen_points(const struct hyphen *hyphen, struct str word);

#endif
