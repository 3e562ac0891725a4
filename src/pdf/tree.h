/*
 * Name trees and number trees in leaves of a fixed size (ISO 32000-1, 7.9.6
 * and 7.9.7).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "pdf/object.h"

struct tree_entry {
    struct str name;  /* bytes; unused in a number tree */
    struct str value; /* PDF syntax */
};

/* ENTRIES sorted bytewise by name, without repetition; COUNT is not 0. */
object_id tree_add_names(struct arena *arena, struct objects *objects,
                         const struct tree_entry *entries, size_t count);
/* The keys are the indexes of ENTRIES. COUNT is not 0. */
object_id tree_add_numbers(struct arena *arena, struct objects *objects,
                           const struct tree_entry *entries, size_t count);

#endif
