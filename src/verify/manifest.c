/*
 * Manifests, tag manifests and fetch.txt.
 *
 * Old bags were made with md5sum and moved between systems that fold case and
 * normalise names. For versions before 1.0 such differences are warnings as
 * long as the bytes are there; 1.0 and everything in a zip is taken literally.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/manifest.h"

#include "base/file.h"
#include "base/utf8.h"
#include "verify/path.h"

/* One manifest while it is read. */
struct reading {
    struct bag *bag;
    struct str path, algorithm;
    bool is_tag;
    int line;
    struct map seen; /* file or path -> digest */
};

/* A path of a manifest, and the place where it stands. */
struct entry {
    struct str digest, path;
};

static const struct {
    const char *name;
    size_t digits;
} algorithms[] = {/* the weakest first */
                  {"md5", 32},    {"sha1", 40},   {"sha224", 56},
                  {"sha256", 64}, {"sha384", 96}, {"sha512", 128}};

static size_t digits_of(struct str algorithm)
{
    for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++)
        if (str_is(algorithm, algorithms[i].name))
            return algorithms[i].digits;
    return 0;
}

bool path_is_payload(struct str path)
{
    return str_has_prefix(path, STR("data/"));
}

static struct diag *say(const struct reading *reading, enum diag_id id,
                        const char *what, struct str path)
{
    return diag_add(reading->bag->source->diags, id,
                    pos_make(reading->path, reading->line, 0), "%s: '%.*s'",
                    what, STR_ARG(path));
}

static bool is_old(const struct bag *bag)
{
    return bag->declared.version < 100;
}

static struct bag_file *find_folded(struct bag *bag, struct str path)
{
    struct source *source = bag->source;

    if (!bag->by_fold.arena) {
        bag->by_fold = map_new(source->arena);
        for (size_t i = 0; i < source->count; i++)
            map_add(&bag->by_fold,
                    utf8_fold(source->arena, source->files[i]->path),
                    source->files[i]);
    }
    return map_find(&bag->by_fold, utf8_fold(source->arena, path));
}

/* The file that PATH names. Only CR, LF and '%' are escaped (RFC 8493, 2.1.3),
 * which writers before 1.0 did not do and some after it do not. */
static struct bag_file *find_listed(struct reading *reading, struct str path)
{
    struct bag *bag = reading->bag;
    struct str plain = tag_unescape(bag->source->arena, path);
    struct bag_file *file =
        source_find(bag->source, is_old(bag) ? path : plain);

    if (!file)
        file = source_find(bag->source, is_old(bag) ? plain : path);
    if (file || !is_old(bag) || bag->source->zip.members)
        return file;
    file = find_folded(bag, path);
    if (file)
        say(reading, VERIFY_ODD,
            "the file's name differs in case or accents from the one listed",
            path);
    return file;
}

static void say_missing(struct reading *reading, struct str path)
{
    struct bag *bag = reading->bag;
    bool is_forgiven =
        is_old(bag) && !bag->source->zip.members && path_is_litter(path);

    bag->is_lenient = bag->is_lenient || is_forgiven;
    if (is_forgiven)
        say(reading, VERIFY_ODD,
            "a file that the system made by itself is listed but not there",
            path);
    else
        diag_add(bag->source->diags, VERIFY_MISSING, pos_make(path, 0, 0),
                 "it is listed in %.*s but not in the bag",
                 STR_ARG(reading->path));
}

static void demand(struct reading *reading, struct bag_file *file,
                   struct str digest)
{
    struct demand *demand =
        arena_new(reading->bag->source->arena, struct demand);

    *demand = (struct demand){reading->path, reading->algorithm, digest,
                              file->demands};
    file->demands = demand;
}

/* False if PATH stands in this manifest already. */
static bool is_first(struct reading *reading, const struct entry *entry)
{
    struct arena *arena = reading->bag->source->arena;
    struct str *digest = arena_new(arena, struct str);
    const struct str *before = map_find(&reading->seen, entry->path);

    *digest = entry->digest;
    if (!before) {
        map_add(&reading->seen, entry->path, digest);
        return true;
    }
    if (is_old(reading->bag) && str_eq(*before, entry->digest))
        say(reading, VERIFY_ODD, "this file is listed twice", entry->path);
    else
        say(reading, VERIFY_MANIFEST, "this file is listed twice", entry->path);
    return false;
}

static struct str without_dot(struct reading *reading, struct str path)
{
    struct str plain = path;

    while (str_has_prefix(plain, STR("./")))
        plain = str_slice(plain, 2, plain.len);
    if (plain.len != path.len)
        say(reading, VERIFY_ODD, "a listed path begins with './'", path);
    return plain;
}

static bool check_path(struct reading *reading, struct str path)
{
    const char *problem = path_escape(path);

    if (!problem && !reading->is_tag && !path_is_payload(path))
        problem = "it is not below data/";
    if (!problem && reading->is_tag && path_is_payload(path))
        problem = "a tag manifest lists payload";
    if (!problem)
        return true;
    diag_add(reading->bag->source->diags, VERIFY_NAME,
             pos_make(reading->path, reading->line, 0),
             "the path '%.*s' must not be listed here: %s", STR_ARG(path),
             problem);
    return false;
}

