/*
 * Words are found wherever they stand, whatever their case, and no others.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/keywords.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { WORDS = 7 };

/* One mark a word: 'x' if it is found. */
static void expect(const char *text, const char *marks)
{
    static const char *const words[WORDS] = {"key", "Key-2", "q~",      "z",
                                             "",    "kex",   "\xC3\xBC"};
    struct arena *arena = arena_open();
    struct keywords *keywords = keywords_new(arena);
    bool is_found[WORDS];

    for (size_t i = 0; i < WORDS; i++)
        assert_int_equal(keywords_add(keywords, str_from(words[i])), i);
    keywords_search(keywords, str_from(text), is_found);
    for (size_t i = 0; i < WORDS; i++)
        assert_int_equal(is_found[i], marks[i] == 'x');
    arena_close(arena);
}

static void words_are_found(void **state)
{
    (void)state;
    expect("key", "x......");
    expect("my KEY-2", "xx.....");
    expect("a q", ".......");
    expect("aQ~", "..x....");
    expect("Z", "...x...");
    expect("kekex", ".....x.");
    expect("ke", ".......");
    expect("", ".......");
    expect("f\xC3\xBC"
           "r",
           "......x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_found)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
