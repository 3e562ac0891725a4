/*
 * `history: git`: asks git for earlier texts and joins them to the model.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/history.h"

static const char *const folders[] = {"policies", "controls", NULL};

static bool is_policy(struct str path)
{
    return str_has_prefix(path, STR("policies/"));
}

static bool wants(struct str path)
{
    struct str name = path_base(path);

    if (name.ptr[0] == '.' ||
        str_eq_nocase(str_slice(name, 0, 6), STR("readme")))
        return false;
    return is_policy(path) ? history_policy_wants(path)
                           : history_control_wants(path);
}

static void see(void *data, const struct git_file *file)
{
    if (is_policy(file->path))
        history_policy_see(data, file);
    else
        history_control_see(data, file);
}

struct loader history_reader(const struct history *history, struct arena *arena,
                             struct diags *diags)
{
    struct loader loader = *history->loader;

    *diags = diags_new(arena);
    loader.arena = arena;
    loader.diags = diags;
    return loader;
}

struct str history_name(const struct history *history,
                        const struct git_file *file)
{
    return str_printf(history->loader->arena, "%.*s@%.*s", STR_ARG(file->path),
                      STR_ARG(file->commit->id));
}

void history_say_unread(struct history *history, const struct git_file *file)
{
    struct diags *diags = history->loader->diags;
    struct diag *diag;

    if (!map_add(&history->unread, file->path, history))
        return;
    diag = diag_add(diags, LOAD_HISTORY_UNREAD, pos_make(file->path, 0, 0),
                    "as commit %.*s left this file, it cannot be read",
                    STR_ARG(file->commit->id));
    diag_hint(diags, diag,
              "its text of that time is left out; if it was in force, keep it "
              "as a version of its own");
}

struct commit *history_commit(const struct history *history,
                              const struct commit *commit, date from)
{
    struct commit *copy = arena_new(history->loader->arena, struct commit);

    *copy = *commit;
    copy->from = from;
    return copy;
}

void history_say_open(const struct history *history, struct pos pos,
                      const char *what, struct str id, size_t more)
{
    struct diags *diags = history->loader->diags;
    struct str others = more > 0 ? str_printf(history->loader->arena,
                                              " and %zu more here", more)
                                 : STR_NONE;

    diag_hint(diags,
              diag_add(diags, LOAD_NOT_COMMITTED, pos,
                       "the text of %s %.*s%.*s is not committed", what,
                       STR_ARG(id), STR_ARG(others)),
              "until it is, git does not show who approved it and when");
}

static bool is_git(struct loader *loader)
{
    struct text word = loader->workspace->history;

    if (text_is_empty(word) || str_eq_nocase(word.str, STR("none")))
        return false;
    if (str_eq_nocase(word.str, STR("git")))
        return true;
    diag_hint(loader->diags,
              diag_add(loader->diags, LOAD_UNKNOWN_WORD, word.pos,
                       "'%.*s' is no place for a history", STR_ARG(word.str)),
              "allowed: git, none");
    return false;
}

void history_load(struct loader *loader)
{
    struct history history = {.loader = loader,
                              .policies = map_new(loader->arena),
                              .controls = map_new(loader->arena),
                              .unread = map_new(loader->arena)};
    struct git_look look = {
        .folders = folders, .wants = wants, .see = see, .data = &history};

    if (!is_git(loader) ||
        !git_read(loader, loader->workspace->history.pos, &look))
        return;
    history_policies_join(&history);
    history_controls_join(&history);
}
