/*
 * The last words of the program: a message, the clean-up, exit status 70.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/fatal.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_INTERNAL = 70 };

static void (*_Atomic cleanup_function)(void);

void fatal_set_cleanup(void (*cleanup)(void))
{
    atomic_store(&cleanup_function, cleanup);
}

/* write(2) needs no memory, which may be the very thing that is missing. */
static void complain(const char *s)
{
    size_t len = strlen(s);

    while (len > 0) {
        ssize_t done = write(STDERR_FILENO, s, len);
        if (done <= 0)
            return;
        s += done;
        len -= (size_t)done;
    }
}

_Noreturn void fatal(const char *what)
{
    void (*cleanup)(void);

    complain("auditbinder: ");
    complain(what);
    complain("\n");
    /* Taken out first, so that a clean-up that fails does not come back. */
    cleanup = atomic_exchange(&cleanup_function, NULL);
    if (cleanup)
        cleanup();
    _exit(EXIT_INTERNAL);
}

void *fatal_malloc(size_t size)
{
    void *bytes = size <= PTRDIFF_MAX ? malloc(size ? size : 1) : NULL;

    if (!bytes)
        fatal("out of memory");
    return bytes;
}

void *fatal_realloc(void *old, size_t size)
{
    void *bytes = size <= PTRDIFF_MAX ? realloc(old, size ? size : 1) : NULL;

    if (!bytes)
        fatal("out of memory");
    return bytes;
}
