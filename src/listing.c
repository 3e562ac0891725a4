/*
 * What the binder's index shows: each file while that can be read, on paper
 * and in a browser; beyond that how many there are and where each is named.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "listing.h"

#include <stdlib.h>

#include "base/file.h"
#include "listing_entry.h"
#include "model/request.h"

/* What an index names; the rest it counts, and says where each is named. */
enum {
    PRINTED_MOST = 4000,    /* files of evidence, on paper */
    LISTED_BYTES = 4 << 20, /* of their rows, on the page for a browser */
    ANSWERS_MOST = 60,      /* files that answer one request */
    OMISSIONS_MOST = 1000,  /* files that were left out */
    ALLOWED_MOST = 1000,    /* files that may hold what looks secret */
    ROW_BYTES = 420         /* of a row without its names */
};

/* The values of a binder while they are made. */
struct listing {
    struct arena *arena;
    const struct binder *binder;
    struct value **values; /* of the entries; NULL: not asked for yet */
    struct map by_path;    /* path in the workspace -> its entry */
};

static struct value *value_of(struct listing *listing,
                              const struct binder_entry *entry)
{
    struct value **value = &listing->values[entry - listing->binder->entries];

    if (!*value)
        *value = listing_entry(listing->arena, entry);
    return *value;
}

static struct listing listing_of(struct arena *arena,
                                 const struct binder *binder)
{
    struct listing listing = {
        .arena = arena,
        .binder = binder,
        .values = arena_array(arena, binder->count, struct value *),
        .by_path = map_new(arena)};

    for (size_t i = 0; i < binder->count; i++)
        if (binder->entries[i].evidence)
            map_add(&listing.by_path, binder->entries[i].evidence->path,
                    &binder->entries[i]);
    return listing;
}

static int compare_entries(const void *a, const void *b)
{
    const struct binder_entry *x = *(const struct binder_entry *const *)a;
    const struct binder_entry *y = *(const struct binder_entry *const *)b;

    return x < y ? -1 : x > y;
}

/* Those of COUNT files that are in the binder, in its order. */
static const struct binder_entry **entries_of(struct listing *listing,
                                              struct evidence *const *files,
                                              size_t count, size_t *found)
{
    const struct binder_entry **entries =
        arena_array(listing->arena, count, const struct binder_entry *);

    *found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct binder_entry *entry =
            files[i]->period == listing->binder->period
                ? map_find(&listing->by_path, files[i]->path)
                : NULL;

        if (entry)
            entries[(*found)++] = entry;
    }
    if (*found)
        qsort(entries, *found, sizeof *entries, compare_entries);
    return entries;
}

/* Controls --------------------------------------------------------------- */

/* A control's part of the page. */
struct part {
    const struct control *control;
    const struct binder_entry **entries;
    size_t count, bytes;
    bool is_listed;
};

static struct part part_of(struct listing *listing,
                           const struct control *control)
{
    struct part part = {.control = control};

    part.entries = entries_of(listing, control->evidence,
                              control->evidence_count, &part.count);
    for (size_t i = 0; i < part.count; i++)
        part.bytes += ROW_BYTES + 2 * part.entries[i]->member.len +
                      part.entries[i]->origin.len + part.entries[i]->title.len +
                      part.entries[i]->evidence->source.str.len;
    return part;
}

