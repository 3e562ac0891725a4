/*
 * Contents: a line for each heading of levels 2 and 3. The page number's
 * place is reserved when the line is set, so filling it in moves nothing and
 * one pass over the pages is enough.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_TOC_H
#define LAYOUT_TOC_H

#include "layout/flow.h"

void flow_contents(struct flow *flow, const struct doc_node *node);
/* Fills the page numbers in once pages exist. */
void contents_fill(struct flow *flow, const struct layout *layout);
/* The outline of the headings, levels without skips. */
void outline_make(struct arena *arena, struct layout *layout,
                  const struct doc *doc);

#endif
