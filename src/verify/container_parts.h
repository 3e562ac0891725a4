/*
 * What container.c and container_end.c share: a zip while it is read.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_CONTAINER_PARTS_H
#define VERIFY_CONTAINER_PARTS_H

#include "verify/container.h"

/* The archive while it is read; after the first trouble nothing more. */
struct scan {
    struct arena *arena;
    struct diags *diags;
    struct str shown;
    struct container *container;
    uint64_t directory, directory_size, count; /* as the end says */
    uint64_t end; /* where the directory must end */
};

enum { CENTRAL_SIZE = 46 }; /* of a directory entry without its texts */

/* Says what is wrong with MEMBER, or with the whole where it is empty. */
bool container_refuse(const struct scan *scan, struct str member,
                      const char *reason);
/* Exactly LEN bytes from OFFSET on; false when there are fewer. */
bool container_bytes(const struct scan *scan, uint64_t offset, void *bytes,
                     size_t len);
/* Finds the directory and how many members it lists. */
bool container_end(struct scan *scan);

/* Numbers of zip: the lowest byte first. */
static inline unsigned u16_at(const unsigned char *at)
{
    return at[0] | (unsigned)at[1] << 8;
}

static inline uint32_t u32_at(const unsigned char *at)
{
    return u16_at(at) | (uint32_t)u16_at(at + 2) << 16;
}

static inline uint64_t u64_at(const unsigned char *at)
{
    return u32_at(at) | (uint64_t)u32_at(at + 4) << 32;
}

#endif
