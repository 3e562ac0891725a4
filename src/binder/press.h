/*
 * Compresses the members of a zip ahead of the one thread that writes it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_PRESS_H
#define BINDER_PRESS_H

#include "binder/binder.h"

/* A member: bytes in memory, or the file of ENTRY. */
struct pressing {
    struct str bytes;
    const struct binder_entry *entry; /* NULL: BYTES */
    const char *root, *path;          /* as read_open means them */
    uint64_t size;
    bool is_pressed;
    /* Then: why it failed, or what became of it. */
    const char *reason;
    struct str packed; /* bare deflate */
    uint32_t crc;
};

/* Larger members are not pressed but streamed: all of one is in memory. */
#define PRESS_LONGEST ((uint64_t)8 << 20)

/* One at a time holds the members that were pressed together. */
struct press;

struct press *press_open(unsigned jobs); /* 0: one for each processor */
void press_close(struct press *press);   /* NULL is allowed */

/* Presses as many of ITEMS, which begin with the one that is wanted now, as
 * are good to do at once; JOBS threads share them. How many are taken depends
 * on their sizes only. What was pressed before is gone. */
void press_run(struct press *press, struct pressing *const *items,
               size_t count);

/* What a file failed for whose bytes are not those that were chosen. */
extern const char press_changed[];

#endif
