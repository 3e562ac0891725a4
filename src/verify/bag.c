/*
 * The judgement: complete (all that is listed is there, and nothing else) and
 * valid (all digests match).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/bag.h"

#include <inttypes.h>

#include "base/sha256.h"
#include "verify/manifest.h"
#include "verify/path.h"

static void say(struct bag *bag, enum diag_id id, struct str path,
                const char *what)
{
    struct diags *diags = bag->source->diags;
    struct diag *diag = diag_add(diags, id, pos_make(path, 0, 0), "%s", what);

    if (id == VERIFY_EXTRA && path_is_litter(path))
        diag_hint(diags, diag,
                  "the system made this file by itself; delete it and verify "
                  "again");
}

static bool is_zip(const struct bag *bag)
{
    return bag->source->zip.members != NULL;
}

static bool read_declaration(struct bag *bag)
{
    struct str name = STR("bagit.txt");
    struct bag_file *file = source_find(bag->source, name);
    const char *problem;

    if (!file) {
        say(bag, VERIFY_MISSING, name, "without this file it is no bag");
        return false;
    }
    if (!source_read(bag->source, file))
        return false;
    problem = tag_declaration(file->bytes, &bag->declared);
    if (!problem && is_zip(bag) && bag->declared.version < 100)
        problem = "a binder is a bag of version 1.0";
    if (problem)
        say(bag, VERIFY_TAG_FILE, name, problem);
    return !problem;
}

static bool is_demanded_by(const struct bag_file *file, struct str manifest)
{
    for (const struct demand *demand = file->demands; demand;
         demand = demand->next)
        if (str_eq(demand->manifest, manifest))
            return true;
    return false;
}

static bool is_demanded_by_all(const struct bag_file *file,
                               const struct str *manifests, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_demanded_by(file, manifests[i]))
            return false;
    return true;
}

/* Before 1.0 each file had to be in one manifest, since then in all. */
static void check_payload_listed(struct bag *bag, const struct bag_file *file)
{
    if (!file->demands)
        say(bag, VERIFY_EXTRA, file->path,
            "it is in the bag but no manifest lists it");
    else if (bag->declared.version >= 100 &&
             !is_demanded_by_all(file, bag->payload, bag->payload_count))
        say(bag, VERIFY_EXTRA, file->path,
            "not all manifests of the bag list it");
}

static bool is_tag_manifest(const struct bag *bag, struct str path)
{
    for (size_t i = 0; i < bag->tag_count; i++)
        if (str_eq(bag->tags[i], path))
            return true;
    return false;
}

static void check_tag_listed(struct bag *bag, const struct bag_file *file)
{
    bool is_manifest = false;

    if (is_tag_manifest(bag, file->path))
        return;
    for (size_t i = 0; i < bag->payload_count; i++)
        is_manifest = is_manifest || str_eq(bag->payload[i], file->path);
    if ((is_zip(bag) || (is_manifest && bag->declared.version >= 100)) &&
        !is_demanded_by_all(file, bag->tags, bag->tag_count))
        say(bag, VERIFY_EXTRA, file->path,
            "it is in the bag but the tag manifest does not list it");
}

/* A file with that name must be there, or its removal would not be seen. */
static void check_binder_files(struct bag *bag)
{
    static const char *const names[] = {"bag-info.txt", "manifest-sha256.txt",
                                        "tagmanifest-sha256.txt"};

    for (size_t i = 0; is_zip(bag) && i < sizeof names / sizeof *names; i++)
        if (!source_find(bag->source, str_from(names[i])))
            say(bag, VERIFY_MISSING, str_from(names[i]),
                "every binder has this file");
}

static void check_listed(struct bag *bag, struct verify_result *result)
{
    for (size_t i = 0; i < bag->source->count; i++) {
        const struct bag_file *file = bag->source->files[i];
        if (!path_is_payload(file->path)) {
            check_tag_listed(bag, file);
            continue;
        }
        result->file_count++;
        result->byte_count += file->size;
        check_payload_listed(bag, file);
    }
}

static bool parse_oxum(struct str value, uint64_t *bytes, uint64_t *files)
{
    size_t dot = str_find_byte(value, '.', 0);

    return dot < value.len &&
           str_to_uint(str_slice(value, 0, dot), UINT64_MAX, bytes) &&
           str_to_uint(str_slice(value, dot + 1, value.len), UINT64_MAX, files);
}

