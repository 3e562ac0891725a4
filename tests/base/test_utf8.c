/*
 * Tests of base/utf8.c: what is no UTF-8, and what must not reach a terminal.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"

#include "base/scratch.h"

static void test_every_character_survives(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[8];
        struct buf buf = {.arena = arena, .ptr = bytes, .cap = sizeof bytes};
        size_t at = 0;
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        utf8_put(&buf, code);
        if (utf8_next(buf_str(&buf), &at) != code || at != buf.len)
            fail_msg("U+%04X does not survive", (unsigned)code);
    }
}

static void test_bad_sequences(void **state)
{
    const char *const bad[] = {
        "\x80",             /* a continuation alone */
        "\xC0\xAF",         /* '/' in two bytes */
        "\xC1\xBF",         /* overlong */
        "\xE0\x80\xAF",     /* '/' in three bytes */
        "\xE0\x9F\xBF",     /* overlong U+07FF */
        "\xF0\x80\x80\xAF", /* '/' in four bytes */
        "\xF0\x8F\xBF\xBF", /* overlong U+FFFF */
        "\xED\xA0\x80",     /* a surrogate */
        "\xED\xBF\xBF",     /* the last surrogate */
        "\xF4\x90\x80\x80", /* U+110000 */
        "\xF5\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3", /* cut short */
        "\xE2\x82",
        "\xF0\x9F\x98",
        "\xC3(", /* no continuation */
        "\xE2\x82(",
        "\xF0\x9F\x98(",
    };
    (void)state;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str s = str_concat(arena, STR("ok"), str_from(bad[i]));
        size_t at = 2;
        assert_true(utf8_next(s, &at) == UTF8_BAD);
        assert_int_equal(at, 3);
        assert_int_equal(utf8_find_bad(s), 2);
    }
}

static void test_end_of_the_slice_is_the_end(void **state)
{
    /* The missing byte stands behind the slice. */
    struct str s = str_make("\xC3\xA4", 1);
    size_t at = 0;
    (void)state;

    assert_true(utf8_next(s, &at) == UTF8_BAD);
    assert_int_equal(at, 1);
    assert_true(utf8_next(s, &at) == UTF8_BAD);
    assert_int_equal(at, 1);
    assert_int_equal(utf8_find_bad(STR_NONE), SIZE_MAX);
    assert_int_equal(utf8_find_bad(STR("a\xC3\xA4\xF0\x9F\x98\x80")), SIZE_MAX);
}

static void test_count(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR_NONE), 0);
    assert_int_equal(utf8_count(STR("a\xC3\xA4\xF0\x9F\x98\x80")), 3);
    assert_int_equal(utf8_count(STR("\xE2\x82")), 2);
}

static void test_put_refuses_what_is_no_character(void **state)
{
    const uint32_t codes[] = {0xD800, 0xDFFF, 0x110000, UTF8_BAD};
    (void)state;

    for (int i = 0; i < 4; i++) {
        struct buf buf = buf_new(arena);
        utf8_put(&buf, codes[i]);
        assert_str(buf_str(&buf), "\xEF\xBF\xBD");
    }
}

static void test_safe(void **state)
{
    const struct {
        struct str from;
        const char *expected;
    } cases[] = {
        {STR(""), ""},
        {STR("plain \xC3\xA4 \xF0\x9F\x98\x80"),
         "plain \xC3\xA4 \xF0\x9F\x98\x80"},
        {STR("\033[2J\r\n\t"), "\\x1B[2J\\x0D\\x0A\\x09"},
        {STR("a\0b\x7F"), "a\\x00b\\x7F"},
        {STR("\xFFz\xC3"), "\\xFFz\\xC3"},
        {STR("\xC2\x9B"), "\\u{9B}"},
        {STR("\xE2\x80\xAE"
             "fdp"),
         "\\u{202E}fdp"},
        {STR("\xE2\x81\xA6\xE2\x80\x8B"), "\\u{2066}\\u{200B}"},
        {STR("\xE2\x80\xA8\xEF\xBB\xBF"), "\\u{2028}\\u{FEFF}"},
        {STR("\xF3\xA0\x80\xA0"), "\\u{E0020}"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(utf8_safe(arena, cases[i].from), cases[i].expected);
}

static void test_safe_text_stays_safe(void **state)
{
    struct buf all = buf_new(arena);
    struct str safe;
    size_t at = 0;
    (void)state;

    for (uint32_t code = 0; code <= 0x10FFFF; code++)
        utf8_put(&all, code);
    buf_add(&all, STR("\xFF\xFE"));
    safe = utf8_safe(arena, buf_str(&all));
    while (at < safe.len)
        if (utf8_is_unsafe(utf8_next(safe, &at)))
            fail_msg("unsafe at %zu", at);
}

static void test_unsafe(void **state)
{
    const uint32_t unsafe[] = {
        0,      9,      10,     0x1F,   0x7F,    0x80,    0x9F,
        0x61C,  0x200B, 0x200D, 0x200F, 0x2028,  0x2029,  0x202A,
        0x202E, 0x2060, 0x2069, 0xFEFF, 0xE0001, 0xE007F, UTF8_BAD};
    const uint32_t safe[] = {0x20,   0x7E,   0xA0,   0xAD,    0x301,   0x2010,
                             0x2027, 0x2070, 0xFFFD, 0x1F600, 0x10FFFF};
    (void)state;

    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        if (!utf8_is_unsafe(unsafe[i]))
            fail_msg("U+%04X is unsafe", (unsigned)unsafe[i]);
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (utf8_is_unsafe(safe[i]))
            fail_msg("U+%04X is safe", (unsigned)safe[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_character_survives),
        TEST(test_bad_sequences),
        TEST(test_end_of_the_slice_is_the_end),
        TEST(test_count),
        TEST(test_put_refuses_what_is_no_character),
        TEST(test_safe),
        TEST(test_safe_text_stays_safe),
        TEST(test_unsafe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
