/*
 * Blocks that are read from right to left: labels, bars, first columns and the
 * numbers of the contents are where that reading wants them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/flow.h"
#include "page_state.h"

/* Two words of Hebrew: enough to outweigh an id in Latin letters. */
#define WORDS "\u05E9\u05DC\u05D5\u05DD \u05DC\u05DB\u05D5\u05DC\u05DD"

/* The first box of the page that says TEXT, from either end. */
static const struct box *said(struct state *state, const struct layout *layout,
                              const char *text)
{
    for (const struct box *b = layout->pages->first; b; b = b->next) {
        struct buf buf = buf_new(state->arena);

        for (size_t i = 0; i < b->glyph_count; i++)
            buf_add(&buf,
                    b->glyphs[b->is_rtl ? b->glyph_count - 1 - i : i].text);
        if (has(buf_str(&buf), text))
            return b;
    }
    fail_msg("no box says %s", text);
    return NULL;
}

static len end_of(const struct box *box)
{
    return box->x + box->width;
}

static void test_labels_at_the_right(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("7. " WORDS "\n8. AML " WORDS "\n\n- plain\n"));
    len right = layout->pages->width - state->style->margin_right;
    const struct box *number = said(state, layout, "7");
    const struct box *latin = said(state, layout, "AML");

    assert_true(number->x > end_of(said(state, layout, "\u05E9")));
    assert_true(end_of(number) <= right);
    /* An item whose first letters are Latin is still one of this list. */
    assert_true(end_of(latin) > right - LEN_PT(40));
    /* And a list of the other kind is as ever. */
    assert_true(said(state, layout, "\u2022")->x <
                said(state, layout, "plain")->x);
}

static void test_first_column_at_the_right(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("|One|" WORDS "|\n|-|-|\n|CM-01|" WORDS "|\n|CM-02||\n"));
    len right = layout->pages->width - state->style->margin_right;

    assert_true(said(state, layout, "One")->x >
                end_of(said(state, layout, "\u05E9")));
    assert_true(end_of(said(state, layout, "01")) > right - LEN_PT(10));
}

static void test_mixed_table_keeps_its_order(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("|First|Second of the columns|\n|-|-|\n|a|" WORDS "|\n"));

    assert_true(said(state, layout, "First")->x <
                said(state, layout, "Second")->x);
}

/* One name in Arabic does not leave its bullet. */
static void test_guest_stands_with_the_others(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("- one of several\n- " WORDS "\n"));

    assert_int_equal(said(state, layout, "\u05DB")->x,
                     said(state, layout, "one")->x);
}

static void test_bar_at_the_right(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("> [!NOTE]\n> " WORDS "\n"));
    len right = layout->pages->width - state->style->margin_right;
    const struct box *bar = layout->pages->first;

    while (bar && !(bar->kind == BOX_RULE && bar->height > bar->width))
        bar = bar->next;
    assert_non_null(bar);
    assert_int_equal(end_of(bar), right);
    assert_true(end_of(said(state, layout, "Note")) <= bar->x);
    assert_true(end_of(said(state, layout, "Note")) > right - LEN_PT(30));
}

static void test_code_stays_at_the_left(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("- " WORDS "\n\n  ```\n  ls\n  ```\n"));

    assert_true(said(state, layout, "ls")->x <
                state->style->margin_left + LEN_PT(20));
}

static void test_contents_from_the_right(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(
        state, STR("# T\n\n<!-- contents -->\n\n## " WORDS "\n\n" WORDS "\n\n"
                   "<!-- class: new-page -->\n## Latin\n"));
    len left = state->style->margin_left;
    const struct box *title = said(state, layout, "\u05E9");
    const struct box *leader = said(state, layout, "....");
    const struct box *number = said(state, layout, "1");

    assert_int_equal(number->x, left);
    assert_true(leader->x > end_of(number));
    assert_true(end_of(leader) <= title->x);
    assert_int_equal(end_of(said(state, layout, "2")),
                     layout->pages->width - state->style->margin_right);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(labels_at_the_right),          TEST(first_column_at_the_right),
        TEST(mixed_table_keeps_its_order),  TEST(bar_at_the_right),
        TEST(guest_stands_with_the_others), TEST(code_stays_at_the_left),
        TEST(contents_from_the_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
