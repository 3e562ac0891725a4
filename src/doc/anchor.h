/*
 * Names for headings and other blocks, and links that lead to them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include "doc/doc.h"

/* Gives each heading, and each table with a caption, an anchor of its own. A
 * link to "control:ID" or "policy:ID" becomes "#control-ID" / "#policy-ID"
 * where that anchor exists, else its text alone. A "#name" leads to the heading
 * that it names here, or would in another program: case and punctuation do not
 * count. One that names nothing is a warning and becomes text. */
void anchor_document(struct doc *doc, struct diags *diags);

#endif
