/*
 * The structure of a zip, checked before anything in it is believed.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_CONTAINER_H
#define VERIFY_CONTAINER_H

#include "base/diag.h"

struct zip_member {
    struct str name;
    uint64_t offset; /* of its data */
    uint64_t packed, size;
    uint32_t crc;
    unsigned method; /* 0 stored, 8 deflated */
};

struct container {
    int fd;
    uint64_t size;
    struct zip_member *members; /* in the order of their bytes */
    size_t count;
};

/* Reads the structure of the zip open at FD. Accepted is exactly what
 * auditbinder writes: local headers and data without gaps from the first byte
 * to the directory, the directory to the end, both saying the same. Everything
 * else is a VERIFY_ message at SHOWN or at the member, and false. */
bool container_read(struct arena *arena, struct diags *diags, int fd,
                    struct str shown, struct container *container);

/* Passes the unpacked bytes of MEMBER to TAKE, in pieces. False with *REASON
 * when they are damaged; never more than member->size bytes are passed. */
bool container_stream(const struct container *container,
                      const struct zip_member *member,
                      void (*take)(void *context, const void *bytes,
                                   size_t len),
                      void *context, const char **reason);

#endif
