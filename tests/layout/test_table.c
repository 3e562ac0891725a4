/*
 * Tables: shares of the width, repeated heads, rows that are cut, tags.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/columns.h"
#include "layout/reach.h"
#include "layout/style_fields.h"
#include "page_state.h"

static len sum(const struct column *columns, int count)
{
    len width = 0;

    for (int i = 0; i < count; i++)
        width += columns[i].width;
    return width;
}

static void test_share_surplus(void **given)
{
    struct column columns[] = {{50000, 60000, 0, false, false},
                               {20000, 120000, 0, false, false},
                               {10000, 20000, 0, false, false}};

    (void)given;
    columns_share(columns, 3, 400000, NULL);
    assert_int_equal(sum(columns, 3), 400000);
    assert_int_equal(columns[1].width, 120000 + 200000 * 2 / 3);
    /* An id gets nothing it has no use for, but for what rounding lost. */
    assert_true(columns[2].width <= 20002);
}

static void test_share_by_weight(void **given)
{
    struct column columns[] = {{30000, 30000, 0, false, false},
                               {40000, 900000, 0, false, false},
                               {40000, 300000, 0, false, false}};

    (void)given;
    columns_share(columns, 3, 300000, NULL);
    assert_int_equal(sum(columns, 3), 300000);
    assert_int_equal(columns[0].width, 30000);
    assert_true(columns[1].width >= columns[2].width);
    assert_true(columns[2].width >= 40000);
}

static void test_squeeze(void **given)
{
    struct column columns[] = {{20000, 30000, 0, false, false},
                               {400000, 900000, 0, false, false},
                               {300000, 300000, 0, false, false}};

    (void)given;
    columns_share(columns, 3, 120000, NULL);
    assert_int_equal(sum(columns, 3), 120000);
    assert_int_equal(columns[0].width, 20000);
    assert_int_equal(columns[1].width, 50000);
}

static void test_share_always_adds_up(void **given)
{
    unsigned seed = 5;

    (void)given;
    for (int round = 0; round < 20000; round++) {
        struct column columns[15] = {0};
        int count = 1 + round % 15;
        for (int i = 0; i < count; i++) {
            seed = seed * 1103515245u + 12345u;
            columns[i].min = seed >> 16 & 0x1ffff;
            seed = seed * 1103515245u + 12345u;
            columns[i].max = columns[i].min + (seed >> 12 & 0x7ffff);
        }
        columns_share(columns, count, 453544, NULL);
        assert_int_equal(sum(columns, count), 453544);
        for (int i = 0; i < count; i++)
            assert_true(columns[i].width > 0);
        if (columns_fit(columns, count, 453544, false, 0))
            for (int i = 0; i < count; i++)
                assert_true(columns[i].width >= columns[i].min);
    }
}

static struct str long_table(struct state *state, int rows, int words)
{
    struct buf buf = buf_new(state->arena);

    buf_add(&buf, STR("| Id | Text | Owner |\n|---|---|---|\n"));
    for (int i = 0; i < rows; i++) {
        buf_printf(&buf, "| ROW-%d | ", i);
        add_words(&buf, i, words);
        buf_add(&buf, STR("| Owner |\n"));
    }
    return buf_str(&buf);
}

static void test_head_is_repeated(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, long_table(state, 90, 3));

    assert_true(layout->page_count > 2);
    for (size_t i = 0; i < layout->page_count; i++) {
        const struct page *page = page_at(layout, i);
        struct str text = page_text(state->arena, page, false);
        struct str artifacts = page_text(state->arena, page, true);
        assert_int_equal(has(text, "IdTextOwner"), i == 0);
        assert_int_equal(has(artifacts, "Id|Text|Owner|"), i > 0);
    }
    assert_int_equal(count_tags(layout, TAG_THEAD), 1);
    assert_int_equal(count_tags(layout, TAG_TR), 91);
}

