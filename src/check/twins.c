/*
 * The same bytes under two names in one period: candidates by size, then
 * SHA-256.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"
#include "base/sha256.h"
#include "check/rules.h"

#define STEP ((size_t)1024 * 1024)

/* Empty when the file cannot be read; the binder says so. */
static struct str digest_of(struct check *check,
                            const struct evidence *evidence)
{
    struct arena *arena = arena_open();
    struct sha256 *sha = sha256_open();
    uint8_t digest[SHA256_SIZE];
    struct str path =
        path_join(arena, str_from(check->workspace->root), evidence->path);
    const char *file = str_zero_ended(arena, path);
    uint64_t at = 0;
    bool is_read = true;

    while (is_read && at < evidence->size) {
        struct arena *part = arena_open();
        struct str bytes;

        is_read = file_peek(part, file, at, STEP, &bytes) && bytes.len > 0;
        sha256_add(sha, bytes.ptr, bytes.len);
        at += bytes.len;
        arena_close(part);
    }
    sha256_close(sha, digest);
    arena_close(arena);
    return is_read ? sha256_hex(check->arena, digest) : STR_NONE;
}

static bool is_compared(const struct check *check,
                        const struct evidence *evidence)
{
    return evidence->size > 0 && evidence->period &&
           text_is_empty(evidence->exclude) &&
           (!check->period || evidence->period == check->period);
}

static struct str key_of(struct check *check, const struct evidence *evidence,
                         struct str what)
{
    return str_printf(check->arena, "%.*s\n%llu\n%.*s",
                      STR_ARG(evidence->period->id.str),
                      (unsigned long long)evidence->size, STR_ARG(what));
}

/* FIRST has the same size; both are hashed, FIRST only once. */
static void compare(struct check *check, struct map *by_digest,
                    struct evidence *first, struct evidence *evidence)
{
    struct str digest = digest_of(check, first), other;

    if (digest.len)
        map_add(by_digest, key_of(check, first, digest), first);
    other = digest_of(check, evidence);
    if (!other.len ||
        map_add(by_digest, key_of(check, evidence, other), evidence))
        return;
    first = map_find(by_digest, key_of(check, evidence, other));
    rules_say(check, CHECK_EVIDENCE_TWIN, pos_make(evidence->path, 0, 0),
              "keep one, and name the other control in its 'controls:'",
              "this file has the same bytes as %.*s", STR_ARG(first->path));
}

void rules_twins(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct map by_size = map_new(check->arena);
    struct map by_digest = map_new(check->arena);

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        struct evidence *evidence = workspace->evidence[i];
        struct str key;

        if (!is_compared(check, evidence))
            continue;
        key = key_of(check, evidence, STR_NONE);
        if (!map_add(&by_size, key, evidence))
            compare(check, &by_digest, map_find(&by_size, key), evidence);
    }
}
