/*
 * Hyphenation of English words by libhyphen's patterns; the only door to it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include "base/str.h"

enum { HYPHEN_SHORTEST = 5, HYPHEN_LONGEST = 60 };

/* The places of WORD (lower-case ASCII letters, HYPHEN_SHORTEST to _LONGEST)
 * where it may be divided: bit i of the result says "before the letter i".
 * At least 2 letters stay before and 3 behind. 0 without a dictionary. */
uint64_t hyphen_points(struct str word);

#endif
