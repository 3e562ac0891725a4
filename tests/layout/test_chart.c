/*
 * Tests of charts on the page: figures that say what they show, whole, with
 * nothing lost, however many rows there are and however little room.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/chart.h"
#include "page_state.h"

static const struct tag *first_figure(const struct layout *layout)
{
    struct tag *tag = layout->root;

    while (tag && tag->role != TAG_FIGURE)
        tag = tag_walk(layout->root, tag);
    assert_non_null(tag);
    return tag;
}

static int count_boxes(const struct page *page, enum box_kind kind)
{
    int count = 0;

    for (const struct box *box = page->first; box; box = box->next)
        count += box->kind == kind && box->tag;
    return count;
}

static void test_figure_says_its_numbers(void **given)
{
    struct state *state = *given;
    const struct layout *layout =
        lay_clean(state, STR("```chart columns\ntitle: Files\nJan | 3\n"
                             "Feb | 0\nMar | 6\n```\n"));
    const struct tag *figure = first_figure(layout);

    assert_string_equal(str_zero_ended(state->arena, figure->alt),
                        "Files. Jan: 3; Feb: 0; Mar: 6. In all 9.");
    assert_int_equal(figure->first->role, TAG_CAPTION);
    assert_true(figure->page && figure->width > 0 && figure->height > 0);
    /* Two columns and the line that they stand on; nothing for nothing. */
    assert_int_equal(count_boxes(layout->pages, BOX_RULE), 3);
}

static void test_columns_stand_in_proportion(void **given)
{
    const struct layout *layout =
        lay_clean(*given, STR("```chart columns\nA | 999999999\n"
                              "B | 333333333\n```\n"));
    len heights[2] = {0}, foot = 0;
    int count = 0;

    for (const struct box *b = layout->pages->first; b; b = b->next) {
        if (b->kind != BOX_RULE || !b->tag || count == 2)
            continue;
        heights[count++] = b->height;
        assert_true(foot == 0 || foot == b->y + b->height);
        foot = b->y + b->height;
    }
    assert_int_equal(count, 2);
    assert_int_equal(heights[0] / 3, heights[1]);
}

static void test_units_are_counted(void **given)
{
    const struct layout *layout = lay_clean(
        *given, STR("```chart bars\nCC1 | 3 | 5\nCC2 | 1 | 1\n```\n"));

    /* Six units; two of them are outlines, with white inside. */
    assert_int_equal(count_boxes(layout->pages, BOX_RULE), 8);
}

static void test_marks_differ_in_shape(void **given)
{
    const struct layout *layout =
        lay_clean(*given, STR("```chart heat\ncolumns: A | B | C | D | E | F\n"
                              "legend: ● in\n\n"
                              "X | ● | ◐ | ○ | · | – |\n```\n"));
    size_t steps[4], count = 0;
    bool is_legend = true;

    for (const struct box *b = layout->pages->first; b; b = b->next) {
        if (b->kind != BOX_SHAPE)
            continue;
        if (!is_legend)
            steps[count++] = b->step_count;
        is_legend = false;
    }
    assert_int_equal(count, 4);
    assert_int_equal(steps[0], 6);  /* a disc */
    assert_int_equal(steps[1], 16); /* a ring, and half of it full */
    assert_int_equal(steps[2], 12); /* a ring */
    assert_int_equal(steps[3], 6);  /* a dot, which is smaller */
    /* Ground of the legend's and five cells, and the dash. */
    assert_int_equal(count_boxes(layout->pages, BOX_RULE), 7);
}

static struct str big_map(struct arena *arena, int rows, const char *label)
{
    struct buf buf = buf_new(arena);

    buf_add(&buf, STR("# Title\n\n```chart heat\ntitle: Windows\n"
                      "columns: Jan | Feb | Mar | Apr | May | Jun\n\n"));
    for (int i = 0; i < rows; i++) {
        if (i % 7 == 0)
            buf_printf(&buf, "# Group %d\n", i / 7);
        buf_printf(&buf, "%s-%02d | ● | ● | ○ | ● | < | <\n", label, i);
    }
    buf_add(&buf, STR("```\n"));
    return buf_str(&buf);
}

