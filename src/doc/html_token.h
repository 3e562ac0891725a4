/*
 * HTML as a row of tags and pieces of text, and the entities people use.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_HTML_TOKEN_H
#define DOC_HTML_TOKEN_H

#include "base/str.h"

struct html_token {
    struct str name;  /* of the tag, as written; empty for text */
    struct str text;  /* all of the token's source */
    struct str attrs; /* what stands behind the tag's name */
    bool is_close;    /* "</b>" */
    bool is_comment;
};

/* Takes the next token off HTML from *AT on; false at the end. A "<" that
 * begins no tag is text. */
bool html_next(struct str html, size_t *at, struct html_token *token);
/* The value of the attribute NAME, or the empty slice. */
struct str html_attribute(struct str attrs, const char *name);
/* TEXT with its entities replaced; those unknown stay as they are. */
struct str html_decode(struct arena *arena, struct str text);

#endif
