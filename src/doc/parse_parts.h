/*
 * What the two halves of parsing share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_PARSE_PARTS_H
#define DOC_PARSE_PARTS_H

#include <cmark-gfm.h>

#include "doc/doc.h"
#include "doc/rewrite.h"

#define PARSE_NODE_LIMIT 500000

/* The state of one conversion. */
struct parse {
    struct doc *doc;
    struct diags *diags;
    const struct source *source;
    size_t first_line;
    struct str text;
    struct rewrite rewrite;  /* its lines, as the library sees them */
    struct doc_node *at;     /* where the next node goes */
    struct doc_node **notes; /* by the number the library gave */
    size_t note_count;
    size_t node_count, depth, byte_count;
};

/* A kind of node of the library; FILL may be NULL. */
struct parse_kind {
    const char *name;
    enum doc_kind kind;
    void (*fill)(struct parse *, cmark_node *, struct doc_node *);
};

/* The kind of NODE, or NULL for what has none of its own in our tree. */
const struct parse_kind *parse_kind_of(cmark_node *node);
/* The library's name for NODE's kind. */
const char *parse_name_of(cmark_node *node);
/* Notes are found by the number that the library gives in order of first
 * reference; the note itself comes last in its tree. */
struct doc_node *parse_note_of(struct parse *parse, size_t number);

#endif
