/*
 * Values made safe for the place where they land, so that any string prints
 * as itself.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_ESCAPE_H
#define COMPOSE_ESCAPE_H

#include "base/str.h"

/* What surrounds a value in Markdown, judged from the line so far. */
struct place {
    bool in_comment; /* a directive: <!-- anchor: … --> */
    bool in_code;    /* a code span, where no backslash escapes */
    bool in_table;   /* a row: the line begins with "|" */
};

struct place place_of(struct str line);

/* Adds VALUE to OUT. Line ends become spaces; NUL and bytes that are not
 * UTF-8 become U+FFFD. In a comment ">" is left out, and in a code span "`"
 * becomes "'", because neither can be written there. */
void escape_markdown(struct buf *out, struct str value, struct place place);
void escape_html(struct buf *out, struct str value);

/* Adds one line of Markdown to a table row: each bare "|" is escaped. */
void escape_row(struct buf *out, struct str line);

#endif
