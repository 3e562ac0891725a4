/*
 * The one way out that does not unwind: no memory, or a broken invariant.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_FATAL_H
#define BASE_FATAL_H

#include <stddef.h>

/* Prints "auditbinder: WHAT" and ends with exit status 70. Temporary files
 * that file.h has registered are removed first. */
_Noreturn void fatal(const char *what);

/* The invariant HOLDS or the program ends; stays on in every build. */
#define invariant(holds)                                                       \
    ((holds) ? (void)0 : fatal("internal error: broken invariant: " #holds))

/* A function to run before the program ends in fatal(). There is one:
 * file_create sets file_remove_temporaries. */
void fatal_set_cleanup(void (*cleanup)(void));

/* malloc, calloc and realloc that end the program rather than return NULL.
 * Only for memory whose lifetime is no arena's. */
void *fatal_malloc(size_t size);
void *fatal_realloc(void *old, size_t size);

#endif
