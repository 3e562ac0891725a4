/*
 * Characters that no font has, gathered over a document, so that one message
 * says all that is to be said of a file.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_MISSING_H
#define LAYOUT_MISSING_H

#include "base/diag.h"
#include "base/map.h"

struct missing {
    struct arena *arena;
    struct map files;  /* of missing_file */
    struct map places; /* that were counted */
    struct missing_file *first, *last;
};

struct missing missing_new(struct arena *arena);
/* CODE is shown as a replacement at POS. */
void missing_add(struct missing *missing, uint32_t code, struct pos pos);
/* One message for each file, at its first place. What stands in heads and feet
 * is of no file: it is said once, of FILE, unless another message names it. */
void missing_report(const struct missing *missing, struct diags *diags,
                    struct str file);

#endif
