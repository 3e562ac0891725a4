/*
 * Tests of the plan: which documents, in which order, under which names.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fixture.h"

static void lists_documents_in_order(void **state)
{
    static const char *const files[] = {
        "index.pdf",
        "control-narratives.pdf",
        "narratives/CM-01.pdf",
        "narratives/X_2.pdf",
        "control-matrix.pdf",
        "criteria-coverage.pdf",
        "section-iv.pdf",
        "control-occurrences.pdf",
        "policy-manual.pdf",
        "policies/ACP-access-control-policy.pdf",
        "packets/PP.pdf",
        "system-description.pdf",
        "forms/access-review.pdf",
        "gap-report.pdf",
    };
    struct plan plan = fixture_plan(fixture());

    (void)state;
    assert_int_equal(plan.count, sizeof(files) / sizeof(files[0]));
    for (size_t i = 0; i < plan.count; i++)
        assert_string_equal(str_zero_ended(arena, plan.items[i].file),
                            files[i]);
    assert_int_equal(plan.items[0].kind, PLAN_INDEX);
}

/* Forms and reports for the company alone stay out of the binder. */
static void binds_what_is_for_the_auditor(void **state)
{
    struct plan plan = fixture_plan(fixture());

    (void)state;
    assert_true(plan_is_bound(&plan.items[10]));
    assert_true(plan_is_bound(&plan.items[11]));
    assert_false(plan_is_bound(&plan.items[12]));
    assert_false(plan_is_bound(&plan.items[13]));
}

static const char *file_for(const char *first, const char *second, size_t which)
{
    struct workspace *workspace = fixture();
    struct plan plan;

    workspace->controls[0]->id = text_of(first, 1);
    workspace->controls[1]->id = text_of(second, 1);
    plan = fixture_plan(workspace);
    return str_zero_ended(arena, plan.items[2 + which].file);
}

static void makes_portable_names(void **state)
{
    (void)state;
    assert_string_equal(file_for("../../a b", "x", 0), "narratives/a-b.pdf");
    assert_string_equal(file_for("CON", "x", 0), "narratives/CON_.pdf");
    assert_string_equal(file_for("lpt1", "x", 0), "narratives/lpt1_.pdf");
    assert_string_equal(file_for("\xC3\xA9", "x", 0), "narratives/unnamed.pdf");
    assert_string_equal(file_for("cm-1", "CM-1", 1), "narratives/CM-1-2.pdf");
    assert_string_equal(file_for("a/b", "a:b", 1), "narratives/a-b-2.pdf");
}

static void says_what_a_document_is(void **state)
{
    struct plan plan = fixture_plan(fixture());
    struct doc_meta narrative = plan_meta(arena, &plan, &plan.items[2]);
    struct doc_meta policy = plan_meta(arena, &plan, &plan.items[9]);
    struct doc_meta form = plan_meta(arena, &plan, &plan.items[12]);

    (void)state;
    assert_true(str_is(narrative.id, "CM-01"));
    assert_true(str_is(narrative.title, "Source access review"));
    assert_true(str_is(narrative.version, "1.1"));
    assert_true(str_is(narrative.date, "12 January 2026"));
    assert_true(str_is(narrative.keywords, "CC6.2, CC6.3"));
    assert_true(str_is(narrative.classification, "Confidential"));
    /* Nothing is said, so that a theme may say it. */
    assert_int_equal(narrative.paper.len, 0);
    assert_true(str_is(policy.classification, "Internal"));
    assert_true(str_is(policy.date, "15 January 2026"));
    assert_int_equal(form.date.len, 0);
    assert_true(str_is(policy.subject, "SOC 2 Type II, Snake_Case *Cloud*, "
                                       "1 January 2026 to 30 June 2026"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lists_documents_in_order),
        TEST(binds_what_is_for_the_auditor),
        TEST(makes_portable_names),
        TEST(says_what_a_document_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
