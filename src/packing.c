/*
 * The binder's content as values for its index.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "packing.h"

#include "base/file.h"
#include "model/occurrence.h"
#include "model/request.h"

static const char *const kind_names[PLAN_KIND_COUNT] = {
    [PLAN_NARRATIVES] = "Volume",
    [PLAN_NARRATIVE] = "Control narrative",
    [PLAN_MATRIX] = "Matrix",
    [PLAN_COVERAGE] = "Coverage",
    [PLAN_TESTS] = "Section IV",
    [PLAN_MANUAL] = "Volume",
    [PLAN_POLICY] = "Policy",
    [PLAN_WINDOWS] = "Occurrences",
    [PLAN_GAPS] = "Gap report",
    [PLAN_REQUESTS] = "Requests",
    [PLAN_ACKNOWLEDGED] = "Acknowledgements",
    [PLAN_EXCEPTIONS] = "Exceptions",
    [PLAN_PACKET] = "Packet",
    [PLAN_INDEX] = "Index",
    [PLAN_CHANGES] = "Changes",
    [PLAN_DOCUMENT] = "Document",
};

struct binder_document packing_document(struct arena *arena, struct str folder,
                                        const struct plan_item *item)
{
    return (struct binder_document){
        .path = path_join(arena, folder, item->file),
        .file = item->file,
        .id = item->id,
        .title = item->title,
        .kind = str_from(kind_names[item->kind]),
    };
}

struct binder_document *packing_documents(struct arena *arena,
                                          struct str folder,
                                          const struct plan *plan,
                                          size_t *count)
{
    struct binder_document *documents =
        arena_array(arena, plan->count, struct binder_document);

    *count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->items[i].kind != PLAN_INDEX && plan_is_bound(&plan->items[i]))
            documents[(*count)++] =
                packing_document(arena, folder, &plan->items[i]);
    return documents;
}

/* "14 KB": a size a person can compare, in units of 1000. */
static struct str size_text(struct arena *arena, uint64_t size)
{
    static const char *const units[] = {"bytes", "KB", "MB", "GB", "TB"};
    size_t unit = 0;
    uint64_t tenths = size * 10;

    if (size < 1000)
        return str_printf(arena, "%u bytes", (unsigned)size);
    while (tenths >= 10000 && unit < 4) {
        tenths = (tenths + 500) / 1000;
        unit++;
    }
    if (tenths >= 100)
        return str_printf(arena, "%u %s", (unsigned)((tenths + 5) / 10),
                          units[unit]);
    return str_printf(arena, "%u.%u %s", (unsigned)(tenths / 10),
                      (unsigned)(tenths % 10), units[unit]);
}

static void set_str(struct arena *arena, struct value *map, const char *name,
                    struct str str)
{
    value_set(map, name, value_str(arena, str));
}

/* "2026-01-01 to 2026-03-31", or less where less is known. */
static struct str covers_text(struct arena *arena,
                              const struct evidence *evidence)
{
    struct str from = date_iso(arena, evidence->covers_from.day);
    struct str to = date_iso(arena, evidence->covers_to.day);

    if (from.len == 0 || to.len == 0)
        return from.len > 0 ? from : to;
    return str_printf(arena, "%.*s to %.*s", STR_ARG(from), STR_ARG(to));
}

static void set_evidence(struct arena *arena, struct value *map,
                         const struct evidence *evidence)
{
    static const struct evidence nothing = {
        .performed.day = DATE_NONE,
        .covers_from.day = DATE_NONE,
        .covers_to.day = DATE_NONE,
    };
    const struct control *control = evidence ? evidence->control : NULL;
    const struct evidence *facts = evidence ? evidence : &nothing;

    set_str(arena, map, "control", control ? control->id.str : STR_NONE);
    set_str(arena, map, "performed", date_iso(arena, facts->performed.day));
    set_str(arena, map, "covers", covers_text(arena, facts));
    set_str(arena, map, "source", facts->source.str);
    set_str(arena, map, "allowed", facts->allow_secrets.str);
}

/* Hrefs are relative to data/, where index.html lies. */
static struct str href_of(struct str member)
{
    if (str_has_prefix(member, STR("data/")))
        return str_slice(member, 5, member.len);
    return member;
}

static struct value *entry_value(struct arena *arena,
                                 const struct binder_entry *entry)
{
    struct value *map = value_map(arena);
    struct str hash = sha256_hex(arena, entry->sha256);
    bool is_evidence = entry->evidence != NULL;

    set_str(arena, map, "member", entry->member);
    set_str(arena, map, "href", href_of(entry->member));
    set_str(arena, map, "name", path_base(entry->member));
    set_str(arena, map, "title",
            entry->title.len > 0 ? entry->title : path_base(entry->member));
    set_str(arena, map, "id", entry->id);
    set_str(arena, map, "kind", entry->kind);
    set_str(arena, map, "size",
            str_printf(arena, "%llu", (unsigned long long)entry->size));
    set_str(arena, map, "size_text", size_text(arena, entry->size));
    set_str(arena, map, "sha256", hash);
    set_str(arena, map, "sha256_short", str_slice(hash, 0, 16));
    set_str(arena, map, "origin", entry->origin);
    value_set(map, "is_document", value_bool(arena, !is_evidence));
    value_set(map, "is_evidence", value_bool(arena, is_evidence));
    set_evidence(arena, map, entry->evidence);
    return map;
}

