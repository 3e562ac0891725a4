/*
 * Patterns of paths.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/glob.h"

#include "base/scratch.h"

static const struct {
    const char *pattern, *path;
    bool is_fit;
} cases[] = {
    {"a/b.csv", "a/b.csv", true},
    {"a/b.csv", "a/b.csvx", false},
    {"a/b.csv", "xa/b.csv", false},
    {"", "", true},
    {"", "a", false},
    {"*", "", true},
    {"*", "a.csv", true},
    {"*", "a/b", false},
    {"**", "a/b/c", true},
    {"a/*/c", "a/b/c", true},
    {"a/*/c", "a/b/b/c", false},
    {"a/**/c", "a/b/b/c", true},
    {"**/b*c", "a/bxbc", true},
    {"**/b*c", "a/b/c", false},
    {"**b*c", "ab/bc", true},
    {"*.zip", "all.zip", true},
    {"a*b*c", "a-b-b-c", true},
    {"a*b*c", "a-c-b", false},
    {"***", "a/b", true},
};

static void test_patterns(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (glob_fits(str_from(cases[i].pattern), str_from(cases[i].path)) !=
            cases[i].is_fit)
            fail_msg("'%s' and '%s'", cases[i].pattern, cases[i].path);
}

/* No pattern takes long, however many stars it has. */
static void test_many_stars(void **state)
{
    struct buf pattern = buf_new(arena), path = buf_new(arena);
    (void)state;

    for (int i = 0; i < 2000; i++) {
        buf_add(&pattern, STR("a*"));
        buf_add(&path, STR("aa"));
    }
    assert_true(glob_fits(buf_str(&pattern), buf_str(&path)));
    buf_add_byte(&pattern, 'b');
    assert_false(glob_fits(buf_str(&pattern), buf_str(&path)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_patterns),
        TEST(test_many_stars),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
