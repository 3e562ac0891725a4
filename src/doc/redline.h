/*
 * One text out of two: what came is in DOC_INSERT, what went in DOC_STRIKE.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_REDLINE_H
#define DOC_REDLINE_H

#include "doc/doc.h"

/* The children of DOC's root between two marks are a text before its change,
 * and those behind them, up to the third, the same text after it. Each pair is
 * replaced by one text with marks, word by word where blocks are alike and as
 * whole blocks where not. The order, numbers and anchors are those of the new
 * text. Notes that nothing names any more are taken out. */
void redline_apply(struct doc *doc);

/* A mark, which redline_apply takes out again; WHICH is "before", "after" or
 * "end". */
struct doc_node *redline_mark(struct doc *doc, const char *which);

#endif
