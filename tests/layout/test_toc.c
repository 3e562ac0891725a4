/*
 * Contents: numbers that are true, leaders that mean nothing, an outline.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "page_state.h"

static struct str sections(struct state *state, int count)
{
    struct buf buf = buf_new(state->arena);

    buf_add(&buf, STR("# Title\n\n<!-- contents -->\n\n"));
    for (int i = 1; i <= count; i++) {
        buf_printf(&buf, "## Section %d\n\n", i);
        add_words(&buf, i, 25);
        buf_printf(&buf, "\n\n### Part %d\n\n", i);
        add_words(&buf, i, 10);
        buf_add(&buf, STR("\n\n"));
    }
    return buf_str(&buf);
}

/* The text of a tag's own leaves and those below it. */
static struct str text_below(struct state *state, const struct layout *layout,
                             const struct tag *top)
{
    struct buf buf = buf_new(state->arena);

    for (const struct page *p = layout->pages; p; p = p->next)
        for (const struct box *box = p->first; box; box = box->next) {
            const struct tag *t = box->tag;
            while (t && t != top)
                t = t->parent;
            for (size_t i = 0; t && i < box->glyph_count; i++)
                buf_add(&buf, box->glyphs[i].text);
        }
    return buf_str(&buf);
}

static size_t page_of(const struct layout *layout, const char *name)
{
    for (size_t i = 0; i < layout->anchor_count; i++)
        if (str_is(layout->anchors[i].name, name))
            return layout->anchors[i].page + 1;
    fail_msg("no anchor %s", name);
    return 0;
}

static void test_numbers(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, sections(state, 40));
    int entry = 0;

    assert_true(layout->page_count > 10);
    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t)) {
        if (t->role != TAG_TOCI)
            continue;
        int i = entry++ / 2 + 1;
        const char *word = entry % 2 ? "Section" : "Part";
        const char *slug = entry % 2 ? "section" : "part";
        struct str anchor = str_printf(state->arena, "%s-%d", slug, i);
        struct str wanted = str_printf(state->arena, "%s %d%zu", word, i,
                                       page_of(layout, anchor.ptr));
        struct str seen = text_below(state, layout, t);

        if (!str_eq(seen, wanted))
            fail_msg("%.*s, not %.*s", STR_ARG(seen), STR_ARG(wanted));
    }
    assert_int_equal(entry, 80);
    assert_int_equal(count_tags(layout, TAG_TOC), 1);
}

/* However many lines stand above, no page ends with what leads others. */
static void test_entry_stays_with_first_child(void **given)
{
    struct state *state = *given;

    for (int above = 0; above < 4; above++) {
        struct buf buf = buf_new(state->arena);
        buf_add(&buf, STR("# Title\n\n"));
        for (int i = 0; i < above; i++)
            buf_add(&buf, STR("One more line.\n\n"));
        buf_add(&buf, str_slice(sections(state, 40), 9, SIZE_MAX));
        struct layout *layout = lay_clean(state, buf_str(&buf));
        struct str text = page_text(state->arena, layout->pages, false);
        size_t last = 0, at = 0;
        while ((at = str_find(text, STR("Section"), last)) != SIZE_MAX)
            last = at + 1;
        assert_true(last > 0);
        assert_true(str_find(text, STR("Part"), last) != SIZE_MAX);
    }
}

static void test_leaders_are_artifacts(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, sections(state, 2));

    assert_true(has(page_text(state->arena, layout->pages, true), "....."));
    assert_false(has(page_text(state->arena, layout->pages, false), "....."));
}

static void test_long_title_wraps(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    buf_add(&buf, STR("# T\n\n<!-- contents -->\n\n## "));
    add_words(&buf, 1, 5);
    buf_add(&buf, STR("\n\ntext\n"));
    struct layout *layout = lay_clean(state, buf_str(&buf));
    int lines = 0;
    for (const struct box *b = layout->pages->first; b; b = b->next)
        lines += b->kind == BOX_LINK;
    assert_true(lines >= 2);
}

/* The number that a page shows is that of the page where the name is, also
 * when it is wider than what stood there at first. */
static void test_page_references(void **given)
{
    struct state *state = *given;

    for (int words = 60; words < 75; words++) {
        struct buf buf = buf_new(state->arena);
        struct layout *layout;
        char name[8];

        for (int i = 0; i < 12; i++) {
            buf_printf(&buf, "## S%d\n\nSee [the end](#end \"page\").\n\n", i);
            add_words(&buf, i, words);
            buf_add(&buf, STR("\n\n"));
        }
        buf_add(&buf, STR("<!-- class: new-page -->\n## End\n"));
        layout = lay_clean(state, buf_str(&buf));
        snprintf(name, sizeof name, "%zu", layout->page_count);
        assert_true(layout->page_count > 9);
        assert_true(
            has(page_text(state->arena, layout->pages, false),
                str_zero_ended(
                    state->arena,
                    str_printf(state->arena, "the end, page\u00a0%s.", name))));
    }
}

static void test_list_of_tables(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("# T\n\n<!-- contents: tables -->\n\n## Head\n\n"
                             "Table: What it shows\n\n|a|\n|-|\n|b|\n"));

    assert_int_equal(count_tags(layout, TAG_TOCI), 1);
    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t))
        if (t->role == TAG_TOCI)
            assert_true(has(text_below(state, layout, t), "What it shows"));
}

static void test_outline(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("# A\n\n## B *em*\n\n### C\n\n#### D\n\n## E\n\nx\n"));
    static const int LEVELS[] = {1, 2, 3, 4, 2};

    assert_int_equal(layout->outline_count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(layout->outline[i].level, LEVELS[i]);
    assert_true(str_is(layout->outline[1].title, "B em"));
}

static void test_no_headings(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("# T\n\n<!-- contents -->\n\ntext\n"));

    assert_int_equal(count_tags(layout, TAG_TOC), 0);
    assert_int_equal(layout->page_count, 1);
}

static void test_begins_at_level_two(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("## A\n\nx\n\n### B\n\ny\n"));

    assert_int_equal(layout->outline[0].level, 1);
    assert_int_equal(layout->outline[1].level, 2);
    assert_int_equal(count_tags(layout, TAG_H1), 1);
    assert_int_equal(count_tags(layout, TAG_H2), 1);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(numbers),
                                       TEST(leaders_are_artifacts),
                                       TEST(long_title_wraps),
                                       TEST(entry_stays_with_first_child),
                                       TEST(page_references),
                                       TEST(list_of_tables),
                                       TEST(outline),
                                       TEST(no_headings),
                                       TEST(begins_at_level_two)};
    return cmocka_run_group_tests_name("layout/toc", tests, NULL, NULL);
}
