/*
 * Words that a line's end divides, made whole for those who read the text.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_WORDS_H
#define PDF_WORDS_H

#include "layout/box.h"
#include "pdf/subset.h"

struct words; /* of one document */

struct words *words_new(struct arena *arena, struct subsets *subsets);
void words_close(struct words *words);
/* A text BOX of PAGE with the texts that its glyphs are to extract as: BOX
 * itself, or a copy of it that lives until the next call. To be asked for once
 * for each text box that has a tag, in the order of the pages; the page behind
 * PAGE is there if a word goes on in it. */
const struct box *words_shown(struct words *words, const struct page *page,
                              const struct box *box);

#endif
