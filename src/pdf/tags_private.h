/*
 * What tags.c collects and elements.c writes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_TAGS_PRIVATE_H
#define PDF_TAGS_PRIVATE_H

#include "pdf/tags.h"
#include "pdf/tree.h"

/* A marked-content sequence or (annot set) an annotation. */
struct piece {
    uint32_t index; /* of the page */
    object_id page;
    int mcid;
    object_id annot;
    struct piece *next;
};

/* Beside one tag, from the first word of it until tags_complete. */
struct node {
    object_id id; /* 0 for a leaf */
    struct piece *first, *last;
    const char *numbering; /* of a list */
    struct node *next;     /* among those that are free */
};

struct named {
    struct str name;
    object_id id;
};

struct tags {
    struct arena *arena;
    struct objects *objects;
    object_id root, document;
    struct node *free_nodes;
    struct piece *free_pieces;
    size_t node_count; /* in use */
    /* The page being drawn. */
    size_t index;
    object_id page;
    object_id *owners; /* by MCID */
    size_t owner_count, owner_cap;
    object_id *annot_owners; /* in the order of their keys */
    size_t annot_count, annot_cap;
    struct number_tree parents;
    struct buf top;      /* references to the children of the root */
    struct named *named; /* elements with an id */
    size_t named_count, named_cap;
    struct buf body, kids; /* used again and again */
};

/* An array of ITEM_SIZE items with room for one more. */
void *tags_room(struct arena *arena, void *items, size_t count, size_t *cap,
                size_t item_size);
/* The number of the element; a leaf has none. */
object_id tags_element(struct tags *tags, struct tag *tag);

#endif
