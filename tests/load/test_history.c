/*
 * `history: git`: texts out of repositories that are made here with git
 * itself, at fixed times.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/git.h"

#include "load/made.h"
#include "model/control.h"
#include "model/policy.h"

#define CONTROLS "controls/cm.yaml"
#define POLICY   "policies/acp.md"

static const char *policy_file;  /* as the made workspace has it */
static const char *control_file; /* the same */

/* Runs a line of shell in FOLDER, where git has no settings but these. */
static void shell(const char *folder, const char *line)
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

static void commit(const char *folder, const char *when, const char *message)
{
    struct str line = str_printf(arena,
                                 "git add -A && GIT_AUTHOR_DATE='%s' "
                                 "GIT_COMMITTER_DATE='%s' git commit -qm '%s'",
                                 when, when, message);

    shell(folder, str_zero_ended(arena, line));
}

static const char *made_text(const char *path)
{
    for (size_t i = 0; i < MADE_COUNT; i++)
        if (strcmp(made_base[i].path, path) == 0)
            return made_base[i].text;
    fail();
    return NULL;
}

/* A workspace that asks for git, not yet in it. */
static const char *make_asking(void)
{
    const char *folder = make_workspace();

    policy_file = made_text(POLICY);
    control_file = made_text(CONTROLS);
    change(folder, "auditbinder.yaml", "default_period",
           "history: git\n"
           "default_period");
    return folder;
}

static const char *make_repository(void)
{
    const char *folder = make_asking();

    shell(folder, "git init -q -b main .");
    commit(folder, "2026-01-16T12:00:00+0000", "First");
    return folder;
}

static struct workspace *load(const char *folder, struct diags *diags)
{
    struct workspace *workspace;

    *diags = diags_new(arena);
    workspace = workspace_load(arena, diags, folder, "/nowhere");
    assert_non_null(workspace);
    return workspace;
}

/* Messages but for those about the folder of shipped data. */
static const char *heard(struct diags *diags)
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

static struct period until(const char *day)
{
    struct period period = {.type = PERIOD_TYPE_I};

    period.from.day = period.to.day = date_parse(str_from(day));
    return period;
}

static const struct policy *policy_on(const struct workspace *workspace,
                                      const char *day)
{
    struct period period = until(day);

    return policy_shown(workspace->policies[0], &period);
}

static const struct control *control_on(const struct workspace *workspace,
                                        const char *day)
{
    struct period period = until(day);

    return control_shown(workspace->controls[0], &period);
}

/* Policies --------------------------------------------------------------- */

static const char *second_policy(void)
{
    const char *text = replaced(policy_file, "\"1.0\"", "\"1.1\"");

    text = replaced(text, "approved: 2026-01-12", "approved: 2026-05-01");
    text = replaced(text, "effective: 2026-01-15", "effective: 2026-05-10");
    return replaced(text, "## Purpose", "## Aim");
}

static void test_policy(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    struct workspace *workspace;
    const struct policy *old, *new;
    (void)state;

    make_file(folder, POLICY, second_policy());
    commit(folder, "2026-05-02T23:30:00-0800",
           "Two\n\nReviewed-by: Rita <r@x.example>\n"
           "Approved-by: Ben Boss <ben@x.example>");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    old = policy_on(workspace, "2026-05-09");
    new = policy_on(workspace, "2026-05-10");
    assert_str(old->version.str, "1.0");
    assert_str(str_trim(old->body.str), "## Purpose");
    assert_str(old->commit->by, "Cleo Committer");
    assert_false(old->commit->is_approved);
    assert_true(old->is_past);
    assert_ptr_equal(new, workspace->policies[0]);
    assert_str(str_trim(new->body.str), "## Aim");
    assert_str(new->commit->by, "Ben Boss");
    assert_true(new->commit->is_approved);
    assert_str(date_iso(arena, new->commit->day), "2026-05-02");
    assert_int_equal(new->commit->id.len, 12);
    assert_false(new->commit->is_silent);
    remove_scratch(folder);
}

