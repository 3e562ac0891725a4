/*
 * Shaped words, kept for as long as the fonts are: the words of one document
 * are those of the next, and a table's cells are measured before they are set.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_SHAPE_CACHE_H
#define LAYOUT_SHAPE_CACHE_H

#include "layout/box.h"

/* A glyph at 1000 units per em; START is its cluster's offset in the word. */
struct word_glyph {
    uint32_t gid, start;
    int advance, dx, dy;
};

struct word {
    size_t count;
    struct word_glyph glyphs[];
};

/* Safe to use from many threads. What a key means never changes, so what is
 * found is the same whichever thread came first. */
struct shape_cache;

struct shape_cache *shape_cache_open(void);
void shape_cache_close(struct shape_cache *cache);
/* What KEY was shaped to, or NULL. */
const struct word *shape_cache_find(struct shape_cache *cache, struct str key);
/* Keeps a copy of WORD for a copy of KEY, while there is room. */
void shape_cache_add(struct shape_cache *cache, struct str key,
                     const struct word *word);

#endif
