/*
 * Cutting into pages: what stays together, notes, heads and feet.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/page.h"
#include "page_state.h"

/* The last tagged text box of PAGE's body, above its notes. */
static const struct box *last_body_box(const struct page *page)
{
    const struct box *last = NULL;

    for (const struct box *b = page->first; b; b = b->next) {
        const struct tag *t = b->kind == BOX_TEXT ? b->tag : NULL;
        while (t && t->role != TAG_NOTE)
            t = t->parent;
        if (b->kind == BOX_TEXT && b->tag && !t)
            last = b;
    }
    return last;
}

static void test_headings_are_not_stranded(void **given)
{
    struct state *state = *given;

    /* Whatever stands before, a heading never ends a page. */
    for (int lines = 30; lines < 60; lines++) {
        struct buf buf = buf_new(state->arena);
        for (int i = 0; i < lines; i++)
            buf_add(&buf, STR("A line.\\\n"));
        buf_add(&buf, STR("end\n\n## Heading\n\n### Below\n\n"));
        add_words(&buf, 0, 20);
        struct layout *layout = lay_clean(state, buf_str(&buf));
        for (const struct page *p = layout->pages; p; p = p->next) {
            const struct tag *tag = last_body_box(p)->tag->parent;
            assert_int_equal(tag->role, TAG_P);
        }
    }
}

/* Baselines of tagged text on PAGE that belong to PARENT. */
static int line_count(const struct page *page, const struct tag *parent)
{
    int count = 0;
    len y = -1;

    for (const struct box *b = page->first; b; b = b->next) {
        if (b->kind != BOX_TEXT || !b->tag || b->tag->parent != parent)
            continue;
        count += b->y != y;
        y = b->y;
    }
    return count;
}

static void test_no_line_alone(void **given)
{
    struct state *state = *given;

    for (int words = 8; words < 30; words++) {
        struct buf buf = buf_new(state->arena);
        for (int i = 0; i < 14; i++) {
            add_words(&buf, i, words);
            buf_add(&buf, STR("\n\n"));
        }
        struct layout *layout = lay_clean(state, buf_str(&buf));
        for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t)) {
            for (const struct page *p = layout->pages; t->role == TAG_P && p;
                 p = p->next)
                assert_int_not_equal(line_count(p, t), 1);
        }
    }
}

static void test_notes_are_on_their_page(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    for (int i = 0; i < 40; i++) {
        add_words(&buf, i, 8);
        buf_printf(&buf, "Mark%d[^%d].\n\n[^%d]: Note text %d.\n\n", i, i, i,
                   i);
    }
    struct layout *layout = lay_clean(state, buf_str(&buf));
    assert_true(layout->page_count > 3);
    for (int i = 0; i < 40; i++) {
        int found = 0;
        for (const struct page *p = layout->pages; p; p = p->next) {
            struct str text = page_text(state->arena, p, false);
            char mark[32], note[32];
            snprintf(mark, sizeof mark, "Mark%d%d.", i, i + 1);
            snprintf(note, sizeof note, "Note text %d.", i);
            assert_int_equal(has(text, mark), has(text, note));
            found += has(text, note);
        }
        assert_int_equal(found, 1);
    }
}

static void test_long_note_goes_on(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    buf_add(&buf, STR("Text[^a].\n\n[^a]: "));
    add_words(&buf, 1, 200);
    struct layout *layout = lay_clean(state, buf_str(&buf));
    struct str first = page_text(state->arena, page_at(layout, 0), false);
    struct str last =
        page_text(state->arena, page_at(layout, layout->page_count - 1), false);
    assert_true(layout->page_count >= 2);
    assert_true(has(first, "Sentence 1 "));
    assert_false(has(first, "Sentence 200 "));
    assert_true(has(last, "Sentence 200 "));
    assert_int_equal(count_tags(layout, TAG_NOTE), 1);
}

static void test_page_break(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("one\n\n<!-- page-break -->\n\n<!-- page-break -->\n\n"
                   "two\n\n<!-- class: new-page -->\n## three\n\nx\n"));

    assert_int_equal(layout->page_count, 3);
    assert_true(has(page_text(state->arena, page_at(layout, 1), false), "two"));
    assert_true(
        has(page_text(state->arena, page_at(layout, 2), false), "three"));
}

static void test_keep(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    add_words(&buf, 0, 100);
    buf_add(&buf, STR("\n\n<!-- class: keep -->\n\n"));
    for (int i = 0; i < 20; i++)
        buf_printf(&buf, "- kept %d\n", i);
    struct layout *layout = lay_clean(state, buf_str(&buf));
    const struct page *page = page_at(layout, 1);
    assert_false(has(page_text(state->arena, layout->pages, false), "kept 0"));
    assert_true(has(page_text(state->arena, page, false), "kept 0"));
    assert_true(has(page_text(state->arena, page, false), "kept 19"));
}

