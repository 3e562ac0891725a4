/*
 * Workspaces in git repositories that are made with git itself, at fixed
 * times.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_LOAD_REPOSITORY_H
#define TESTS_LOAD_REPOSITORY_H

#include "load/made.h"
#include "model/control.h"
#include "model/policy.h"

#define CONTROLS "controls/cm.yaml"
#define POLICY   "policies/acp.md"

static const char *policy_file;  /* as the made workspace has it */
static const char *control_file; /* the same */

/* Runs a line of shell in FOLDER, where git has no settings but these. */
static inline void shell(const char *folder, const char *line)
{
    struct str command = str_printf(
        arena,
        "cd '%s' && export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 "
        "GIT_AUTHOR_NAME='Ada Author' GIT_AUTHOR_EMAIL=a@x.example "
        "GIT_COMMITTER_NAME='Cleo Committer' GIT_COMMITTER_EMAIL=c@x.example "
        "&& { %s; } >/dev/null 2>&1",
        folder, line);

    if (system(str_zero_ended(arena, command)) != 0)
        fail_msg("%s", line);
}

static inline void commit(const char *folder, const char *when,
                          const char *message)
{
    struct str line = str_printf(arena,
                                 "git add -A && GIT_AUTHOR_DATE='%s' "
                                 "GIT_COMMITTER_DATE='%s' git commit -qm '%s'",
                                 when, when, message);

    shell(folder, str_zero_ended(arena, line));
}

static inline const char *made_text(const char *path)
{
    for (size_t i = 0; i < MADE_COUNT; i++)
        if (strcmp(made_base[i].path, path) == 0)
            return made_base[i].text;
    fail();
    return NULL;
}

/* A workspace that asks for git, not yet in it. */
static inline const char *make_asking(void)
{
    const char *folder = make_workspace();

    policy_file = made_text(POLICY);
    control_file = made_text(CONTROLS);
    change(folder, "auditbinder.yaml", "default_period",
           "history: git\n"
           "default_period");
    return folder;
}

static inline const char *make_repository(void)
{
    const char *folder = make_asking();

    shell(folder, "git init -q -b main .");
    commit(folder, "2026-01-16T12:00:00+0000", "First");
    return folder;
}

static inline struct workspace *load(const char *folder, struct diags *diags)
{
    struct workspace *workspace;

    *diags = diags_new(arena);
    workspace = workspace_load(arena, diags, folder, "/nowhere");
    assert_non_null(workspace);
    return workspace;
}

/* Messages but for those about the folder of shipped data. */
static inline const char *heard(struct diags *diags)
{
    struct buf buf = buf_new(arena);

    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        if (!str_has_prefix(diag->pos.file, STR("groups.yaml")) &&
            !str_has_prefix(diag->pos.file, STR("secrets.yaml")) &&
            !str_has_prefix(diag->pos.file, STR("portals.yaml")))
            buf_printf(&buf, "%.*s:%d %s\n", STR_ARG(diag->pos.file),
                       diag->pos.line, diag_slug(diag->id));
    return str_zero_ended(arena, buf_str(&buf));
}

#endif
