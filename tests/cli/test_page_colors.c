/*
 * Tests of page_colors.c: any accent of a theme can be read on the page.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "page_colors.h"

#include "golden.h"
#include "layout/color.h"

#define DARK_PAPER 0x161C23u

static uint32_t color_of(const struct value *map, const char *name)
{
    const struct value *value = map_find(&map->fields, str_from(name));
    uint32_t color = 0;

    assert_non_null(value);
    assert_true(color_parse(value->text.str, &color));
    return color;
}

static struct value *colors_with(struct arena *arena, const char *accent)
{
    struct style *style = style_new(arena);
    struct diags diags = diags_new(arena);
    struct text key = {STR("accent"), POS_NONE};
    struct text value = {str_from(accent), POS_NONE};

    assert_true(style_set(style, &diags, key, value));
    return page_colors(arena, style);
}

static void test_readable(void **state)
{
    static const char *const accents[] = {"#1f4e79", "#2f5d50", "#000000",
                                          "#0000ff", "#7a003c", "#b34700"};
    struct arena *arena = arena_open();
    (void)state;

    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        struct value *map = colors_with(arena, accents[i]);
        uint32_t dark = color_of(map, "accent_dark");

        assert_true(color_contrast(color_of(map, "accent"), COLOR_WHITE) >=
                    450);
        assert_true(color_contrast(color_of(map, "label"),
                                   color_of(map, "tint")) >= 450);
        assert_true(color_contrast(dark, DARK_PAPER) >= 450);
        assert_true(color_contrast(color_of(map, "label_dark"),
                                   color_of(map, "tint_dark")) >= 450);
    }
    arena_close(arena);
}

static void test_keeps_the_accent(void **state)
{
    struct arena *arena = arena_open();
    (void)state;

    assert_int_equal(color_of(colors_with(arena, "#2F5D50"), "accent"),
                     0x2F5D50);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readable),
        cmocka_unit_test(test_keeps_the_accent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
