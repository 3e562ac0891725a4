/*
 * Files are read in parallel; which thread reads which changes nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "digests.h"

#include "base/pool.h"
#include "binder/read.h"

struct reading {
    const char *root;
    const struct evidence **files;
    const char **paths;
    uint8_t (*digests)[SHA256_SIZE];
    bool *is_read;
};

static void read_one(void *context, size_t index)
{
    struct reading *reading = context;
    const char *reason;
    uint64_t size, links;

    reading->is_read[index] =
        read_digest(reading->root, reading->paths[index], &size,
                    reading->digests[index], &links, &reason);
}

/* What the binder may hold of the period: the same choice as binder/select.c
 * makes, without its messages. */
static size_t choose(struct reading *reading, const struct build *build)
{
    const struct workspace *workspace = build->workspace;
    size_t count = 0;

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *file = workspace->evidence[i];
        bool is_in = file->period == build->period &&
                     text_is_empty(file->exclude) &&
                     str_find_byte(file->path, '\0', 0) == file->path.len;

        if (!is_in)
            continue;
        reading->files[count] = file;
        reading->paths[count++] = str_zero_ended(build->arena, file->path);
    }
    return count;
}

static char *text_of(struct arena *arena, const uint8_t digest[SHA256_SIZE])
{
    return (char *)str_zero_ended(arena, sha256_hex(arena, digest));
}

void digests_make(struct build *build)
{
    struct arena *arena = build->arena;
    size_t most = build->workspace->evidence_count + 1;
    struct reading reading = {
        .root = build->root,
        .files = arena_array(arena, most, const struct evidence *),
        .paths = arena_array(arena, most, const char *),
        .digests = arena_alloc(arena, most * SHA256_SIZE),
        .is_read = arena_array(arena, most, bool),
    };
    struct map *digests = arena_new(arena, struct map);
    size_t count = choose(&reading, build);

    *digests = map_new(arena);
    pool_run(build->jobs, count, read_one, &reading);
    for (size_t i = 0; i < count; i++)
        if (reading.is_read[i])
            map_add(digests, reading.files[i]->path,
                    text_of(arena, reading.digests[i]));
    build->plan.digests = digests;
}

bool digests_hold(const struct build *build, struct diags *diags,
                  const struct binder *binder)
{
    struct arena *arena = build->arena;
    bool all = true;

    for (size_t i = 0; i < binder->count; i++) {
        const struct binder_entry *entry = &binder->entries[i];
        const char *said = map_find(build->plan.digests, entry->origin);

        if (!entry->evidence ||
            (said && str_is(sha256_hex(arena, entry->sha256), said)))
            continue;
        diag_hint(diags,
                  diag_add(diags, IO_CHANGED, pos_make(entry->origin, 0, 0),
                           "this file changed while the binder was built"),
                  "wait until nothing writes to it and build again");
        all = false;
    }
    return all;
}
