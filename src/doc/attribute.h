/*
 * "{#name}" behind a heading, as Pandoc, kramdown and MkDocs have it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_ATTRIBUTE_H
#define DOC_ATTRIBUTE_H

#include "doc/doc.h"

/* Takes "{#name .class key=value}" off the end of every heading below ROOT;
 * the name becomes the heading's anchor. Classes and keys mean nothing here.
 * Braces that hold anything else stay. */
void attribute_apply(struct doc *doc, struct doc_node *root);

#endif
