/*
 * Files are read in parallel; which thread reads which changes nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/readings.h"

#include "base/pool.h"
#include "binder/read.h"

struct reader {
    const char *root;
    const char **paths; /* NULL: cannot be opened by its name */
    struct reading *readings;
};

bool readings_want(const struct evidence *evidence, const struct period *period)
{
    return evidence->period == period && evidence->control &&
           evidence->exclude.str.len == 0;
}

static void read_one(void *context, size_t index)
{
    const struct reader *reader = context;
    struct reading *reading = &reader->readings[index];
    const char *path = reader->paths[index];

    if (path)
        read_digest(reader->root, path, &reading->size, reading->sha256,
                    &reading->links, &reading->reason);
    else
        reading->reason = "its name contains a zero byte";
}

static const char *path_of(struct arena *arena, struct str path)
{
    bool has_zero = str_find_byte(path, '\0', 0) < path.len;

    return has_zero ? NULL : str_zero_ended(arena, path);
}

struct map readings_make(struct arena *arena, const struct workspace *workspace,
                         const struct period *period, unsigned jobs)
{
    size_t most = workspace->evidence_count;
    struct reader reader = {.root = workspace->root,
                            .paths = arena_array(arena, most, const char *),
                            .readings =
                                arena_array(arena, most, struct reading)};
    struct map map = map_new(arena);

    for (size_t i = 0; i < most; i++) {
        const struct evidence *file = workspace->evidence[i];

        if (!readings_want(file, period))
            continue;
        reader.paths[map.count] = path_of(arena, file->path);
        map_add(&map, file->path, &reader.readings[map.count]);
    }
    pool_run(jobs, map.count, read_one, &reader);
    return map;
}
