/*
 * Tests of what single cells of a matrix mean.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "intake/values.h"

#include "arena_state.h"

/* The items, each in brackets. */
static const char *shown(const struct values_list *list)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < list->count; i++)
        buf_printf(&buf, "[%.*s]", STR_ARG(list->items[i]));
    return str_zero_ended(arena, buf_str(&buf));
}

static void criteria_are(const char *text, const char *expected)
{
    struct values_list list = values_criteria(arena, str_from(text));

    assert_string_equal(shown(&list), expected);
}

static void test_criteria(void **state)
{
    (void)state;
    criteria_are("CC6.1, CC6.2", "[CC6.1][CC6.2]");
    criteria_are("cc 6.1;A1.2\nPI1.3 / P4.2 & C1.1",
                 "[CC6.1][A1.2][PI1.3][P4.2][C1.1]");
    criteria_are("CC6.1 CC6.1 (logical access), CC-7.2.", "[CC6.1][CC7.2]");
    criteria_are("TSC CC1.1: The entity. Version 2.0, ISO A.5.1, ACC6.1",
                 "[CC1.1]");
    criteria_are("CC6, CC6., CC.1, C", "");
    criteria_are("", "");
}

static void test_frequencies(void **state)
{
    (void)state;
    assert_int_equal(values_frequency(STR("Quarterly")), FREQUENCY_QUARTERLY);
    assert_int_equal(values_frequency(STR("Annually, and upon change")),
                     FREQUENCY_ANNUAL);
    assert_int_equal(values_frequency(STR("Performed weekly.")),
                     FREQUENCY_WEEKLY);
    assert_int_equal(values_frequency(STR("Ad-hoc")), FREQUENCY_ONGOING);
    assert_int_equal(values_frequency(STR("whenever")), FREQUENCY_NONE);
    assert_int_equal(values_frequency(STR_NONE), FREQUENCY_NONE);
}

static void test_natures_and_items(void **state)
{
    struct values_list list;
    (void)state;

    list = values_nature(arena, STR("IT-Dependent Manual / Preventative"));
    assert_string_equal(shown(&list), "[manual][preventive]");
    list = values_items(arena, STR("1. Export\n2) Compare; - Sign\r\n"
                                   "\u2022 Keep\n\n2026 list\na) Last\n"));
    assert_string_equal(shown(&list),
                        "[Export][Compare][Sign][Keep][2026 list][Last]");
}

static struct workspace *small_workspace(void)
{
    static struct role role = {
        .id = {.str = {"cto", 3}},
        .title = {.str = {"Chief Technology Officer", 24}}};
    static struct policy access = {
        .id = {.str = {"ACP", 3}},
        .title = {.str = {"Access, and Control", 19}}};
    static struct role *roles[] = {&role};
    static struct policy *policies[] = {&access};
    struct workspace *workspace = arena_new(arena, struct workspace);

    workspace->roles = roles;
    workspace->policies = policies;
    workspace->roles_count = workspace->policies_count = 1;
    workspace->role_by_id = workspace->person_by_id = map_new(arena);
    return workspace;
}

static void test_names(void **state)
{
    struct workspace *workspace = small_workspace();
    struct values_list list;
    bool is_known;
    (void)state;

    assert_true(
        str_is(values_role(arena, workspace, STR("CTO"), &is_known), "cto"));
    assert_true(is_known);
    assert_true(str_is(values_role(arena, workspace,
                                   STR("chief technology officer"), &is_known),
                       "cto"));
    assert_true(
        str_is(values_role(arena, workspace, STR(" IT / Ops Lead "), &is_known),
               "it-ops-lead"));
    assert_false(is_known);
    list = values_policies(arena, workspace, STR("acp, Access, and Control"));
    assert_true(list.has_unknown);
    list = values_policies(arena, workspace, STR("Access, and Control; ACP"));
    assert_string_equal(shown(&list), "[ACP]");
    assert_false(list.has_unknown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_criteria),
        ARENA_TEST(test_frequencies),
        ARENA_TEST(test_natures_and_items),
        ARENA_TEST(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
