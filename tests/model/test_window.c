/*
 * Windows against a table made by hand, and as properties of any period.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/window.h"

#include "golden.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_open();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

static struct control control_of(enum frequency frequency)
{
    struct control control = {.frequency = frequency};

    control.effective_from.day = control.effective_to.day = DATE_NONE;
    return control;
}

static struct period period_of(date from, date to)
{
    struct period period = {.type = PERIOD_TYPE_II};

    period.from.day = from;
    period.to.day = to;
    return period;
}

/* The table -------------------------------------------------------------- */

static struct window_rule rule_of(struct str words)
{
    struct workspace workspace = {0};
    struct control control = {0};
    struct window_rule *rule = &workspace.windows;
    struct str word;

    while (!str_is(words, "-") && str_next_piece(&words, ',', &word)) {
        size_t at = str_find_byte(word, '=', 0);
        struct str key = str_slice(word, 0, at);
        struct str value = str_slice(word, at + 1, word.len);
        if (str_is(key, "partial"))
            assert_true(rule->partial = partial_rule_from(value));
        else if (str_is(key, "yearly"))
            assert_true(rule->yearly = yearly_rule_from(value));
        else if (str_is(key, "days"))
            assert_true(rule->days = day_rule_from(value));
        else if (str_is(key, "grace"))
            rule->grace = atoi(value.ptr);
        else
            fail_msg("unknown rule '%.*s'", STR_ARG(word));
        rule->has_grace = true;
    }
    return window_rule_of(&workspace, &control);
}

static struct str shown(const struct window *window)
{
    return str_printf(
        arena, "%.*s..%.*s@%.*s%s", STR_ARG(date_iso(arena, window->from)),
        STR_ARG(date_iso(arena, window->to)),
        STR_ARG(date_iso(arena, window->due)), window->is_expected ? "" : "!");
}

static size_t expected_of(const struct windows *windows)
{
    size_t count = 0;

    for (size_t i = 0; i < windows->count; i++)
        count += windows->items[i].is_expected;
    return count;
}

/* One "key=value" of the last column. */
static void compare(const struct windows *windows, struct str fact, int line)
{
    size_t at = str_find_byte(fact, '=', 0);
    struct str value = str_slice(fact, at + 1, fact.len);
    struct str key = str_slice(fact, 0, at), actual;
    int place = atoi(str_zero_ended(arena, key));

    if (str_is(key, "n"))
        actual = str_printf(arena, "%zu", windows->count);
    else if (str_is(key, "x"))
        actual = str_printf(arena, "%zu", expected_of(windows));
    else {
        if (place < 0)
            place += (int)windows->count + 1;
        assert_in_range(place, 1, windows->count);
        actual = shown(&windows->items[place - 1]);
    }
    if (!str_eq(actual, value))
        fail_msg("windows.tsv:%d: %.*s, but the program says %.*s", line,
                 STR_ARG(fact), STR_ARG(actual));
}

static void check_row(struct str row, int line)
{
    struct str cell[6], facts, fact;
    struct control control;
    struct period period;
    struct window_rule rule;
    struct windows windows;

    for (int i = 0; i < 6; i++)
        assert_true(str_next_piece(&row, '\t', &cell[i]));
    control = control_of(frequency_from(cell[0]));
    period = period_of(date_parse(cell[1]), date_parse(cell[2]));
    rule = rule_of(cell[3]);
    if (!str_is(cell[4], "-")) {
        size_t at = str_find(cell[4], STR(".."), 0);
        control.effective_from.day = date_parse(str_slice(cell[4], 0, at));
        control.effective_to.day =
            date_parse(str_slice(cell[4], at + 2, cell[4].len));
    }
    windows = windows_of(arena, &control, &period, &rule);
    facts = cell[5];
    while (str_next_piece(&facts, ' ', &fact))
        compare(&windows, fact, line);
}

static void agrees_with_the_table(void **state)
{
    struct str text = golden_read(arena, "tests/model/windows.tsv"), row;
    int line = 0, rows = 0;

    (void)state;
    while (str_next_line(&text, &row)) {
        line++;
        if (row.len == 0 || row.ptr[0] == '#')
            continue;
        check_row(row, line);
        rows++;
    }
    assert_true(rows > 50);
}

/* Properties ------------------------------------------------------------- */

