/*
 * Reads a binder, zip or unpacked folder, and says whether it is whole and
 * unaltered. Shares only base/ with what wrote it and trusts nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include "base/diag.h"

struct verify_result {
    bool is_valid;
    uint64_t file_count, byte_count;
    struct str algorithm; /* of the strongest payload manifest */
    struct str top;       /* the bag's folder in the zip */
};

/* Every deviation is a VERIFY_ message naming the member. Memory does not
 * grow with the size of the members. */
bool verify_path(struct arena *arena, struct diags *diags, const char *path,
                 struct verify_result *result);

#endif
