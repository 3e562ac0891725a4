/*
 * Tests of base/cells.c: what RFC 4180 says, what spreadsheets write, and what
 * is no table, each cell with its place.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/cells.h"

#include "base/scratch.h"

/* "a|b;c|d;" and each cell's place as line:column behind an '@'. */
static const char *table_of(const char *bytes, size_t len, bool has_places)
{
    struct diags diags = diags_new(arena);
    struct cells *cells =
        cells_from_csv(arena, &diags, STR("a.csv"), str_make(bytes, len));
    struct buf buf = buf_new(arena);

    if (!cells) {
        struct str text = diag_format(arena, diags.first, false);
        return str_zero_ended(arena,
                              str_slice(text, 0, str_find_byte(text, '\n', 0)));
    }
    for (size_t i = 0; i < cells->count; i++) {
        for (size_t k = 0; k < cells->rows[i].count; k++) {
            const struct text *cell = &cells->rows[i].items[k];
            buf_add(&buf, k ? STR("|") : STR_NONE);
            buf_add(&buf, cell->str);
            if (has_places)
                buf_printf(&buf, "@%d:%d", cell->pos.line, cell->pos.column);
        }
        buf_add_byte(&buf, ';');
    }
    assert_null(diags.first);
    return str_zero_ended(arena, buf_str(&buf));
}

static void reads(const char *bytes, const char *expected)
{
    assert_string_equal(table_of(bytes, strlen(bytes), false), expected);
}

static void test_reads_what_the_standard_says(void **state)
{
    (void)state;
    reads("", "");
    reads("a,b\r\nc,d\r\n", "a|b;c|d;");
    reads("a,b\nc,d", "a|b;c|d;");
    reads("a,b\rc,d\r", "a|b;c|d;");
    reads("a,\n,\n", "a|;|;");
    reads("\"a,b\",\"c\"\"d\"\n", "a,b|c\"d;");
    reads("\"a\r\nb\",c\n", "a\r\nb|c;");
    reads("\"\",x\n", "|x;");
    reads("a\n\n  \nb\n", "a;b;");
    reads("a 5\" disk,b\n", "a 5\" disk|b;");
}

static void test_reads_what_spreadsheets_write(void **state)
{
    (void)state;
    reads("\xEF\xBB\xBF"
          "id;due\nP-1;\"x;y\"\n",
          "id|due;P-1|x;y;");
    reads("id\tdue\nP-1\ta,b\n", "id|due;P-1|a,b;");
    reads("\"a;b;c\",d\n", "a;b;c|d;");
}

static void test_keeps_places(void **state)
{
    const char *bytes = "\xC3\xA9,b\n\"x\ny\",z\nlast\n";

    (void)state;
    assert_string_equal(table_of(bytes, strlen(bytes), true),
                        "\xC3\xA9@1:1|b@1:3;x\ny@2:1|z@3:4;last@4:1;");
}

static void test_says_what_is_no_table(void **state)
{
    (void)state;
    reads("a,b\nc,\"d\n", "a.csv:2:3: error: this quotation does not end "
                          "[bad-csv]");
    reads("a\n\"b\"c,d\n", "a.csv:2:4: error: there is text behind a closing "
                           "quote [bad-csv]");
    reads("a,\xFF\n", "a.csv: error: this is no text in UTF-8 [bad-csv]");
    assert_string_equal(table_of("a,b\0c\n", 6, false),
                        "a.csv:1:3: error: this is no text in UTF-8 "
                        "[bad-csv]");
}

/* A row of nothing but separators must not exhaust the memory. */
static void test_limits_cells(void **state)
{
    size_t len = CELLS_LIMIT + 2;
    char *bytes = arena_alloc(arena, len);

    (void)state;
    memset(bytes, ',', len);
    assert_string_equal(table_of(bytes, len, false),
                        "a.csv:1: error: this row has too many cells "
                        "[bad-csv]");
    memset(bytes, 'x', len);
    for (size_t i = 1; i < len; i += 2)
        bytes[i] = '\n';
    assert_string_equal(table_of(bytes, len, false),
                        "a.csv:500001: error: this table has too many cells "
                        "[bad-csv]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_reads_what_the_standard_says),
        TEST(test_reads_what_spreadsheets_write),
        TEST(test_keeps_places),
        TEST(test_says_what_is_no_table),
        TEST(test_limits_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
