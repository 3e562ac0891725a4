/*
 * What the fuzz harnesses share: bytes as the readers give them, and the rule
 * that whoever refuses an input has said why.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* A zero-ended copy, as file_read makes it. */
static inline struct str fuzz_bytes(struct arena *arena, const uint8_t *bytes,
                                    size_t len)
{
    return str_copy(arena, str_make((const char *)bytes, len));
}

/* A refusal without a message, or a message that a terminal would obey, is a
 * bug as bad as a crash. */
static inline void fuzz_judge(const struct diags *diags, bool accepted)
{
    if (!accepted && !diags->first) {
        fputs("refused, but nothing was said\n", stderr);
        abort();
    }
    for (const struct diag *diag = diags->first; diag; diag = diag->next) {
        struct str line = diag_format(diags->arena, diag, false);

        for (size_t i = 0; i < line.len; i++)
            if ((unsigned char)line.ptr[i] < ' ' && line.ptr[i] != '\n') {
                fputs("a message holds a control character\n", stderr);
                abort();
            }
    }
}

#endif