/* Rows that fit are whole: an id and its row's text are on one page. */
static void test_rows_are_whole(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, long_table(state, 60, 12));

    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t)) {
        int pages = 0;
        for (const struct page *p = layout->pages; p && t->role == TAG_TR;
             p = p->next) {
            bool is_here = false;
            for (const struct box *b = p->first; b && !is_here; b = b->next)
                is_here = b->tag && b->tag->parent->parent == t;
            pages += is_here;
        }
        assert_in_range(pages, 0, 1);
    }
}

static void test_tall_row_is_cut(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, long_table(state, 3, 75));

    assert_true(layout->page_count >= 2);
    assert_true(has(page_text(state->arena, layout->pages, false), "ROW-0"));
    /* The first page is used: the second row begins on it. */
    assert_true(has(page_text(state->arena, layout->pages, false), "ROW-1"));
}

static void test_many_columns(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    for (int row = 0; row < 30; row++) {
        for (int i = 0; i < 15; i++)
            buf_printf(&buf, "| %s ",
                       row == 1     ? "---"
                       : i % 5 == 0 ? "CM-01"
                                    : "Confidentiality of responsibilities");
        buf_add(&buf, STR("|\n"));
    }
    struct layout *layout = lay_clean(state, buf_str(&buf));
    for (const struct box *b = layout->pages->first; b; b = b->next)
        if (b->kind == BOX_TEXT && b->tag)
            assert_true(b->size >= 6500);
}

/* One message, and no page where texts stand on one another. */
static void test_too_many_columns(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    for (int row = 0; row < 4; row++) {
        for (int i = 0; i < 200; i++)
            buf_printf(&buf, "| %s ", row == 1 ? "---" : "wide");
        buf_add(&buf, STR("|\n"));
    }
    lay(state, buf_str(&buf));
    assert_true(state->diags.first != NULL);
    assert_int_equal(state->diags.first->id, IN_MARKDOWN_TABLE);
    assert_null(state->diags.first->next);
}

static void test_unbreakable_words(void **given)
{
    struct state *state = *given;
    struct buf buf = buf_new(state->arena);

    for (int row = 0; row < 3; row++) {
        for (int i = 0; i < 6; i++) {
            buf_add(&buf, STR("| "));
            for (int j = 0; j < 50 && row != 1; j++)
                buf_add_byte(&buf, (char)('a' + (i + j) % 26));
            buf_add(&buf, row == 1 ? STR("---") : STR(" "));
        }
        buf_add(&buf, STR("|\n"));
    }
    /* lay_clean fails if any text reaches into its neighbour's. */
    lay_clean(state, buf_str(&buf));
}

static void test_facts(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("<!-- class: facts -->\n\n| | |\n|---|---|\n"
                             "| Owner | CTO |\n| Due | |\n"));
    int row_heads = 0;

    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t))
        row_heads += t->role == TAG_TH && t->scope == SCOPE_ROW;
    assert_int_equal(row_heads, 2);
    assert_int_equal(count_tags(layout, TAG_TD), 2);
    assert_int_equal(count_tags(layout, TAG_THEAD), 0);
    assert_int_equal(layout->pages->first->color, state->style->tint);
}

static void test_head_alone(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, STR("| a | b |\n|---|---|\n"));

    assert_int_equal(count_tags(layout, TAG_THEAD), 0);
    assert_int_equal(count_tags(layout, TAG_TR), 1);
}

static const char SPANS[] =
    "<table>\n<thead><tr><th>Id</th><th colspan=2>Months</th></tr></thead>\n"
    "<tr><th rowspan=2>CM-01</th><td>July</td><td>a</td></tr>\n"
    "<tr><td>August</td><td>b</td></tr>\n</table>\n";

/* A place that a cell reaches over has no cell of its own. */
static void test_spans(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, str_from(SPANS));
    int columns = 0, rows = 0;

    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t)) {
        columns += t->role == TAG_TH && t->columns == 2 && t->rows == 1;
        rows += t->role == TAG_TH && t->rows == 2 && t->scope == SCOPE_ROW;
    }
    assert_int_equal(columns, 1);
    assert_int_equal(rows, 1);
    assert_int_equal(count_tags(layout, TAG_TH), 3);
    assert_int_equal(count_tags(layout, TAG_TD), 4);
}

