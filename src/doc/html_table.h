/*
 * HTML tables pasted into Markdown. A small strict reader: what it does not
 * know in a cell stays visible as text, and a table that is not built as it
 * should be is none (its source is shown then, as for other HTML).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_HTML_TABLE_H
#define DOC_HTML_TABLE_H

#include "doc/rewrite.h"

/* Puts a thematic break in the place of each table that can be read. */
void html_table_scan(struct rewrite *rewrite, const struct pos *places,
                     size_t place_count);
/* Puts the tables in the place of their breaks. */
void html_table_apply(struct rewrite *rewrite);

#endif
