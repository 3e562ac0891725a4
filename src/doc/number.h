/*
 * Finishes a tree: heading levels without skips, section numbers, unique
 * anchors, links that resolve inside the document, note numbers.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_NUMBER_H
#define DOC_NUMBER_H

#include "doc/doc.h"

/* The first heading becomes the only one of level 1 if it is; later skips are
 * closed (2 to 4 becomes 2 to 3). With meta.is_numbered headings of level 2
 * and deeper get "1", "1.1", unless most of them begin with a number. Anchors
 * and links as in anchor.h. */
void number_document(struct doc *doc, struct diags *diags);

#endif
