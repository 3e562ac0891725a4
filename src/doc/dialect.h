/*
 * All that people write in Markdown and cmark-gfm does not know.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_DIALECT_H
#define DOC_DIALECT_H

#include "doc/markdown.h"
#include "doc/rewrite.h"

/* Looks for the constructs in the lines of a part that begins at line
 * FIRST_LINE of SOURCE, and rewrites them. */
void dialect_scan(struct rewrite *rewrite, const struct source *source,
                  size_t first_line);
/* Looks again for what must not be missed, after some edits were taken back. */
void dialect_scan_again(struct rewrite *rewrite);
/* Mends the tree that came of them. */
void dialect_apply(struct rewrite *rewrite);

#endif