/* A table that is kept is not alone on its page. */
static void test_kept_table_has_company(void **given)
{
    struct state *state = *given;

    for (int lines = 36; lines < 60; lines++) {
        struct buf buf = buf_new(state->arena);
        for (int i = 0; i < lines; i++)
            buf_add(&buf, STR("A line.\\\n"));
        buf_add(&buf, STR("the end of it\n\n<!-- class: keep -->\n"
                          "|the first|b|\n|-|-|\n|1|2|\n|1|2|\n|1|2|\n"));
        struct layout *layout = lay_clean(state, buf_str(&buf));
        for (const struct page *p = layout->pages; p; p = p->next) {
            struct str text = page_text(state->arena, p, false);
            assert_int_equal(has(text, "the end of it"),
                             has(text, "the first"));
        }
    }
}

/* A table of five rows is not divided. */
static void test_small_table_is_whole(void **given)
{
    struct state *state = *given;

    for (int lines = 30; lines < 60; lines++) {
        struct buf buf = buf_new(state->arena);
        for (int i = 0; i < lines; i++)
            buf_add(&buf, STR("A line.\\\n"));
        buf_add(&buf, STR("end\n\n|the head|b|\n|-|-|\n|first|2|\n|1|2|\n"
                          "|1|2|\n|1|2|\n|last|2|\n"));
        struct layout *layout = lay_clean(state, buf_str(&buf));
        for (const struct page *p = layout->pages; p; p = p->next) {
            struct str text = page_text(state->arena, p, false);
            assert_int_equal(has(text, "first"), has(text, "last"));
        }
    }
}

static void test_announcement_stays_with_list(void **given)
{
    struct state *state = *given;

    for (int lines = 36; lines < 60; lines++) {
        struct buf buf = buf_new(state->arena);
        for (int i = 0; i < lines; i++)
            buf_add(&buf, STR("A line.\\\n"));
        bool is_table = lines % 2;
        buf_add(&buf, is_table ? STR("end\n\n## H\n\nThese steps."
                                     "\n\n|the first|b|\n|-|-|\n|1|2|\n")
                               : STR("end\n\nThese are the steps:\n\n"
                                     "- the first\n"));
        struct layout *layout = lay_clean(state, buf_str(&buf));
        for (const struct page *p = layout->pages; p; p = p->next) {
            struct str text = page_text(state->arena, p, false);
            assert_int_equal(has(text, "steps"), has(text, "the first"));
        }
    }
}

static void test_code_ground_on_both_pages(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    buf_add(&buf, STR("```\n"));
    for (int i = 0; i < 80; i++)
        buf_printf(&buf, "line %d\n", i);
    buf_add(&buf, STR("```\n"));
    struct layout *layout = lay_clean(state, buf_str(&buf));
    assert_int_equal(layout->page_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct box *ground = page_at(layout, i)->first;
        assert_int_equal(ground->kind, BOX_RULE);
        assert_int_equal(ground->color, 0xf4f4f1);
        for (const struct box *b = ground->next; b; b = b->next)
            if (b->kind == BOX_TEXT && b->tag)
                assert_true(b->y < ground->y + ground->height);
    }
}

static void test_heads_and_feet(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("# Title\n\none\n\n<!-- page-break -->\n\ntwo\n"));
    struct str first = page_text(state->arena, page_at(layout, 0), true);
    struct str second = page_text(state->arena, page_at(layout, 1), true);

    assert_false(has(first, "AB-01"));
    assert_true(has(first, "Page 1 of 2"));
    assert_true(has(first, "Version 1.1 \u00b7 30 June 2026"));
    assert_true(has(first, "Example Ltd"));
    assert_true(has(second, "AB-01 \u00b7 A test of pages"));
    assert_true(has(second, "Confidential"));
    assert_true(has(second, "Page 2 of 2"));
}

static void test_head_without_title(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("text\n"));

    assert_true(has(page_text(state->arena, layout->pages, true), "AB-01"));
}

static void test_long_head_is_cut(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    for (int i = 0; i < 60; i++)
        buf_add(&buf, STR("\u00dcberlang "));
    state->doc.meta.title = state->doc.meta.organization = buf_str(&buf);
    state->doc.meta.classification = buf_str(&buf);
    struct layout *layout = lay_clean(state, STR("text\n"));
    struct str text = page_text(state->arena, layout->pages, true);
    assert_true(has(text, "\u2026"));
    assert_true(utf8_find_bad(text) == SIZE_MAX);
}

