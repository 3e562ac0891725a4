/*
 * `history: git`: which text is whose, and from when.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/repository.h"

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
    assert_str(old->path, POLICY);
    assert_string_equal(str_zero_ended(arena, old->source), policy_file);
    assert_str(old->body.pos.file,
               str_zero_ended(arena, str_printf(arena, POLICY "@%.*s",
                                                STR_ARG(old->commit->id))));
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
    assert_int_equal(workspace->controls[0]->version_count, 1);
    assert_str(control_on(workspace, "2026-03-31")->statement.str, "By hand.");
    assert_str(control_on(workspace, "2026-04-01")->version.str, "2");
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
        TEST(test_policy),  TEST(test_silent),       TEST(test_not_in_force),
        TEST(test_open),    TEST(test_line_ends),    TEST(test_kept_file),
        TEST(test_control), TEST(test_control_open), TEST(test_control_kept),
        TEST(test_word)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
