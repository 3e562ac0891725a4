/*
 * Tests of base/diag.c: what a message looks like, its class, the order.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/diag.h"

#include "base/scratch.h"

static struct diags diags;

static int setup(void **state)
{
    setup_arena(state);
    diags = diags_new(arena);
    return 0;
}

static const char *formatted(const struct diag *diag)
{
    return str_zero_ended(arena, diag_format(arena, diag, false));
}

static void add_at(const char *file, int line, int column, enum diag_id id,
                   const char *text)
{
    diag_add(&diags, id, pos_make(str_from(file), line, column), "%s", text);
}

/* The texts of all messages, joined. */
static const char *texts(void)
{
    struct buf buf = buf_new(arena);

    for (struct diag *diag = diags.first; diag; diag = diag->next)
        buf_printf(&buf, "%.*s ", STR_ARG(diag->text));
    return str_zero_ended(arena, buf_str(&buf));
}

static void test_format(void **state)
{
    const struct str names[] = {STR("frequency"), STR("owner")};
    struct diag *diag;
    (void)state;

    diag = diag_add(&diags, IN_READ, pos_make(STR("controls/cm.yaml"), 12, 5),
                    "unknown key '%s'", "frequncy");
    assert_string_equal(formatted(diag), "controls/cm.yaml:12:5: error: "
                                         "unknown key 'frequncy' "
                                         "[cannot-read]");
    diag_suggest(&diags, diag, STR("zzz"), names, 2);
    assert_int_equal(diag->hint.len, 0);
    diag_suggest(&diags, diag, STR("frequncy"), names, 2);
    assert_string_equal(formatted(diag), "controls/cm.yaml:12:5: error: "
                                         "unknown key 'frequncy' "
                                         "[cannot-read]\n"
                                         "    hint: did you mean "
                                         "'frequency'?");
}

