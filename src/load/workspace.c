/*
 * Loads the parts of a workspace in the order in which they need each other.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/workspace.h"

#include "load/parts.h"

const char *parts_path(const struct loader *loader, struct str shown)
{
    return str_zero_ended(loader->arena,
                          path_join(loader->arena, loader->root, shown));
}

struct node *parts_parse(struct loader *loader, const char *path,
                         struct str shown)
{
    struct str bytes;

    shown = str_copy(loader->arena, shown);
    if (!file_read(loader->arena, loader->diags, path, shown, NODE_FILE_LIMIT,
                   &bytes))
        return NULL;
    return node_parse(loader->arena, loader->diags, shown, bytes, 1);
}

static bool has_ending(struct str name, const char *const *endings)
{
    for (; *endings; endings++)
        if (str_has_suffix(name, str_from(*endings)))
            return true;
    return false;
}

static bool is_expected(struct str name)
{
    return name.ptr[0] == '.' ||
           str_eq_nocase(str_slice(name, 0, 6), STR("readme"));
}

static void say_stray(struct loader *loader, struct str shown,
                      const char *const *endings, bool is_folder)
{
    struct diag *diag =
        diag_add(loader->diags, LOAD_STRAY_FILE, pos_make(shown, 0, 0),
                 "this %s is not read", is_folder ? "folder" : "file");

    if (is_folder)
        diag_hint(loader->diags, diag, "move its files one level up");
    else
        diag_hint(loader->diags, diag, "only names that end in %s are",
                  endings[0]);
}

/* Pictures lie beside the texts that show them. */
static const char *const pictures[] = {".png", ".jpg", ".jpeg", ".svg", NULL};

/* True when a folder holds what would be read if it lay here. */
static bool holds(struct loader *loader, struct str shown,
                  const char *const *endings)
{
    struct file_list list;

    if (!file_list(loader->arena, loader->diags, parts_path(loader, shown),
                   shown, &list))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (list.entries[i].kind == FILE_FOLDER ||
            has_ending(list.entries[i].name, endings))
            return true;
    return false;
}

enum { DEEPEST = 16 };

/* Also in folders that lie LEVELS deep; further ones are strays. */
static void each(struct loader *loader, struct str name,
                 const char *const *endings, parts_reader *read, int levels)
{
    struct file_list list;

    if (!file_list(loader->arena, loader->diags, parts_path(loader, name), name,
                   &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        const struct file_entry *entry = &list.entries[i];
        struct str shown = path_join(loader->arena, name, entry->name);
        bool is_folder = entry->kind == FILE_FOLDER;

        if (is_expected(entry->name) ||
            (is_folder && str_is(shown, PARTS_VERSIONS)))
            continue;
        if (is_folder ? !holds(loader, shown, endings)
                      : has_ending(entry->name, pictures))
            continue;
        if (is_folder && levels > 0)
            each(loader, shown, endings, read, levels - 1);
        else if (is_folder || !has_ending(entry->name, endings))
            say_stray(loader, shown, endings, is_folder);
        else
            read(loader, shown);
    }
}

void parts_each(struct loader *loader, const char *folder,
                const char *const *endings, parts_reader *read)
{
    each(loader, str_from(folder), endings, read, 0);
}

void parts_each_below(struct loader *loader, const char *folder,
                      const char *const *endings, parts_reader *read)
{
    each(loader, str_from(folder), endings, read, DEEPEST);
}

static struct workspace *workspace_new(struct arena *arena, const char *root)
{
    struct workspace *workspace = arena_new(arena, struct workspace);

    workspace->arena = arena;
    workspace->root = root;
    workspace->person_by_id = map_new(arena);
    workspace->role_by_id = map_new(arena);
    workspace->criterion_by_id = map_new(arena);
    workspace->control_by_id = map_new(arena);
    workspace->policy_by_id = map_new(arena);
    workspace->period_by_id = map_new(arena);
    workspace->packet_by_id = map_new(arena);
    workspace->component_by_id = map_new(arena);
    workspace->group_by_prefix = map_new(arena);
    workspace->secret_rule_by_id = map_new(arena);
    workspace->portal_by_id = map_new(arena);
    workspace->exception_by_id = map_new(arena);
    workspace->document_by_id = map_new(arena);
    return workspace;
}

struct workspace *workspace_load(struct arena *arena, struct diags *diags,
                                 const char *root, const char *data)
{
    struct loader loader = {.arena = arena,
                            .diags = diags,
                            .workspace = workspace_new(arena, root),
                            .root = str_from(root),
                            .data = str_from(data)};

    if (!program_load(&loader))
        return NULL;
    groups_load(&loader);
    documents_load(&loader);
    criteria_load(&loader);
    controls_load(&loader);
    policies_load(&loader);
    history_load(&loader);
    evidence_load(&loader);
    picks_load(&loader);
    requests_load(&loader);
    exceptions_load(&loader);
    acknowledgements_load(&loader);
    shipped_load(&loader);
    return loader.workspace;
}
