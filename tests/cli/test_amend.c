/*
 * Front matter in the ways people write it: the lines in question change, and
 * nothing else does.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/amend.h"

#include "arena_state.h"

static const char *const changed[] = {"version", "reviewed", NULL};

/* Version 1.1, reviewed on a day, and a line of history; NULL if refused. */
static const char *renew(const char *text, const char *change)
{
    struct amend amend;
    struct amend_entry entry = {STR("1.1"), STR("2026-02-03"), str_from(change),
                                STR("cto")};
    struct str out;

    if (!amend_open(&amend, arena, &diags, STR("policies/a.md"),
                    str_from(text)) ||
        !amend_set(&amend, "version", STR("1.1"), "id") ||
        !amend_set(&amend, "reviewed", STR("2026-02-03"), "version") ||
        !amend_history(&amend, &entry) ||
        !amend_close(&amend, str_from(text), changed, &out))
        return NULL;
    return str_zero_ended(arena, out);
}

static void test_plain(void **state)
{
    (void)state;
    assert_string_equal(renew("---\n"
                              "# A comment.\n"
                              "id:   A   # its id\n"
                              "version: '1.0'   # old\n"
                              "\n"
                              "reviewed: 2025-01-01\n"
                              "history:\n"
                              "- version: \"1.0\"\n"
                              "  date: 2025-01-01\n"
                              "  # inside\n"
                              "\n"
                              "# behind\n"
                              "title: Policy\n"
                              "---\n"
                              "version: of the body\n",
                              "Named two vendors."),
                        "---\n"
                        "# A comment.\n"
                        "id:   A   # its id\n"
                        "version: '1.1'   # old\n"
                        "\n"
                        "reviewed: 2026-02-03\n"
                        "history:\n"
                        "- version: \"1.0\"\n"
                        "  date: 2025-01-01\n"
                        "- version: \"1.1\"\n"
                        "  date: 2026-02-03\n"
                        "  change: Named two vendors.\n"
                        "  by: cto\n"
                        "  # inside\n"
                        "\n"
                        "# behind\n"
                        "title: Policy\n"
                        "---\n"
                        "version: of the body\n");
}

static void test_flow_entries(void **state)
{
    (void)state;
    assert_string_equal(renew("---\n"
                              "id: A\n"
                              "version: 1.0\n"
                              "history:\n"
                              "    - {version: \"1.0\", date: 2025-01-01}\n"
                              "---\n",
                              "Said \"no\"."),
                        "---\n"
                        "id: A\n"
                        "version: 1.1\n"
                        "reviewed: 2026-02-03\n"
                        "history:\n"
                        "    - {version: \"1.0\", date: 2025-01-01}\n"
                        "    - {version: \"1.1\", date: 2026-02-03, change: "
                        "\"Said \\\"no\\\".\", "
                        "by: cto}\n"
                        "---\n");
}

static void test_absent(void **state)
{
    (void)state;
    assert_string_equal(renew("---\nid: A\ntitle: T\n---\nBody\n", "First: x"),
                        "---\n"
                        "id: A\n"
                        "version: \"1.1\"\n"
                        "reviewed: 2026-02-03\n"
                        "title: T\n"
                        "history:\n"
                        "  - version: \"1.1\"\n"
                        "    date: 2026-02-03\n"
                        "    change: \"First: x\"\n"
                        "    by: cto\n"
                        "---\n"
                        "Body\n");
}

static void test_empty_values(void **state)
{
    (void)state;
    assert_string_equal(
        renew("---\nid: A\nversion:   # none\nreviewed:\nhistory: []\n---\n",
              "One two"),
        "---\n"
        "id: A\n"
        "version: \"1.1\"   # none\n"
        "reviewed: 2026-02-03\n"
        "history:\n"
        "  - version: \"1.1\"\n"
        "    date: 2026-02-03\n"
        "    change: One two\n"
        "    by: cto\n"
        "---\n");
}

static void test_line_ends(void **state)
{
    const char *text = renew(
        "---\r\nid: A\r\nversion: \"1.0\"\r\n---\r\nBody\r\n", "One two.");
    size_t feeds = 0, returns = 0;
    (void)state;

    assert_non_null(text);
    for (; *text; text++) {
        feeds += *text == '\n';
        returns += *text == '\r';
    }
    assert_int_equal(feeds, 11);
    assert_int_equal(returns, 11);
}

/* Long texts are folded and read back as they were: amend_close compares. */
static void test_long(void **state)
{
    const char *text =
        renew("---\nid: A\nversion: \"1.0\"\n---\n",
              "Annual review: named \"two\" vendors # and a third one, which "
              "keeps mail, and moved the review to the first week of January.");
    struct str rest = str_from(text), line;
    (void)state;

    assert_non_null(text);
    while (str_next_line(&rest, &line))
        assert_true(line.len <= 80);
}

static void assert_refused(const char *text)
{
    diags = diags_new(arena);
    assert_null(renew(text, "One two."));
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    assert_string_equal(diag_slug(diags.first->id), "cannot-edit");
}

static void test_refused(void **state)
{
    (void)state;
    assert_refused("No head\n");
    assert_refused("---\n{id: A, version: 1.0}\n---\n");
    assert_refused("---\nid: A\nversion: >-\n  1.0\n---\n");
    assert_refused("---\nid: A\nversion: 1.0\n  and more\n---\n");
    assert_refused("---\nid: A\nversion: &v \"1.0\"\nold: *v\n---\n");
    assert_refused("---\nid: A\nhistory: [{version: \"1.0\"}]\n---\n");
    assert_refused("---\nid: A\n\"version\": 1.0\n---\n");
    /* A key inside a block of text is not the key. */
    assert_refused("---\nid: A\nsummary: \"a\nversion: b\"\nversion: 1\n---\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_plain),     ARENA_TEST(test_flow_entries),
        ARENA_TEST(test_absent),    ARENA_TEST(test_empty_values),
        ARENA_TEST(test_line_ends), ARENA_TEST(test_long),
        ARENA_TEST(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
