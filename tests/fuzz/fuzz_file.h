/*
 * For harnesses of readers that open a path: one file that is written over
 * and over, and removed at the end.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef FUZZ_FILE_H
#define FUZZ_FILE_H

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

static char fuzz_path[] = "/tmp/auditbinder-fuzz-XXXXXX";
static int fuzz_fd = -1;

static void fuzz_remove_file(void)
{
    unlink(fuzz_path);
}

/* The path of a file that holds just these bytes. */
static const char *fuzz_file(const uint8_t *bytes, size_t len)
{
    if (fuzz_fd < 0) {
        fuzz_fd = mkstemp(fuzz_path);
        atexit(fuzz_remove_file);
    }
    if (fuzz_fd < 0 || ftruncate(fuzz_fd, 0) != 0 ||
        pwrite(fuzz_fd, bytes, len, 0) != (ssize_t)len)
        abort();
    return fuzz_path;
}

#endif
