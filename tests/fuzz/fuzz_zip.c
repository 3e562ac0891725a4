/*
 * Fuzzes the verifier with a file that may be a zipped binder.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "fuzz_file.h"
#include "verify/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct verify_result result = {0};
    const char *path = fuzz_file(bytes, len);
    bool valid = verify_path(arena, &diags, path, &result) && result.is_valid;

    fuzz_judge(&diags, valid);
    arena_close(arena);
    return 0;
}
