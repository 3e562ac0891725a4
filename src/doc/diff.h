/*
 * The shortest way from one list to another: what stays, goes and comes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_DIFF_H
#define DOC_DIFF_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum diff_kind { DIFF_SAME, DIFF_GONE, DIFF_NEW };

struct diff_step {
    enum diff_kind kind;
    size_t before, after; /* SAME: both; GONE: BEFORE; NEW: AFTER */
};

struct diff {
    struct diff_step *steps; /* between two SAME: all GONE, then all NEW */
    size_t count;
    size_t same_count;
};

/* Compares items by IS_SAME, which gets an index of each list. Myers, "An
 * O(ND) difference algorithm and its variations" (1986). Lists that differ in
 * more than DIFF_LIMIT items are all GONE and all NEW between what begins and
 * ends them alike, so that time and memory stay bounded. */
#define DIFF_LIMIT 600

struct diff
diff_of(struct arena *arena, size_t before_count, size_t after_count,
        bool (*is_same)(const void *context, size_t before, size_t after),
        const void *context);

#endif
