/*
 * What the two halves of html_inline.h share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_HTML_INLINE_PARTS_H
#define DOC_HTML_INLINE_PARTS_H

#include "doc/doc.h"
#include "doc/html_token.h"

enum html_use {
    MARK_WRAP,    /* a node of its kind around the text */
    MARK_CODE,    /* the same, without marks inside */
    MARK_RAISE,   /* raised digits */
    MARK_LOWER,   /* lowered digits */
    MARK_LINK,    /* <a> */
    MARK_ITEM,    /* a line with a bullet */
    MARK_LINE,    /* a line */
    MARK_NOTHING, /* its text stays */
};

struct html_mark {
    const char *name;
    enum doc_kind kind;
    enum html_use use;
};

/* The mark of a tag inside a paragraph, or NULL. */
const struct html_mark *html_mark_of(struct str name);

/* Blocks of HTML that hold nothing but what is known become blocks of the
 * tree, with tags of marks as inline HTML in them. */
void html_blocks_apply(struct doc *doc, struct doc_node *root);

#endif
