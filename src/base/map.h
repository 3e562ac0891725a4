/*
 * A hash map from slices to pointers that remembers insertion order.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry {
    struct str key;
    void *value;
};

/* Iterate with entries[0..count): insertion order, so output never depends on
 * a hash. Keys are borrowed and must outlive the map. */
struct map {
    struct arena *arena;
    struct map_entry *entries;
    size_t count, cap;
    uint32_t *slots; /* index + 1 into entries; 0 is empty */
    size_t slot_count;
};

struct map map_new(struct arena *arena);
/* The value of KEY, or NULL. */
void *map_find(const struct map *map, struct str key);
/* Adds KEY unless it is there; returns false, changing nothing, if it is. */
bool map_add(struct map *map, struct str key, void *value);
/* Adds KEY or replaces its value, keeping its place in the order. */
void map_put(struct map *map, struct str key, void *value);

#endif
