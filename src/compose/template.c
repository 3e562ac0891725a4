/*
 * The set of templates: read and scanned once, then only looked at.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/template.h"

#include "base/file.h"
#include "compose/render.h"

#define TEMPLATE_LIMIT (1u * 1024 * 1024)
#define FOLDER_DEPTH   8

struct loaded {
    struct piece *root;
    bool is_broken;
};

struct templates {
    struct arena *arena;
    struct map by_name; /* "parts/facts.md" -> struct loaded * */
    struct str *names;
    size_t count;
};

/* Where a load stands: FOLDER on this machine, SHOWN in messages, PREFIX in
 * the names of the templates below it. */
struct folder {
    const char *path;
    struct str shown, prefix;
    int depth;
};

static bool is_template_name(struct str name)
{
    return str_has_suffix(name, STR(".md")) ||
           str_has_suffix(name, STR(".html"));
}

static void load_file(struct templates *templates, struct diags *diags,
                      const struct folder *folder, struct str name)
{
    struct arena *arena = templates->arena;
    struct str shown = path_join(arena, folder->shown, name);
    struct str path = path_join(arena, str_from(folder->path), name);
    struct loaded *loaded = arena_new(arena, struct loaded);
    struct text text = {STR_NONE, pos_make(shown, 1, 1)};

    if (file_read(arena, diags, str_zero_ended(arena, path), shown,
                  TEMPLATE_LIMIT, &text.str))
        loaded->root = scan_template(arena, diags, text);
    if (!loaded->root) {
        loaded->root = arena_new(arena, struct piece);
        loaded->is_broken = true;
    }
    map_put(&templates->by_name, path_join(arena, folder->prefix, name),
            loaded);
}

static void load_folder(struct templates *templates, struct diags *diags,
                        const struct folder *folder)
{
    struct arena *arena = templates->arena;
    struct file_list list = {0};

    if (!file_list(arena, diags, folder->path, folder->shown, &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        struct file_entry *entry = &list.entries[i];
        struct str path = path_join(arena, str_from(folder->path), entry->name);
        struct folder below = {
            .path = str_zero_ended(arena, path),
            .shown = path_join(arena, folder->shown, entry->name),
            .prefix = path_join(arena, folder->prefix, entry->name),
            .depth = folder->depth + 1,
        };

        /* templates/workspace/ is what `init` copies. */
        if (entry->kind == FILE_FOLDER && below.depth < FOLDER_DEPTH &&
            !str_is(below.prefix, "workspace"))
            load_folder(templates, diags, &below);
        else if (entry->kind != FILE_FOLDER && is_template_name(entry->name))
            load_file(templates, diags, folder, entry->name);
    }
}

static void list_names(struct templates *templates)
{
    struct map *map = &templates->by_name;

    templates->names =
        arena_array(templates->arena, map->count + 1, struct str);
    templates->count = map->count;
    for (size_t i = 0; i < map->count; i++)
        templates->names[i] = map->entries[i].key;
}

struct templates *templates_load(struct arena *arena, struct diags *diags,
                                 const char *shipped, const char *own)
{
    struct templates *templates = arena_new(arena, struct templates);
    struct folder theirs = {.path = shipped,
                            .shown = STR("auditbinder/templates")};
    struct folder ours = {.path = own, .shown = STR("templates")};

    templates->arena = arena;
    templates->by_name = map_new(arena);
    if (shipped)
        load_folder(templates, diags, &theirs);
    if (own)
        load_folder(templates, diags, &ours);
    list_names(templates);
    return templates;
}

bool templates_has(const struct templates *templates, struct str name)
{
    return map_find(&templates->by_name, name) != NULL;
}

const struct piece *templates_find(const struct templates *templates,
                                   struct str name, bool *broken)
{
    const struct loaded *found = map_find(&templates->by_name, name);

    *broken = found && found->is_broken;
    return found ? found->root : NULL;
}

size_t templates_names(const struct templates *templates,
                       const struct str **names)
{
    *names = templates->names;
    return templates->count;
}

bool template_render(struct arena *arena, struct diags *diags,
                     const struct templates *templates, struct str name,
                     const struct value *root, enum escape escape,
                     struct source *out)
{
    bool broken;
    const struct piece *pieces = templates_find(templates, name, &broken);

    *out = (struct source){0};
    if (!pieces) {
        struct diag *diag =
            diag_add(diags, IN_TEMPLATE_MISSING, POS_NONE,
                     "there is no template \"%.*s\"", STR_ARG(name));

        diag_suggest(diags, diag, name, templates->names, templates->count);
        return false;
    }
    /* What is wrong with a broken one was said when it was loaded. */
    return !broken &&
           render_pieces(arena, diags, templates, pieces, root, escape, out);
}

bool template_render_text(struct arena *arena, struct diags *diags,
                          const struct templates *templates, struct text text,
                          const struct value *root, struct source *out)
{
    const struct piece *pieces;

    *out = (struct source){0};
    pieces = scan_template(arena, diags, text);
    return pieces && render_pieces(arena, diags, templates, pieces, root,
                                   ESCAPE_MARKDOWN, out);
}
