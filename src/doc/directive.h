/*
 * HTML in Markdown: comments that steer the page, comments for nobody, and
 * everything else, which is shown as the text it is.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_DIRECTIVE_H
#define DOC_DIRECTIVE_H

#include "doc/doc.h"

/* Works on the nodes below ROOT that parse.h marked as HTML, and turns a lone
 * \pagebreak into a page break. */
void directive_apply(struct doc *doc, struct diags *diags,
                     struct doc_node *root);

#endif
