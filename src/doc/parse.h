/*
 * One part of a source through cmark-gfm into tree nodes. Only this part of
 * the program knows that library.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_PARSE_H
#define DOC_PARSE_H

#include "doc/markdown.h"

/* Parses lines FIRST_LINE.. of SOURCE, the bytes TEXT, and appends the blocks
 * to ROOT and the footnotes to NOTES. HTML arrives as DOC_CODE_BLOCK of info
 * "html" or DOC_CODE of info "html", for directive.h to judge. False after a
 * message (limits). */
bool parse_part(struct doc *doc, struct diags *diags,
                const struct source *source, size_t first_line, struct str text,
                struct doc_node *root);

#endif
