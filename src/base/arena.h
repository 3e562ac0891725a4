/*
 * Memory that is freed all at once: one arena per build and one per document.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Called once, before there are threads: what is freed stays with the process
 * for what comes next, one document after the other. To give memory back and
 * have new pages zeroed for each took 5 % of a build's time. */
void arena_keep_memory(void);

/* A new empty arena. Never NULL: without memory the program ends with exit
 * status 70 (see fatal.h), so no caller checks an allocation. */
struct arena *arena_open(void);

/* Frees the arena and everything made in it. NULL is allowed. */
void arena_close(struct arena *arena);

/* SIZE zeroed bytes, aligned for any type, valid until arena_close. */
void *arena_alloc(struct arena *arena, size_t size);

/* As arena_alloc(count * size), ending the program if that overflows. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A larger copy of an array: OLD_SIZE bytes are kept, the rest is zero. Grows
 * in place when OLD is the newest allocation. OLD may be NULL. */
void *arena_grow(struct arena *arena, void *old, size_t old_size,
                 size_t new_size);

/* Bytes handed out so far, for the benchmarks. */
size_t arena_size(const struct arena *arena);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_array(arena, count, type)                                        \
    ((type *)arena_alloc_array((arena), (count), sizeof(type)))

#endif