static const char COVERED[] =
    "<!-- cover -->\n\n# A long title for a set of documents\n\nFacts\n\n"
    "<!-- contents -->\n\n<!-- class: new-page -->\n## First\n\none\n\n"
    "<!-- class: new-page -->\n## Second\n\ntwo\n";

/* A cover alone on its page; what stands before the text is i, ii. */
static void test_cover(void **given)
{
    static const char *const FEET[] = {"", "Page ii of ii", "Page 1 of 2",
                                       "Page 2 of 2"};
    struct state *state = *given;

    state->doc.meta.subject = STR("SOC 2 Type II, period 2026-H1");
    struct layout *layout = lay_clean(state, str_from(COVERED));
    struct str cover = page_text(state->arena, layout->pages, false);
    struct str contents = page_text(state->arena, page_at(layout, 1), false);
    assert_int_equal(layout->page_count, 4);
    assert_int_equal(layout->front_count, 2);
    assert_true(has(cover, "Example LtdA long title for a set of documents"));
    assert_true(has(cover, "SOC 2 Type II, period 2026-H1Version 1.1"
                           "30 June 2026Confidential"));
    assert_false(has(cover, "Facts"));
    assert_true(has(contents, "FactsFirst1Second2"));
    for (size_t i = 1; i < 4; i++)
        assert_true(
            has(page_text(state->arena, page_at(layout, i), true), FEET[i]));
    assert_int_equal(page_text(state->arena, layout->pages, true).len, 0);
    /* The classification stands at the foot. */
    const struct box *last = layout->pages->last;
    assert_in_range(last->y, 740000, 780000);
}

/* Without a title there is nothing to put on a cover. */
static void test_cover_without_title(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("<!-- cover -->\n\none\n\n# Text\n"));

    assert_int_equal(layout->page_count, 1);
    assert_int_equal(layout->front_count, 0);
}

/* A title that fills the page leaves no room to push the foot down. */
static void test_cover_of_long_title(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    buf_add(&buf, STR("<!-- cover -->\n\n# "));
    add_words(&buf, 1, 24);
    buf_add(&buf, STR("\n\n## Text\n\none\n"));
    struct layout *layout = lay_clean(state, buf_str(&buf));
    assert_in_range(layout->page_count, 2, 6);
}

static void test_papers(void **given)
{
    struct state *state = *given;

    assert_int_equal(lay_clean(state, STR("x"))->pages->width, 595276);
    state->doc.meta.paper = STR("Letter");
    assert_int_equal(lay_clean(state, STR("x"))->pages->width, 612000);
    struct layout *layout = lay_clean(state, STR("<!-- landscape -->\n\nx\n"));
    assert_int_equal(layout->pages->width, 792000);
    assert_int_equal(layout->pages->height, 612000);
}

static void test_check_sees_overlap(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("one\n\ntwo\n"));
    struct box *box = layout->pages->first;

    assert_true(layout_check(layout, &state->diags));
    box->next->y = box->y;
    assert_false(layout_check(layout, &state->diags));
    assert_int_equal(state->diags.first->id, INTERNAL_BOXES);
    assert_true(has(state->diags.first->text, "page 1 of \"A test of pages\""));
}

static void test_check_sees_edge(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("one\n"));

    layout->pages->first->x = layout->pages->width - 1000;
    assert_false(layout_check(layout, &state->diags));
}

static void test_same_twice(void **given)
{
    struct state *state = *given;
    struct str markdown =
        golden_read(state->arena, "tests/golden/boxes/all.md");
    struct str one = layout_dump_boxes(state->arena, lay(state, markdown));
    struct str two = layout_dump_boxes(state->arena, lay(state, markdown));

    assert_true(str_eq(one, two));
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(headings_are_not_stranded),
        TEST(no_line_alone),
        TEST(notes_are_on_their_page),
        TEST(long_note_goes_on),
        TEST(page_break),
        TEST(keep),
        TEST(kept_table_has_company),
        TEST(small_table_is_whole),
        TEST(announcement_stays_with_list),
        TEST(code_ground_on_both_pages),
        TEST(heads_and_feet),
        TEST(head_without_title),
        TEST(long_head_is_cut),
        TEST(cover),
        TEST(cover_without_title),
        TEST(cover_of_long_title),
        TEST(papers),
        TEST(check_sees_overlap),
        TEST(check_sees_edge),
        TEST(same_twice),
    };
    return cmocka_run_group_tests_name("layout/page", tests, NULL, NULL);
}
