/*
 * Tests of binder/names.c.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/names.h"

#include "base/scratch.h"

static void expect(const char *name, const char *portable)
{
    assert_str(names_portable(arena, str_from(name), NAME_LONGEST), portable);
}

static void test_kept(void **state)
{
    static const char *const names[] = {"a.csv", "2026-03-31_review.v2.tar.gz",
                                        "README", "a-b_c.D", "x.json"};
    (void)state;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect(names[i], names[i]);
}

static void test_replaced(void **state)
{
    (void)state;
    expect("access review (final).csv", "access-review-final.csv");
    expect("M\xC3\xBCller r\xC3\xA9sum\xC3\xA9.pdf", "Mueller-resume.pdf");
    expect("e\xCC\x81.txt", "e.txt");
    expect("\xC5\x81\xC3\xB3"
           "d\xC5\xBA.txt",
           "Lodz.txt");
    expect("a\nb\r.txt", "a-b.txt");
    expect("a\x1b[31m.txt", "a-31m.txt");
    expect("\xF0\x9F\x98\x80.png", "file.png");
    expect("\xE6\x97\xA5\xE6\x9C\xAC.csv", "file.csv");
    expect("\xFF\xFE.bin", "file.bin");
    expect("a\\b:c*d?.txt", "a-b-c-d.txt");
    expect("", "file");
    expect("...", "file");
    expect("---", "file");
}

static void test_edges(void **state)
{
    (void)state;
    expect("-rf", "rf");
    expect(".env", "env");
    expect("x.", "x");
    expect("x. ", "x");
    expect(" x .txt", "x.txt");
    expect("x.ab c", "x.ab-c");
    expect("a..b", "a.b");
    expect("~$open.docx", "open.docx");
}

static void test_reserved(void **state)
{
    (void)state;
    expect("CON", "file-CON");
    expect("con.txt", "file-con.txt");
    expect("NUL.tar.gz", "file-NUL.tar.gz");
    expect("com1.log", "file-com1.log");
    expect("LPT9", "file-LPT9");
    expect("desktop.ini", "file-desktop.ini");
    expect("console.txt", "console.txt");
    expect("com10.txt", "com10.txt");
}

static void test_length(void **state)
{
    char name[301];
    struct str cut;
    (void)state;

    memset(name, 'x', 300);
    memcpy(name + 296, ".csv", 5);
    cut = names_portable(arena, str_from(name), NAME_LONGEST);
    assert_int_equal(cut.len, NAME_LONGEST);
    assert_true(str_has_suffix(cut, STR("x.csv")));
    cut = names_portable(arena, str_from(name), 10);
    assert_str(cut, "xxxxxx.csv");
    /* What is too long for an extension is none. */
    memset(name, 'y', 300);
    name[1] = '.';
    cut = names_portable(arena, str_from(name), NAME_LONGEST);
    assert_int_equal(cut.len, NAME_LONGEST);
}

static void test_any_bytes(void **state)
{
    unsigned seed = 1;
    char name[40];
    (void)state;

    for (unsigned run = 0; run < 20000; run++) {
        struct str out;
        for (size_t i = 0; i < sizeof name; i++) {
            seed = seed * 1103515245 + 12345;
            name[i] = (char)(seed >> 16);
        }
        out = names_portable(arena, str_make(name, run % sizeof name), 20);
        assert_true(out.len > 0 && out.len <= 20);
        assert_true(out.ptr[0] != '.' && out.ptr[0] != '-');
        assert_true(out.ptr[out.len - 1] != '.');
        for (size_t i = 0; i < out.len; i++)
            assert_non_null(memchr("abcdefghijklmnopqrstuvwxyz"
                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789._-",
                                   out.ptr[i], 65));
    }
}

static void test_unique(void **state)
{
    struct map taken = map_new(arena);
    struct str folder = STR("data/");
    (void)state;

    assert_str(names_unique(arena, &taken, folder, STR("a.csv"), 80),
               "data/a.csv");
    assert_str(names_unique(arena, &taken, folder, STR("A.CSV"), 80),
               "data/A-2.CSV");
    assert_str(names_unique(arena, &taken, folder, STR("a.csv"), 80),
               "data/a-3.csv");
    assert_str(names_unique(arena, &taken, STR("x/"), STR("a.csv"), 80),
               "x/a.csv");
    assert_str(names_unique(arena, &taken, folder, STR("abcdefgh.x"), 10),
               "data/abcdefgh.x");
    assert_str(names_unique(arena, &taken, folder, STR("abcdefgh.x"), 10),
               "data/abcdef-2.x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_kept),     TEST(test_replaced), TEST(test_edges),
        TEST(test_reserved), TEST(test_length),   TEST(test_any_bytes),
        TEST(test_unique),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
