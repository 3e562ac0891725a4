/*
 * Captions of tables.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_CAPTION_H
#define DOC_CAPTION_H

#include "doc/doc.h"

/* A paragraph "Table: text" or ": text" right before or behind a table below
 * ROOT, or without a blank line below its last row, loses that mark, gets the
 * class "caption", and stands before the table, which knows it. */
void caption_apply(struct doc *doc, struct doc_node *root);

#endif
