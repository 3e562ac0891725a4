/*
 * Text that runs to the left: where it stands, and in which order it is read.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "page_state.h"

/* The texts of a page that are part of the document, in the order of the
 * boxes; what runs to the left is turned round to be read. */
static struct str reading(struct state *state, const struct layout *layout)
{
    struct buf buf = buf_new(state->arena);

    for (const struct box *b = layout->pages->first; b; b = b->next) {
        if (b->kind != BOX_TEXT || !b->tag)
            continue;
        for (size_t i = 0; i < b->glyph_count; i++)
            buf_add(&buf,
                    b->glyphs[b->is_rtl ? b->glyph_count - 1 - i : i].text);
    }
    return buf_str(&buf);
}

static const struct box *box_with(const struct layout *layout,
                                  const char *first)
{
    for (const struct box *b = layout->pages->first; b; b = b->next)
        if (b->kind == BOX_TEXT && b->tag && b->glyph_count > 0 &&
            str_is(b->glyphs[0].text, first))
            return b;
    fail_msg("no text begins with %s", first);
    return NULL;
}

static void test_reading_order(void **given)
{
    struct state *state = *given;
    static const char *const TEXTS[] = {
        "one \u05d0\u05d1 \u05d2\u05d3 two", "\u05d0\u05d1 one \u05d2\u05d3",
        "\u05d0\u05d1 12 \u05d2\u05d3, 45%.",
        "\u0644\u0627 \u0627\u0644\u0633\u0637\u0631 (abc) \u062b\u0645"};

    for (size_t i = 0; i < 4; i++) {
        struct layout *layout =
            lay_clean(state, str_printf(state->arena, "%s\n", TEXTS[i]));
        struct str seen = reading(state, layout);
        if (!str_is(seen, TEXTS[i]))
            fail_msg("%s was read as %.*s", TEXTS[i], STR_ARG(seen));
    }
}

static void test_places(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("one \u05d0\u05d1 two\n"));
    const struct box *one = box_with(layout, "o");
    const struct box *hebrew = box_with(layout, "\u05d1");
    const struct box *two = box_with(layout, " ");

    assert_true(hebrew->is_rtl);
    assert_int_equal(one->x + one->width, hebrew->x);
    assert_int_equal(hebrew->x + hebrew->width, two->x);
    /* A paragraph that begins with it stands at the right. */
    layout = lay_clean(state, STR("\u05d0\u05d1\n"));
    hebrew = box_with(layout, "\u05d1");
    assert_in_range(hebrew->x + hebrew->width, 595276 - 70866 - 10,
                    595276 - 70866 + 10);
    assert_true(hebrew->x > 400000);
}

/* A language that runs to the left makes English text stand at the right. */
static void test_language(void **given)
{
    struct state *state = *given;

    state->doc.meta.language = STR("he");
    struct layout *layout = lay_clean(state, STR("123\n"));
    assert_true(box_with(layout, "1")->x > 400000);
    state->doc.meta.language = STR("en");
    layout = lay_clean(state, STR("123\n"));
    assert_true(box_with(layout, "1")->x < 100000);
}

/* A link that holds both kinds is as wide as both. */
static void test_link(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("\u05d0\u05d1 [one \u05d2\u05d3](https://a.example) x\n"));

    for (const struct box *b = layout->pages->first; b; b = b->next) {
        if (b->kind != BOX_LINK)
            continue;
        const struct box *one = box_with(layout, "o");
        const struct box *hebrew = box_with(layout, "\u05d3");
        assert_true(b->x <= hebrew->x && b->x <= one->x);
        assert_true(b->x + b->width >= one->x + one->width);
        return;
    }
    fail();
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(reading_order), TEST(places),
                                       TEST(language), TEST(link)};
    return cmocka_run_group_tests_name("layout/bidi", tests, NULL, NULL);
}
