/*
 * PDF syntax: numbers, references and strings.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/write.h"

static struct arena *arena;

static int set_up(void **state)
{
    *state = arena = arena_open();
    return 0;
}

static int tear_down(void **state)
{
    arena_close(*state);
    return 0;
}

static void check(const struct buf *buf, const char *expected)
{
    assert_string_equal(str_zero_ended(arena, buf_str(buf)), expected);
}

static void test_len(void **state)
{
    static const struct {
        len value;
        const char *text;
    } cases[] = {{0, "0"},        {12000, "12"},       {10500, "10.5"},
                 {-250, "-0.25"}, {1, "0.001"},        {-1, "-0.001"},
                 {1010, "1.01"},  {595276, "595.276"}, {-3000, "-3"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf buf = buf_new(arena);

        write_len(&buf, cases[i].value);
        check(&buf, cases[i].text);
    }
}

static void test_structures(void **state)
{
    struct buf buf = buf_new(arena);

    (void)state;
    write_rect(&buf, 0, -1500, 10, 20000);
    write_ref(&buf, "/Pg ", 7);
    write_operation(&buf, (const len[]){1000, 500}, 2, "Td");
    check(&buf, "[0 -1.5 0.01 20]/Pg 7 0 R1 0.5 Td\n");
}

static void test_codes(void **state)
{
    struct buf buf = buf_new(arena);

    (void)state;
    write_code(&buf, 0x4142);
    write_code(&buf, 0x2829); /* parentheses */
    write_code(&buf, 0x5C0D); /* the backslash, and what a reader makes LF */
    write_code(&buf, 0x610A);
    check(&buf, "AB\\(\\)\\\\\\ra\n");
}

static void test_ascii_text(void **state)
{
    struct buf buf = buf_new(arena);

    (void)state;
    write_text(&buf, "/T", STR("a (b) \\c"));
    check(&buf, "/T(a \\(b\\) \\\\c)");
}

static void test_unicode_text(void **state)
{
    struct buf buf = buf_new(arena);

    (void)state;
    /* An accent, a character beyond 16 bits, and a stray byte. */
    write_text(&buf, "/T", STR("\xC3\xA9\xF0\x9F\x98\x80\xFF"));
    check(&buf, "/T<FEFF00E9D83DDE00FFFD>");
}

static void test_long_text_is_cut(void **state)
{
    size_t size = 100000;
    char *text = arena_alloc(arena, size);
    struct buf buf = buf_new(arena);

    (void)state;
    memset(text, 'x', size);
    write_text(&buf, "", str_make(text, size));
    assert_int_equal(buf.len, WRITE_MAX_STRING + 2);
    text[0] = '\t'; /* now in UTF-16 */
    buf = buf_new(arena);
    write_text(&buf, "", str_make(text, size));
    assert_in_range(buf.len, 60000, WRITE_MAX_STRING * 2 + 2);
}

static void test_bytes(void **state)
{
    struct buf buf = buf_new(arena);

    (void)state;
    write_bytes(&buf, "/ID", str_make("\0a\xFF", 3));
    check(&buf, "/ID<0061FF>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_len),
        cmocka_unit_test(test_structures),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_ascii_text),
        cmocka_unit_test(test_unicode_text),
        cmocka_unit_test(test_long_text_is_cut),
        cmocka_unit_test(test_bytes),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
