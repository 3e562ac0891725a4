/*
 * What the files that read YAML share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_NODE_PARTS_H
#define LOAD_NODE_PARTS_H

#include <yaml.h>

#include "base/map.h"
#include "load/node.h"
#include "load/scan.h"

enum { DEPTH_LIMIT = 100, ALIAS_BUDGET = 10000, NODE_LIMIT = 1000000 };

/* What an anchor names. */
struct anchor {
    struct node *node; /* NULL while it is still open: an alias is a cycle */
    size_t size;       /* nodes in its tree, aliases expanded */
};

struct frame {
    struct node *node;
    struct map keys; /* of a map: key -> its node */
    bool has_key;    /* a key waits for its value */
    struct str key;
    struct pos key_pos;
    struct anchor *anchor; /* to be set when the frame is closed */
    size_t size;
};

struct reader {
    struct arena *arena;
    struct diags *diags;
    struct scan scan;
    yaml_parser_t parser;
    struct frame frames[DEPTH_LIMIT + 1];
    size_t depth;
    struct map anchors;
    size_t expanded;
    size_t nodes;
    size_t gap; /* offset behind the last event */
    size_t documents;
    struct node *root;
    bool is_done;
};

/* Where MARK is in the file. */
struct pos node_place(const struct reader *reader, yaml_mark_t mark);
/* Adds a message with a hint; always false, to be returned. */
bool node_refuse(struct reader *reader, enum diag_id id, struct pos pos,
                 const char *text, const char *hint);
/* What libyaml passed over on its way to EVENT. False after a message. */
bool node_check_before(struct reader *reader, const yaml_event_t *event);
/* A scalar that libyaml reads differently from YAML. False after a message. */
bool node_check_scalar(struct reader *reader, const yaml_event_t *event);
/* Where the first character of a scalar's value stands. */
struct pos node_text_pos(const struct reader *reader,
                         const yaml_event_t *event);

#endif
