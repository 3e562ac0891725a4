/*
 * Patterns as patterns_load reads them divide words as libhyphen's own reading
 * of the same file does.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/patterns.h"

#include "base/scratch.h"

enum { LONGEST = 40 };

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static void divide(HyphenDict *dictionary, const char *word,
                   char hyphens[LONGEST + 10])
{
    char **rep = NULL;
    int *pos = NULL, *cut = NULL, len = (int)strlen(word);

    memset(hyphens, 0, LONGEST + 10);
    assert_int_equal(hnj_hyphen_hyphenate2(dictionary, word, len, hyphens, NULL,
                                           &rep, &pos, &cut),
                     0);
    for (int i = 0; rep && i < len; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

static void check_word(HyphenDict *ours, HyphenDict *theirs, const char *word)
{
    char got[LONGEST + 10], wanted[LONGEST + 10];

    divide(ours, word, got);
    divide(theirs, word, wanted);
    assert_string_equal(got, wanted);
}

/* The next byte that begins a letter. */
static size_t letter_from(struct str lines, size_t at)
{
    while ((lines.ptr[at % lines.len] & 0xC0) == 0x80)
        at++;
    return at % lines.len;
}

/* A word of what LINES has between its digits, so that patterns meet. */
static void make_word(struct str lines, uint64_t *seed, char word[LONGEST + 5])
{
    size_t count = 0, wanted = 5 + next_random(seed) % (LONGEST - 5);
    size_t at = letter_from(lines, next_random(seed) % lines.len);

    while (count < wanted) {
        size_t next = letter_from(lines, at + 1);
        unsigned char c = (unsigned char)lines.ptr[at];

        if (c > ' ' && (c < '0' || c > '9') && c != '#' && c != '%')
            for (; at != next; at = (at + 1) % lines.len)
                word[count++] = lines.ptr[at];
        at = next_random(seed) % 6
                 ? next
                 : letter_from(lines, next_random(seed) % lines.len);
    }
    word[count] = 0;
}

static void compare(const char *path, size_t words)
{
    struct diags diags = diags_new(arena);
    HyphenDict *ours = patterns_load(arena, path);
    HyphenDict *theirs = hnj_hyphen_load(path);
    char word[LONGEST + 5];
    uint64_t seed = 1;
    struct str lines;

    assert_true(file_read(arena, &diags, path, STR("x"), 1 << 24, &lines));
    assert_non_null(ours);
    assert_non_null(theirs);
    for (size_t i = 0; i < words; i++) {
        make_word(lines, &seed, word);
        check_word(ours, theirs, word);
    }
    assert_int_equal(ours->lhmin, theirs->lhmin);
    assert_int_equal(ours->utf8, theirs->utf8);
    hnj_hyphen_free(theirs);
}

/* Every word divides alike, and every state is there. */
static void test_installed(void **given)
{
    static const char *const names[] = {"en_US", "en_GB", "de_DE", "fr",
                                        "es",    "it_IT", "nl_NL"};
    size_t count = 0;

    (void)given;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str path =
            str_printf(arena, "/usr/share/hyphen/hyph_%s.dic", names[i]);

        if (!file_exists(path.ptr))
            continue;
        compare(path.ptr, 6000);
        count++;
    }
    if (count == 0) {
        print_message("skipped: no patterns\n");
        skip();
    }
}

static const char *save(const char *folder, const char *text)
{
    struct diags diags = diags_new(arena);
    const char *path = in_folder(folder, "hyph.dic");

    assert_true(file_save_draft(&diags, path, str_from(text)));
    return path;
}

/* Equal ones, in no order, with and without ends of lines and levels. */
static void test_made(void **given)
{
    static const char *const texts[] = {
        "UTF-8\n1ab\nb2c\nabc\nxa3b4c\n.a1b\nc.\na1b\nab5c1",
        "ISO8859-1\r\nLEFTHYPHENMIN 3\r\n%c\r\n#a/b\r\na1b\r\n\r\nb1a\r\n",
        "UTF-8\nNOHYPHEN a,b\n1c\nNEXTLEVEL\nRIGHTHYPHENMIN 4\na1b\nb1c1a\n",
        "UTF-8\na1b x\nc\nbc\nca\n1abcabcabc2\nabcabcab1\n9",
        "UTF-8\n",
    };
    const char *folder = scratch_folder();

    (void)given;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        compare(save(folder, texts[i]), 3000);
    remove_scratch(folder);
}

/* What is left to libhyphen. */
static void test_refused(void **given)
{
    static const char *const texts[] = {
        "",
        "UTF-8\nf1f/ff=f,1,2\n",
        "UTF-8\nA1b\n",
        "UTF-8\nNEXTLEVEL\na1b\nNEXTLEVEL\n",
        "UTF-8\n1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
    };
    const char *folder = scratch_folder();

    (void)given;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_null(patterns_load(arena, save(folder, texts[i])));
    assert_null(patterns_load(arena, "/nowhere/hyph.dic"));
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_installed),
        TEST(test_made),
        TEST(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
