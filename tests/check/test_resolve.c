/*
 * Tests of check/resolve.c and of rules over models built by hand: what is
 * resolved, what dangles, and what stays silent.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"

#include "base/scratch.h"

static struct diags diags;

static struct text text_at(const char *str, int line)
{
    return (struct text){str_from(str), pos_make(STR("a.yaml"), line, 1)};
}

/* A workspace that knows role "cto", criterion CC6.1 and one control. */
struct small {
    struct workspace workspace;
    struct role role;
    struct criterion criterion;
    struct control control;
    struct text criteria[3];
    struct control *controls[1];
    struct criterion *all[1];
};

static struct small *small_new(void)
{
    struct small *small = arena_new(arena, struct small);
    struct workspace *workspace = &small->workspace;

    workspace->arena = arena;
    workspace->role_by_id = map_new(arena);
    workspace->person_by_id = map_new(arena);
    workspace->criterion_by_id = map_new(arena);
    workspace->control_by_id = map_new(arena);
    workspace->policy_by_id = map_new(arena);
    workspace->period_by_id = map_new(arena);
    workspace->group_by_prefix = map_new(arena);
    map_add(&workspace->role_by_id, STR("cto"), &small->role);
    map_add(&workspace->criterion_by_id, STR("CC6.1"), &small->criterion);
    small->criterion.id = text_at("CC6.1", 1);
    small->criterion.category = CATEGORY_SECURITY;
    small->all[0] = &small->criterion;
    workspace->criteria = small->all;
    workspace->criteria_count = 1;
    small->criteria[0] = text_at("CC6.1", 5);
    small->control = (struct control){.id = text_at("CM-01", 2),
                                      .pos = pos_make(STR("a.yaml"), 2, 1),
                                      .owner = text_at("cto", 3),
                                      .primary = CATEGORY_SECURITY,
                                      .frequency = FREQUENCY_DAILY,
                                      .purpose = text_at("P", 4),
                                      .statement = text_at("S", 4),
                                      .criteria = {small->criteria, 1},
                                      .effective_from = {.day = DATE_NONE},
                                      .effective_to = {.day = DATE_NONE}};
    small->controls[0] = &small->control;
    workspace->controls = small->controls;
    workspace->controls_count = 1;
    workspace->category_in_scope[CATEGORY_SECURITY] = true;
    diags = diags_new(arena);
    return small;
}

static void run(struct small *small)
{
    check_resolve(&small->workspace, &diags);
    check_all(&small->workspace, NULL, &diags);
}

static void assert_only(enum diag_id id, int line)
{
    assert_non_null(diags.first);
    assert_null(diags.first->next);
    assert_string_equal(diag_slug(diags.first->id), diag_slug(id));
    assert_int_equal(diags.first->pos.line, line);
}

static void test_resolved(void **state)
{
    struct small *small = small_new();
    (void)state;

    run(small);
    assert_null(diags.first);
    assert_ptr_equal(small->control.owner_role, &small->role);
    assert_ptr_equal(small->control.criterion_refs[0], &small->criterion);
    assert_null(small->control.operator_role);
}

static void test_dangling(void **state)
{
    struct small *small = small_new();
    (void)state;

    small->criteria[1] = text_at("CC6.2", 6);
    small->control.criteria.count = 2;
    run(small);
    assert_only(MUST_CRITERION, 6);
    assert_str(diags.first->hint, "did you mean 'CC6.1'?");
    assert_null(small->control.criterion_refs[1]);
}

/* The same dangling id twice in one list: the repetition is a warning, not
 * the same error again. */
static void test_dangling_twice(void **state)
{
    struct small *small = small_new();
    (void)state;

    small->criteria[1] = text_at("CC9.9", 6);
    small->criteria[2] = text_at("CC9.9", 7);
    small->control.criteria.count = 3;
    run(small);
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(diags.count[SEVERITY_WARNING], 1);
}

/* What could not be loaded has been said. */
static void test_partial_is_silent(void **state)
{
    struct small *small = small_new();
    (void)state;

    small->control.owner = text_at("cfo", 3);
    small->workspace.partial.roles = true;
    run(small);
    assert_null(diags.first);
    assert_null(small->control.owner_role);
}

static void test_missing_owner(void **state)
{
    struct small *small = small_new();
    (void)state;

    small->control.owner = (struct text){0};
    run(small);
    assert_only(CHECK_NO_OWNER, 2);
}

/* Nothing is missing where a key could not be read or nothing applies. */
static void test_missing_is_silent(void **state)
{
    struct small *small = small_new();
    (void)state;

    small->control.owner = (struct text){0};
    small->control.has_errors = true;
    run(small);
    assert_null(diags.first);
    small = small_new();
    small->control.owner = (struct text){0};
    small->control.not_applicable = text_at("no laptops", 8);
    small->workspace.criteria_count = 0;
    run(small);
    assert_null(diags.first);
}

/* Whole words only: "improper" and "inappropriately" are other words. */
static void test_vague_words(void **state)
{
    static const struct {
        const char *text;
        bool is_vague;
    } cases[] = {{"The CTO reviews Regularly.", true},
                 {"as needed", true},
                 {"Controls are in place", true},
                 {"improper use", false},
                 {"property", false},
                 {"in places", false},
                 {"", false}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct small *small = small_new();
        struct text step = text_at(cases[i].text, 9);
        small->control.steps = (struct texts){&step, 1};
        run(small);
        if (cases[i].is_vague)
            assert_only(CHECK_VAGUE, 9);
        else
            assert_null(diags.first);
    }
}

static void test_no_workspace_at_all(void **state)
{
    struct small *small = small_new();
    (void)state;

    small->workspace.controls_count = 0;
    small->workspace.criteria_count = 0;
    run(small);
    assert_null(diags.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_resolved),       TEST(test_dangling),
        TEST(test_dangling_twice), TEST(test_partial_is_silent),
        TEST(test_missing_owner),  TEST(test_missing_is_silent),
        TEST(test_vague_words),    TEST(test_no_workspace_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
