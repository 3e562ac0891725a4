/*
 * Where a made company stands, as text, CSV and JSON, and the holes in its
 * half year: each is found, and nothing else.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "golden.h"

/* Before layout/box.h, whose `len` the names in it would hide. */
#include "load/made.h"

#include "base/utf8.h"
#include "check/check.h"
#include "cli/standing.h"

static const struct made more[] = {
    {"controls/more.yaml",
     "controls:\n"
     "  - {id: BK-01, title: Backups, primary: Availability, owner: lead,\n"
     "     frequency: daily, mode: periodic, criteria: [A1.2],\n"
     "     purpose: P, statement: S}\n"
     "  - {id: IR-01, title: Incident review, primary: Security, owner: lead,\n"
     "     frequency: monthly, mode: periodic, criteria: [CC6.1],\n"
     "     purpose: P, statement: S}\n"
     "  - {id: RA-01, title: Risk assessment, primary: Security, owner: cto,\n"
     "     frequency: annual, mode: periodic, criteria: [CC6.1],\n"
     "     purpose: P, statement: S}\n"
     "  - {id: VR-01, title: Violations of vendors, primary: Security,\n"
     "     owner: cto, frequency: ongoing, mode: event, criteria: [CC6.1],\n"
     "     purpose: P, statement: S}\n"},
    {"evidence/2026-H1/BK-01/2026-03-31-jobs.csv", "day1\n"},
    {"evidence/2026-H1/BK-01/2026-03-31-jobs.csv.yaml",
     "kind: log\ncovers: {from: 2026-01-01, to: 2026-03-31}\n"},
    {"evidence/2026-H1/BK-01/2026-06-30-jobs.csv", "day2\n"},
    {"evidence/2026-H1/BK-01/2026-06-30-jobs.csv.yaml",
     "kind: log\ncovers: {from: 2026-04-03, to: 2026-06-30}\n"},
    {"evidence/2026-H1/IR-01/2026-01-09-minutes.md", "x3\n"},
    {"evidence/2026-H1/IR-01/2026-02-09-minutes.md", "x4\n"},
    {"evidence/2026-H1/IR-01/2026-03-09-list.csv", "id5\n"},
    {"evidence/2026-H1/IR-01/2026-03-09-list.csv.yaml",
     "kind: population\nrows: 0\n"},
    {"evidence/2026-H1/IR-01/2026-05-04-minutes.md", "x6\n"},
    {"evidence/2026-H1/IR-01/2026-05-04-minutes.md.yaml",
     "kind: document\ncovers: {from: 2026-04-01, to: 2026-04-30}\n"},
    {"evidence/2026-H1/IR-01/2026-06-09-minutes.md", "x7\n"},
    {"evidence/2026-H1/RA-01/2025-11-20-report.pdf", "x8\n"},
    {"evidence/2026-H1/VR-01/2026-06-30-none.txt", "x9\n"},
    {"evidence/2026-H1/VR-01/2026-06-30-none.txt.yaml",
     "did_not_occur: No vendor broke its agreement.\n"},
};

static struct standing stand(const char *folder, const char *as_of,
                             struct diags *diags)
{
    struct workspace *workspace =
        workspace_load(arena, diags, folder, "templates");
    struct build build = {.workspace = workspace};

    assert_non_null(workspace);
    build.period = workspace->periods[0];
    if (as_of) {
        workspace->has_as_of = true;
        workspace->as_of = date_parse(str_from(as_of));
    }
    check_resolve(workspace, diags);
    check_all(workspace, build.period, diags);
    diags_sort(diags);
    return standing_of(arena, &build, diags);
}

static const char *make_company(void)
{
    const char *folder = make_workspace();

    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        make_file(folder, more[i].path, more[i].text);
    return folder;
}

static void test_formats(void **state)
{
    const char *folder = make_company();
    struct diags diags = diags_new(arena);
    struct standing standing = stand(folder, NULL, &diags);

    (void)state;
    golden_compare(arena, "status/holes.txt", standing_text(&standing, false));
    golden_compare(arena, "status/holes.csv", standing_csv(&standing));
    golden_compare(arena, "status/holes.json", standing_json(&standing));
    golden_compare(arena, "status/holes.check", golden_diags(arena, &diags));
    remove_scratch(folder);
}

/* In March nothing of April is missing. */
static void test_as_of(void **state)
{
    const char *folder = make_company();
    struct diags diags = diags_new(arena);
    struct standing standing = stand(folder, "2026-03-15", &diags);
    struct str text = standing_text(&standing, false);

    (void)state;
    golden_compare(arena, "status/march.txt", text);
    golden_compare(arena, "status/march.check", golden_diags(arena, &diags));
    remove_scratch(folder);
}

/* Eighty columns, whatever the ids and titles; colour only on request. */
static void test_columns(void **state)
{
    const char *folder = make_company();
    struct diags diags = diags_new(arena);
    struct standing standing;
    struct str text, line;

    (void)state;
    change(folder, "controls/cm.yaml", "id: CM-01\n    title: Access review",
           "id: \"\u7BA1\u7406\u898F\u5247-with-a-long-tail\"\n"
           "    title: Access review of everything that anybody can reach");
    standing = stand(folder, "2026-03-15", &diags);
    text = standing_text(&standing, false);
    assert_true(str_find(text, STR("\x1b"), 0) == SIZE_MAX);
    while (str_next_line(&text, &line))
        assert_in_range(utf8_count(line), 0, 80);
    text = standing_text(&standing, true);
    assert_true(str_find(text, STR("\x1b[31;1m"), 0) != SIZE_MAX ||
                str_find(text, STR("\x1b[32m"), 0) != SIZE_MAX);
    remove_scratch(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_formats),
        TEST(test_as_of),
        TEST(test_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
