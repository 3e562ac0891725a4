/*
 * Arenas as a chain of blocks, the newest first. What is handed out of a block
 * is zeroed then, not the whole block before: it is used at once, and the rest
 * of the last block costs nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/arena.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

/* Blocks double from the first to the last size. What is larger than a quarter
 * of a block gets a block of its own, so that no block is left half empty. */
enum { FIRST_BLOCK = 16 * 1024, LAST_BLOCK = 1024 * 1024 };

struct block {
    struct block *next;
    size_t used, cap;
    bool is_zeroed;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *blocks; /* allocations come from the first one */
    size_t block_size;
    size_t handed_out;
    char *newest;      /* the only allocation that can grow in place */
    size_t newest_cap; /* its size, rounded up */
};

void arena_keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD /* of the GNU C library */
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
#endif
}

static size_t round_up(size_t size)
{
    const size_t align = alignof(max_align_t);

    if (size > PTRDIFF_MAX - 4096)
        fatal("out of memory");
    return (size + align - 1) / align * align;
}

static struct block *block_open(size_t cap, bool is_zeroed)
{
    size_t size = sizeof(struct block) + cap;
    struct block *block = is_zeroed ? calloc(1, size) : malloc(size);

    if (!block)
        fatal("out of memory");
    *block = (struct block){.cap = cap, .is_zeroed = is_zeroed};
    return block;
}

struct arena *arena_open(void)
{
    struct arena *arena = calloc(1, sizeof *arena);

    if (!arena)
        fatal("out of memory");
    arena->block_size = FIRST_BLOCK;
    return arena;
}

void arena_close(struct arena *arena)
{
    struct block *next;

    if (!arena)
        return;
    for (struct block *block = arena->blocks; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

/* A full block for one large allocation, behind the one in use. The system
 * hands out pages of zeroes as they are touched. */
static struct block *add_own_block(struct arena *arena, size_t size)
{
    struct block *block = block_open(size, true);

    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    return block;
}

static struct block *block_with(struct arena *arena, size_t size)
{
    struct block *block = arena->blocks;

    if (block && block->cap - block->used >= size)
        return block;
    if (size > arena->block_size / 4)
        return add_own_block(arena, size);
    block = block_open(arena->block_size, false);
    block->next = arena->blocks;
    arena->blocks = block;
    if (arena->block_size < LAST_BLOCK)
        arena->block_size *= 2;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t rounded = round_up(size ? size : 1);
    struct block *block = block_with(arena, rounded);

    arena->newest = block->bytes + block->used;
    arena->newest_cap = rounded;
    block->used += rounded;
    arena->handed_out += size;
    if (!block->is_zeroed)
        memset(arena->newest, 0, rounded);
    return arena->newest;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > PTRDIFF_MAX / size)
        fatal("out of memory");
    return arena_alloc(arena, count * size);
}

/* True if the newest allocation now has room for SIZE bytes. */
static bool grow_newest(struct arena *arena, size_t size)
{
    struct block *block = arena->blocks;
    size_t rounded = round_up(size), more;

    if (rounded <= arena->newest_cap)
        return true;
    more = rounded - arena->newest_cap;
    if (arena->newest + arena->newest_cap != block->bytes + block->used ||
        block->cap - block->used < more)
        return false;
    memset(arena->newest + arena->newest_cap, 0, more);
    block->used += more;
    arena->newest_cap = rounded;
    return true;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size,
                 size_t new_size)
{
    size_t cap = arena->newest_cap;
    char *copy;

    if (new_size <= old_size && old)
        return old;
    if (old && old == arena->newest && grow_newest(arena, new_size)) {
        /* The caller may have used bytes that it does not count as old. */
        if (old_size < cap)
            memset((char *)old + old_size, 0, cap - old_size);
        arena->handed_out += new_size - old_size;
        return old;
    }
    copy = arena_alloc(arena, new_size);
    if (old && old_size)
        memcpy(copy, old, old_size);
    return copy;
}

size_t arena_size(const struct arena *arena)
{
    return arena->handed_out;
}
