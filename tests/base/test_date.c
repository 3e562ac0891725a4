/*
 * Tests of base/date.c: leap years, bounds, months, ISO 8601.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/date.h"

#include "base/scratch.h"

static void test_known_days(void **state)
{
    (void)state;
    assert_int_equal(date_make(1970, 1, 1), 0);
    assert_int_equal(date_make(1969, 12, 31), -1);
    assert_int_equal(date_make(2000, 2, 29), 11016);
    assert_int_equal(date_make(2026, 3, 31), 20543);
    assert_int_equal(date_make(1, 1, 1), -719162);
    assert_int_equal(date_make(9999, 12, 31), 2932896);
}

static void test_days_that_are_none(void **state)
{
    const int none[][3] = {
        {2026, 2, 29}, {1900, 2, 29}, {2100, 2, 29}, {2026, 4, 31},
        {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},  {2026, 1, 32},
        {0, 1, 1},     {10000, 1, 1}, {-5, 1, 1},    {2026, -1, 1},
    };
    (void)state;

    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(date_make(none[i][0], none[i][1], none[i][2]),
                         DATE_NONE);
    assert_int_not_equal(date_make(2024, 2, 29), DATE_NONE);
    assert_int_not_equal(date_make(2400, 2, 29), DATE_NONE);
}

static void test_every_day_splits_and_returns(void **state)
{
    int year, month, day, before = 0;
    (void)state;

    for (date d = date_make(1, 1, 1); d <= date_make(9999, 12, 31); d++) {
        int key;
        date_split(d, &year, &month, &day);
        key = (year * 100 + month) * 100 + day;
        if (date_make(year, month, day) != d || key <= before)
            fail_msg("day %d is %d-%d-%d", d, year, month, day);
        before = key;
    }
    date_split(DATE_NONE, &year, &month, &day);
    assert_int_equal(year + month + day, 0);
    date_split(INT32_MAX, &year, &month, &day);
    assert_int_equal(year + month + day, 0);
}

static void test_parse(void **state)
{
    const char *const bad[] = {
        "",           "2026-3-31",   "2026-03-31 ", " 2026-03-31", "2026/03/31",
        "2026-02-29", "1899-12-31",  "3000-01-01",  "2026-03-3x",  "+026-03-31",
        "20260331",   "2026-03-31T", "2026-00-10",  "2026-12-00",  "-026-12-01",
    };
    (void)state;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(date_parse(str_from(bad[i])), DATE_NONE);
    assert_int_equal(date_parse(STR("2026-03-31")), 20543);
    assert_int_not_equal(date_parse(STR("1900-01-01")), DATE_NONE);
    assert_int_not_equal(date_parse(STR("2999-12-31")), DATE_NONE);
    assert_int_equal(date_parse(STR("2026-03\0"
                                    "31")),
                     DATE_NONE);
}

static void test_print(void **state)
{
    (void)state;
    assert_str(date_iso(arena, date_make(2026, 3, 31)), "2026-03-31");
    assert_str(date_iso(arena, date_make(7, 1, 2)), "0007-01-02");
    assert_str(date_long(arena, date_make(2026, 3, 31)), "31 March 2026");
    assert_str(date_long(arena, date_make(2026, 12, 1)), "1 December 2026");
    assert_str(date_iso(arena, DATE_NONE), "");
    assert_str(date_long(arena, DATE_NONE), "");
    assert_str(date_iso(arena, INT32_MAX), "");
}

static void test_weekday(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(date_make(1970, 1, 1)), 4);
    assert_int_equal(date_weekday(date_make(2026, 11, 23)), 1);
    assert_int_equal(date_weekday(date_make(2026, 11, 22)), 7);
    assert_int_equal(date_weekday(date_make(1900, 1, 1)), 1);
    assert_int_equal(date_weekday(date_make(1, 1, 1)), 1);
    assert_int_equal(date_weekday(DATE_NONE), 0);
}

static void assert_months(const char *from, int months, const char *to)
{
    date d = date_add_months(date_parse(str_from(from)), months);

    assert_str(date_iso(arena, d), to);
}

static void test_add_months(void **state)
{
    (void)state;
    assert_months("2026-01-31", 1, "2026-02-28");
    assert_months("2024-01-31", 1, "2024-02-29");
    assert_months("2026-01-31", 3, "2026-04-30");
    assert_months("2026-11-30", 3, "2027-02-28");
    assert_months("2026-01-15", 12, "2027-01-15");
    assert_months("2024-02-29", 12, "2025-02-28");
    assert_months("2026-03-31", -1, "2026-02-28");
    assert_months("2026-01-01", -1, "2025-12-01");
    assert_months("2026-01-01", -13, "2024-12-01");
    assert_months("2026-05-05", 0, "2026-05-05");
    assert_months("2026-01-01", INT32_MAX, "");
    assert_months("2026-01-01", INT32_MIN, "");
    assert_int_equal(date_add_months(DATE_NONE, 1), DATE_NONE);
    assert_int_equal(date_add_months(date_make(9999, 12, 1), 1), DATE_NONE);
    assert_int_equal(date_add_months(date_make(1, 1, 1), -1), DATE_NONE);
}

static void assert_instant(const char *text, int seconds, int offset,
                           bool has_zone, const char *utc)
{
    struct instant t;

    assert_true(instant_parse(str_from(text), &t));
    assert_int_equal(t.seconds, seconds);
    assert_int_equal(t.offset, offset);
    assert_int_equal(t.has_zone, has_zone);
    assert_str(instant_iso(arena, t), utc);
}

static void test_instants(void **state)
{
    (void)state;
    assert_instant("2026-01-31", -1, 0, false, "2026-01-31T00:00:00Z");
    assert_instant("2026-01-31T10:30", 37800, 0, false, "2026-01-31T10:30:00Z");
    assert_instant("2026-01-31T10:30:05Z", 37805, 0, true,
                   "2026-01-31T10:30:05Z");
    assert_instant("2026-01-01T00:30+01:00", 1800, 60, true,
                   "2025-12-31T23:30:00Z");
    assert_instant("2026-12-31T23:30:59-05:45", 84659, -345, true,
                   "2027-01-01T05:15:59Z");
    assert_instant("2026-01-31T00:00Z", 0, 0, true, "2026-01-31T00:00:00Z");
}

static void test_texts_that_are_no_instants(void **state)
{
    const char *const bad[] = {
        "",
        "2026-02-30T10:00Z",
        "2026-01-31T",
        "2026-01-31 10:00",
        "2026-01-31T10",
        "2026-01-31T24:00",
        "2026-01-31T10:60",
        "2026-01-31T10:00:60",
        "2026-01-31T10:00:",
        "2026-01-31T10:00:5",
        "2026-01-31T10:00z",
        "2026-01-31T10:00ZZ",
        "2026-01-31T10:00+1:00",
        "2026-01-31T10:00+24:00",
        "2026-01-31T10:00+01:60",
        "2026-01-31T10:00+0100",
        "2026-01-31T10:00+01:00x",
        "2026-01-31T10:00*01:00",
        "2026-01-31Z",
    };
    struct instant t;
    (void)state;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (instant_parse(str_from(bad[i]), &t))
            fail_msg("'%s' is no instant", bad[i]);
        assert_int_equal(t.day, DATE_NONE);
        assert_str(instant_iso(arena, t), "");
    }
}

static void test_epoch(void **state)
{
    const struct {
        int64_t seconds;
        const char *expected;
    } cases[] = {
        {0, "1970-01-01T00:00:00Z"},
        {-1, "1969-12-31T23:59:59Z"},
        {-86400, "1969-12-31T00:00:00Z"},
        {1774915199, "2026-03-30T23:59:59Z"},
        {253402300799, "9999-12-31T23:59:59Z"},
        {253402300800, ""},
        {INT64_MAX, ""},
        {INT64_MIN, ""},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(instant_iso(arena, instant_from_epoch(cases[i].seconds)),
                   cases[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_known_days),
        TEST(test_days_that_are_none),
        TEST(test_every_day_splits_and_returns),
        TEST(test_parse),
        TEST(test_print),
        TEST(test_weekday),
        TEST(test_add_months),
        TEST(test_instants),
        TEST(test_texts_that_are_no_instants),
        TEST(test_epoch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
