/*
 * Tests of digests.c: what the pages say of a file is what the binder holds.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/made.h"

#include "base/sha256.h"
#include "check/check.h"
#include "digests.h"

static struct build opened(const char *folder, struct diags *diags)
{
    struct build build = {.arena = arena, .root = folder, .jobs = 2};
    struct workspace *workspace;

    *diags = diags_new(arena);
    workspace = workspace_load(arena, diags, folder, "templates");
    assert_non_null(workspace);
    check_resolve(workspace, diags);
    build.workspace = workspace;
    build.period = workspace->periods[0];
    digests_make(&build);
    return build;
}

static const char *digest_of(const struct build *build, const char *path)
{
    return map_find(build->plan.digests, str_from(path));
}

/* The binder's view of the first file, with CONTENT as its bytes. */
static bool holds(const struct build *build, struct diags *diags,
                  const char *content)
{
    const struct evidence *file = build->workspace->evidence[0];
    struct binder_entry entry = {.origin = file->path, .evidence = file};
    struct binder binder = {.entries = &entry, .count = 1};

    sha256_of(str_from(content), entry.sha256);
    return digests_hold(build, diags, &binder);
}

static void test_reads_what_goes_in(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    struct build build = opened(folder, &diags);
    size_t in_period = 0;
    (void)state;

    for (size_t i = 0; i < build.workspace->evidence_count; i++)
        in_period += build.workspace->evidence[i]->period == build.period;
    assert_true(in_period > 0);
    assert_int_equal(build.plan.digests->count, in_period);
    assert_null(digest_of(&build, "evidence/2026-H1/CM-01/nothing.csv"));
    remove_scratch(folder);
}

static void test_notices_a_change(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    struct build build;
    const char *path;
    (void)state;

    make_file(folder, "evidence/2026-H1/CM-01/2026-01-01-a.csv", "user\nann\n");
    build = opened(folder, &diags);
    path = str_zero_ended(arena, build.workspace->evidence[0]->path);
    assert_string_equal(path, "evidence/2026-H1/CM-01/2026-01-01-a.csv");
    assert_int_equal(strlen(digest_of(&build, path)), 64);
    assert_true(holds(&build, &diags, "user\nann\n"));
    assert_false(holds(&build, &diags, "user\nbob\n"));
    assert_non_null(strstr(said(&diags), "changed-during-build"));
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_reads_what_goes_in),
        TEST(test_notices_a_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
