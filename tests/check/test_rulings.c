/*
 * Rules that a workspace sets differently: which findings they reach, and what
 * becomes of the count that decides the exit status.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"

#include "load/made.h"

#define PROGRAM  "auditbinder.yaml"
#define CONTROLS "controls/cm.yaml"

/* Two controls, each with a vague word; RULES are the workspace's. */
static struct diags judged(const char *rules)
{
    const char *folder = make_workspace();
    struct diags diags = diags_new(arena);
    struct workspace *workspace;

    change(folder, PROGRAM, "default_period:",
           str_zero_ended(
               arena, str_printf(arena, "rules:\n%sdefault_period:", rules)));
    change(folder, CONTROLS, "each quarter", "regularly");
    make_file(folder, "controls/more.yaml",
              "controls:\n"
              "  - {id: CM-02, title: Other, primary: Security,\n"
              "     frequency: ongoing, mode: config, criteria: [CC6.1],\n"
              "     owner: cto, purpose: P, statement: Rights are proper.}\n");
    make_file(folder, "evidence/2026-H1/CM-01/2026-05-20-review.csv", "a,b\n");
    make_file(folder, "evidence/2026-H1/CM-02/2026-05-20-set.csv", "c,d\n");
    workspace = workspace_load(arena, &diags, folder, "templates");
    check_resolve(workspace, &diags);
    check_all(workspace, workspace->periods[0], &diags);
    diags_sort(&diags);
    remove_scratch(folder);
    return diags;
}

static void assert_counts(const struct diags *diags, size_t errors,
                          size_t warnings, size_t notes, size_t off)
{
    if (diags->count[SEVERITY_ERROR] != errors ||
        diags->count[SEVERITY_WARNING] != warnings ||
        diags->count[SEVERITY_NOTE] != notes ||
        diags->count[SEVERITY_OFF] != off)
        fail_msg("%s", said(diags));
}

static void test_unset(void **state)
{
    struct diags diags = judged("");
    (void)state;

    assert_counts(&diags, 0, 2, 0, 0);
    assert_int_equal(diags.first->reason.len, 0);
}

static void test_whole_rule(void **state)
{
    struct diags diags = judged(
        "  - {rule: vague-word, severity: error, reason: We want none.}\n");
    struct str text;
    (void)state;

    assert_counts(&diags, 2, 0, 0, 0);
    text = diag_format(arena, diags.first, false);
    assert_true(str_find(text, STR("\n    set from warning: We want none."),
                         0) != SIZE_MAX);
}

static void test_one_control(void **state)
{
    struct diags diags = judged("  - {rule: vague-word, severity: off, "
                                "reason: Quoted., for: [CM-02]}\n");
    (void)state;

    assert_counts(&diags, 0, 1, 0, 1);
    assert_true(str_is(diags.first->pos.file, CONTROLS));
    assert_true(str_is(diags.off->reason, "Quoted."));
    assert_null(diags.off->next);
}

static void test_by_path(void **state)
{
    struct diags diags = judged("  - {rule: vague-word, severity: note, "
                                "reason: R, for: [controls/c*.yaml]}\n");
    (void)state;

    assert_counts(&diags, 0, 1, 1, 0);
    assert_int_equal(diags.first->severity, SEVERITY_NOTE);
}

/* An exception stands behind the rule. */
static void test_last_counts(void **state)
{
    struct diags diags = judged(
        "  - {rule: vague-word, severity: error, reason: R}\n"
        "  - {rule: vague-word, severity: off, reason: S, for: [CM-01]}\n");
    (void)state;

    assert_counts(&diags, 1, 0, 0, 1);
    assert_true(str_is(diags.off->reason, "S"));
}

static void test_period(void **state)
{
    struct diags diags = judged(
        "  - {rule: vague-word, severity: off, reason: R, period: 2026-H1}\n");
    (void)state;

    assert_counts(&diags, 0, 0, 0, 2);
}

/* Findings of other rules, errors too, do not hide that one finds nothing. */
static void test_unused(void **state)
{
    struct diags diags =
        judged("  - {rule: vague-word, severity: error, reason: R}\n"
               "  - {rule: passive-voice, severity: off, reason: S}\n");
    (void)state;

    assert_counts(&diags, 2, 0, 1, 0);
}

/* A broken entry is an error and changes nothing. */
static void test_broken(void **state)
{
    struct diags diags = judged("  - {rule: vague-word, severity: off}\n");
    (void)state;

    assert_counts(&diags, 1, 2, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_unset),   TEST(test_whole_rule),  TEST(test_one_control),
        TEST(test_by_path), TEST(test_last_counts), TEST(test_period),
        TEST(test_broken),  TEST(test_unused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
