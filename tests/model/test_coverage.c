/*
 * Tests of model/coverage.c on a workspace of two controls and a policy.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/coverage.h"

#include "base/scratch.h"

static struct criterion security = {.id = {.str = {"CC6.1", 5}},
                                    .category = CATEGORY_SECURITY};
static struct criterion backup = {.id = {.str = {"A1.2", 4}},
                                  .category = CATEGORY_AVAILABILITY};
static struct criterion notice = {.id = {.str = {"P1.1", 4}},
                                  .category = CATEGORY_PRIVACY};
static struct criterion *all[] = {&security, &backup, &notice};

static struct control control_of(struct criterion **refs, size_t count)
{
    return (struct control){.criteria = {.count = count},
                            .criterion_refs = refs,
                            .effective_from = {.day = DATE_NONE},
                            .effective_to = {.day = DATE_NONE}};
}

static void test_rows(void **state)
{
    struct criterion *both[] = {&security, &backup};
    struct criterion *dangling[] = {NULL, &security};
    struct control first = control_of(both, 2);
    struct control second = control_of(dangling, 2);
    struct control *controls[] = {&first, &second};
    struct policy policy = {.criteria = {.count = 1}, .criterion_refs = both};
    struct policy old = {.criteria = {.count = 1},
                         .criterion_refs = both,
                         .status = STATUS_RETIRED};
    struct policy *policies[] = {&policy, &old};
    struct workspace workspace = {.criteria = all,
                                  .criteria_count = 3,
                                  .controls = controls,
                                  .controls_count = 2,
                                  .policies = policies,
                                  .policies_count = 2};
    struct coverage coverage;
    (void)state;

    workspace.category_in_scope[CATEGORY_AVAILABILITY] = true;
    coverage = coverage_of(arena, &workspace, NULL);
    assert_int_equal(coverage.count, 2);
    assert_int_equal(coverage.met, 2);
    assert_ptr_equal(coverage.rows[0].criterion, &security);
    assert_int_equal(coverage.rows[0].control_count, 2);
    assert_int_equal(coverage.rows[0].policy_count, 1);
    assert_int_equal(coverage.rows[1].control_count, 1);
    first.not_applicable.str = STR("no backups");
    coverage = coverage_of(arena, &workspace, NULL);
    assert_int_equal(coverage.met, 1);
    assert_ptr_equal(coverage.rows[0].controls[0], &second);
    assert_int_equal(coverage.rows[1].control_count, 0);
}

static void test_scope(void **state)
{
    struct workspace workspace = {0};
    (void)state;

    assert_true(criterion_is_in_scope(&workspace, &security));
    assert_false(criterion_is_in_scope(&workspace, &backup));
    workspace.category_in_scope[CATEGORY_PRIVACY] = true;
    assert_true(criterion_is_in_scope(&workspace, &notice));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_rows),
        TEST(test_scope),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
