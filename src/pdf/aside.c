/*
 * What is put aside. The first bytes stay as they are: short documents, most
 * of all, lose no time. Beyond, they are deflated, which makes them a fifth.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/aside.h"

#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/fatal.h"

enum { PLAIN_LIMIT = 256 << 10 };

struct piece {
    char *bytes;
    size_t count; /* as kept */
    size_t whole; /* as put; equal where it is not deflated */
};

struct aside {
    struct arena *arena;
    struct piece *pieces;
    size_t count, cap;
    size_t plain; /* bytes that are not deflated */
    struct deflater *deflater;
    struct buf packed;
};

struct aside *aside_open(struct arena *arena)
{
    struct aside *aside = arena_new(arena, struct aside);

    aside->arena = arena;
    aside->packed = buf_new(arena);
    return aside;
}

void aside_close(struct aside *aside)
{
    for (size_t i = 0; aside && i < aside->count; i++)
        free(aside->pieces[i].bytes);
    if (aside)
        deflate_close(aside->deflater);
}

static struct piece *add_piece(struct aside *aside)
{
    if (aside->count == aside->cap) {
        size_t cap = aside->cap * 2 + 16;

        aside->pieces = arena_grow(aside->arena, aside->pieces,
                                   aside->cap * sizeof *aside->pieces,
                                   cap * sizeof *aside->pieces);
        aside->cap = cap;
    }
    return &aside->pieces[aside->count++];
}

size_t aside_put(struct aside *aside, struct str bytes)
{
    struct piece *piece = add_piece(aside);

    piece->whole = bytes.len;
    if (aside->plain + bytes.len <= PLAIN_LIMIT) {
        aside->plain += bytes.len;
    } else {
        if (!aside->deflater)
            aside->deflater = deflate_open_quick();
        aside->packed.len = 0;
        deflate_bare(aside->deflater, &aside->packed, bytes);
        if (aside->packed.len < bytes.len)
            bytes = buf_str(&aside->packed);
    }
    piece->count = bytes.len;
    piece->bytes = fatal_malloc(bytes.len + 1);
    if (bytes.len > 0)
        memcpy(piece->bytes, bytes.ptr, bytes.len);
    return aside->count - 1;
}

void aside_take(struct aside *aside, size_t number, struct buf *out)
{
    struct piece *piece = &aside->pieces[number];
    struct str kept = {piece->bytes, piece->count};

    if (piece->count < piece->whole)
        deflate_undo(aside->deflater, out, kept, piece->whole);
    else
        buf_add(out, kept);
    free(piece->bytes);
    *piece = (struct piece){0};
}
