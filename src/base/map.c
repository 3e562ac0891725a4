/*
 * The hash map: open addressing over an array of entries in insertion order.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/map.h"

#include "base/fatal.h"

enum { FIRST_SLOTS = 16 };

struct map map_new(struct arena *arena)
{
    return (struct map){.arena = arena};
}

/* The slot that holds KEY or the free one where it belongs. The table is never
 * more than half full, so the search ends. */
static size_t find_slot(const struct map *map, struct str key)
{
    size_t mask = map->slot_count - 1;
    uint64_t hash = str_hash(key);
    /* FNV's low bits alone are weak; the high half helps. */
    size_t at = (size_t)(hash ^ (hash >> 32)) & mask;

    while (map->slots[at] && !str_eq(map->entries[map->slots[at] - 1].key, key))
        at = (at + 1) & mask;
    return at;
}

static struct map_entry *find_entry(const struct map *map, struct str key)
{
    uint32_t index;

    if (map->count == 0)
        return NULL;
    index = map->slots[find_slot(map, key)];
    return index ? &map->entries[index - 1] : NULL;
}

void *map_find(const struct map *map, struct str key)
{
    const struct map_entry *entry = find_entry(map, key);

    return entry ? entry->value : NULL;
}

static void grow_slots(struct map *map)
{
    map->slot_count = map->slot_count ? map->slot_count * 2 : FIRST_SLOTS;
    map->slots = arena_array(map->arena, map->slot_count, uint32_t);
    for (size_t i = 0; i < map->count; i++)
        map->slots[find_slot(map, map->entries[i].key)] = (uint32_t)i + 1;
}

static void grow_entries(struct map *map)
{
    size_t cap = map->cap ? map->cap * 2 : FIRST_SLOTS / 2;

    map->entries = arena_grow(map->arena, map->entries,
                              map->cap * sizeof(struct map_entry),
                              cap * sizeof(struct map_entry));
    map->cap = cap;
}

bool map_add(struct map *map, struct str key, void *value)
{
    if (find_entry(map, key))
        return false;
    invariant(map->count < UINT32_MAX / 2);
    if ((map->count + 1) * 2 > map->slot_count)
        grow_slots(map);
    if (map->count == map->cap)
        grow_entries(map);
    map->slots[find_slot(map, key)] = (uint32_t)map->count + 1;
    map->entries[map->count++] = (struct map_entry){key, value};
    return true;
}

void map_put(struct map *map, struct str key, void *value)
{
    struct map_entry *entry = find_entry(map, key);

    if (entry)
        entry->value = value;
    else
        map_add(map, key, value);
}
