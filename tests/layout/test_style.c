/*
 * The style's table: defaults, values in every unit, refusals.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/color.h"
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

static void test_accent_leads(void **given)
{
    struct state *state = *given;
    const struct style *style = state->style;

    assert_true(set(state, "accent", "#2f5d50"));
    assert_int_equal(style->border, 0x2f5d50);
    assert_int_equal(style->tint, color_mix(0x2f5d50, COLOR_WHITE, 10));
    assert_int_equal(style->rule, color_mix(0x2f5d50, COLOR_WHITE, 25));
    assert_true(set(state, "rule", "#aabbcc"));
    assert_true(set(state, "accent", "#7a1f4e"));
    assert_int_equal(style->rule, 0xaabbcc);
    assert_int_equal(style->border, 0x7a1f4e);
}

/* Whatever accent is accepted, everything stands out from what is behind. */
static void test_all_is_readable(void **given)
{
    struct state *state = *given;
    const struct style *style = state->style;
    int accepted = 0;

    for (unsigned i = 0; i < 4096; i++) {
        unsigned color =
            (i >> 8) * 0x110000 + (i >> 4 & 15) * 0x1100 + (i & 15) * 0x11;
        struct str value = str_printf(state->arena, "#%06x", color);
        if (!set(state, "accent", value.ptr))
            continue;
        accepted++;
        assert_true(color_contrast(style->accent, COLOR_WHITE) >= 450);
        assert_true(color_contrast(style->label, style->tint) >= 450);
        assert_true(color_contrast(style->ink, style->tint) >= 450);
    }
    assert_true(accepted > 1000);
    assert_false(set(state, "ground", "#777777"));
    assert_int_equal(color_contrast(COLOR_WHITE, COLOR_BLACK), 2100);
}

static void test_texts(void **given)
{
    struct state *state = *given;

    assert_true(set(state, "foot-left", "{organization}, {date}"));
    assert_true(str_is(state->style->foot.left, "{organization}, {date}"));
    assert_false(set(state, "foot-left", "{organisation}"));
    assert_true(has(state->diags.last->hint, "{classification}"));
    assert_false(set(state, "foot-left", "{date"));
    assert_false(set(state, "foot-left", "date}"));
    assert_true(set(state, "paper", "letter"));
    assert_true(str_is(state->style->paper, "Letter"));
    assert_false(set(state, "paper", "A5"));
    assert_true(set(state, "logo-place", "head"));
    assert_true(state->style->is_logo_in_head);
    assert_false(set(state, "logo-place", "foot"));
}

/* The shipped file names every key with its default. */
static void test_shipped_theme(void **given)
{
    struct state *state = *given;
    struct style before = *state->style;
    struct str rest = golden_read(state->arena, "templates/theme.yaml"), line;
    int count = 0;

    while (str_next_line(&rest, &line)) {
        size_t colon = str_find(line, STR(": "), 0);
        bool is_key = line.len > 1 && line.ptr[0] == '#' && line.ptr[1] != ' ';
        if (!is_key || colon == SIZE_MAX)
            continue;
        struct str value = str_slice(line, colon + 2, line.len);
        if (value.ptr[0] == '"')
            value = str_slice(value, 1, value.len - 1);
        struct str key = str_copy(state->arena, str_slice(line, 1, colon));
        assert_true(set(state, key.ptr, str_copy(state->arena, value).ptr));
        count++;
    }
    assert_true(count > 60);
    assert_int_equal(before.tint, state->style->tint);
    assert_int_equal(before.rule, state->style->rule);
    assert_memory_equal(&before.body, &state->style->body, sizeof before.body);
    assert_int_equal(before.logo_height, state->style->logo_height);
    assert_true(str_eq(before.foot.center, state->style->foot.center));
}

static void apply(struct state *state, const char *path)
{
    struct str rest = golden_read(state->arena, path), line;

    while (str_next_line(&rest, &line)) {
        size_t colon = str_find(line, STR(": "), 0);
        if (line.len == 0 || line.ptr[0] == '#' || colon == SIZE_MAX)
            continue;
        struct str value = str_slice(line, colon + 2, line.len);
        if (value.ptr[0] == '"')
            value = str_slice(value, 1, value.len - 1);
        assert_true(set(state,
                        str_copy(state->arena, str_slice(line, 0, colon)).ptr,
                        str_copy(state->arena, value).ptr));
    }
}

/* Whatever the look, pages of everything keep their rules. */
static void test_sample_themes(void **given)
{
    struct state *state = *given;
    static const char *const THEMES[] = {"plain", "warm", "dense"};
    struct str text = golden_read(state->arena, "tests/golden/torture.md");

    state->doc.meta.paper = STR_NONE;
    for (size_t i = 0; i < 3; i++) {
        state->style = style_new(state->arena);
        apply(state,
              str_printf(state->arena, "tests/golden/themes/%s.yaml", THEMES[i])
                  .ptr);
        assert_int_equal(lay(state, text)->pages->width,
                         i == 2 ? 612000 : 595276);
        for (struct diag *d = state->diags.first; d; d = d->next)
            assert_int_not_equal(diag_class(d->id), DIAG_INTERNAL);
    }
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
        cmocka_unit_test_setup_teardown(test_accent_leads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_is_readable, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_sample_themes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_texts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shipped_theme, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("layout/style", tests, NULL, NULL);
}
