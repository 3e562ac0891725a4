/*
 * auditbinder init: copies the starter workspace, and with --sample a filled
 * one over it. First the list of files, then a look whether any is there
 * already, then the copying.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"
#include "base/map.h"
#include "cli/cli.h"
#include "cli/draft.h"
#include "data.h"

#define FILE_LIMIT (64u * 1024 * 1024)

struct copy {
    struct call *call;
    struct map files; /* target path -> source path, both relative */
    const char *data, *target;
};

static bool collect(struct copy *copy, struct str from, struct str to);

/* One entry of a folder. A file that cannot be named as it will be called
 * (.gitignore) is kept without its dot. */
static bool collect_entry(struct copy *copy, struct str from, struct str to,
                          const struct file_entry *entry)
{
    struct arena *arena = copy->call->arena;
    struct str name = entry->name;
    struct str source = path_join(arena, from, name);

    if (str_is(name, "gitignore"))
        name = STR(".gitignore");
    if (entry->kind == FILE_FOLDER)
        return collect(copy, source, path_join(arena, to, name));
    if (entry->kind == FILE_REGULAR) {
        struct str *value = arena_new(arena, struct str);

        *value = source;
        map_put(&copy->files, path_join(arena, to, name), value);
    }
    return true;
}

static bool collect(struct copy *copy, struct str from, struct str to)
{
    struct arena *arena = copy->call->arena;
    struct file_list list;
    bool ok = file_list(
        arena, &copy->call->diags,
        data_path(arena, copy->data, str_zero_ended(arena, from)), from, &list);

    for (size_t i = 0; ok && i < list.count; i++)
        ok = collect_entry(copy, from, to, &list.entries[i]);
    return ok;
}

static bool is_there(const struct copy *copy, struct str name)
{
    struct arena *arena = copy->call->arena;

    return file_exists(
        data_path(arena, copy->target, str_zero_ended(arena, name)));
}

/* What a repository has before it holds a workspace; its own stay. */
static bool may_be_there(struct str name)
{
    return str_is(name, "README.md") || str_is(name, ".gitignore");
}

static bool none_exists(struct copy *copy)
{
    for (size_t i = 0; i < copy->files.count; i++) {
        struct str name = copy->files.entries[i].key;
        struct diag *diag;

        if (may_be_there(name) || !is_there(copy, name))
            continue;
        diag =
            diag_add(&copy->call->diags, IO_EXISTS, (struct pos){.file = name},
                     "this file is there already; nothing was written");
        diag_hint(&copy->call->diags, diag,
                  "choose a folder that does not exist yet");
        return false;
    }
    return true;
}

static bool lies_in(struct str target, struct str folder, struct str suffix)
{
    return str_has_suffix(target, suffix) &&
           (str_has_prefix(target, str_slice(folder, 1, folder.len)) ||
            str_find(target, folder, 0) < target.len);
}

/* The approvals of our policies and controls are those of the sample's
 * people. */
static struct str as_draft(struct arena *arena, struct copy *copy,
                           struct str target, struct str bytes)
{
    if (copy->call->sample)
        return bytes;
    if (lies_in(target, STR("/policies/"), STR(".md")))
        return draft_policy(arena, &copy->call->diags, target, bytes);
    if (lies_in(target, STR("/controls/"), STR(".yaml")))
        return draft_controls(arena, bytes);
    return bytes;
}

static bool copy_file(struct copy *copy, struct str target, struct str source)
{
    struct arena *arena = arena_open();
    struct diags *diags = &copy->call->diags;
    struct str path = path_join(arena, str_from(copy->target), target);
    struct str bytes;
    bool ok =
        file_read(arena, diags,
                  data_path(arena, copy->data, str_zero_ended(arena, source)),
                  source, FILE_LIMIT, &bytes);

    if (ok)
        bytes = as_draft(arena, copy, target, bytes);
    ok = ok &&
         file_make_folders(diags, str_zero_ended(arena, path_folder(path))) &&
         file_save(diags, str_zero_ended(arena, path), bytes);
    arena_close(arena);
    return ok;
}

static bool copy_all(struct copy *copy)
{
    bool ok = true;

    for (size_t i = 0; ok && i < copy->files.count; i++) {
        struct str name = copy->files.entries[i].key;

        if (is_there(copy, name))
            diag_add(&copy->call->diags, INIT_KEPT, (struct pos){.file = name},
                     "your own file is kept");
        else
            ok = copy_file(copy, name,
                           *(struct str *)copy->files.entries[i].value);
    }
    return ok;
}

static void say_next(const struct copy *copy)
{
    const char *where = copy->target;
    bool here = str_is(str_from(where), ".");

    printf("%zu files in %s\n\nNext:\n", copy->files.count,
           here ? "this folder" : where);
    if (!copy->call->sample)
        printf("  edit %s%sauditbinder.yaml  (your name, people, period)\n",
               here ? "" : where, here ? "" : "/");
    printf("  auditbinder%s%s check\n  auditbinder%s%s build\n",
           here ? "" : " -C ", here ? "" : where, here ? "" : " -C ",
           here ? "" : where);
}

int command_init(struct call *call)
{
    struct copy copy = {
        .call = call,
        .files = map_new(call->arena),
        .data = data_find(call->arena, &call->diags),
        .target = call->arg_count > 0 ? call->args[0] : ".",
    };
    bool ok = copy.data != NULL;

    if (call->directory)
        copy.target = data_path(call->arena, call->directory, copy.target);
    ok = ok && collect(&copy, STR("templates/workspace"), STR_NONE) &&
         collect(&copy, STR("policies"), STR("policies"));
    if (ok && call->sample)
        ok = collect(&copy, STR("templates/sample"), STR_NONE);
    if (ok && none_exists(&copy) && copy_all(&copy) && !call->quiet)
        say_next(&copy);
    return messages_print(call, stderr);
}