/* The same numbers on every machine. */
static uint32_t next_random(void)
{
    static uint32_t seed = 20260101;

    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

static struct window_rule random_rule(void)
{
    return (struct window_rule){
        .partial = (enum partial_rule)(1 + next_random() % (PARTIAL_COUNT - 1)),
        .yearly = (enum yearly_rule)(1 + next_random() % (YEARLY_COUNT - 1)),
        .days = (enum day_rule)(1 + next_random() % (DAYS_COUNT - 1)),
        .grace = (int)(next_random() % 20),
        .has_grace = true,
    };
}

static void assert_tiled(const struct windows *windows,
                         const struct period *period)
{
    date next = period->from.day;

    assert_true(windows->count > 0);
    for (size_t i = 0; i < windows->count; i++) {
        const struct window *window = &windows->items[i];
        assert_int_equal(window->from, next);
        assert_true(window->to >= window->from);
        assert_true(window->full_from <= window->from);
        assert_true(window->full_to >= window->to || window->is_merged);
        next = window->to + 1;
    }
    assert_int_equal(next, period->to.day + 1);
}

static void tiles_any_period(void **state)
{
    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct control control = control_of(
            (enum frequency)(1 + next_random() % (FREQUENCY_COUNT - 1)));
        date from = date_make(1999, 1, 1) + (date)(next_random() % 20000);
        struct period period =
            period_of(from, from + (date)(next_random() % 500));
        struct window_rule rule = random_rule();
        struct windows windows = windows_of(arena, &control, &period, &rule);
        assert_tiled(&windows, &period);
    }
}

/* Of two periods that follow each other exactly one expects each unit. */
static void expects_each_unit_once(void **state)
{
    struct window_rule rule = {.partial = PARTIAL_DUE,
                               .yearly = YEARLY_CALENDAR,
                               .days = DAYS_BUSINESS,
                               .has_grace = true};

    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct control control =
            control_of((enum frequency)(FREQUENCY_DAILY + next_random() % 6));
        date from = date_make(2015, 1, 1) + (date)(next_random() % 5000);
        date middle = from + (date)(next_random() % 300);
        date to = middle + 1 + (date)(next_random() % 300);
        struct period one = period_of(from, middle);
        struct period two = period_of(middle + 1, to);
        struct period all = period_of(from, to);
        struct windows a = windows_of(arena, &control, &one, &rule);
        struct windows b = windows_of(arena, &control, &two, &rule);
        struct windows c = windows_of(arena, &control, &all, &rule);
        assert_int_equal(expected_of(&a) + expected_of(&b), expected_of(&c));
    }
}

static void goes_without_a_period(void **state)
{
    struct window_rule rule = rule_of(STR("-"));
    struct control control = control_of(FREQUENCY_DAILY);
    struct period backwards = period_of(10, 5);
    struct period none = period_of(DATE_NONE, 5);
    struct period ages =
        period_of(date_make(1900, 1, 1), date_make(2999, 1, 1));
    struct period last =
        period_of(date_make(9999, 1, 1), date_make(9999, 12, 31));

    (void)state;
    assert_int_equal(windows_of(arena, &control, &backwards, &rule).count, 0);
    assert_int_equal(windows_of(arena, &control, &none, &rule).count, 0);
    assert_int_equal(windows_of(arena, &control, &ages, &rule).count, 1);
    for (int i = 1; i < FREQUENCY_COUNT; i++) {
        struct windows windows;
        control.frequency = (enum frequency)i;
        windows = windows_of(arena, &control, &last, &rule);
        assert_tiled(&windows, &last);
    }
}

static void label_is(enum frequency frequency, const char *from, const char *to,
                     size_t at, const char *wanted)
{
    struct control control = control_of(frequency);
    struct period period =
        period_of(date_parse(str_from(from)), date_parse(str_from(to)));
    struct window_rule rule = rule_of(STR("-"));
    struct windows windows = windows_of(arena, &control, &period, &rule);
    struct str label = window_label(arena, &control, &windows.items[at]);

    assert_string_equal(str_zero_ended(arena, label), wanted);
}

static void names_windows(void **state)
{
    (void)state;
    label_is(FREQUENCY_WEEKLY, "2021-01-01", "2021-02-01", 0, "2020-W53");
    label_is(FREQUENCY_WEEKLY, "2026-01-01", "2026-12-31", 52, "2026-W53");
    label_is(FREQUENCY_WEEKLY, "2024-12-30", "2025-01-31", 0, "2025-W01");
    label_is(FREQUENCY_MONTHLY, "2026-01-15", "2026-06-30", 0, "2026-01");
    label_is(FREQUENCY_QUARTERLY, "2026-01-01", "2026-06-30", 1, "2026 Q2");
    label_is(FREQUENCY_SEMIANNUAL, "2026-01-01", "2026-06-30", 0, "2026 H1");
    label_is(FREQUENCY_ANNUAL, "2026-01-01", "2026-12-31", 0, "2026");
    label_is(FREQUENCY_ANNUAL, "2026-01-01", "2026-06-30", 0,
             "2026-01-01 to 2026-06-30");
    label_is(FREQUENCY_DAILY, "2026-01-01", "2026-06-30", 1, "2026-01-02");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_table),
        cmocka_unit_test(tiles_any_period),
        cmocka_unit_test(expects_each_unit_once),
        cmocka_unit_test(goes_without_a_period),
        cmocka_unit_test(names_windows),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
