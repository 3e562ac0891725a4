/*
 * The style's table: defaults, values in every unit, refusals.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/style_fields.h"
#include "page_state.h"

static bool set(struct state *state, const char *key, const char *value)
{
    struct text k = {str_from(key), pos_make(STR("theme.yaml"), 3, 1)};
    struct text v = {str_from(value), pos_make(STR("theme.yaml"), 3, 9)};

    return style_set(state->style, &state->diags, k, v);
}

static void test_defaults(void **given)
{
    struct state *state = *given;

    assert_int_equal(state->style->body.size, 10500);
    assert_int_equal(state->style->margin_left, 70866);
    assert_int_equal(state->style->accent, 0x1f4e79);
    assert_int_equal(state->style->table.family, FAMILY_SANS);
    assert_true(state->style->is_justified);
}

static void test_units(void **given)
{
    struct state *state = *given;

    assert_true(set(state, "margin-left", "1in"));
    assert_int_equal(state->style->margin_left, 72000);
    assert_true(set(state, "margin-left", "2.54cm"));
    assert_int_equal(state->style->margin_left, 72000);
    assert_true(set(state, "body-size", "11.25pt"));
    assert_int_equal(state->style->body.size, 11250);
    assert_true(set(state, "body-family", "sans"));
    assert_int_equal(state->style->body.family, FAMILY_SANS);
    assert_true(set(state, "body-justified", "no"));
    assert_false(state->style->is_justified);
    assert_true(set(state, "accent", "#7A1F4e"));
    assert_int_equal(state->style->accent, 0x7a1f4e);
    assert_null(state->diags.first);
}

static void test_lines_never_touch(void **given)
{
    struct state *state = *given;

    assert_true(set(state, "body-size", "20pt"));
    assert_true(look_leading(&state->style->body) >= 25000);
}

static void test_refusals(void **given)
{
    struct state *state = *given;
    static const char *const BAD[][2] = {
        {"body-size", "10.5"},      {"body-size", "10.5px"},
        {"body-size", "-3pt"},      {"body-size", "1.2345pt"},
        {"body-size", "500pt"},     {"body-size", "pt"},
        {"margin-left", "1mm"},     {"margin-left", "99999999999999mm"},
        {"accent", "1f4e79"},       {"accent", "#1f4e7"},
        {"accent", "#1f4e7g"},      {"body-family", "Comic"},
        {"body-justified", "maybe"}};

    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct style before = *state->style;

        assert_false(set(state, BAD[i][0], BAD[i][1]));
        assert_int_equal(state->diags.last->id, STYLE_VALUE);
        assert_int_equal(state->diags.last->pos.line, 3);
        assert_true(state->diags.last->hint.len > 0);
        assert_memory_equal(&before, state->style, sizeof before);
    }
}

static void test_unknown_key_suggests(void **given)
{
    struct state *state = *given;

    assert_false(set(state, "boddy-size", "10pt"));
    assert_int_equal(state->diags.last->id, STYLE_KEY);
    assert_true(has(state->diags.last->hint, "body-size"));
}

static void test_contrast(void **given)
{
    struct state *state = *given;

    assert_true(set(state, "accent", "#767676"));  /* 4.54:1 */
    assert_false(set(state, "accent", "#777777")); /* 4.48:1 */
    assert_int_equal(state->diags.last->id, STYLE_CONTRAST);
    assert_false(set(state, "ink", "#ffff00"));
    assert_false(set(state, "tint", "#1f4e79"));
    assert_true(set(state, "tint", "#ffffff"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_units, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lines_never_touch, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_refusals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unknown_key_suggests, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_contrast, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("layout/style", tests, NULL, NULL);
}
