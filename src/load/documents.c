/*
 * What `documents:` names: each template must be there, and the texts are read.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"

#define TEXT_LIMIT (4u * 1024 * 1024)

/* A relative path that does not lead out of its folder. */
static bool is_inside(struct str path)
{
    struct str parent = STR("..");
    size_t start = 0;

    if (path.len == 0 || path.ptr[0] == '/')
        return false;
    while (start <= path.len) {
        size_t end = str_find_byte(path, '/', start);

        if (str_eq(str_slice(path, start, end), parent))
            return false;
        start = end + 1;
    }
    return true;
}

/* Templates ------------------------------------------------------------- */

/* The workspace's own templates stand before the shipped ones. */
static bool has_template(const struct loader *loader, struct str name)
{
    struct str own = path_join(loader->arena, STR("templates"), name);
    struct str shipped = path_join(loader->arena, loader->data, name);

    return is_inside(name) && str_has_suffix(name, STR(".md")) &&
           (file_exists(parts_path(loader, own)) ||
            file_exists(str_zero_ended(loader->arena, shipped)));
}

struct names {
    struct str *items;
    size_t count, cap;
};

/* Adds the templates of FOLDER, named with PREFIX before them. */
static void list_names(const struct loader *loader, struct str folder,
                       struct str prefix, struct names *names)
{
    struct arena *arena = loader->arena;
    struct str shown = path_join(arena, folder, prefix);
    const char *path = str_zero_ended(arena, shown);
    struct file_list list = {0};

    if (!file_is_folder(path) ||
        !file_list(arena, loader->diags, path, shown, &list))
        return;
    names->items =
        arena_grow(arena, names->items, names->count * sizeof *names->items,
                   (names->count + list.count) * sizeof *names->items);
    for (size_t i = 0; i < list.count; i++)
        if (str_has_suffix(list.entries[i].name, STR(".md")))
            names->items[names->count++] =
                path_join(arena, prefix, list.entries[i].name);
}

static void say_no_template(struct loader *loader, struct text name)
{
    struct arena *arena = loader->arena;
    struct str own = path_join(arena, loader->root, STR("templates"));
    struct names names = {0};
    struct diag *diag =
        diag_add(loader->diags, IN_TEMPLATE_MISSING, name.pos,
                 "there is no template '%.*s'", STR_ARG(name.str));

    list_names(loader, own, STR_NONE, &names);
    list_names(loader, own, STR("forms"), &names);
    list_names(loader, loader->data, STR_NONE, &names);
    list_names(loader, loader->data, STR("forms"), &names);
    diag_suggest(loader->diags, diag, name.str, names.items, names.count);
    if (diag->hint.len == 0)
        diag_hint(loader->diags, diag,
                  "put it into templates/, as Markdown that ends in .md");
}

/* Texts ----------------------------------------------------------------- */

static void read_text(struct loader *loader, struct document *document)
{
    struct text path = document->path;
    struct diag *diag;

    if (is_inside(path.str) && file_exists(parts_path(loader, path.str))) {
        if (file_read(loader->arena, loader->diags,
                      parts_path(loader, path.str), path.str, TEXT_LIMIT,
                      &document->body.str))
            document->body.pos = pos_make(path.str, 1, 1);
        return;
    }
    diag =
        diag_add(loader->diags, IN_OPEN, path.pos,
                 "there is no file '%.*s' in the workspace", STR_ARG(path.str));
    diag_hint(loader->diags, diag,
              "write it, or name another by its path from this file");
}

void documents_load(struct loader *loader)
{
    for (size_t i = 0; i < loader->workspace->documents_count; i++) {
        struct document *document = loader->workspace->documents[i];

        if (!text_is_empty(document->template_name) &&
            !has_template(loader, document->template_name.str))
            say_no_template(loader, document->template_name);
        if (!text_is_empty(document->path))
            read_text(loader, document);
    }
}