static void test_places(void **state)
{
    const struct {
        const char *file;
        int line, column;
        const char *expected;
    } cases[] = {
        {"a.md", 3, 9, "a.md:3:9: error: t [cannot-open]"},
        {"a.md", 3, 0, "a.md:3: error: t [cannot-open]"},
        {"a.md", 0, 0, "a.md: error: t [cannot-open]"},
        {"a.md", 0, 9, "a.md: error: t [cannot-open]"},
        {"", 0, 0, "auditbinder: error: t [cannot-open]"},
        {NULL, 5, 5, "auditbinder: error: t [cannot-open]"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        add_at(cases[i].file, cases[i].line, cases[i].column, IN_OPEN, "t");
        assert_string_equal(formatted(diags.last), cases[i].expected);
    }
    diag_add(&diags, IN_OPEN, POS_NONE, "t");
    assert_string_equal(formatted(diags.last),
                        "auditbinder: error: t [cannot-open]");
}

static void test_colors(void **state)
{
    const char *const expected[] = {
        "\033[1ma:1:2:\033[0m \033[1;36mnote:\033[0m t [cannot-open]",
        "\033[1ma:1:2:\033[0m \033[1;35mwarning:\033[0m t [cannot-open]",
        "\033[1ma:1:2:\033[0m \033[1;31merror:\033[0m t [cannot-open]",
    };
    const enum severity all[] = {SEVERITY_NOTE, SEVERITY_WARNING,
                                 SEVERITY_ERROR};
    (void)state;

    add_at("a", 1, 2, IN_OPEN, "t");
    for (int i = 0; i < 3; i++) {
        diags.last->severity = all[i];
        assert_str(diag_format(arena, diags.last, true), expected[i]);
    }
}

static void test_nothing_hostile_reaches_the_terminal(void **state)
{
    struct diag *diag;
    (void)state;

    diag = diag_add(&diags, IN_OPEN, pos_make(STR("x\033]0;\n.md"), 1, 1),
                    "name '%s'", "\xE2\x80\xAE\033[31m\xFF\n");
    diag_hint(&diags, diag, "rename %s", "\a");
    assert_string_equal(formatted(diag),
                        "x\\x1B]0;\\x0A.md:1:1: error: name "
                        "'\\u{202E}\\x1B[31m\\xFF\\x0A' [cannot-open]\n"
                        "    hint: rename \\x07");
}

static void test_strings_are_copied(void **state)
{
    char file[] = "f.md", text[] = "text";
    (void)state;

    add_at(file, 1, 1, IN_OPEN, text);
    memset(file, 'x', 4);
    memset(text, 'x', 4);
    assert_string_equal(formatted(diags.first),
                        "f.md:1:1: error: text [cannot-open]");
}

static void test_counts_and_severity(void **state)
{
    (void)state;
    assert_false(diags_has_errors(&diags));
    add_at("a", 1, 1, IN_OPEN, "one");
    add_at("a", 1, 1, IO_CREATE, "two");
    assert_true(diags_has_errors(&diags));
    assert_int_equal(diags.count[SEVERITY_ERROR], 2);
    assert_int_equal(diags.first->severity, SEVERITY_ERROR);
    assert_ptr_equal(diags.first->next, diags.last);
    assert_null(diags.last->next);
}

static void test_classes(void **state)
{
    (void)state;
    assert_int_equal(diag_class(IO_CREATE), DIAG_OUTPUT);
    assert_int_equal(diag_class(IO_BUSY), DIAG_OUTPUT);
    assert_int_equal(diag_class(IN_OPEN), DIAG_INPUT);
    assert_int_equal(diag_class(IN_TOO_LARGE), DIAG_INPUT);
    assert_int_equal(diag_class(INTERNAL_BROKEN), DIAG_INTERNAL);
}

/* Every identifier has a slug of lower-case words that no other one has. */
static void test_slugs(void **state)
{
    (void)state;
    for (int id = 0; id < DIAG_COUNT; id++) {
        const char *slug = diag_slug((enum diag_id)id);
        assert_int_equal(strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(slug));
        assert_true(strlen(slug) > 3);
        assert_true(diag_severity((enum diag_id)id) <= SEVERITY_ERROR);
        for (int other = 0; other < id; other++)
            if (strcmp(slug, diag_slug((enum diag_id)other)) == 0)
                fail_msg("two messages are called %s", slug);
    }
}

/* Each has an explanation: whole sentences that no other one has. */
static void test_helps(void **state)
{
    (void)state;
    for (int id = 0; id < DIAG_COUNT; id++) {
        const char *help = diag_help((enum diag_id)id);
        if (strlen(help) < 20 || help[strlen(help) - 1] != '.')
            fail_msg("%s is not explained", diag_slug((enum diag_id)id));
        for (int other = 0; other < id; other++)
            if (strcmp(help, diag_help((enum diag_id)other)) == 0)
                fail_msg("%s is explained as another one is",
                         diag_slug((enum diag_id)id));
    }
}

static void test_sorting(void **state)
{
    (void)state;
    add_at("b", 1, 1, IN_OPEN, "7");
    add_at("a", 10, 1, IN_OPEN, "6");
    add_at("a", 9, 2, IN_OPEN, "5");
    add_at("a", 9, 1, IN_READ, "4");
    add_at("a", 9, 1, IN_OPEN, "3");
    add_at("a", 0, 0, IN_READ, "2");
    add_at("", 0, 0, IN_READ, "1");
    diags_sort(&diags);
    assert_string_equal(texts(), "1 2 3 4 5 6 7 ");
    assert_int_equal(diags.count[SEVERITY_ERROR], 7);
    assert_null(diags.last->next);
    assert_str(diags.last->text, "7");
}

static void test_sorting_is_stable(void **state)
{
    struct buf expected = buf_new(arena);
    (void)state;

    for (int i = 0; i < 2000; i++) {
        struct str text = str_printf(arena, "t%d", (i * 7919) % 2000);
        add_at("a", 5, 5, IN_OPEN, str_zero_ended(arena, text));
        buf_printf(&expected, "%.*s ", STR_ARG(text));
    }
    diags_sort(&diags);
    assert_string_equal(texts(), str_zero_ended(arena, buf_str(&expected)));
}

static void test_repetitions_are_dropped(void **state)
{
    (void)state;
    add_at("a", 1, 1, IN_OPEN, "x");
    add_at("a", 1, 1, IN_OPEN, "y");
    add_at("a", 1, 1, IN_OPEN, "x");
    add_at("a", 1, 2, IN_OPEN, "x");
    add_at("a", 1, 1, IN_READ, "x");
    add_at("a", 1, 1, IN_OPEN, "x");
    diag_hint(&diags, diags.last, "another way out");
    diags_sort(&diags);
    assert_string_equal(texts(), "x y x x x ");
    assert_int_equal(diags.count[SEVERITY_ERROR], 5);
    diags_sort(&diags);
    assert_int_equal(diags.count[SEVERITY_ERROR], 5);
}

static void test_sorting_nothing(void **state)
{
    (void)state;
    diags_sort(&diags);
    assert_null(diags.first);
    add_at("a", 1, 1, IN_OPEN, "x");
    diags_sort(&diags);
    assert_string_equal(texts(), "x ");
}

static void test_joining_copies(void **state)
{
    struct arena *other = arena_open();
    struct diags from = diags_new(other);
    (void)state;

    add_at("z", 1, 1, IN_OPEN, "first");
    diag_hint(&from,
              diag_add(&from, IO_WRITE, pos_make(STR("f"), 2, 3), "second"),
              "and so on");
    diag_add(&from, IO_WRITE, POS_NONE, "third");
    diags_join(&diags, &from);
    arena_close(other);
    assert_string_equal(texts(), "first second third ");
    assert_str(diags.first->next->hint, "and so on");
    assert_string_equal(formatted(diags.first->next),
                        "f:2:3: error: second [write-failed]\n"
                        "    hint: and so on");
    assert_int_equal(diags.count[SEVERITY_ERROR], 3);
}

static void test_joining_nothing_and_itself(void **state)
{
    struct diags empty = diags_new(arena);
    (void)state;

    diags_join(&diags, &empty);
    assert_null(diags.first);
    add_at("a", 1, 1, IN_OPEN, "1");
    add_at("a", 1, 1, IN_OPEN, "2");
    diags_join(&diags, &diags);
    assert_string_equal(texts(), "1 2 1 2 ");
}

static void test_thinning(void **state)
{
    (void)state;
    diags_thin(&diags, 2);
    assert_null(diags.first);
    for (int i = 0; i < 5; i++) {
        add_at("a", i, 1, IN_OPEN, str_printf(arena, "o%d", i).ptr);
        if (i < 2)
            add_at("a", i, 1, IN_READ, str_printf(arena, "r%d", i).ptr);
    }
    diags_thin(&diags, 2);
    assert_string_equal(texts(), "o0 r0 o1 r1 ");
    assert_str(diags.last->text, "r1");
    assert_null(diags.last->next);
    assert_str(diags.first->next->next->hint, "there are 3 more like this");
    assert_int_equal(diags.last->hint.len, 0);
    assert_int_equal(diags.count[SEVERITY_ERROR], 7);
    diag_hint(&diags, diags.first, "open it");
    diags_thin(&diags, 1);
    assert_str(diags.first->hint, "open it; there are 1 more like this");
}

#undef TEST
#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, setup, teardown_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_format),
        TEST(test_places),
        TEST(test_colors),
        TEST(test_nothing_hostile_reaches_the_terminal),
        TEST(test_strings_are_copied),
        TEST(test_counts_and_severity),
        TEST(test_classes),
        TEST(test_slugs),
        TEST(test_helps),
        TEST(test_sorting),
        TEST(test_sorting_is_stable),
        TEST(test_repetitions_are_dropped),
        TEST(test_sorting_nothing),
        TEST(test_joining_copies),
        TEST(test_joining_nothing_and_itself),
        TEST(test_thinning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
