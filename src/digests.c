/*
 * Digests as the documents print them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "digests.h"

#include "binder/readings.h"

void digests_make(struct build *build)
{
    struct arena *arena = build->arena;
    struct map *digests = arena_new(arena, struct map);

    build->readings =
        readings_make(arena, build->workspace, build->period, build->jobs);
    *digests = map_new(arena);
    for (size_t i = 0; i < build->readings.count; i++) {
        const struct map_entry *file = &build->readings.entries[i];
        const struct reading *reading = file->value;
        struct str hex = sha256_hex(arena, reading->sha256);

        if (!reading->reason)
            map_add(digests, file->key, (char *)str_zero_ended(arena, hex));
    }
    build->plan.digests = digests;
}
