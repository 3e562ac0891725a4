/*
 * The text of a control in force, and what two texts differ in.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/control.h"

#include "base/scratch.h"

/* Version 1 without a day, 2 of 1 February 2026, and 3, the newest, of 1 July
 * 2026 by its history. */
static struct control texts[3];
static struct control *kept[2] = {&texts[0], &texts[1]};
static struct version entry;
static struct period period;

static date day(const char *iso)
{
    return date_parse(str_from(iso));
}

static struct text word(const char *zero_ended)
{
    return (struct text){str_from(zero_ended), POS_NONE};
}

static int set_up(void **state)
{
    static const char *const versions[] = {"1", "2", "3"};

    for (int i = 0; i < 3; i++) {
        texts[i] = (struct control){.version = word(versions[i])};
        texts[i].effective.day = DATE_NONE;
    }
    texts[1].effective.day = day("2026-02-01");
    entry = (struct version){.version = word("3")};
    entry.date.day = day("2026-07-01");
    texts[2].history = (struct versions){&entry, 1};
    texts[2].versions = kept;
    texts[2].version_count = 2;
    return setup_arena(state);
}

static const struct period *span(const char *from, const char *to)
{
    period.from.day = day(from);
    period.to.day = day(to);
    return &period;
}

static void test_shown(void **state)
{
    const struct control *newest = &texts[2];
    (void)state;

    assert_ptr_equal(control_shown(newest, span("2025-01-01", "2026-01-31")),
                     &texts[0]);
    assert_ptr_equal(control_shown(newest, span("2025-01-01", "2026-02-01")),
                     &texts[1]);
    assert_ptr_equal(control_shown(newest, span("2026-01-01", "2026-06-30")),
                     &texts[1]);
    assert_ptr_equal(control_shown(newest, span("2026-01-01", "2026-07-01")),
                     newest);
    assert_ptr_equal(control_shown(newest, NULL), newest);
    /* None was in force: the newest. */
    texts[0].effective.day = day("2026-01-01");
    assert_ptr_equal(control_shown(newest, span("2025-01-01", "2025-06-30")),
                     newest);
}

static void test_before(void **state)
{
    (void)state;

    assert_ptr_equal(control_before(&texts[2], &texts[2]), &texts[1]);
    assert_ptr_equal(control_before(&texts[2], &texts[1]), &texts[0]);
    assert_null(control_before(&texts[2], &texts[0]));
}

static void test_changed(void **state)
{
    const struct control *newest = &texts[2];
    (void)state;

    span("2026-01-01", "2026-06-30");
    assert_false(control_changed_in(newest, &texts[0], &period));
    assert_true(control_changed_in(newest, &texts[1], &period));
    assert_false(control_changed_in(newest, &texts[2], &period));
    span("2026-02-02", "2026-07-01");
    assert_false(control_changed_in(newest, &texts[1], &period));
    assert_true(control_changed_in(newest, &texts[2], &period));
}

static void test_commit(void **state)
{
    struct commit commit = {.from = DATE_NONE};
    (void)state;

    texts[1].commit = &commit;
    assert_int_equal(control_begins(&texts[1]), day("2026-02-01"));
    commit.from = day("2026-03-01");
    assert_int_equal(control_begins(&texts[1]), day("2026-03-01"));
    /* A text does not hold before it says so. */
    commit.from = day("2026-01-01");
    assert_int_equal(control_begins(&texts[1]), day("2026-02-01"));
}

static void test_differences(void **state)
{
    struct text steps[] = {word("One."), word("Two.")};
    struct role role = {.title = word("Head")};
    struct control_changes changes;
    (void)state;

    assert_int_equal(control_differences(arena, &texts[0], &texts[1]).count, 0);
    texts[0].statement = word("A b\r\nc");
    texts[1].statement = word("A b\nc\n");
    assert_int_equal(control_differences(arena, &texts[0], &texts[1]).count, 0);
    texts[1].statement = word("A b\nc\nd");
    texts[1].frequency = FREQUENCY_ANNUAL;
    texts[1].owner = word("head");
    texts[1].owner_role = &role;
    texts[1].steps = (struct texts){steps, 2};
    changes = control_differences(arena, &texts[0], &texts[1]);
    assert_int_equal(changes.count, 4);
    assert_string_equal(changes.items[0].label, "Frequency");
    assert_str(changes.items[0].before.str, "");
    assert_str(changes.items[0].after.str, "annual");
    assert_false(changes.items[0].is_prose);
    assert_str(changes.items[1].after.str, "Head");
    assert_string_equal(changes.items[2].label, "Control statement");
    assert_true(changes.items[2].is_prose);
    assert_str(changes.items[3].after.str, "1. One.\n1. Two.\n");
}

#define OWN_TEST(function)                                                     \
    cmocka_unit_test_setup_teardown(function, set_up, teardown_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OWN_TEST(test_shown), OWN_TEST(test_before), OWN_TEST(test_changed),
        OWN_TEST(test_commit), OWN_TEST(test_differences)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
