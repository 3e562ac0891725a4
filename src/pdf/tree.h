/*
 * Name trees and number trees in leaves of a fixed size (ISO 32000-1, 7.9.6
 * and 7.9.7).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "pdf/object.h"

struct tree_entry {
    struct str name;  /* bytes */
    struct str value; /* PDF syntax */
};

/* ENTRIES sorted bytewise by name, without repetition; COUNT is not 0. */
object_id tree_add_names(struct arena *arena, struct objects *objects,
                         const struct tree_entry *entries, size_t count);

/* A number tree that is written as it grows. Its keys are 0, 1, 2 and so on.
 */
struct number_tree {
    struct objects *objects;
    struct buf leaf, kids, body;
    size_t count; /* the next key */
};

struct number_tree number_tree_new(struct arena *arena,
                                   struct objects *objects);
/* VALUE, PDF syntax, belongs to the next key. */
void number_tree_add(struct number_tree *tree, struct str value);
/* Defines the tree, which must not be empty. */
object_id number_tree_end(struct number_tree *tree);

#endif
