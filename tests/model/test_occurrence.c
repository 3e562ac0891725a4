/*
 * What happened in each window, judged from a few files at a time.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/occurrence.h"

#include "golden.h"

enum { FILES_MAX = 8 };

/* A workspace of one control, one period and a few files. */
struct made {
    struct arena *arena;
    struct workspace workspace;
    struct control control, other, *controls[2];
    struct period period;
    struct evidence files[FILES_MAX];
    struct evidence *list[FILES_MAX];
    struct occurrences result;
};

static date day(const char *iso)
{
    return iso ? date_parse(str_from(iso)) : DATE_NONE;
}

static struct text text_of(const char *s)
{
    return (struct text){.str = str_from(s)};
}

static int set_up(void **state)
{
    struct arena *arena = arena_open();
    struct made *made = arena_new(arena, struct made);

    made->arena = arena;
    made->control.effective_from.day = DATE_NONE;
    made->control.effective_to.day = DATE_NONE;
    made->control.frequency = FREQUENCY_QUARTERLY;
    made->control.mode = MODE_PERIODIC;
    made->period.type = PERIOD_TYPE_II;
    made->period.from.day = day("2026-01-01");
    made->period.to.day = day("2026-06-30");
    made->workspace.arena = arena;
    made->workspace.evidence = made->list;
    made->controls[0] = &made->control;
    made->controls[1] = &made->other;
    made->workspace.controls = made->controls;
    made->workspace.controls_count = 2;
    *state = made;
    return 0;
}

static int tear_down(void **state)
{
    struct made *made = *state;

    arena_close(made->arena);
    return 0;
}

/* A file of KIND; dates may be NULL. */
static struct evidence *file(struct made *made, const char *kind,
                             const char *performed, const char *from,
                             const char *to)
{
    size_t at = made->workspace.evidence_count++;
    struct evidence *evidence = &made->files[at];

    assert_true(at < FILES_MAX);
    made->list[at] = evidence;
    evidence->name = str_printf(made->arena, "%zu.csv", at);
    evidence->path = str_printf(made->arena, "evidence/P/C/%zu.csv", at);
    evidence->kind = text_of(kind);
    evidence->performed.day = day(performed);
    evidence->covers_from.day = day(from);
    evidence->covers_to.day = day(to);
    evidence->period = &made->period;
    evidence->control = &made->control;
    return evidence;
}

/* One mark for each window, then "|" and the files in none. */
static void assert_marks(struct made *made, const char *wanted)
{
    static const char letters[] = "-ILBNMD";
    struct buf buf = buf_new(made->arena);

    evidence_index(&made->workspace);
    made->result = occurrences_of(made->arena, &made->workspace, &made->control,
                                  &made->period);
    for (size_t i = 0; i < made->result.count; i++)
        buf_add_byte(&buf, letters[made->result.items[i].state]);
    buf_printf(&buf, "|%zu", made->result.outside_count);
    assert_string_equal(str_zero_ended(made->arena, buf_str(&buf)), wanted);
}

static void by_day(void **state)
{
    struct made *made = *state;

    assert_marks(made, "MM|0");
    file(made, "attestation", "2026-03-31", NULL, NULL);
    assert_marks(made, "IM|0");
    file(made, "attestation", "2026-04-01", NULL, NULL);
    assert_marks(made, "II|0");
    assert_int_equal(made->result.expected, 2);
    assert_int_equal(made->result.covered, 2);
}

static void late_by_cover(void **state)
{
    struct made *made = *state;

    file(made, "population", "2026-03-31", "2026-01-01", "2026-03-31");
    assert_marks(made, "IM|0");
    /* The list was made in time, but the decisions were signed later. */
    file(made, "document", "2026-04-09", "2026-01-01", "2026-03-31");
    assert_marks(made, "LM|0");
    assert_int_equal(made->result.items[0].performed, day("2026-04-09"));
    made->workspace.windows.grace = 9;
    made->workspace.windows.has_grace = true;
    assert_marks(made, "IM|0");
    made->control.windows.has_grace = true; /* the control's own: none */
    assert_marks(made, "LM|0");
}

static void after_the_period(void **state)
{
    struct made *made = *state;

    file(made, "document", "2026-07-08", NULL, NULL);
    assert_marks(made, "MM|1");
    file(made, "document", "2026-07-08", "2026-04-01", "2026-06-30");
    assert_marks(made, "ML|1");
}

static void before_the_period(void **state)
{
    struct made *made = *state;

    file(made, "document", "2025-12-30", NULL, NULL);
    assert_marks(made, "MM|1");
    made->control.frequency = FREQUENCY_ANNUAL;
    assert_marks(made, "B|0");
    assert_int_equal(made->result.covered, 0);
    assert_true(occurrence_is_open(&made->result, made->result.items));
    made->control.windows.lookback = LOOKBACK_ALLOW;
    assert_marks(made, "B|0");
    assert_int_equal(made->result.covered, 1);
    assert_false(occurrence_is_open(&made->result, made->result.items));
    /* Too old for the twelve months before the period's end. */
    made->files[0].performed.day = day("2025-06-30");
    assert_marks(made, "M|1");
    file(made, "population", "2026-02-01", NULL, NULL);
    assert_marks(made, "I|1");
}

