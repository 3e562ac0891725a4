/*
 * Which way blocks run: where their indents, labels and first columns are.
 * Paragraphs need no such question; bidi.h answers for each.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_DIRECTION_H
#define LAYOUT_DIRECTION_H

#include "layout/flow.h"

/* Whether anything in DOC is read from right to left. */
bool direction_occurs(const struct doc *doc);
/* Whether most letters below NODE are read from right to left. */
bool direction_is_rtl(const struct flow *flow, const struct doc_node *node);

#endif
