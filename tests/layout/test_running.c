/*
 * Heads, feet and what else stands on every page.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/running.h"
#include "page_state.h"

static void fills(struct state *state, const char *pattern, const char *text)
{
    struct running_now now = {STR("3"), STR("12"), STR("Scope")};
    struct str made =
        running_text(state->arena, str_from(pattern), &state->doc.meta, &now);

    if (!str_is(made, text))
        fail_msg("'%s' became '%.*s'", pattern, STR_ARG(made));
}

static void test_patterns(void **given)
{
    struct state *state = *given;

    fills(state, "{id} \u00B7 {title}", "AB-01 \u00B7 A test of pages");
    fills(state, "Page {page} of {pages}", "Page 3 of 12");
    fills(state, "{title} \u00B7 {chapter}", "A test of pages \u00B7 Scope");
    fills(state, "no names", "no names");
    fills(state, "", "");
    state->doc.meta.id = state->doc.meta.version = STR_NONE;
    fills(state, "{id} \u00B7 {title}", "A test of pages");
    fills(state, "Version {version} \u00B7 {date}", "30 June 2026");
    fills(state, "{date} \u00B7 Version {version}", "30 June 2026");
    fills(state, "{id}{version}", "");
    assert_true(running_has_page(STR("{pages}")));
    assert_false(running_has_page(STR("{title}")));
}

/* Headings that begin a page are chapters, and those of their levels; of
 * these, one in the middle of a page counts from the next. */
static void test_chapters(void **given)
{
    static const char *const heads[] = {
        "", "A test of pages \u00B7 One|", "A test of pages \u00B7 One|",
        "A test of pages \u00B7 Two|", "A test of pages \u00B7 Three|"};
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state,
        STR("# Title\n\n## Not yet\n\nWords.\n\n<!-- class: new-page -->\n"
            "## One\n\nWords.\n\n<!-- page-break -->\n\n### Inner\n\n"
            "Words.\n\n<!-- class: new-page -->\n### Two\n\nWords.\n\n"
            "## Three\n\n<!-- page-break -->\n\nWords.\n"));

    assert_int_equal(layout->page_count, 5);
    for (size_t i = 1; i < 5; i++)
        assert_true(
            has(page_text(state->arena, page_at(layout, i), true), heads[i]));
}

static void set(struct state *state, const char *key, const char *value)
{
    struct text k = {str_from(key), POS_NONE}, v = {str_from(value), POS_NONE};

    assert_true(style_set(state->style, &state->diags, k, v));
}

static void test_theme_on_page(void **given)
{
    struct state *state = *given;

    set(state, "head-center", "{organization}");
    set(state, "foot-right", "{page}/{pages}");
    struct layout *layout =
        lay_clean(state, STR("# One\n\n<!-- page-break -->\n\nTwo two.\n"));
    struct str text = page_text(state->arena, page_at(layout, 1), true);

    assert_true(has(text, "Example Ltd|"));
    assert_true(has(text, "|2/2|"));
}

/* A line read from right to left keeps to its own end of the foot, and an
 * organization of several faces stands above the title. */
static void test_right_to_left(void **given)
{
    static const char *const names[] = {"\u05D0\u05D1\u05D2",
                                        "\u0634\u0631\u0643\u0629", "\u070F"};
    static const char *const marked[] = {
        "\u05D1\u05B0\u05BC\u05E8\u05B5, \u05D1\u05B8\u05BC\u05E8",
        "\u0634\u0631, \u0643\u0629 Ltd", "Ltd \u05D0\u05D1, \u05D0"};
    struct state *state = *given;

    for (size_t i = 0; i < 3; i++) {
        const char *at[] = {"foot-left", "foot-center", "foot-right",
                            "head-left", "head-center", "head-right"};
        for (size_t k = 0; k < 6; k++)
            set(state, at[k], k % 3 == i ? names[i] : "Latin words");
        state->doc.meta.organization = str_from(marked[i]);
        lay(state, STR("# One\n\nTwo.\n"));
        assert_int_equal(state->diags.count[SEVERITY_ERROR], 0);
    }
}

static void test_paper(void **given)
{
    struct state *state = *given;

    state->doc.meta.paper = STR_NONE;
    assert_int_equal(lay_clean(state, STR("a\n"))->pages->width, 595276);
    set(state, "paper", "Letter");
    assert_int_equal(lay_clean(state, STR("a\n"))->pages->width, 612000);
    state->doc.meta.paper = STR("A4");
    assert_int_equal(lay_clean(state, STR("a\n"))->pages->width, 595276);
}

static void test_draft(void **given)
{
    struct state *state = *given;
    struct str markdown = STR("# One\n\n<!-- page-break -->\n\nTwo two.\n");
    struct str before =
        page_text(state->arena, lay_clean(state, markdown)->pages, true);

    state->doc.meta.is_draft = true;
    struct layout *layout = lay_clean(state, markdown);
    for (const struct page *p = layout->pages; p; p = p->next) {
        const struct box *box = p->first;
        for (int i = 0; i < 5; i++, box = box->next) {
            assert_int_equal(box->kind, BOX_SHAPE);
            assert_null(box->tag);
            assert_true(box->step_count > 0);
            for (size_t k = 0; k < box->step_count; k++) {
                assert_in_range(box->steps[k].points[2].x, 0, p->width);
                assert_in_range(box->steps[k].points[2].y, 0, p->height);
            }
        }
        assert_int_not_equal(box->kind, BOX_SHAPE);
    }
    /* No text is added that someone could find or hear. */
    assert_true(str_eq(before, page_text(state->arena, layout->pages, true)));
    set(state, "draft-mark", "");
    assert_int_not_equal(lay_clean(state, markdown)->pages->first->kind,
                         BOX_SHAPE);
}

static void test_logo(void **given)
{
    struct state *state = *given;
    struct image logo = {.width = 30, .height = 10, .components = 1};

    style_set_logo(state->style, &logo);
    struct layout *layout = lay_clean(state, STR("# One\n\nText.\n"));
    assert_int_equal(count_tags(layout, TAG_FIGURE), 1);
    set(state, "logo-place", "head");
    layout = lay_clean(state, STR("# A\n\n<!-- page-break -->\n\nText.\n"));
    assert_int_equal(count_tags(layout, TAG_FIGURE), 0);
    int images = 0;
    for (const struct box *b = page_at(layout, 1)->first; b; b = b->next)
        images += b->kind == BOX_IMAGE;
    assert_int_equal(images, 1);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(patterns),      TEST(chapters),
                                       TEST(theme_on_page), TEST(right_to_left),
                                       TEST(paper),         TEST(draft),
                                       TEST(logo)};
    return cmocka_run_group_tests_name("layout/running", tests, NULL, NULL);
}
