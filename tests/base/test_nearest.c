/*
 * Tests of base/nearest.c: distances against a plain table, and suggestions.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/scratch.h"

static size_t distance(const char *a, const char *b, size_t limit)
{
    return str_distance(str_from(a), str_from(b), limit);
}

static void test_each_edit_counts_one(void **state)
{
    (void)state;
    assert_int_equal(distance("", "", 5), 0);
    assert_int_equal(distance("owner", "owner", 5), 0);
    assert_int_equal(distance("OWNER", "owner", 5), 0);
    assert_int_equal(distance("ower", "owner", 5), 1);
    assert_int_equal(distance("ownerr", "owner", 5), 1);
    assert_int_equal(distance("owmer", "owner", 5), 1);
    assert_int_equal(distance("onwer", "owner", 5), 1);
    assert_int_equal(distance("", "abc", 5), 3);
    assert_int_equal(distance("abc", "", 5), 3);
    assert_int_equal(distance("kitten", "sitting", 5), 3);
    /* Restricted: the swapped pair may not be edited again. */
    assert_int_equal(distance("ca", "abc", 5), 3);
}

static void test_limit_is_exact(void **state)
{
    (void)state;
    assert_int_equal(distance("kitten", "sitting", 3), 3);
    assert_int_equal(distance("kitten", "sitting", 2), 3);
    assert_int_equal(distance("kitten", "sitting", 1), 2);
    assert_int_equal(distance("kitten", "sitting", 0), 1);
    assert_int_equal(distance("same", "same", 0), 0);
    assert_int_equal(distance("abc", "xyz", SIZE_MAX), 3);
    assert_int_equal(distance("a", "abcdefgh", 3), 4);
}

/* The textbook table, without a band. */
static size_t plain_distance(struct str a, struct str b)
{
    size_t d[16][16];

    for (size_t i = 0; i <= a.len; i++)
        for (size_t j = 0; j <= b.len; j++) {
            size_t best = i == 0 ? j : j == 0 ? i : SIZE_MAX;
            if (i && j) {
                best = d[i - 1][j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
                best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
                best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
            }
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
                a.ptr[i - 2] == b.ptr[j - 1] && d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[a.len][b.len];
}

static struct str random_word(uint32_t *seed, char bytes[12])
{
    size_t len;

    *seed = *seed * 1664525u + 1013904223u;
    len = (*seed >> 16) % 12;
    for (size_t i = 0; i < len; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        bytes[i] = (char)('a' + (*seed >> 16) % 3);
    }
    return str_make(bytes, len);
}

static void test_band_agrees_with_the_whole_table(void **state)
{
    char x[12], y[12];
    uint32_t seed = 20261123;
    (void)state;

    for (int i = 0; i < 20000; i++) {
        struct str a = random_word(&seed, x), b = random_word(&seed, y);
        size_t exact = plain_distance(a, b);
        for (size_t limit = 0; limit < 13; limit++)
            assert_int_equal(str_distance(a, b, limit), exact < limit ? exact
                                                        : exact > limit
                                                            ? limit + 1
                                                            : limit);
    }
}

static void test_long_words(void **state)
{
    char *a = arena_alloc(arena, 100001), *b = arena_alloc(arena, 100001);
    (void)state;

    memset(a, 'a', 100000);
    memset(b, 'a', 100000);
    b[50000] = 'x';
    b[99999] = 'y';
    assert_int_equal(distance(a, b, 3), 2);
    assert_int_equal(distance(a, b, 1), 2);
    b[50] = '\0';
    assert_int_equal(distance(a, b, 3), 4);
}

static void test_nearest(void **state)
{
    const struct str keys[] = {STR("frequency"), STR("owner"), STR("operator"),
                               STR("title"),     STR("id"),    STR("criteria")};
    const struct {
        const char *word, *expected;
    } cases[] = {
        {"frequncy", "frequency"},
        {"Frequency", "frequency"},
        {"onwer", "owner"},
        {"criterion", "criteria"},
        {"freq", "frequency"},
        {"tilte", "title"},
        {"x", ""},
        {"zebra", ""},
        {"", ""},
        {"o", ""},
        {"op", ""},
        {"oper", "operator"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(str_nearest(str_from(cases[i].word), keys, 6),
                   cases[i].expected);
    assert_int_equal(str_nearest(STR("owner"), NULL, 0).len, 0);
}

static void test_first_of_equals_wins(void **state)
{
    const struct str letters[] = {STR("y"), STR("z")};
    const struct str ids[] = {STR("CM-01"), STR("CM-02"), STR_NONE};
    (void)state;

    assert_str(str_nearest(STR("CM-09"), ids, 3), "CM-01");
    /* Replacing all of a word makes any other. */
    assert_int_equal(str_nearest(STR("x"), letters, 2).len, 0);
    /* Two names go on from here: neither is likelier. */
    assert_int_equal(str_nearest(STR("CM-"), ids, 1).len, 5);
    assert_int_equal(str_nearest(STR("CM-"), ids, 2).len, 0);
}

static void test_absurd_words_get_no_answer(void **state)
{
    char *word = arena_alloc(arena, 1000001);
    const struct str names[] = {str_make(word, 1000000)};
    (void)state;

    memset(word, 'w', 1000000);
    assert_int_equal(str_nearest(names[0], names, 1).len, 0);
    assert_int_equal(str_nearest(STR("word"), names, 1).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_edit_counts_one),
        TEST(test_limit_is_exact),
        TEST(test_band_agrees_with_the_whole_table),
        TEST(test_long_words),
        TEST(test_nearest),
        TEST(test_first_of_equals_wins),
        TEST(test_absurd_words_get_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
