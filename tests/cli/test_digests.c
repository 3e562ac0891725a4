/*
 * Tests of digests.c: what the pages say of a file is what lies there.
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

static void test_says_what_is_there(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    struct build build;
    uint8_t digest[SHA256_SIZE];
    const char *path;
    (void)state;

    make_file(folder, "evidence/2026-H1/CM-01/2026-01-01-a.csv", "user\nann\n");
    build = opened(folder, &diags);
    path = str_zero_ended(arena, build.workspace->evidence[0]->path);
    assert_string_equal(path, "evidence/2026-H1/CM-01/2026-01-01-a.csv");
    sha256_of(STR("user\nann\n"), digest);
    assert_string_equal(digest_of(&build, path),
                        str_zero_ended(arena, sha256_hex(arena, digest)));
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_reads_what_goes_in),
        TEST(test_says_what_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