/* What speaks of almost a month belongs to it, and one day of the month
 * before does not count. */
static void half_a_window(void **state)
{
    struct made *made = *state;

    made->control.frequency = FREQUENCY_MONTHLY;
    file(made, "population", "2026-02-27", "2026-01-31", "2026-02-27");
    assert_marks(made, "MIMMMM|0");
    /* One summary is not three reviews. */
    file(made, "population", "2026-06-30", "2026-04-01", "2026-06-30");
    assert_marks(made, "MIMMMI|0");
}

static void lists_of_runs(void **state)
{
    struct made *made = *state;

    made->control.frequency = FREQUENCY_DAILY;
    made->period.to.day = day("2026-01-10");
    file(made, "population", "2026-01-05", "2026-01-01", "2026-01-05");
    assert_marks(made, "IIIIIMMMMM|0");
    file(made, "document", "2026-01-09", "2026-01-06", "2026-01-09");
    assert_marks(made, "IIIIIMMMIM|0");
}

static void did_not_occur(void **state)
{
    struct made *made = *state;
    struct evidence *empty = file(made, "population", "2026-03-31", NULL, NULL);

    empty->rows = text_of("0");
    assert_marks(made, "NM|0");
    file(made, "document", "2026-03-30", NULL, NULL); /* minutes */
    assert_marks(made, "IM|0");
    file(made, "document", "2026-06-30", NULL, NULL)->did_not_occur =
        text_of("There was no incident.");
    assert_marks(made, "IN|0");
    made->control.mode = MODE_EVENT;
    assert_marks(made, "I|0");
}

static void with_a_today(void **state)
{
    struct made *made = *state;

    made->workspace.has_as_of = true;
    made->workspace.as_of = day("2026-03-31");
    file(made, "document", "2026-05-05", NULL, NULL);
    assert_marks(made, "DD|0"); /* what is still to come is not there */
    assert_int_equal(made->result.next_due, day("2026-03-31"));
    made->workspace.as_of = day("2026-04-01");
    assert_marks(made, "MD|0");
    made->workspace.as_of = day("2026-05-05");
    assert_marks(made, "MI|0");
    made->files[0].performed.day = day("2026-02-01");
    made->workspace.as_of = day("2026-06-30");
    assert_marks(made, "IM|0");
}

static void what_does_not_count(void **state)
{
    struct made *made = *state;
    struct control *also[] = {&made->control};
    struct evidence *one = file(made, "document", "2026-02-01", NULL, NULL);
    struct evidence *two = file(made, "document", "2026-05-01", NULL, NULL);

    assert_marks(made, "II|0");
    one->exclude = text_of("names of customers");
    assert_marks(made, "MI|0");
    one->exclude = text_of("");
    two->supersedes = text_of("0.csv");
    assert_marks(made, "MI|0");
    two->control = &made->other;
    assert_marks(made, "IM|0");
    two->also.count = 1;
    two->also_refs = also;
    assert_marks(made, "MI|0");
    one->performed.day = DATE_NONE;
    two->supersedes = text_of("");
    assert_marks(made, "MI|1");
}

static void sets(void **state)
{
    struct made *made = *state;

    made->control.mode = MODE_CONFIG;
    made->control.frequency = FREQUENCY_ONGOING;
    assert_marks(made, "M|0");
    file(made, "configuration", "2025-11-01", NULL, NULL);
    assert_marks(made, "B|0");
    made->control.mode = MODE_DOCUMENT; /* in force until replaced */
    assert_marks(made, "I|0");
    made->control.mode = MODE_CONFIG;
    file(made, "configuration", NULL, NULL, NULL);
    assert_marks(made, "B|0");
    made->files[1].performed.day = day("2026-02-01");
    assert_marks(made, "I|0");
    made->files[1].performed.day = day("2026-07-03"); /* after the period */
    assert_marks(made, "B|1");
    made->files[1].covers_from.day = day("2026-05-01");
    made->files[1].covers_to.day = day("2026-07-03");
    assert_marks(made, "I|0");
}

static void type_i(void **state)
{
    struct made *made = *state;

    made->period.type = PERIOD_TYPE_I;
    made->period.from.day = made->period.to.day = day("2026-01-31");
    assert_marks(made, "M|0");
    file(made, "document", "2025-01-31", NULL, NULL);
    assert_marks(made, "B|0");
    file(made, "document", "2025-02-01", NULL, NULL);
    assert_marks(made, "I|0");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(by_day),
        CASE(late_by_cover),
        CASE(after_the_period),
        CASE(before_the_period),
        CASE(half_a_window),
        CASE(lists_of_runs),
        CASE(did_not_occur),
        CASE(with_a_today),
        CASE(what_does_not_count),
        CASE(sets),
        CASE(type_i),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
