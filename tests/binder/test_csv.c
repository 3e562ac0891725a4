/*
 * Tests of binder/csv.c and bag.c: the tables and tag files, byte by byte.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/csv.h"

#include "golden.h"

#include "binder/bag.h"
#include "binder/sample.h"

static void expect_cell(const char *cell, const char *expected)
{
    struct buf buf = buf_new(arena);

    csv_cell(&buf, str_from(cell));
    assert_str(buf_str(&buf), expected);
}

static void test_cells(void **state)
{
    (void)state;
    expect_cell("", "");
    expect_cell("plain", "plain");
    expect_cell("a,b", "\"a,b\"");
    expect_cell("say \"x\"", "\"say \"\"x\"\"\"");
    expect_cell("two\nlines", "\"two\nlines\"");
    expect_cell(" x", "\" x\"");
    expect_cell("\x1b[2J\xE2\x80\xAE", "\\x1B[2J\\u{202E}");
    expect_cell("\xFF", "\\xFF");
    expect_cell("M\xC3\xBCller", "M\xC3\xBCller");
}

static void test_formulas(void **state)
{
    (void)state;
    expect_cell("=1+1", "'=1+1");
    expect_cell("+1", "'+1");
    expect_cell("-1", "'-1");
    expect_cell("@SUM(A1)", "'@SUM(A1)");
    expect_cell("\t=1", "\"'\t=1\"");
    expect_cell("\r=1", "\"'\\x0D=1\"");
    expect_cell("\xEF\xBC\x9D"
                "1",
                "'\xEF\xBC\x9D"
                "1");
    expect_cell("=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    expect_cell("1-2=3", "1-2=3");
}

static void test_index(void **state)
{
    (void)state;
    golden_compare(arena, "binder/index.csv",
                   binder_csv(arena, sample_binder()));
}

static void test_omissions(void **state)
{
    struct binder binder = {.workspace = &workspace, .period = &period};
    struct binder_omission omission = {STR("evidence/=x\n"), STR("a, b"),
                                       STR("CM-01")};
    (void)state;

    assert_str(csv_omissions(arena, &binder),
               "\xEF\xBB\xBForiginal name,control,reason\r\n");
    binder.omissions = &omission;
    binder.omission_count = 1;
    assert_str(csv_omissions(arena, &binder),
               "\xEF\xBB\xBForiginal name,control,reason\r\n"
               "\"evidence/=x\n\",CM-01,\"a, b\"\r\n");
}

static void test_tag_files(void **state)
{
    struct bag bag;
    struct buf buf = buf_new(arena);
    (void)state;

    workspace.organization = text_of("Larkfield\nPayload-Oxum: 0.0");
    bag = bag_of(arena, sample_binder(), STR("<p>"));
    for (size_t i = 0; i < BAG_TAG_FILES; i++)
        buf_printf(&buf, "== %.*s\n%.*s", STR_ARG(bag.tags[i].member),
                   STR_ARG(bag.tags[i].bytes));
    buf_printf(&buf, "== %.*s\n%.*s", STR_ARG(bag.made[3].member),
               STR_ARG(bag.made[3].bytes));
    golden_compare(arena, "binder/tag-files.txt", buf_str(&buf));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_cells),     SAMPLE_TEST(test_formulas),
        SAMPLE_TEST(test_index),     SAMPLE_TEST(test_omissions),
        SAMPLE_TEST(test_tag_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
