/*
 * The text of a policy in force: chosen by effective date.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/policy.h"

#include "golden.h"

/* Version 1.0 of 2025, 1.1 of 15 January 2026, and 2.0, the newest, of 1 July
 * 2026. */
static struct policy texts[3];
static struct policy *kept[2] = {&texts[0], &texts[1]};
static struct period period;

static date day(const char *iso)
{
    return date_parse(str_from(iso));
}

static int set_up(void **state)
{
    static const char *const days[] = {"2025-01-15", "2026-01-15",
                                       "2026-07-01"};
    (void)state;

    for (int i = 0; i < 3; i++) {
        texts[i] = (struct policy){.status = STATUS_APPROVED};
        texts[i].effective.day = day(days[i]);
    }
    texts[2].versions = kept;
    texts[2].version_count = 2;
    return 0;
}

static const struct period *span(const char *from, const char *to)
{
    period.from.day = day(from);
    period.to.day = day(to);
    return &period;
}

static void test_in_force(void **state)
{
    const struct policy *policy = &texts[2];
    (void)state;

    assert_null(policy_at(policy, day("2025-01-14")));
    assert_ptr_equal(policy_at(policy, day("2025-01-15")), &texts[0]);
    assert_ptr_equal(policy_at(policy, day("2026-01-14")), &texts[0]);
    assert_ptr_equal(policy_at(policy, day("2026-01-15")), &texts[1]);
    assert_ptr_equal(policy_at(policy, day("2026-06-30")), &texts[1]);
    assert_ptr_equal(policy_at(policy, day("2026-07-01")), &texts[2]);
    assert_ptr_equal(policy_at(policy, day("2030-01-01")), &texts[2]);
}

static void test_shown(void **state)
{
    const struct policy *policy = &texts[2];
    (void)state;

    assert_ptr_equal(policy_shown(policy, span("2026-01-01", "2026-06-30")),
                     &texts[1]);
    /* Not aligned with the calendar: the change lies inside. */
    assert_ptr_equal(policy_shown(policy, span("2026-02-15", "2026-08-14")),
                     policy);
    /* A day, before any text: the newest, which is then not in force. */
    assert_ptr_equal(policy_shown(policy, span("2024-12-31", "2024-12-31")),
                     policy);
    assert_ptr_equal(policy_shown(policy, NULL), policy);
}

static void test_drafts_bind_nobody(void **state)
{
    const struct policy *policy = &texts[2];
    (void)state;

    texts[2].status = STATUS_DRAFT;
    assert_ptr_equal(policy_at(policy, day("2026-12-31")), &texts[1]);
    texts[2].status = STATUS_APPROVED;
    texts[2].effective.day = DATE_NONE;
    assert_ptr_equal(policy_at(policy, day("2026-12-31")), &texts[1]);
}

static void test_retired(void **state)
{
    const struct policy *policy = &texts[2];
    (void)state;

    texts[2].status = STATUS_RETIRED;
    assert_null(policy_at(policy, day("2026-12-31")));
    assert_ptr_equal(policy_shown(policy, span("2026-07-01", "2026-12-31")),
                     policy);
    /* It held until it was retired. */
    assert_ptr_equal(policy_at(policy, day("2026-06-30")), &texts[1]);
    /* Without a day it is retired for every period. */
    texts[2].effective.day = DATE_NONE;
    assert_ptr_equal(policy_shown(policy, span("2026-01-01", "2026-06-30")),
                     policy);
}

static void test_before(void **state)
{
    const struct policy *policy = &texts[2];
    (void)state;

    assert_ptr_equal(policy_before(policy, &texts[2]), &texts[1]);
    assert_ptr_equal(policy_before(policy, &texts[1]), &texts[0]);
    assert_null(policy_before(policy, &texts[0]));
}

static void test_begins(void **state)
{
    (void)state;
    assert_true(policy_begins_in(&texts[1], span("2026-01-15", "2026-06-30")));
    assert_true(policy_begins_in(&texts[1], span("2025-08-15", "2026-01-15")));
    assert_false(policy_begins_in(&texts[1], span("2026-01-16", "2026-06-30")));
    assert_false(policy_begins_in(&texts[1], span("2025-08-15", "2026-01-14")));
    texts[1].status = STATUS_DRAFT;
    assert_false(policy_begins_in(&texts[1], span("2026-01-15", "2026-06-30")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_in_force, set_up),
        cmocka_unit_test_setup(test_shown, set_up),
        cmocka_unit_test_setup(test_drafts_bind_nobody, set_up),
        cmocka_unit_test_setup(test_retired, set_up),
        cmocka_unit_test_setup(test_before, set_up),
        cmocka_unit_test_setup(test_begins, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