/* Rows, as high as their first cells say, and one that reaches over them. */
static struct str spanning_table(struct state *state, int rows, int words)
{
    struct buf buf = buf_new(state->arena);

    buf_printf(&buf, "<table>\n<tr><td rowspan=%d>", rows);
    add_words(&buf, 0, words);
    buf_add(&buf, STR("</td><td>row 0</td></tr>\n"));
    for (int i = 1; i < rows; i++)
        buf_printf(&buf, "<tr><td>row %d</td></tr>\n", i);
    buf_add(&buf, STR("</table>\n"));
    return buf_str(&buf);
}

static const struct box *find_text(const struct layout *layout,
                                   const char *text)
{
    const struct page *page = layout->pages;

    for (; page; page = page->next)
        for (const struct box *b = page->first; b; b = b->next)
            if (b->kind == BOX_TEXT && b->glyph_count > 0 &&
                str_has_prefix(
                    (struct str){b->glyphs[0].text.ptr, str_from(text).len},
                    str_from(text)))
                return b;
    fail_msg("no text begins with %s", text);
    return NULL;
}

/* A long cell uses the height of all rows that it reaches over. */
static void test_row_span_shares_height(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, spanning_table(state, 4, 4));
    len first = find_text(layout, "row 0")->y;
    len second = find_text(layout, "row 1")->y;

    assert_true(second - first < look_leading(&state->style->table) +
                                     2 * state->style->cell_pad_y + 1000);
}

/* One that is longer than a page goes on through the rows, and all is there. */
static void test_row_span_is_cut(void **given)
{
    struct state *state = *given;
    struct layout *layout = lay_clean(state, spanning_table(state, 60, 150));
    const struct tag *tag = find_text(layout, "Sentence 0")->tag;
    struct buf buf = buf_new(state->arena), whole = buf_new(state->arena);

    assert_true(layout->page_count > 1);
    find_text(layout, "row 59");
    add_words(&whole, 0, 150);
    for (const struct page *p = layout->pages; p; p = p->next)
        for (const struct box *b = p->first; b; b = b->next)
            for (size_t i = 0; b->tag == tag && i < b->glyph_count; i++)
                if (!str_is(b->glyphs[i].text, "\u00ad"))
                    buf_add(&buf, b->glyphs[i].text);
    assert_true(str_eq(str_trim(buf_str(&buf)), str_trim(buf_str(&whole))));
}

static int count_bars(const struct layout *layout)
{
    int count = 0;

    for (const struct box *b = layout->pages->first; b; b = b->next)
        count += b->kind == BOX_RULE && b->width < 1000 && b->height > 9000;
    return count;
}

/* What is filled in by hand has rules around each field, and room. */
static void test_form(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("| | Reviewer |\n|---|---|\n| Name | |\n"
                             "| Date | &nbsp; |\n"));

    assert_int_equal(count_bars(layout), 9);
    assert_true(find_text(layout, "Date")->y - find_text(layout, "Name")->y >=
                LEN_PT(26));
    layout = lay_clean(state, STR("| | Reviewer |\n|---|---|\n| Name | A |\n"
                                  "| Date | B |\n| None | |\n"));
    assert_int_equal(count_bars(layout), 0);
}

/* A label takes what it needs; what is written by hand gets the rest. */
static void test_form_gives_room(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("| Name of the field | Entry |\n|---|---|\n"
                             "| A label of this length | |\n| Date | |\n"));
    len plain = find_text(layout, "Entry")->x;

    layout = lay_clean(state, STR("| Field | Entry | Field | Entry |\n"
                                  "|---|---|---|---|\n"
                                  "| Name | | Title | |\n"));
    assert_true(plain < LEN_PT(250));
    assert_int_equal(count_bars(layout), 10);
}

