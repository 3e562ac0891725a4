/*
 * YAML as a tree in which every value keeps its file, line and column; the
 * only door to libyaml (events, never documents). Values are the strings that
 * the user typed: nothing becomes a number, a truth value or a date.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_NODE_H
#define LOAD_NODE_H

#include "base/diag.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    struct pos pos;      /* where the value begins */
    struct str text;     /* NODE_SCALAR: the value */
    bool is_plain;       /* NODE_SCALAR: written without quotes or block */
    bool is_null;        /* NODE_SCALAR: empty, ~ or null, unquoted */
    struct pos text_pos; /* NODE_SCALAR: where its first character stands; for
                            a block scalar its first line */
    struct str key;      /* in a map: the key of this value */
    struct pos key_pos;
    struct node *first, *last, *next; /* children in order */
    size_t count;
};

#define NODE_FILE_LIMIT (16u * 1024 * 1024)

/* Parses BYTES, one YAML document whose first line is LINE of FILE (front
 * matter does not begin at line 1). NULL after a message for anything that is
 * not plain data: bad UTF-8, control characters, tabs as indentation,
 * duplicate keys, tags, merge keys, complex keys, a second document, aliases
 * beyond a budget, nesting beyond 100, more than a million keys and values. An
 * empty document is an empty map. */
struct node *node_parse(struct arena *arena, struct diags *diags,
                        struct str file, struct str bytes, int line);

/* NODE and what is below it, without a trace of other memory but the name of
 * its file. */
struct node *node_copy(struct arena *arena, const struct node *node);

/* The value under KEY in a map, or NULL. */
struct node *node_find(const struct node *map, struct str key);

#endif
