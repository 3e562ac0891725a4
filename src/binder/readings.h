/*
 * The evidence of a period, read and hashed before anything is made of it, so
 * that each document can name a file with its digest. The zip is written from
 * a second reading, which must give the same.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_READINGS_H
#define BINDER_READINGS_H

#include "base/sha256.h"
#include "model/model.h"

/* What reading a file gave. */
struct reading {
    const char *reason;   /* why it cannot be read; NULL: it was */
    uint64_t size, links; /* LINKS: names that the file has on the disk */
    uint8_t sha256[SHA256_SIZE];
};

/* True when EVIDENCE of PERIOD is meant to go into the binder. */
bool readings_want(const struct evidence *evidence,
                   const struct period *period);

/* Reads what is wanted on JOBS threads (0: one for each processor). The map
 * leads from a path in the workspace to its struct reading. */
struct map readings_make(struct arena *arena, const struct workspace *workspace,
                         const struct period *period, unsigned jobs);

#endif