static struct value *control_value(struct arena *arena,
                                   const struct binder *binder,
                                   struct value *const *entries,
                                   const struct control *control)
{
    struct value *map = value_map(arena), *files = value_list(arena);

    for (size_t i = 0; i < binder->count; i++)
        if (binder->entries[i].evidence &&
            evidence_serves(binder->entries[i].evidence, control))
            value_push(arena, files, entries[i]);
    set_str(arena, map, "id", control->id.str);
    set_str(arena, map, "title",
            control->title.str.len > 0 ? control->title.str
                                       : control->summary.str);
    set_str(arena, map, "count", str_printf(arena, "%zu", files->count));
    value_set(map, "files", files);
    return map;
}

static struct value *omission_value(struct arena *arena,
                                    const struct binder_omission *omission)
{
    struct value *map = value_map(arena);

    set_str(arena, map, "origin", omission->origin);
    set_str(arena, map, "reason", omission->reason);
    set_str(arena, map, "control", omission->control);
    return map;
}

/* The requests of the period with the files in the binder that answer each:
 * their names when a few are named, else their number and the controls. */
static struct value *request_value(struct arena *arena,
                                   const struct binder *binder,
                                   struct value *const *entries,
                                   const struct request *request)
{
    struct value *map = value_map(arena), *files = value_list(arena);

    for (size_t i = 0; i < binder->count; i++)
        for (size_t k = 0; k < request->answer_count; k++)
            if (binder->entries[i].evidence == request->answers[k])
                value_push(arena, files, entries[i]);
    set_str(arena, map, "request", request->id.str);
    set_str(arena, map, "wording", request->wording.str);
    set_str(arena, map, "controls", request_controls(arena, request));
    set_str(arena, map, "answer_count", str_printf(arena, "%zu", files->count));
    value_set(map, "is_by_control", value_bool(arena, request->is_by_control));
    value_set(map, "answers", files);
    return map;
}

static struct value *requests_value(struct arena *arena,
                                    const struct binder *binder,
                                    struct value *const *entries)
{
    const struct request_list *list =
        request_list_find(binder->workspace, binder->period);
    struct value *requests = value_list(arena);

    for (size_t i = 0; list && i < list->count; i++)
        value_push(arena, requests,
                   request_value(arena, binder, entries, list->requests[i]));
    return requests;
}

static void set_totals(struct arena *arena, struct value *map,
                       const struct binder *binder)
{
    uint64_t total = 0;
    size_t evidence = 0;

    for (size_t i = 0; i < binder->count; i++) {
        total += binder->entries[i].size;
        evidence += binder->entries[i].evidence != NULL;
    }
    set_str(arena, map, "name", binder->name);
    set_str(arena, map, "file_count", str_printf(arena, "%zu", binder->count));
    set_str(arena, map, "document_count",
            str_printf(arena, "%zu", binder->count - evidence));
    set_str(arena, map, "evidence_count", str_printf(arena, "%zu", evidence));
    set_str(arena, map, "omission_count",
            str_printf(arena, "%zu", binder->omission_count));
    set_str(arena, map, "total_size_text", size_text(arena, total));
}

struct value *packing_values(struct arena *arena, const struct binder *binder)
{
    const struct workspace *workspace = binder->workspace;
    struct value *map = value_map(arena), *entries = value_list(arena);
    struct value *documents = value_list(arena), *controls = value_list(arena);
    struct value *omissions = value_list(arena);

    for (size_t i = 0; i < binder->count; i++) {
        struct value *entry = entry_value(arena, &binder->entries[i]);

        value_push(arena, entries, entry);
        if (!binder->entries[i].evidence)
            value_push(arena, documents, entry);
    }
    for (size_t i = 0; i < workspace->controls_count; i++)
        value_push(arena, controls,
                   control_value(arena, binder, entries->items,
                                 workspace->controls[i]));
    for (size_t i = 0; i < binder->omission_count; i++)
        value_push(arena, omissions,
                   omission_value(arena, &binder->omissions[i]));
    set_totals(arena, map, binder);
    value_set(map, "entries", entries);
    value_set(map, "documents", documents);
    value_set(map, "controls", controls);
    value_set(map, "omissions", omissions);
    value_set(map, "requests", requests_value(arena, binder, entries->items));
    return map;
}
