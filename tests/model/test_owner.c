/*
 * Whose a finding is, from its place alone.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/owner.h"

#include "base/scratch.h"

static struct role cto, lead;
static struct control one = {.owner_role = &cto}, two = {.owner_role = &lead};
static struct policy policy = {.owner_role = &lead};
static struct control *controls[] = {&one, &two};
static struct policy *policies[] = {&policy};

static struct workspace workspace_of(void)
{
    struct workspace workspace = {.controls = controls,
                                  .controls_count = 2,
                                  .policies = policies,
                                  .policies_count = 1,
                                  .control_by_id = map_new(arena)};

    one.pos = pos_make(STR("controls/cm.yaml"), 2, 5);
    two.pos = pos_make(STR("controls/cm.yaml"), 20, 5);
    policy.path = STR("policies/acp.md");
    map_add(&workspace.control_by_id, STR("CM-01"), &one);
    map_add(&workspace.control_by_id, STR("CM-02"), &two);
    return workspace;
}

static void test_places(void **state)
{
    struct workspace workspace = workspace_of();
    const struct {
        const char *file;
        int line;
        const struct role *role;
    } rows[] = {
        {"controls/cm.yaml", 1, NULL},
        {"controls/cm.yaml", 2, &cto},
        {"controls/cm.yaml", 19, &cto},
        {"controls/cm.yaml", 20, &lead},
        {"controls/cm.yaml", 99, &lead},
        {"controls/ls.yaml", 5, NULL},
        {"policies/acp.md", 9, &lead},
        {"policies/isp.md", 9, NULL},
        {"auditbinder.yaml", 9, NULL},
        {"evidence/P/CM-02/a.csv", 0, &lead},
        {"evidence/P/CM-01/evidence.yaml", 3, &cto},
        {"evidence/P/CM-09/a.csv", 0, NULL},
        {"evidence/P", 0, NULL},
        {"", 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pos pos = pos_make(str_from(rows[i].file), rows[i].line, 1);
        if (owner_at(&workspace, pos) != rows[i].role)
            fail_msg("%s:%d has another owner", rows[i].file, rows[i].line);
    }
}

/* What nobody else owns is the workspace owner's; a control without an owner
 * is not: somebody has to be named. */
static void test_rest(void **state)
{
    struct workspace workspace = workspace_of();
    struct pos settings = pos_make(STR("auditbinder.yaml"), 9, 1);
    struct pos control = pos_make(STR("controls/cm.yaml"), 2, 1);

    (void)state;
    workspace.owner_role = &lead;
    assert_ptr_equal(owner_at(&workspace, settings), &lead);
    assert_ptr_equal(owner_at(&workspace, control), &cto);
    workspace.controls[0]->owner_role = NULL;
    assert_null(owner_at(&workspace, control));
    workspace.controls[0]->owner_role = &cto;
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_places), TEST(test_rest)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
