/*
 * Tests of check/requests.c and populations.c: which files answer a request,
 * and which items of a sample are shown.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"
#include "model/request.h"
#include "model/sample.h"

#include "load/made.h"

#define FOLDER  "evidence/2026-H1/CM-01/"
#define SIDECAR FOLDER "2026-03-31-review.csv.yaml"
#define FACTS   "kind: population"

static struct workspace *checked(const char *folder, struct diags *diags)
{
    struct workspace *workspace;

    *diags = diags_new(arena);
    workspace = workspace_load(arena, diags, folder, "templates");
    assert_non_null(workspace);
    check_resolve(workspace, diags);
    check_all(workspace, NULL, diags);
    diags_sort(diags);
    return workspace;
}

/* "R-1: CM-01 a.csv b.csv (by control)" for each request. */
static const char *answers_of(const struct workspace *workspace)
{
    const struct request_list *list = workspace->request_lists[0];
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < list->count; i++) {
        const struct request *request = list->requests[i];

        buf_printf(&buf, "%.*s:", STR_ARG(request->id.str));
        for (size_t k = 0; k < request->control_count; k++)
            buf_printf(&buf, " %.*s", STR_ARG(request->controls[k]->id.str));
        for (size_t k = 0; k < request->answer_count; k++)
            buf_printf(&buf, " %.*s", STR_ARG(request->answers[k]->name));
        buf_printf(&buf, "%s, %.*s\n",
                   request->is_by_control ? " (by control)" : "",
                   STR_ARG(request_status(request)));
    }
    return str_zero_ended(arena, buf_str(&buf));
}

static void test_matches_files(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    (void)state;

    make_file(folder, FOLDER "2026-05-20-review.csv", "user\nann\n");
    make_file(folder, FOLDER "2026-05-20-review.csv.yaml",
              "requests: [R-2, R-5]\n");
    make_file(folder, "requests/2026-H1.csv",
              "Request ID,Control,Description\n"
              "R-1,\"CM-01 (Access), CC6.1\",All reviews\n"
              "R-2,CM-01.,The last one\n"
              "R-3,,See CM-01: the first\n"
              "R-4,Other,A talk\n"
              "R-5,,Whatever\n"
              "R-6,,Nothing\n");
    make_file(folder, "requests/2026-H1.yaml",
              "R-3: {evidence: [CM-01/2026-03-31-review.csv]}\n"
              "R-4: {status: not applicable}\n");
    assert_string_equal(answers_of(checked(folder, &diags)),
                        "R-1: CM-01 2026-03-31-review.csv 2026-05-20-review.csv"
                        " (by control), collected\n"
                        "R-2: CM-01 2026-05-20-review.csv, collected\n"
                        "R-3: CM-01 2026-03-31-review.csv, collected\n"
                        "R-4:, not applicable\n"
                        "R-5: 2026-05-20-review.csv, collected\n"
                        "R-6:, open\n");
    assert_string_equal(
        said(&diags),
        "requests/2026-H1.csv:5:5: warning: request R-4 names no control of "
        "the workspace [request-without-control]\n"
        "requests/2026-H1.csv:7:1: warning: no file answers request R-6 "
        "[request-unanswered]\n");
    remove_scratch(folder);
}

static void test_says_what_names_nothing(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    (void)state;

    make_file(folder, FOLDER "2026-05-20-review.csv", "user\nann\n");
    change(folder, SIDECAR, FACTS, "requests: [R-11]");
    make_file(folder, "requests/2026-H1.csv",
              "Request ID,Control\nR-1,CM-01\n");
    make_file(folder, "requests/2026-H1.yaml",
              "R-1: {evidence: [CM-01/none.csv], status: sent}\n");
    checked(folder, &diags);
    assert_string_equal(
        said(&diags),
        SIDECAR ":3:12: error: requests/2026-H1.csv has no request 'R-11' "
                "[unknown-request]\n"
                "requests/2026-H1.yaml:1:18: error: 'CM-01/none.csv' is no "
                "evidence of period 2026-H1 [unknown-request-file]\n"
                "requests/2026-H1.yaml:1:43: error: 'sent' is no internal "
                "status of a request [unknown-request-status]\n");
    remove_scratch(folder);
}

/* By facts and by a name that holds the key as a word. */
static void test_tracks_samples(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    (void)state;

    make_file(folder, FOLDER "2026-03-31-review.csv",
              "change,day\nCHG-1,x\nCHG-12,x\nCHG-3,x\nCHG-4,x\n");
    change(folder, SIDECAR, FACTS,
           "kind: population\nrows: 4\nsource_rows: 4\n"
           "samples: [CHG-1, CHG-12, CHG-3]");
    make_file(folder, FOLDER "2026-05-20-CHG-12.txt", "ticket 12\n");
    make_file(folder, FOLDER "2026-05-21-tickets.txt", "ticket 3\n");
    make_file(folder, FOLDER "2026-05-21-tickets.txt.yaml", "items: [CHG-3]\n");
    checked(folder, &diags);
    assert_string_equal(
        said(&diags),
        SIDECAR ":6:11: warning: nothing shows item 'CHG-1', picked from "
                "'2026-03-31-review.csv' [sample-without-evidence]\n");
    remove_scratch(folder);
}

/* Quoted line ends are no rows; thousands may be marked. */
static void test_counts_rows(void **state)
{
    const char *folder = make_workspace();
    struct buf buf = buf_new(arena);
    struct diags diags;
    (void)state;

    make_file(folder, FOLDER "2026-05-20-review.csv", "user\nann\n");
    buf_add_zero_ended(&buf, "a,b\n");
    for (int i = 0; i < 1204; i++)
        buf_printf(&buf, "%d,\"two\nlines\"\n", i);
    make_file(folder, FOLDER "2026-03-31-review.csv",
              str_zero_ended(arena, buf_str(&buf)));
    change(folder, SIDECAR, FACTS, "rows: \"1,204\"\nsource_rows: \"1,204\"");
    checked(folder, &diags);
    assert_string_equal(said(&diags), "");
    change(folder, SIDECAR, FACTS, "rows: 1203");
    checked(folder, &diags);
    assert_string_equal(said(&diags),
                        SIDECAR ":3:7: error: '2026-03-31-review.csv' has "
                                "1204 rows below its heading, not 1203 "
                                "[population-rows]\n");
    remove_scratch(folder);
}

static void test_portal(void **state)
{
    const char *folder = make_workspace();
    struct diags diags;
    size_t refused = 0;
    (void)state;

    make_file(folder, FOLDER "2026-05-20-review.csv", "user\nann\n");
    change(folder, "auditbinder.yaml",
           "default_period:", "output: {portal: vanta}\ndefault_period:");
    checked(folder, &diags);
    for (const struct diag *diag = diags.first; diag; diag = diag->next)
        refused += diag->id == CHECK_EVIDENCE_REFUSED;
    assert_int_equal(refused, 2);
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_matches_files),  TEST(test_says_what_names_nothing),
        TEST(test_tracks_samples), TEST(test_counts_rows),
        TEST(test_portal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