/* Words that change under a version that stays. */
static void test_silent(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    struct workspace *workspace;
    struct policy *policy;
    (void)state;

    make_file(folder, POLICY, replaced(policy_file, "## Purpose", "## Aim"));
    commit(folder, "2026-03-03T08:00:00+0000", "Typo");
    workspace = load(folder, &diags);
    policy = workspace->policies[0];
    assert_int_equal(policy->version_count, 1);
    assert_true(policy->commit->is_silent);
    assert_str(date_iso(arena, policy_begins(policy)), "2026-03-03");
    assert_str(str_trim(policy_on(workspace, "2026-03-02")->body.str),
               "## Purpose");
    assert_str(str_trim(policy_on(workspace, "2026-03-03")->body.str),
               "## Aim");
    remove_scratch(folder);
}

/* Before it takes effect a text may be mended; drafts count for nothing. */
static void test_not_in_force(void **state)
{
    const char *folder = make_repository();
    const char *draft, *typo = replaced(second_policy(), "## Aim", "## Aym");
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    draft = replaced(typo, "status: approved", "status: draft");
    make_file(folder, POLICY, draft);
    commit(folder, "2026-04-01T08:00:00+0000", "Draft");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    assert_str(policy_on(workspace, "2026-06-30")->version.str, "1.0");
    make_file(folder, POLICY, typo);
    commit(folder, "2026-05-02T08:00:00+0000", "Approved");
    make_file(folder, POLICY, second_policy());
    commit(folder, "2026-05-03T08:00:00+0000", "Mended");
    workspace = load(folder, &diags);
    assert_int_equal(workspace->policies[0]->version_count, 1);
    assert_false(workspace->policies[0]->commit->is_silent);
    assert_str(date_iso(arena, policy_begins(workspace->policies[0])),
               "2026-05-10");
    remove_scratch(folder);
}

static void test_open(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(folder, POLICY, replaced(policy_file, "## Purpose", "## Aim"));
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), POLICY ":2 not-committed\n");
    /* Nothing tells since when: it stands in for the one that git holds. */
    assert_int_equal(workspace->policies[0]->version_count, 0);
    assert_true(workspace->policies[0]->commit->is_silent);
    assert_int_equal(workspace->policies[0]->commit->id.len, 0);
    make_file(folder, POLICY, second_policy());
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), POLICY ":2 not-committed\n");
    assert_str(policy_on(workspace, "2026-05-09")->version.str, "1.0");
    assert_str(policy_on(workspace, "2026-05-10")->version.str, "1.1");
    assert_null(workspace->policies[0]->commit);
    remove_scratch(folder);
}

/* Line ends that git changes are no change. */
static void test_line_ends(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    (void)state;

    shell(folder, "sed -i 's/$/\\r/' " POLICY);
    load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    remove_scratch(folder);
}

/* What a file says of a version comes first. */
static void test_kept_file(void **state)
{
    const char *folder = make_repository();
    const char *kept = replaced(policy_file, "## Purpose", "## By hand");
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(folder, "policies/versions/ACP/1.0.md", kept);
    make_file(folder, POLICY, second_policy());
    commit(folder, "2026-05-02T08:00:00+0000", "Renewed");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    assert_int_equal(workspace->policies[0]->version_count, 1);
    assert_str(str_trim(policy_on(workspace, "2026-02-01")->body.str),
               "## By hand");
    assert_str(policy_on(workspace, "2026-02-01")->commit->by,
               "Cleo Committer");
    remove_scratch(folder);
}

/* Controls --------------------------------------------------------------- */

/* Under another name, in another order, with other words. */
static void test_control(void **state)
{
    const char *folder = make_repository();
    const char *other = replaced(control_file, "all users", "every user");
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    shell(folder, "git mv " CONTROLS " controls/other.yaml");
    commit(folder, "2026-02-01T08:00:00+0000", "Moved");
    workspace = load(folder, &diags);
    assert_int_equal(workspace->controls[0]->version_count, 0);
    make_file(folder, "controls/other.yaml", other);
    commit(folder, "2026-03-01T08:00:00+0000", "Changed");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    assert_int_equal(workspace->controls[0]->version_count, 1);
    assert_false(workspace->controls[0]->commit->is_silent);
    assert_str(control_on(workspace, "2026-02-28")->statement.str,
               "The CTO reviews all users each quarter and signs.");
    assert_str(control_on(workspace, "2026-03-01")->statement.str,
               "The CTO reviews every user each quarter and signs.");
    /* Before git the first text is the best that is known. */
    assert_true(control_on(workspace, "2020-01-01")->is_past);
    remove_scratch(folder);
}

