/*
 * What the parts of marking breaks share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_BREAKS_PARTS_H
#define LAYOUT_BREAKS_PARTS_H

#include "layout/para_parts.h"

/* Adds MARK_CLUSTER. */
void breaks_mark_clusters(struct para_text *text);
/* Adds MARK_BREAK where UAX 14 lets a line end, and at the end. */
void breaks_mark_rules(struct para_text *text);

/* The next piece between blanks of one span at or behind *END. A piece that
 * goes on in the next span (**un**likely) is treated as two; no harm is done
 * by that. */
bool breaks_next_piece(const struct para_text *text, const struct text_run *run,
                       size_t *start, size_t *end);

#endif