/* Shares are kept if they name each column and no word breaks. */
static void test_asked_widths(void **given)
{
    static const char *const asked[] = {"", "1 3", "1 3 1", "1 900", "1 x"};
    struct state *state = *given;
    len x[5];

    for (int i = 0; i < 5; i++) {
        struct layout *layout = lay_clean(
            state, str_printf(state->arena,
                              "<!-- widths: %s -->\n| One | Two |\n"
                              "|---|---|\n| some words | some words |\n",
                              asked[i]));
        x[i] = find_text(layout, "Two")->x;
    }
    assert_true(x[1] < x[0]);
    assert_int_equal(x[2], x[0]);
    assert_int_equal(x[3], x[0]);
    assert_int_equal(x[4], x[0]);
}

/* As wide as its cell at most, and said by its words. */
static void test_picture_in_cell(void **given)
{
    struct state *state = *given;
    struct layout *layout =
        lay_clean(state, STR("| Id | Picture |\n|---|---|\n"
                             "| CM-01 | ![A dot](dot.png) beside |\n"
                             "| CM-02 | [![Go](dot.png)](https://a.example) "
                             "|\n"));
    int figures = 0, links = 0;

    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t)) {
        bool is_figure = t->role == TAG_FIGURE;
        figures += is_figure && t->alt.len > 0 && t->page && t->width > 0;
        links += is_figure && t->parent->role == TAG_LINK;
    }
    assert_int_equal(figures, 2);
    assert_int_equal(links, 1);
}

enum { REACH_ROWS = 5, REACH_COLUMNS = 4, REACH = 20 };

static void check_reach(const struct reach_grid *grid, const struct reach *out)
{
    int owned[REACH] = {0};

    for (int i = 0; i < REACH; i++) {
        int row = i / REACH_COLUMNS;
        if (out[i].is_covered)
            continue;
        assert_true(i % REACH_COLUMNS + out[i].columns <= REACH_COLUMNS);
        assert_true(row + out[i].rows <= REACH_ROWS);
        if (row < grid->head_count)
            assert_true(row + out[i].rows <= grid->head_count);
        for (int r = 0; r < out[i].rows; r++)
            for (int c = 0; c < out[i].columns; c++)
                owned[i + r * REACH_COLUMNS + c]++;
    }
    for (int i = 0; i < REACH; i++)
        assert_int_equal(owned[i], 1);
}

/* Whatever a tree asks for, each place has one owner, and just one. */
static void test_reach_is_a_partition(void **given)
{
    unsigned seed = 9;

    (void)given;
    for (int round = 0; round < 20000; round++) {
        struct doc_node nodes[REACH] = {0};
        struct doc_more spans[REACH] = {0};
        const struct doc_node *places[REACH];
        struct reach out[REACH];
        for (int i = 0; i < REACH; i++) {
            seed = seed * 1103515245u + 12345u;
            nodes[i].is_covered = seed >> 16 & 1;
            nodes[i].more = &spans[i];
            spans[i].column_span = (int)(seed >> 18 & 7);
            spans[i].row_span = (int)(seed >> 21 & 7);
            places[i] = seed >> 24 & 15 ? &nodes[i] : NULL;
        }
        struct reach_grid grid = {places, REACH_ROWS, REACH_COLUMNS,
                                  round % REACH_ROWS};
        reach_find(&grid, out);
        check_reach(&grid, out);
    }
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_share_surplus),
        cmocka_unit_test(test_share_by_weight),
        cmocka_unit_test(test_squeeze),
        cmocka_unit_test(test_share_always_adds_up),
        TEST(head_is_repeated),
        TEST(rows_are_whole),
        TEST(tall_row_is_cut),
        TEST(many_columns),
        TEST(too_many_columns),
        TEST(unbreakable_words),
        TEST(facts),
        TEST(head_alone),
        TEST(spans),
        TEST(row_span_shares_height),
        TEST(row_span_is_cut),
        TEST(form),
        TEST(form_gives_room),
        TEST(asked_widths),
        TEST(picture_in_cell),
        cmocka_unit_test(test_reach_is_a_partition),
    };
    return cmocka_run_group_tests_name("layout/table", tests, NULL, NULL);
}
