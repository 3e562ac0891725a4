/*
 * Tests of load/, model/ and check/acknowledgements.c: who read which version
 * of a policy, and what is said where somebody did not.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"
#include "model/acknowledgement.h"

#include "load/made.h"

#define HEAD "person,policy,version,date\n"

static struct workspace *checked(const char *folder, const char *csv,
                                 struct diags *diags)
{
    struct workspace *workspace;

    make_file(folder, "acknowledgements.csv", csv);
    *diags = diags_new(arena);
    workspace = workspace_load(arena, diags, folder, "templates");
    assert_non_null(workspace);
    check_resolve(workspace, diags);
    check_all(workspace, NULL, diags);
    diags_sort(diags);
    return workspace;
}

/* "file:line slug" of each message about acknowledgements. */
static const char *places(const struct diags *diags)
{
    struct buf buf = buf_new(arena);

    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        if (str_is(diag->pos.file, "acknowledgements.csv"))
            buf_printf(&buf, "%.*s:%d %s\n", STR_ARG(diag->pos.file),
                       diag->pos.line, diag_slug(diag->id));
    return str_zero_ended(arena, buf_str(&buf));
}

static void says(const char *csv, const char *expected)
{
    const char *folder = make_workspace();
    struct diags diags;

    checked(folder, csv, &diags);
    assert_string_equal(places(&diags), expected);
    remove_scratch(folder);
}

static void test_says_what_is_wrong(void **state)
{
    (void)state;
    says(HEAD "ann,ACP,1.0,2026-02-01\nben,ACP,1.0,1 March 2026\n", "");
    says("Name;Policy ID;Version;Signed on\nann;ACP;1.0;2026-02-01\n", "");
    says("ann,ACP,1.0,2026-02-01\n",
         "acknowledgements.csv:1 acknowledgements-header\n");
    says("", "acknowledgements.csv:1 acknowledgements-header\n");
    says(HEAD "ann,ACP,,2026-02-01\n",
         "acknowledgements.csv:2 acknowledgement-unclear\n");
    says(HEAD "ann,ACP,1.0,yes\n",
         "acknowledgements.csv:2 acknowledgement-unclear\n");
    says(HEAD "ann,ACQ,1.0,2026-02-01\n",
         "acknowledgements.csv:2 acknowledged-unknown\n");
    says(HEAD "ann,ACP,9.0,2026-02-01\n",
         "acknowledgements.csv:2 acknowledged-unknown\n");
}

/* Silence is said once for each policy, at the first who is silent. */
static void test_says_who_is_open(void **state)
{
    (void)state;
    says(HEAD "ann,ACP,1.0,2026-02-01\nben,ACP,1.0,\ncai,ACP,1.0,\n",
         "acknowledgements.csv:3 acknowledgement-open\n");
    says(HEAD "ann,ACP,1.0,2026-07-01\n",
         "acknowledgements.csv:2 acknowledgement-open\n");
    says("person,policy,version,asked,date\n"
         "ann,ACP,1.0,2026-07-02,\n",
         "");
}

static void test_counts_people_once(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    struct workspace *workspace = checked(folder,
                                          HEAD "ann,ACP,1.0,\n"
                                               "ann,ACP,1.0,2026-02-01\n"
                                               "ben,ACP,1.0,2026-06-30\n"
                                               "cai,ACP,1.0,2026-07-01\n"
                                               "ann,ACP,0.9,2025-01-01\n",
                                          &diags);
    struct acknowledged all = acknowledged_by(
        arena, workspace, STR("ACP"), STR("1.0"), date_make(2026, 6, 30));
    (void)state;

    assert_int_equal(all.asked, 3);
    assert_int_equal(all.done, 2);
    assert_int_equal(all.last, date_make(2026, 6, 30));
    assert_true(str_is(all.open->person.str, "cai"));
    all = acknowledged_by(arena, workspace, STR("ACP"), STR("0.9"),
                          date_make(2024, 12, 31));
    assert_int_equal(all.asked, 1);
    assert_int_equal(all.done, 0);
    assert_int_equal(all.last, DATE_NONE);
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_says_what_is_wrong),
        TEST(test_says_who_is_open),
        TEST(test_counts_people_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
