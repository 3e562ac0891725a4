/*
 * Tests of base/str.c: slices at their edges.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/scratch.h"

static void test_equality_ignores_where_the_bytes_are(void **state)
{
    (void)state;
    assert_true(str_eq(STR(""), STR_NONE));
    assert_true(str_eq(STR("a\0b"), str_make("a\0bc", 3)));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_true(str_is(STR("word"), "word"));
    assert_false(str_is(STR("word"), "words"));
    assert_true(str_is(STR_NONE, NULL));
    assert_int_equal(str_from(NULL).len, 0);
}

static void test_nocase_is_ascii_only(void **state)
{
    (void)state;
    assert_true(str_eq_nocase(STR("CM-01 [x]"), STR("cm-01 [X]")));
    /* '[' and '{' differ in the bit that tells 'A' from 'a'. */
    assert_false(str_eq_nocase(STR("["), STR("{")));
    assert_false(str_eq_nocase(STR("\xC3\x84"), STR("\xC3\xA4")));
    assert_false(str_eq_nocase(STR("ab"), STR("abc")));
}

static void test_order_is_bytewise(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("b"), STR("ab")) > 0);
    assert_true(str_cmp(STR("\xC3"), STR("z")) > 0);
    assert_int_equal(str_cmp(STR_NONE, STR("")), 0);
    assert_true(str_cmp(STR_NONE, STR("a")) < 0);
}

static void test_prefix_and_suffix(void **state)
{
    (void)state;
    assert_true(str_has_prefix(STR("abc"), STR("ab")));
    assert_true(str_has_prefix(STR("abc"), STR_NONE));
    assert_false(str_has_prefix(STR("ab"), STR("abc")));
    assert_true(str_has_suffix(STR("abc"), STR("bc")));
    assert_false(str_has_suffix(STR("c"), STR("bc")));
    assert_true(str_has_suffix(STR_NONE, STR_NONE));
}

static void test_finding(void **state)
{
    (void)state;
    assert_int_equal(str_find_byte(STR("a,b,c"), ',', 2), 3);
    assert_int_equal(str_find_byte(STR("abc"), ',', 0), 3);
    assert_int_equal(str_find_byte(STR("abc"), 'a', 99), 3);
    assert_int_equal(str_find_byte(STR_NONE, 'a', 0), 0);
    assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
    assert_int_equal(str_find(STR("abc"), STR("bcd"), 0), SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR_NONE, 3), 3);
    assert_int_equal(str_find(STR("abc"), STR_NONE, 4), SIZE_MAX);
    assert_int_equal(str_find(STR("abc"), STR("c"), SIZE_MAX), SIZE_MAX);
}

static void test_slices_are_cut_to_fit(void **state)
{
    (void)state;
    assert_str(str_slice(STR("abcdef"), 2, 4), "cd");
    assert_str(str_slice(STR("abcdef"), 4, SIZE_MAX), "ef");
    assert_str(str_slice(STR("abcdef"), SIZE_MAX, SIZE_MAX), "");
    assert_str(str_slice(STR("abcdef"), 4, 2), "");
    assert_int_equal(str_slice(STR_NONE, 1, 2).len, 0);
}

static void test_trim(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(STR(" \t ")), "");
    /* A no-break space is text. */
    assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void test_lines(void **state)
{
    struct str rest = STR("one\r\n\ntwo\rtwo\nend\r"), line;
    const char *const expected[] = {"one", "", "two\rtwo", "end\r"};
    (void)state;

    for (int i = 0; i < 4; i++) {
        assert_true(str_next_line(&rest, &line));
        assert_str(line, expected[i]);
    }
    assert_false(str_next_line(&rest, &line));
    rest = STR("last\n");
    assert_true(str_next_line(&rest, &line));
    assert_false(str_next_line(&rest, &line));
}

static void test_pieces(void **state)
{
    struct str rest = STR(",a,,b,"), piece;
    const char *const expected[] = {"", "a", "", "b"};
    (void)state;

    for (int i = 0; i < 4; i++) {
        assert_true(str_next_piece(&rest, ',', &piece));
        assert_str(piece, expected[i]);
    }
    assert_false(str_next_piece(&rest, ',', &piece));
    rest = STR_NONE;
    assert_false(str_next_piece(&rest, ',', &piece));
}

static void test_copies_are_zero_ended(void **state)
{
    char local[] = "abc";
    struct str copy = str_copy(arena, str_make(local, 2));
    (void)state;

    local[0] = 'x';
    assert_string_equal(copy.ptr, "ab");
    assert_int_equal(copy.len, 2);
    assert_string_equal(str_zero_ended(arena, STR_NONE), "");
    assert_string_equal(str_concat(arena, STR("a"), STR("b")).ptr, "ab");
    assert_string_equal(str_concat(arena, STR_NONE, STR_NONE).ptr, "");
    assert_str(str_lower(arena, STR("A[Z\xC3\x84")), "a[z\xC3\x84");
}

static void test_numbers(void **state)
{
    uint64_t value = 7;
    (void)state;

    assert_true(str_to_uint(STR("18446744073709551615"), UINT64_MAX, &value));
    assert_true(value == UINT64_MAX);
    assert_false(str_to_uint(STR("18446744073709551616"), UINT64_MAX, &value));
    assert_true(str_to_uint(STR("0005"), 5, &value));
    assert_int_equal(value, 5);
    assert_true(str_to_uint(STR("0"), 0, &value));
    assert_int_equal(value, 0);
    value = 7;
    assert_false(str_to_uint(STR("1"), 0, &value));
    assert_false(str_to_uint(STR("6"), 5, &value));
    assert_false(str_to_uint(STR("10"), 9, &value));
    assert_false(str_to_uint(STR(""), 9, &value));
    assert_false(str_to_uint(STR("+1"), 9, &value));
    assert_false(str_to_uint(STR("1 "), 9, &value));
    assert_false(str_to_uint(STR("\xD9\xA1"), 9, &value));
    assert_int_equal(value, 7);
}

/* Values from the authors' published test vectors for FNV-1a, 64 bits. */
static void test_hash_is_fnv_1a(void **state)
{
    (void)state;
    assert_true(str_hash(STR("")) == UINT64_C(0xcbf29ce484222325));
    assert_true(str_hash(STR("a")) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(str_hash(STR("foobar")) == UINT64_C(0x85944171f73967e8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_equality_ignores_where_the_bytes_are),
        TEST(test_nocase_is_ascii_only),
        TEST(test_order_is_bytewise),
        TEST(test_prefix_and_suffix),
        TEST(test_finding),
        TEST(test_slices_are_cut_to_fit),
        TEST(test_trim),
        TEST(test_lines),
        TEST(test_pieces),
        TEST(test_copies_are_zero_ended),
        TEST(test_numbers),
        TEST(test_hash_is_fnv_1a),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
