/*
 * Repositories of every kind: merged, shallow, bare, damaged, of others.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/git.h"

#include "load/repository.h"

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
    const char *folder = make_asking(), *inner,
               *names[] = {"top", "a", "b", "super/c"};
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
    shell(base, "git init -q super && cd super && git -c "
                "protocol.file.allow=always submodule --quiet add ../top c");
    for (size_t i = 0; i < 4; i++) {
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

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_merge),
                                       TEST(test_places),
                                       TEST(test_shallow),
                                       TEST(test_refused),
                                       TEST(test_damaged),
                                       TEST(test_unread),
                                       TEST(test_settings_and_clocks),
                                       TEST(test_owner)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
