/*
 * Tests of base/pattern.c: matches, groups, bad patterns, and patterns that
 * would take for ever.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/pattern.h"

#include "base/scratch.h"

static struct pattern *compiled(const char *regex)
{
    struct diags diags = diags_new(arena);
    struct pattern *pattern =
        pattern_open(&diags, (struct text){str_from(regex), POS_NONE});

    assert_non_null(pattern);
    return pattern;
}

static void test_finds_one_after_the_other(void **state)
{
    struct pattern *pattern = compiled("k=([a-z]+)");
    struct str bytes = STR("k=ab, k=\xFF, k=c");
    struct pattern_match match;

    (void)state;
    assert_int_equal(pattern_find(pattern, bytes, 0, &match), PATTERN_FOUND);
    assert_int_equal(match.begin, 0);
    assert_int_equal(match.end, 4);
    assert_int_equal(match.from, 2);
    assert_int_equal(match.to, 4);
    assert_int_equal(pattern_find(pattern, bytes, match.end, &match),
                     PATTERN_FOUND);
    assert_int_equal(match.from, 13);
    assert_int_equal(pattern_find(pattern, bytes, match.end, &match),
                     PATTERN_NONE);
    assert_int_equal(pattern_find(pattern, bytes, 99, &match), PATTERN_NONE);
    assert_int_equal(pattern_find(pattern, STR_NONE, 0, &match), PATTERN_NONE);
    pattern_close(pattern);
}

static void test_says_what_is_no_pattern(void **state)
{
    struct diags diags = diags_new(arena);
    struct text regex = {STR("a(b"), pos_make(STR("r.yaml"), 3, 5)};

    (void)state;
    assert_null(pattern_open(&diags, regex));
    assert_string_equal(
        str_zero_ended(arena, diag_format(arena, diags.first, false)),
        "r.yaml:3:5: error: this is no regular expression: missing closing "
        "parenthesis, at character 4 [bad-pattern]");
    pattern_close(NULL);
}

static void test_gives_up_in_time(void **state)
{
    struct pattern *pattern = compiled("^(([a-z])+.)+[A-Z]([a-z])+$");
    struct pattern_match match;

    (void)state;
    assert_int_equal(
        pattern_find(pattern,
                     STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 0,
                     &match),
        PATTERN_GAVE_UP);
    pattern_close(pattern);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_finds_one_after_the_other),
        TEST(test_says_what_is_no_pattern),
        TEST(test_gives_up_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