/* Payload-Oxum: bytes and number of files, told before anything is read. */
static void check_oxum(struct bag *bag, const struct verify_result *result)
{
    struct bag_file *file = source_find(bag->source, STR("bag-info.txt"));
    uint64_t bytes = 0, files = 0;
    struct str text, value;

    if (!file)
        file = source_find(bag->source, STR("package-info.txt"));
    if (!file || !source_read(bag->source, file) ||
        tag_decode(bag->source->arena, bag->declared.encoding, file->bytes,
                   &text))
        return;
    value = tag_value(text, "Payload-Oxum");
    if (value.len == 0 || bag->is_lenient)
        return;
    if (!parse_oxum(value, &bytes, &files))
        say(bag, VERIFY_OXUM, file->path,
            "its Payload-Oxum is not 'bytes.files'");
    else if (bytes != result->byte_count || files != result->file_count)
        diag_add(bag->source->diags, VERIFY_OXUM, pos_make(file->path, 0, 0),
                 "it says that the payload is %" PRIu64 " bytes in %" PRIu64
                 " files; there are %" PRIu64 " bytes in %" PRIu64 " files",
                 bytes, files, result->byte_count, result->file_count);
}

/* The digests of one file, all made in one pass. */
struct digests {
    struct {
        struct str algorithm, hex;
        struct hash *hash;
    } items[MANIFESTS_MOST];
    size_t count;
};

static void add_bytes(void *context, const void *bytes, size_t len)
{
    struct digests *digests = context;

    for (size_t i = 0; i < digests->count; i++)
        hash_add(digests->items[i].hash, bytes, len);
}

static size_t digest_index(const struct digests *digests, struct str algorithm)
{
    size_t i = 0;

    while (i < digests->count &&
           !str_eq(digests->items[i].algorithm, algorithm))
        i++;
    return i;
}

static void open_digests(struct digests *digests, const struct bag_file *file)
{
    digests->count = 0;
    for (const struct demand *demand = file->demands; demand;
         demand = demand->next) {
        size_t at = digest_index(digests, demand->algorithm);
        if (at < digests->count || at == MANIFESTS_MOST)
            continue;
        digests->items[at].algorithm = demand->algorithm;
        digests->items[at].hash = hash_open(demand->algorithm);
        if (digests->items[at].hash)
            digests->count++;
    }
}

static void compare(struct bag *bag, const struct bag_file *file,
                    const struct digests *digests)
{
    for (const struct demand *demand = file->demands; demand;
         demand = demand->next) {
        size_t at = digest_index(digests, demand->algorithm);
        if (at == digests->count)
            diag_add(bag->source->diags, VERIFY_ALTERED,
                     pos_make(file->path, 0, 0),
                     "its %.*s cannot be computed on this machine",
                     STR_ARG(demand->algorithm));
        else if (!str_eq(digests->items[at].hex, demand->hex))
            diag_add(bag->source->diags, VERIFY_ALTERED,
                     pos_make(file->path, 0, 0),
                     "its bytes are not those that %.*s lists",
                     STR_ARG(demand->manifest));
    }
}

static void check_bytes(struct bag *bag, struct bag_file *file)
{
    struct arena *arena = arena_open();
    struct digests digests;
    bool is_read;

    open_digests(&digests, file);
    is_read = source_stream(bag->source, file, add_bytes, &digests);
    for (size_t i = 0; i < digests.count; i++)
        digests.items[i].hex = hash_close(digests.items[i].hash, arena);
    if (is_read)
        compare(bag, file, &digests);
    arena_close(arena);
}

void bag_check(struct source *source, struct verify_result *result)
{
    struct bag bag = {.source = source};

    if (!read_declaration(&bag) || !manifests_read(&bag))
        return;
    fetch_read(&bag);
    result->algorithm = bag.strongest;
    check_binder_files(&bag);
    check_listed(&bag, result);
    check_oxum(&bag, result);
    for (size_t i = 0; i < source->count; i++)
        if ((source->files[i]->demands || is_zip(&bag)) &&
            !source->files[i]->is_refused)
            check_bytes(&bag, source->files[i]);
}
