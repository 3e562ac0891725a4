/*
 * Tests of base/csv.c: cells, byte by byte.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/csv.h"

#include "base/scratch.h"

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

/* Reading it back gives what was written, but for the neutralised. */
static void test_rows(void **state)
{
    static const char *const heads[] = {"a", "b"};
    struct buf buf = buf_new(arena);

    (void)state;
    csv_heads(&buf, heads, 2);
    csv_row(&buf, (struct str[]){STR("1,5"), STR("=x")}, 2);
    csv_row(&buf, (struct str[]){STR(""), STR("\"")}, 2);
    assert_str(buf_str(&buf), "\xEF\xBB\xBF"
                              "a,b\r\n\"1,5\",'=x\r\n,\"\"\"\"\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_cells),
        TEST(test_formulas),
        TEST(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
