/*
 * One HTML table into tree nodes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_HTML_READ_H
#define DOC_HTML_READ_H

#include "doc/rewrite.h"

/* Where a table is in the bytes of a part. */
struct html_span {
    size_t from, to; /* of "<table", and behind the next "</table>" */
    size_t line;     /* that FROM is on */
    size_t stop;     /* result: how far it was read */
};

/* The table at SPAN, or NULL if it is not built as it should be. PLACES are
 * those of the part's lines. */
struct doc_node *html_read(struct rewrite *rewrite, const struct pos *places,
                           size_t place_count, struct html_span *span);

#endif
