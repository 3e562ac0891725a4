/*
 * Maps with a lock each, so that threads seldom wait for one another. Words
 * are never taken out: when a map is full, it stays as it is.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/shape_cache.h"

#include <pthread.h>
#include <string.h>

#include "base/map.h"

enum { SHARDS = 16, SHARD_BYTES = 512 << 10 };

struct shard {
    pthread_mutex_t lock;
    struct arena *arena;
    struct map words;
};

struct shape_cache {
    struct arena *arena;
    struct shard shards[SHARDS];
};

struct shape_cache *shape_cache_open(void)
{
    struct arena *arena = arena_open();
    struct shape_cache *cache = arena_new(arena, struct shape_cache);

    cache->arena = arena;
    for (size_t i = 0; i < SHARDS; i++) {
        struct shard *shard = &cache->shards[i];

        pthread_mutex_init(&shard->lock, NULL);
        shard->arena = arena_open();
        shard->words = map_new(shard->arena);
    }
    return cache;
}

void shape_cache_close(struct shape_cache *cache)
{
    for (size_t i = 0; cache && i < SHARDS; i++) {
        pthread_mutex_destroy(&cache->shards[i].lock);
        arena_close(cache->shards[i].arena);
    }
    if (cache)
        arena_close(cache->arena);
}

static struct shard *shard_of(struct shape_cache *cache, struct str key)
{
    unsigned sum = (unsigned)key.len;

    for (size_t i = 0; i < key.len; i++)
        sum = sum * 31 + (unsigned char)key.ptr[i];
    return &cache->shards[(sum ^ sum >> 16) % SHARDS];
}

const struct word *shape_cache_find(struct shape_cache *cache, struct str key)
{
    struct shard *shard = shard_of(cache, key);
    const struct word *word;

    pthread_mutex_lock(&shard->lock);
    word = map_find(&shard->words, key);
    pthread_mutex_unlock(&shard->lock);
    return word;
}

void shape_cache_add(struct shape_cache *cache, struct str key,
                     const struct word *word)
{
    struct shard *shard = shard_of(cache, key);
    size_t size = sizeof *word + word->count * sizeof word->glyphs[0];

    pthread_mutex_lock(&shard->lock);
    if (!map_find(&shard->words, key) &&
        arena_size(shard->arena) + size + key.len < SHARD_BYTES) {
        struct word *copy = arena_alloc(shard->arena, size);

        memcpy(copy, word, size);
        map_add(&shard->words, str_copy(shard->arena, key), copy);
    }
    pthread_mutex_unlock(&shard->lock);
}
