/*
 * Opening a file that goes into a binder: only a regular file, only below the
 * workspace, and only if it stays the same while it is read.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_READ_H
#define BINDER_READ_H

#include <sys/stat.h>

#include "base/sha256.h"

/* A file being read; REASON says what went wrong, NULL if nothing. */
struct read_file {
    int fd;
    struct stat before;
    const char *reason;
    struct sha256 *sha;
    uint64_t size; /* bytes read so far */
};

/* Opens PATH below the folder ROOT, following no link on the way; with ROOT
 * NULL, PATH is the program's own file, of which only the last part may be no
 * link. False with a reason; nothing is open then. */
bool read_open(struct read_file *file, const char *root, const char *path);
/* Up to LEN further bytes, hashed: their number, 0 at the end, -1 with a
 * reason. At the end it is checked that the file is what it was at the
 * beginning. */
int64_t read_more(struct read_file *file, void *bytes, size_t len);
/* Closes; writes the digest of what was read if SHA256 is not NULL. */
void read_close(struct read_file *file, uint8_t sha256[SHA256_SIZE]);

/* Reads all of it once for its size and digest. *LINKS is the number of names
 * the file has. False with *REASON. */
bool read_digest(const char *root, const char *path, uint64_t *size,
                 uint8_t sha256[SHA256_SIZE], uint64_t *links,
                 const char **reason);

#endif
