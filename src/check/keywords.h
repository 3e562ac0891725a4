/*
 * Which of many short words a text holds, found in one pass over it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CHECK_KEYWORDS_H
#define CHECK_KEYWORDS_H

#include "base/str.h"

struct keywords;

struct keywords *keywords_new(struct arena *arena);
/* Adds WORD, of which ASCII letters count without case, and returns its
 * number: 0, 1, … */
size_t keywords_add(struct keywords *keywords, struct str word);
/* Sets IS_FOUND[n] of each word n that TEXT holds, clears it of others. */
void keywords_search(const struct keywords *keywords, struct str text,
                     bool *is_found);

#endif