/* Sixty controls are one look. */
static void test_many_rows_take_lanes(void **given)
{
    struct state *state = *given;
    const struct layout *layout =
        lay_clean(state, big_map(state->arena, 60, "LS"));

    assert_int_equal(layout->page_count, 1);
    assert_int_equal(count_tags(layout, TAG_FIGURE), 1);
}

/* A figure never spans pages, and none is lost. */
static void test_more_rows_take_more_figures(void **given)
{
    struct state *state = *given;
    const struct layout *layout =
        lay_clean(state, big_map(state->arena, 600, "Control of access LS"));
    struct buf text = buf_new(state->arena);
    size_t pages = 0;

    for (const struct page *p = layout->pages; p; p = p->next, pages++) {
        const struct tag *figure = NULL;
        buf_add(&text, page_text(state->arena, p, false));
        for (const struct box *b = p->first; b; b = b->next)
            if (b->kind == BOX_SHAPE) {
                figure = b->tag->parent;
                assert_int_equal(figure->page, pages + 1);
            }
        assert_non_null(figure);
    }
    assert_true(pages > 3 && pages < 20);
    assert_true((size_t)count_tags(layout, TAG_FIGURE) >= pages);
    for (int i = 0; i < 600; i++)
        assert_true(
            has(buf_str(&text),
                str_printf(state->arena, "Control of access LS-%02d", i).ptr));
}

static void test_little_room_is_enough(void **given)
{
    static const char *const CHARTS[] = {
        "```chart heat\ncolumns: Jan%s\n\nA row with a label as long as any | ●"
        "%s\n```\n",
        "```chart columns\nJanuary of it | 123456789%s%s\n```\n",
        "```chart bars\nA label that is longer than there is room for, by far "
        "| 999999999%s%s\n```\n",
        "```chart bars\n\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd | 12 "
        "| 39%s%s\n```\n",
    };
    struct state *state = *given;
    struct buf names = buf_new(state->arena), cells = buf_new(state->arena);

    for (int i = 1; i < CHART_COLUMNS_MAX; i++) {
        buf_printf(&names, " | Name number %d", i);
        buf_add(&cells, STR(" | ◐"));
    }
    for (size_t i = 0; i < sizeof CHARTS / sizeof CHARTS[0]; i++) {
        struct buf buf = buf_new(state->arena);
        struct str text = str_printf(
                       state->arena, CHARTS[i],
                       i == 0 ? str_zero_ended(state->arena, buf_str(&names))
                              : "",
                       i == 0 ? str_zero_ended(state->arena, buf_str(&cells))
                              : ""),
                   line;
        for (int k = 0; k < 16; k++)
            buf_printf(&buf, "%*s- An item\n\n", 2 * k, "");
        while (str_next_line(&text, &line))
            buf_printf(&buf, "%*s%.*s\n", 32, "", STR_ARG(line));
        lay_clean(state, buf_str(&buf));
    }
}

static void test_colours_stay_readable(void **given)
{
    struct state *state = *given;
    struct text key = {STR("chart-half"), POS_NONE};
    struct text value = {STR("#202020"), POS_NONE};

    assert_false(style_set(state->style, &state->diags, key, value));
    key.str = STR("chart-open");
    value.str = STR("#ffb0b0");
    assert_false(style_set(state->style, &state->diags, key, value));
    value.str = STR("#800000");
    assert_true(style_set(state->style, &state->diags, key, value));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_figure_says_its_numbers),
        TEST(test_columns_stand_in_proportion),
        TEST(test_units_are_counted),
        TEST(test_marks_differ_in_shape),
        TEST(test_many_rows_take_lanes),
        TEST(test_more_rows_take_more_figures),
        TEST(test_little_room_is_enough),
        TEST(test_colours_stay_readable),
    };

    return cmocka_run_group_tests_name("layout/chart", tests, NULL, NULL);
}