static int compare_parts(const void *a, const void *b)
{
    const struct part *x = *(const struct part *const *)a;
    const struct part *y = *(const struct part *const *)b;

    if (x->bytes != y->bytes)
        return x->bytes < y->bytes ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Lists the files of as many controls as there is room for: those with the
 * fewest. A browser opens what is listed in a second or two. */
static void choose_listed(struct arena *arena, struct part *parts, size_t count)
{
    struct part **order = arena_array(arena, count, struct part *);
    size_t bytes = 0;

    for (size_t i = 0; i < count; i++)
        order[i] = &parts[i];
    if (count)
        qsort(order, count, sizeof *order, compare_parts);
    for (size_t i = 0; i < count; i++) {
        bytes += order[i]->bytes;
        order[i]->is_listed = bytes <= LISTED_BYTES;
    }
}

/* "evidence/CM-01/", where its own files lie; empty if it has none. */
static struct str folder_of(const struct part *part)
{
    for (size_t i = 0; i < part->count; i++) {
        struct str href = listing_href(part->entries[i]->member);

        if (part->entries[i]->evidence->control == part->control)
            return str_slice(href, 0, href.len - path_base(href).len);
    }
    return STR_NONE;
}

static struct value *control_value(struct listing *listing,
                                   const struct part *part)
{
    struct arena *arena = listing->arena;
    struct value *map = value_map(arena), *files = value_list(arena);
    const struct control *control = part->control;

    for (size_t i = 0; part->is_listed && i < part->count; i++)
        value_push(arena, files, value_of(listing, part->entries[i]));
    listing_set(arena, map, "id", control->id.str);
    listing_set(arena, map, "title",
                control->title.str.len > 0 ? control->title.str
                                           : control->summary.str);
    listing_set(arena, map, "count", str_printf(arena, "%zu", part->count));
    listing_set(arena, map, "folder", folder_of(part));
    value_set(map, "is_counted",
              value_bool(arena, part->count > 0 && !part->is_listed));
    value_set(map, "files", files);
    return map;
}

/* Fields "controls" and "empty_controls", those without a file. */
static void set_controls(struct listing *listing, struct value *map)
{
    const struct workspace *workspace = listing->binder->workspace;
    struct arena *arena = listing->arena;
    size_t count = workspace->controls_count;
    struct part *parts = arena_array(arena, count, struct part);
    struct value *controls = value_list(arena), *empty = value_list(arena);

    for (size_t i = 0; i < count; i++)
        parts[i] = part_of(listing, workspace->controls[i]);
    choose_listed(arena, parts, count);
    for (size_t i = 0; i < count; i++) {
        struct value *control = control_value(listing, &parts[i]);

        value_push(arena, controls, control);
        if (parts[i].count == 0)
            value_push(arena, empty, control);
    }
    value_set(map, "controls", controls);
    value_set(map, "empty_controls", empty);
}

/* Requests --------------------------------------------------------------- */

/* The requests of the period with the files in the binder that answer each:
 * their names when a few are named, else their number and the controls. */
static struct value *request_value(struct listing *listing,
                                   const struct request *request)
{
    struct arena *arena = listing->arena;
    struct value *map = value_map(arena), *files = value_list(arena);
    size_t count, shown;
    const struct binder_entry **entries =
        entries_of(listing, request->answers, request->answer_count, &count);

    shown = count > ANSWERS_MOST ? ANSWERS_MOST : count;
    for (size_t i = 0; !request->is_by_control && i < shown; i++)
        value_push(arena, files, value_of(listing, entries[i]));
    listing_set(arena, map, "request", request->id.str);
    listing_set(arena, map, "wording", request->wording.str);
    listing_set(arena, map, "controls", request_controls(arena, request));
    listing_set(arena, map, "answer_count", str_printf(arena, "%zu", count));
    listing_set(arena, map, "more_count",
                str_printf(arena, "%zu", count - shown));
    value_set(map, "has_more", value_bool(arena, count > shown));
    value_set(map, "is_by_control", value_bool(arena, request->is_by_control));
    value_set(map, "answers", files);
    return map;
}

static struct value *requests_value(struct listing *listing)
{
    const struct binder *binder = listing->binder;
    const struct request_list *list =
        request_list_find(binder->workspace, binder->period);
    struct value *requests = value_list(listing->arena);

    for (size_t i = 0; list && i < list->count; i++)
        value_push(listing->arena, requests,
                   request_value(listing, list->requests[i]));
    return requests;
}

/* What was left out ------------------------------------------------------ */

static struct value *omission_value(struct arena *arena,
                                    const struct binder_omission *omission)
{
    struct value *map = value_map(arena);

    listing_set(arena, map, "origin", omission->origin);
    listing_set(arena, map, "reason", omission->reason);
    listing_set(arena, map, "control", omission->control);
    return map;
}

/* Each file, or of too many how many there are for each reason. */
static void set_omissions(struct listing *listing, struct value *map)
{
    const struct binder *binder = listing->binder;
    struct arena *arena = listing->arena;
    struct value *list = value_list(arena), *reasons = value_list(arena);
    struct map counts = map_new(arena);
    bool is_counted = binder->omission_count > OMISSIONS_MOST;

    for (size_t i = 0; i < binder->omission_count; i++) {
        const struct binder_omission *omission = &binder->omissions[i];
        size_t *count = map_find(&counts, omission->reason);

        if (!is_counted) {
            value_push(arena, list, omission_value(arena, omission));
            continue;
        }
        if (!count && counts.count < OMISSIONS_MOST) {
            count = arena_new(arena, size_t);
            map_add(&counts, omission->reason, count);
        }
        if (count)
            ++*count;
    }
    for (size_t i = 0; i < counts.count; i++) {
        struct value *row = value_map(arena);

        listing_set(arena, row, "reason", counts.entries[i].key);
        listing_set(
            arena, row, "count",
            str_printf(arena, "%zu", *(size_t *)counts.entries[i].value));
        value_push(arena, reasons, row);
    }
    value_set(map, "omissions", list);
    value_set(map, "omission_reasons", reasons);
    value_set(map, "has_omissions",
              value_bool(arena, binder->omission_count > 0));
}

/* All -------------------------------------------------------------------- */

static void set_totals(struct arena *arena, struct value *map,
                       const struct binder *binder)
{
    uint64_t total = 0;
    size_t evidence = 0;

    for (size_t i = 0; i < binder->count; i++) {
        total += binder->entries[i].size;
        evidence += binder->entries[i].evidence != NULL;
    }
    listing_set(arena, map, "name", binder->name);
    listing_set(arena, map, "file_count",
                str_printf(arena, "%zu", binder->count));
    listing_set(arena, map, "document_count",
                str_printf(arena, "%zu", binder->count - evidence));
    listing_set(arena, map, "evidence_count",
                str_printf(arena, "%zu", evidence));
    listing_set(arena, map, "omission_count",
                str_printf(arena, "%zu", binder->omission_count));
    listing_set(arena, map, "total_size_text", listing_size(arena, total));
}

/* Fields "documents"; "evidence", all of it, or none where "is_long"; and
 * "allowed_files", evidence in which secrets are allowed. */
static void set_entries(struct listing *listing, struct value *map,
                        size_t evidence_count)
{
    const struct binder *binder = listing->binder;
    struct arena *arena = listing->arena;
    struct value *documents = value_list(arena), *evidence = value_list(arena);
    struct value *allowed = value_list(arena);
    size_t allowed_count = 0;
    bool is_long = evidence_count > PRINTED_MOST;

    for (size_t i = 0; i < binder->count; i++) {
        const struct binder_entry *entry = &binder->entries[i];

        if (!entry->evidence)
            value_push(arena, documents, value_of(listing, entry));
        else if (!is_long)
            value_push(arena, evidence, value_of(listing, entry));
        if (!entry->evidence || text_is_empty(entry->evidence->allow_secrets))
            continue;
        if (allowed_count++ < ALLOWED_MOST)
            value_push(arena, allowed, value_of(listing, entry));
    }
    value_set(map, "documents", documents);
    value_set(map, "evidence", evidence);
    value_set(map, "is_long", value_bool(arena, is_long));
    value_set(map, "allowed_files", allowed);
    value_set(map, "allowed_is_cut",
              value_bool(arena, allowed_count > ALLOWED_MOST));
    listing_set(arena, map, "allowed_count",
                str_printf(arena, "%zu", allowed_count));
}

struct value *listing_values(struct arena *arena, const struct binder *binder)
{
    struct listing listing = listing_of(arena, binder);
    struct value *map = value_map(arena);

    set_totals(arena, map, binder);
    set_entries(&listing, map, listing.by_path.count);
    set_controls(&listing, map);
    set_omissions(&listing, map);
    value_set(map, "requests", requests_value(&listing));
    return map;
}
