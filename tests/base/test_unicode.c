/*
 * Tests of base/unicode.c: normal form, folding, columns.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/scratch.h"
#include "base/utf8.h"

static void test_nfc(void **state)
{
    struct str done = STR("caf\xC3\xA9 \xE2\x82\xAC"), ascii = STR("plain");
    (void)state;

    assert_str(utf8_nfc(arena, STR("cafe\xCC\x81")), "caf\xC3\xA9");
    /* Already normal: the very same slice. */
    assert_ptr_equal(utf8_nfc(arena, done).ptr, done.ptr);
    assert_ptr_equal(utf8_nfc(arena, ascii).ptr, ascii.ptr);
    assert_int_equal(utf8_nfc(arena, STR_NONE).len, 0);
    /* Two marks in the wrong order. */
    assert_str(utf8_nfc(arena, STR("q\xCC\x87\xCC\xA3")), "q\xCC\xA3\xCC\x87");
    /* The angstrom sign is a letter. */
    assert_str(utf8_nfc(arena, STR("\xE2\x84\xAB")), "\xC3\x85");
}

static void test_nfc_repairs(void **state)
{
    (void)state;
    assert_str(utf8_nfc(arena, STR("a\xFF\xC3")), "a\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_str(utf8_nfc(arena, STR("e\xCC\x81\x80")), "\xC3\xA9\xEF\xBF\xBD");
}

static void test_nfc_expands(void **state)
{
    struct buf many = buf_new(arena);
    struct str out;
    (void)state;

    /* U+FB2C becomes three characters; 5000 of them outgrow any first guess. */
    for (int i = 0; i < 5000; i++)
        utf8_put(&many, 0xFB2C);
    out = utf8_nfc(arena, buf_str(&many));
    assert_int_equal(utf8_count(out), 15000);
    assert_int_equal(utf8_find_bad(out), SIZE_MAX);
}

static void assert_collide(struct str a, struct str b)
{
    assert_str(utf8_fold(arena, a), str_zero_ended(arena, utf8_fold(arena, b)));
}

static void test_fold(void **state)
{
    (void)state;
    assert_collide(STR("Report.PDF"), STR("report.pdf"));
    assert_collide(STR("\xC3\x84RGER"), STR("a\xCC\x88rger"));
    assert_collide(STR("stra\xC3\x9F"
                       "e"),
                   STR("STRASSE"));
    assert_collide(STR("\xCE\xA3"), STR("\xCF\x82"));
    /* Kelvin sign. */
    assert_collide(STR("\xE2\x84\xAA"), STR("k"));
    /* Alpha with an iota below and an accent, in either order. */
    assert_collide(STR("\xCE\xB1\xCD\x85\xCC\x81"),
                   STR("\xCE\xB1\xCC\x81\xCD\x85"));
    assert_str(utf8_fold(arena, STR("\xC3\x84")), "\xC3\xA4");
    assert_false(
        str_eq(utf8_fold(arena, STR("a")), utf8_fold(arena, STR("b"))));
    assert_str(utf8_fold(arena, STR("A\xFF")), "a\xEF\xBF\xBD");
    assert_int_equal(utf8_fold(arena, STR_NONE).len, 0);
}

static void test_fold_twice_changes_nothing(void **state)
{
    (void)state;
    for (uint32_t code = 0xA0; code < 0x3000; code++) {
        struct buf buf = buf_new(arena);
        struct str once;
        utf8_put(&buf, code);
        once = utf8_fold(arena, buf_str(&buf));
        if (!str_eq(once, utf8_fold(arena, once)))
            fail_msg("U+%04X", (unsigned)code);
    }
}

static void test_width(void **state)
{
    const struct {
        uint32_t code;
        int width;
    } cases[] = {
        {'a', 1},    {0xE4, 1},   {0xAD, 1},     {0x301, 0},
        {0x20DD, 0}, {0x200B, 0}, {0x4E00, 2},   {0xFF21, 2},
        {0xFF71, 1}, {0xAC00, 2}, {0x1161, 0},   {0x1F600, 2},
        {0x2500, 1}, {0xFE0F, 0}, {0x10FFFF, 1}, {UTF8_BAD, 1},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (utf8_width(cases[i].code) != cases[i].width)
            fail_msg("U+%04X has %d columns", (unsigned)cases[i].code,
                     utf8_width(cases[i].code));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nfc),
        TEST(test_nfc_repairs),
        TEST(test_nfc_expands),
        TEST(test_fold),
        TEST(test_fold_twice_changes_nothing),
        TEST(test_width),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
