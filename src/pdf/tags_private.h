/*
 * What tags.c collects and elements.c writes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_TAGS_PRIVATE_H
#define PDF_TAGS_PRIVATE_H

#include "pdf/tags.h"

/* A marked-content sequence or (annot set) an annotation. */
struct piece {
    size_t page;
    int mcid;
    object_id annot;
    struct piece *next;
};

struct node { /* beside one struct tag */
    const struct tag *tag;
    object_id id; /* 0 for a leaf */
    struct piece *first, *last;
    const char *numbering; /* of a list */
};

struct page_parents {
    object_id *owners; /* by MCID */
    size_t count, cap;
};

struct tags {
    struct arena *arena;
    struct objects *objects;
    const struct layout *layout;
    const object_id *pages;
    struct node *nodes; /* by tag->number */
    struct page_parents *parents;
    object_id root;
    object_id *annot_owners; /* by key - page_count */
    size_t annot_count, annot_cap;
    const struct tag **named; /* those with an id */
    size_t named_count, named_cap;
};

/* The next tag in tree order, or NULL. */
const struct tag *tags_next(const struct tag *tag);

#endif