static void test_control_open(void **state)
{
    const char *folder = make_repository();
    const char *open = replaced(control_file, "all users", "every user");
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(folder, CONTROLS, open);
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), CONTROLS ":2 not-committed\n");
    assert_int_equal(workspace->controls[0]->version_count, 0);
    assert_false(workspace->controls[0]->commit->is_silent);
    remove_scratch(folder);
}

/* A version that the file itself keeps is not taken from git. */
static void test_control_kept(void **state)
{
    const char *folder = make_repository();
    const char *first =
        replaced(control_file, "mode: periodic",
                 "mode: periodic\n    version: \"1\"\n    effective: "
                 "2026-01-01");
    const char *second =
        replaced(control_file, "mode: periodic",
                 "mode: periodic\n    version: \"2\"\n    effective: "
                 "2026-04-01\n    versions:\n      - version: \"1\"\n"
                 "        statement: By hand.");
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(folder, CONTROLS, first);
    commit(folder, "2026-02-01T08:00:00+0000", "One");
    make_file(folder, CONTROLS, second);
    commit(folder, "2026-03-01T08:00:00+0000", "Two");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    /* With the one that had no version yet. */
    assert_int_equal(workspace->controls[0]->version_count, 2);
    assert_str(control_on(workspace, "2026-03-31")->statement.str, "By hand.");
    assert_str(control_on(workspace, "2026-04-01")->version.str, "2");
    remove_scratch(folder);
}

/* Repositories ----------------------------------------------------------- */

/* A branch counts from its merge on, by who merged it. */
static void test_merge(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    shell(folder, "git checkout -qb topic");
    make_file(folder, CONTROLS, replaced(control_file, "all users", "nobody"));
    commit(folder, "2026-02-01T08:00:00+0000", "On the branch");
    make_file(folder, CONTROLS, replaced(control_file, "all users", "some"));
    commit(folder, "2026-02-02T08:00:00+0000", "More");
    shell(folder, "git checkout -q main && export "
                  "GIT_AUTHOR_DATE=2026-03-05T08:00:00+0000 "
                  "GIT_COMMITTER_DATE=2026-03-05T08:00:00+0000 && git merge "
                  "-q --no-ff -m 'Merge\n\nApproved-by: Mona' topic");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    assert_int_equal(workspace->controls[0]->version_count, 1);
    assert_str(date_iso(arena, control_begins(workspace->controls[0])),
               "2026-03-05");
    assert_str(workspace->controls[0]->commit->by, "Mona");
    remove_scratch(folder);
}

/* Below the top of the repository, in a second working tree, in a clone. */
static void test_places(void **state)
{
    const char *folder = make_asking(), *inner, *names[] = {"top", "a", "b"};
    const char *base;
    struct diags diags;
    (void)state;

    base = scratch_folder();
    shell(base, "mkdir -p top/sub");
    shell(base, str_zero_ended(
                    arena, str_printf(arena, "cp -R '%s' top/sub/w", folder)));
    shell(base, "git -C top init -q -b main .");
    inner = in_folder(base, "top");
    commit(inner, "2026-01-16T12:00:00+0000", "First");
    make_file(in_folder(inner, "sub/w"), CONTROLS,
              replaced(control_file, "all users", "some"));
    commit(inner, "2026-03-05T08:00:00+0000", "Second");
    shell(base, "git -C top worktree add -q ../a -b other");
    shell(base, "git clone -q top b");
    shell(base, "git -C b checkout -q --detach");
    for (size_t i = 0; i < 3; i++) {
        const char *at = in_folder(in_folder(base, names[i]), "sub/w");
        struct workspace *workspace = load(at, &diags);

        assert_string_equal(heard(&diags), "");
        assert_int_equal(workspace->controls[0]->version_count, 1);
    }
    remove_scratch(folder);
    remove_scratch(base);
}

static void test_shallow(void **state)
{
    const char *folder = make_repository(), *base = scratch_folder();
    struct str line =
        str_printf(arena, "git clone -q --depth 1 'file://%s' w", folder);
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(folder, CONTROLS, replaced(control_file, "all users", "some"));
    commit(folder, "2026-03-05T08:00:00+0000", "Second");
    shell(base, str_zero_ended(arena, line));
    workspace = load(in_folder(base, "w"), &diags);
    assert_string_equal(heard(&diags), "auditbinder.yaml:15 history-cut\n");
    assert_int_equal(workspace->controls[0]->version_count, 0);
    remove_scratch(folder);
    remove_scratch(base);
}

#define REFUSED "auditbinder.yaml:15 git-unreadable\n"

