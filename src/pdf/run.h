/*
 * Runs of glyphs as text-showing operators.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_RUN_H
#define PDF_RUN_H

#include "layout/box.h"
#include "pdf/subset.h"

/* Glyphs of the cluster at FROM: it and those without text behind it. */
size_t run_cluster(const struct box *box, size_t from);
/* True if the cluster of COUNT glyphs at FROM extracts right only with
 * ActualText: because more glyphs draw it than it has characters, or because
 * ToUnicode may not hold its text. */
bool run_is_special(const struct box *box, size_t from, size_t count);
/* Appends the operators that show COUNT glyphs of BOX from FROM on, the text
 * position being at their start and the font set. A glyph that is missing is
 * a message, and is not drawn. */
void run_put(struct buf *ops, struct diags *diags, struct subset *subset,
             const struct box *box, size_t from, size_t count);

#endif
