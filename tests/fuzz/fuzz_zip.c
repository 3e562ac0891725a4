/*
 * Fuzzes the verifier with a file that may be a zipped binder.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include <unistd.h>

#include "verify/verify.h"

/* The verifier opens a path; one file is written over and over. */
static char path[] = "/tmp/auditbinder-fuzz-XXXXXX";
static int file = -1;

static void remove_file(void)
{
    unlink(path);
}

static void write_file(const uint8_t *bytes, size_t len)
{
    if (file < 0) {
        file = mkstemp(path);
        atexit(remove_file);
    }
    if (file < 0 || ftruncate(file, 0) != 0 ||
        pwrite(file, bytes, len, 0) != (ssize_t)len)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct verify_result result = {0};
    bool valid;

    write_file(bytes, len);
    valid = verify_path(arena, &diags, path, &result) && result.is_valid;
    fuzz_judge(&diags, valid);
    arena_close(arena);
    return 0;
}
