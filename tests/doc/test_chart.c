/*
 * Tests of charts: what they say in words, limits, and charts in a redline.
 * What is read and refused is in golden/tree/charts.md.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/chart.h"

#include "arena_state.h"
#include "base/utf8.h"
#include "doc/markdown.h"

static struct doc doc;

static int set_up(void **state)
{
    open_arena(state);
    doc = (struct doc){.arena = arena};
    return 0;
}

static const struct doc_node *parse(struct str text)
{
    struct source source = source_of(arena, STR("a.md"), 1, text);

    doc.root = doc.notes = NULL;
    assert_true(markdown_parse(&doc, &diags, &source));
    assert_true(doc_check(&doc, &diags));
    return doc.root->first;
}

static const struct chart *chart(const char *text)
{
    const struct doc_node *node = parse(str_from(text));

    assert_int_equal(node->kind, DOC_CHART);
    assert_null(diags.first);
    return node->more->chart;
}

static void assert_words(const struct chart *it, const char *wanted)
{
    struct str words = chart_words(arena, it, 0, it->row_count);

    assert_string_equal(str_zero_ended(arena, words), wanted);
}

static void says_what_cells_show(void **state)
{
    (void)state;
    assert_words(chart("```chart heat\ntitle: Windows\ncolumns: Jan|Feb|Mar\n"
                       "legend: ● in period | ○ missing\n\n# Access\n"
                       "A-1 | ● | ● | ●\nA-2 | ● | < | ○\n# Other\n"
                       "B-1 | | ○ | \nB-2 | | |\n```\n"),
                 "Windows. Access: A-1 in period; A-2 in period Jan to Feb, "
                 "missing Mar. Other: B-1 missing Feb; B-2 nothing.");
}

static void says_once_what_rows_share(void **state)
{
    (void)state;
    assert_words(chart("```chart heat\ncolumns: Jan|Feb\n\n# Access\n"
                       "A-1 | ● | <\nA-2 | ● | ●\nA-3 | ○ | ●\n# Other\n"
                       "B-1 | ● | ●\n```\n"),
                 "Access: A-1, A-2 done; A-3 missing Jan, done Feb. "
                 "Other: B-1 done.");
}

static void says_numbers(void **state)
{
    (void)state;
    assert_words(chart("```chart columns\ntitle: Files\nJan | 12\nFeb | 0\n"
                       "```\n"),
                 "Files. Jan: 12; Feb: 0. In all 12.");
    assert_words(chart("```chart bars\nCC1 | 5 | 5\nA | 0 | 3\n```\n"),
                 "CC1: 5 of 5; A: 0 of 3. In all 5 of 8.");
}

static void says_parts(void **state)
{
    const struct chart *it = chart("```chart bars\ntitle: T\nA|1\nB|2\n```\n");
    struct str words = chart_words(arena, it, 1, 2);

    (void)state;
    assert_string_equal(str_zero_ended(arena, words),
                        "T, continued. B: 2. In all 2.");
}

/* What a PDF/A string holds is limited. */
static void says_no_more_than_fits(void **state)
{
    struct buf buf = buf_new(arena);
    const struct chart *it;
    struct str words;

    (void)state;
    buf_add(&buf, STR("```chart heat\ncolumns: Jan | Feb | Mar\n"));
    for (int i = 0; i < CHART_ROWS_MAX; i++)
        buf_printf(&buf, "ÄÖÜ-%d | %s | ◐\n", i, i % 2 ? "● | ○" : "○ | ●");
    buf_add(&buf, STR("```\n"));
    it = parse(buf_str(&buf))->more->chart;
    words = chart_words(arena, it, 0, it->row_count);
    assert_true(words.len < 13000 && words.len > 11000);
    assert_int_equal(utf8_find_bad(words), SIZE_MAX);
    assert_true(str_has_suffix(words, STR("\u2026")));
    words = chart_words(arena, it, 0, 300);
    assert_true(str_has_suffix(words, STR("1 done, 1 partly, 1 missing.")));
}

static void assert_refused(struct str text, const char *what)
{
    const struct doc_node *node;

    diags = diags_new(arena);
    node = parse(text);
    assert_int_equal(node->kind, DOC_CODE_BLOCK);
    assert_non_null(diags.first);
    assert_null(diags.first->next);
    assert_true(str_find(diags.first->text, str_from(what), 0) != SIZE_MAX);
}

static void refuses_too_much(void **state)
{
    struct buf buf = buf_new(arena), label = buf_new(arena);

    (void)state;
    buf_add(&buf, STR("```chart bars\n"));
    for (int i = 0; i < 10000; i++)
        buf_printf(&buf, "Row %d | %d\n", i, i);
    assert_refused(buf_str(&buf), "more than 2000 rows");
    for (int i = 0; i < 20000; i++)
        buf_add(&label, STR("€"));
    assert_refused(str_printf(arena, "```chart bars\n%.*s | 1\n```\n",
                              STR_ARG(buf_str(&label))),
                   "at most 80 fit");
    assert_refused(str_printf(arena, "```chart heat\ncolumns: A\n\n# %.*s\n",
                              STR_ARG(buf_str(&label))),
                   "at most 80 fit");
    buf.len = label.len = 0;
    buf_add(&buf, STR("```chart heat\ncolumns: A"));
    for (int i = 0; i < CHART_COLUMNS_MAX; i++)
        buf_add(&buf, STR("|B"));
    assert_refused(buf_str(&buf), "more than 31 columns");
}

static void is_code_in_a_redline(void **state)
{
    const struct doc_node *node =
        parse(STR("<!-- part: before -->\n```chart bars\nA | 1\n```\n"
                  "\n```chart bars\nB | 1\n```\n<!-- part: after -->\n"
                  "```chart bars\nA | 1\n```\n\n```chart bars\nB | 2\n```\n"
                  "<!-- part -->\n"));

    (void)state;
    assert_int_equal(node->kind, DOC_CHART);
    node = node->next;
    assert_int_equal(node->kind, DOC_PARAGRAPH);
    assert_int_equal(node->first->kind, DOC_STRIKE);
    assert_string_equal(str_zero_ended(arena, doc_plain(arena, node)), "B | 1");
    node = node->next;
    assert_int_equal(node->first->kind, DOC_INSERT);
    assert_string_equal(str_zero_ended(arena, doc_plain(arena, node)), "B | 2");
}

static void knows_places_of_other_files(void **state)
{
    struct source source = source_of(arena, STR("t.md"), 1,
                                     STR("```chart bars\nA | 1\nB | x\n```\n"));

    (void)state;
    source.lines[2] = pos_make(STR("policies/p.md"), 40, 3);
    assert_true(markdown_parse(&doc, &diags, &source));
    assert_string_equal(str_zero_ended(arena, diags.first->pos.file),
                        "policies/p.md");
    assert_int_equal(diags.first->pos.line, 40);
    assert_int_equal(diags.first->pos.column, 7);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(says_what_cells_show),   TEST(says_once_what_rows_share),
        TEST(says_numbers),           TEST(says_parts),
        TEST(says_no_more_than_fits), TEST(refuses_too_much),
        TEST(is_code_in_a_redline),   TEST(knows_places_of_other_files),
    };

    return cmocka_run_group_tests_name("doc/chart", tests, NULL, NULL);
}
