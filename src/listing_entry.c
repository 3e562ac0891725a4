/*
 * One file of the binder as its index shows it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "listing_entry.h"

#include "base/file.h"

void listing_set(struct arena *arena, struct value *map, const char *name,
                 struct str str)
{
    value_set(map, name, value_str(arena, str));
}

struct str listing_size(struct arena *arena, uint64_t size)
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

    listing_set(arena, map, "control", control ? control->id.str : STR_NONE);
    listing_set(arena, map, "performed", date_iso(arena, facts->performed.day));
    listing_set(arena, map, "covers", covers_text(arena, facts));
    listing_set(arena, map, "source", facts->source.str);
    listing_set(arena, map, "allowed", facts->allow_secrets.str);
}

struct str listing_href(struct str member)
{
    if (str_has_prefix(member, STR("data/")))
        return str_slice(member, 5, member.len);
    return member;
}

struct value *listing_entry(struct arena *arena,
                            const struct binder_entry *entry)
{
    struct value *map = value_map(arena);
    struct str hash = sha256_hex(arena, entry->sha256);
    bool is_evidence = entry->evidence != NULL;

    listing_set(arena, map, "member", entry->member);
    listing_set(arena, map, "href", listing_href(entry->member));
    listing_set(arena, map, "name", path_base(entry->member));
    listing_set(arena, map, "title",
                entry->title.len > 0 ? entry->title : path_base(entry->member));
    listing_set(arena, map, "id", entry->id);
    listing_set(arena, map, "kind", entry->kind);
    listing_set(arena, map, "size",
                str_printf(arena, "%llu", (unsigned long long)entry->size));
    listing_set(arena, map, "size_text", listing_size(arena, entry->size));
    listing_set(arena, map, "sha256", hash);
    listing_set(arena, map, "sha256_short", str_slice(hash, 0, 16));
    listing_set(arena, map, "origin", entry->origin);
    value_set(map, "is_document", value_bool(arena, !is_evidence));
    value_set(map, "is_evidence", value_bool(arena, is_evidence));
    set_evidence(arena, map, entry->evidence);
    return map;
}
