/*
 * Walks evidence/<period>/<control>/…: every file becomes evidence, or is left
 * out with the reason. Links are never followed, so that nothing outside the
 * workspace can enter a binder. Folders that name no period or no control are
 * walked too; check says what is wrong with them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "load/parts.h"

/* Where the walk is. */
struct walk {
    struct loader *loader;
    struct period *period;   /* NULL: none or unknown */
    struct control *control; /* the same */
    struct str group;        /* name of the control's folder */
    struct map *files;
};

/* Names that systems and editors leave behind. */
static const char *junk_of(struct str name)
{
    static const struct {
        const char *name, *reason;
    } names[] = {{"Thumbs.db", "a file of the system"},
                 {"desktop.ini", "a file of the system"},
                 {"ehthumbs.db", "a file of the system"},
                 {"__MACOSX", "a folder of the system"}};

    if (name.ptr[0] == '.')
        return "a hidden file";
    if (str_has_prefix(name, STR("~$")) || str_has_suffix(name, STR(".swp")) ||
        str_has_suffix(name, STR("~")))
        return "a temporary file of an editor";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(name, str_from(names[i].name)))
            return names[i].reason;
    return NULL;
}

static void leave_out(const struct walk *walk, struct str shown,
                      const char *reason)
{
    struct workspace *workspace = walk->loader->workspace;
    struct leftout *leftout = arena_new(walk->loader->arena, struct leftout);
    void **items;

    *leftout =
        (struct leftout){shown, str_from(reason), walk->period, walk->group};
    memcpy(&items, &workspace->leftouts, sizeof items);
    fields_push(walk->loader->arena, &items, &workspace->leftouts_count,
                leftout);
    memcpy(&workspace->leftouts, &items, sizeof items);
}

/* What someone put there to be evidence, unlike a system's own files. */
static void refuse(const struct walk *walk, struct str shown,
                   const char *reason)
{
    struct diags *diags = walk->loader->diags;
    struct diag *diag =
        diag_add(diags, LOAD_LEFT_OUT, pos_make(shown, 0, 0),
                 "this is %s, so it is not in the binder", reason);

    diag_hint(diags, diag, "put the file itself there");
    leave_out(walk, shown, reason);
}

/* "2026-03-31-review.csv" was performed on that day, until a sidecar says
 * otherwise. */
static struct dated day_of_name(struct str shown, struct str name)
{
    return (struct dated){date_parse(str_slice(name, 0, 10)),
                          pos_make(shown, 0, 0)};
}

static void add_file(const struct walk *walk, struct str shown,
                     const struct file_entry *entry)
{
    struct workspace *workspace = walk->loader->workspace;
    struct evidence *evidence = arena_new(walk->loader->arena, struct evidence);
    void **items;

    evidence->path = shown;
    evidence->name = entry->name;
    evidence->size = entry->size;
    evidence->performed = day_of_name(shown, entry->name);
    evidence->covers_from.day = evidence->covers_to.day = DATE_NONE;
    evidence->pos = pos_make(shown, 0, 0);
    evidence->period = walk->period;
    evidence->control = walk->control;
    memcpy(&items, &workspace->evidence, sizeof items);
    fields_push(walk->loader->arena, &items, &workspace->evidence_count,
                evidence);
    memcpy(&workspace->evidence, &items, sizeof items);
    map_add(walk->files, evidence->path, evidence);
}

static void walk_folder(struct walk walk, struct str shown, int depth);

/* The walk inside folder NAME, which lies DEPTH levels below evidence/. */
static struct walk enter(struct walk walk, struct str name, int depth)
{
    struct workspace *workspace = walk.loader->workspace;

    if (depth == 0)
        walk.period = map_find(&workspace->period_by_id, name);
    if (depth == 1) {
        walk.control = map_find(&workspace->control_by_id, name);
        walk.group = name;
    }
    return walk;
}

static void take_entry(const struct walk *walk, struct str shown,
                       const struct file_entry *entry, int depth)
{
    const char *reason = junk_of(entry->name);

    if (str_is(entry->name, ".gitkeep"))
        return;
    if (reason)
        leave_out(walk, shown, reason);
    else if (entry->kind == FILE_SYMLINK)
        refuse(walk, shown, "a symbolic link");
    else if (entry->kind == FILE_OTHER)
        refuse(walk, shown, "not a regular file");
    else if (entry->kind == FILE_FOLDER)
        walk_folder(enter(*walk, entry->name, depth), shown, depth + 1);
    else
        add_file(walk, shown, entry);
}

static void walk_folder(struct walk walk, struct str shown, int depth)
{
    struct loader *loader = walk.loader;
    struct evidence_folder folder = {.shown = shown, .files = walk.files};
    const struct file_list *list = &folder.list;

    if (!file_list(loader->arena, loader->diags, parts_path(loader, shown),
                   shown, &folder.list))
        return;
    for (size_t i = 0; i < list->count; i++) {
        const struct file_entry *entry = &list->entries[i];
        if (entry->kind != FILE_REGULAR || !sidecar_is(list, entry->name))
            take_entry(&walk, path_join(loader->arena, shown, entry->name),
                       entry, depth);
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct file_entry *entry = &list->entries[i];
        if (entry->kind == FILE_REGULAR && sidecar_is(list, entry->name))
            sidecar_read(loader, &folder, entry->name);
    }
}

/* evidence/ itself may be absent, but not a link out of the workspace. */
static bool has_folder(struct loader *loader, const struct walk *walk)
{
    struct str name = STR("evidence");
    struct diags unheard = diags_new(loader->arena);
    struct file_list list;

    if (!file_list(loader->arena, &unheard,
                   str_zero_ended(loader->arena,
                                  loader->root.len ? loader->root : STR(".")),
                   STR_NONE, &list))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        if (!str_eq(list.entries[i].name, name))
            continue;
        if (list.entries[i].kind == FILE_SYMLINK)
            refuse(walk, name, "a symbolic link");
        return list.entries[i].kind == FILE_FOLDER;
    }
    return false;
}

void evidence_load(struct loader *loader)
{
    struct map files = map_new(loader->arena);
    struct walk walk = {.loader = loader, .files = &files};

    if (has_folder(loader, &walk))
        walk_folder(walk, STR("evidence"), 0);
}