static void test_refused(void **state)
{
    const char *folder = make_asking();
    struct diags diags;
    (void)state;

    load(folder, &diags);
    assert_string_equal(heard(&diags), REFUSED);
    /* No commit yet: nothing is committed. */
    shell(folder, "git init -q -b main .");
    load(folder, &diags);
    assert_string_equal(heard(&diags), POLICY ":2 not-committed\n" CONTROLS
                                              ":2 not-committed\n");
    shell(folder, "git config core.bare true");
    load(folder, &diags);
    assert_string_equal(heard(&diags), REFUSED);
    shell(folder, "git config core.bare false");
    commit(folder, "2026-01-16T12:00:00+0000", "First");
    load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    shell(folder, "git config core.worktree /");
    load(folder, &diags);
    assert_string_not_equal(heard(&diags), "");
    remove_scratch(folder);
}

static void test_damaged(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    (void)state;

    shell(folder, "rm -f .git/objects/$(git rev-parse HEAD:" CONTROLS
                  " | sed 's|^..|&/|')");
    load(folder, &diags);
    assert_string_equal(heard(&diags), REFUSED);
    shell(folder, "rm -f .git/objects/$(git rev-parse HEAD | sed 's|^..|&/|')");
    load(folder, &diags);
    assert_string_equal(heard(&diags), REFUSED);
    remove_scratch(folder);
}

/* A state that is no YAML, and links in place of files. */
static void test_unread(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(folder, CONTROLS, "controls: [");
    make_file(folder, POLICY, "---\nid");
    make_file(folder, "policies/README.md", "Read me.");
    shell(folder, "ln -s cm.yaml controls/link.yaml");
    commit(folder, "2026-02-01T08:00:00+0000", "Broken");
    shell(folder, "rm controls/link.yaml");
    make_file(folder, CONTROLS, control_file);
    make_file(folder, POLICY, policy_file);
    commit(folder, "2026-02-02T08:00:00+0000", "Mended");
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), POLICY ":0 history-unreadable\n" CONTROLS
                                              ":0 history-unreadable\n");
    assert_int_equal(workspace->controls[0]->version_count, 0);
    assert_int_equal(workspace->policies[0]->version_count, 0);
    remove_scratch(folder);
}

/* Settings outside the repository change nothing; wrong clocks do not turn
 * the order round. */
static void test_settings_and_clocks(void **state)
{
    const char *folder = make_repository(), *home = scratch_folder();
    struct diags diags;
    struct workspace *workspace;
    (void)state;

    make_file(home, ".gitconfig", "[core\nbroken");
    make_file(folder, CONTROLS, replaced(control_file, "all users", "some"));
    commit(folder, "1999-01-01T00:00:00+0000", "A dead battery");
    assert_int_equal(setenv("HOME", home, 1), 0);
    workspace = load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    /* On the day of the first: that one held on no whole day. */
    assert_str(date_iso(arena, control_begins(workspace->controls[0])),
               "2026-01-16");
    remove_scratch(folder);
    remove_scratch(home);
}

static void test_owner(void **state)
{
    const char *folder = make_repository();
    struct diags diags;
    (void)state;

    if (geteuid() != 0) {
        remove_scratch(folder);
        skip();
    }
    shell(folder, "chown -R 12345 .");
    load(folder, &diags);
    assert_string_equal(heard(&diags), REFUSED);
    shell(folder, "chown -R 0 .");
    remove_scratch(folder);
}

static void test_word(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    (void)state;

    change(folder, "auditbinder.yaml", "default_period",
           "history: svn\n"
           "default_period");
    load(folder, &diags);
    assert_string_equal(heard(&diags), "auditbinder.yaml:15 unknown-word\n");
    change(folder, "auditbinder.yaml", "default_period",
           "history: none\n"
           "default_period");
    load(folder, &diags);
    assert_string_equal(heard(&diags), "");
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_policy),       TEST(test_silent),
        TEST(test_not_in_force), TEST(test_open),
        TEST(test_line_ends),    TEST(test_kept_file),
        TEST(test_control),      TEST(test_control_open),
        TEST(test_control_kept), TEST(test_merge),
        TEST(test_places),       TEST(test_shallow),
        TEST(test_refused),      TEST(test_damaged),
        TEST(test_unread),       TEST(test_settings_and_clocks),
        TEST(test_owner),        TEST(test_word)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