static void take_line(struct reading *reading, struct str line)
{
    struct arena *arena = reading->bag->source->arena;
    struct bag_file *file;
    struct entry entry;
    bool is_marked;

    if (!tag_manifest_line(arena, line, &entry.digest, &entry.path,
                           &is_marked) ||
        entry.digest.len != digits_of(reading->algorithm)) {
        say(reading, VERIFY_MANIFEST, "this line is no digest and path", line);
        return;
    }
    if (is_marked)
        say(reading, VERIFY_ODD, "the '*' of md5sum stands before this path",
            entry.path);
    entry.path = without_dot(reading, entry.path);
    if (!check_path(reading, entry.path) || !is_first(reading, &entry))
        return;
    if (!reading->is_tag)
        map_add(&reading->bag->listed, entry.path, reading->bag);
    file = find_listed(reading, entry.path);
    if (file)
        demand(reading, file, entry.digest);
    else
        say_missing(reading, entry.path);
}

static bool decode(struct bag *bag, struct bag_file *file, struct str *text)
{
    const char *problem;

    if (!source_read(bag->source, file))
        return false;
    problem = tag_decode(bag->source->arena, bag->declared.encoding,
                         file->bytes, text);
    if (problem)
        diag_add(bag->source->diags, VERIFY_TAG_FILE,
                 pos_make(file->path, 0, 0), "%s", problem);
    return !problem;
}

static void read_manifest(struct reading *reading, struct bag_file *file)
{
    struct str text, line;

    if (!decode(reading->bag, file, &text))
        return;
    while (str_next_line(&text, &line)) {
        reading->line++;
        if (line.len || !is_old(reading->bag))
            take_line(reading, line);
    }
}

/* "sha256" of "manifest-sha256.txt"; empty if PATH is no such name. */
static struct str algorithm_of(struct arena *arena, struct str path,
                               struct str prefix)
{
    if (!str_has_prefix(path, prefix) || !str_has_suffix(path, STR(".txt")) ||
        path.len <= prefix.len + 4 || str_find_byte(path, '/', 0) < path.len)
        return STR_NONE;
    return str_lower(arena, str_slice(path, prefix.len, path.len - 4));
}

static void take_manifest(struct bag *bag, struct bag_file *file,
                          struct str algorithm, bool is_tag)
{
    struct reading reading = {.bag = bag,
                              .path = file->path,
                              .algorithm = algorithm,
                              .is_tag = is_tag,
                              .seen = map_new(bag->source->arena)};
    size_t *count = is_tag ? &bag->tag_count : &bag->payload_count;
    struct str *paths = is_tag ? bag->tags : bag->payload;

    if (!digits_of(algorithm) || *count == MANIFESTS_MOST) {
        say(&reading, VERIFY_ODD, "this digest is not known here", algorithm);
        return;
    }
    paths[(*count)++] = file->path;
    if (!is_tag && digits_of(algorithm) > digits_of(bag->strongest))
        bag->strongest = algorithm;
    read_manifest(&reading, file);
}

bool manifests_read(struct bag *bag)
{
    struct source *source = bag->source;

    bag->listed = map_new(source->arena);
    for (size_t i = 0; i < source->count; i++) {
        struct bag_file *file = source->files[i];
        struct str payload =
            algorithm_of(source->arena, file->path, STR("manifest-"));
        struct str tags =
            algorithm_of(source->arena, file->path, STR("tagmanifest-"));
        if (payload.len || tags.len)
            take_manifest(bag, file, payload.len ? payload : tags,
                          tags.len > 0);
    }
    if (bag->payload_count)
        return true;
    diag_add(source->diags, VERIFY_MISSING,
             pos_make(STR("manifest-sha256.txt"), 0, 0),
             "the bag has no manifest that could be checked");
    return false;
}

/* The path of a line "URL LENGTH PATH". */
static bool fetch_path(struct str line, struct str *path)
{
    for (int i = 0; i < 2; i++) {
        size_t end = 0;
        while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t')
            end++;
        if (end == 0)
            return false;
        while (end < line.len &&
               (line.ptr[end] == ' ' || line.ptr[end] == '\t'))
            end++;
        line = str_slice(line, end, line.len);
    }
    *path = line;
    return line.len > 0;
}

static void take_fetch(struct reading *reading, struct str line)
{
    struct str path;

    if (!fetch_path(line, &path)) {
        say(reading, VERIFY_MANIFEST, "this line is no address, length, path",
            line);
        return;
    }
    path = without_dot(reading, path);
    if (!check_path(reading, path))
        return;
    if (!map_find(&reading->bag->listed, path))
        say(reading, VERIFY_MANIFEST, "no manifest lists this path", path);
    else if (!find_listed(reading, path))
        diag_hint(reading->bag->source->diags,
                  say(reading, VERIFY_ODD,
                      "only an address is in the bag for this file", path),
                  "nothing is fetched: put the file into the bag first");
}

void fetch_read(struct bag *bag)
{
    struct bag_file *file = source_find(bag->source, STR("fetch.txt"));
    struct reading reading = {.bag = bag, .path = STR("fetch.txt")};
    struct str text, line;

    if (!file || !decode(bag, file, &text))
        return;
    while (str_next_line(&text, &line)) {
        reading.line++;
        if (line.len)
            take_fetch(&reading, line);
    }
}
