/*
 * Calendar arithmetic and ISO 8601.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/date.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, DAY_SECONDS = 86400 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days from 0000-03-01 to YEAR-MONTH-DAY. Years that begin in March have the
 * leap day at their end, so a month's start is a straight line. */
static int32_t days_since_march_0(int year, int month, int day)
{
    int y = month > 2 ? year : year - 1;
    int m = month > 2 ? month - 3 : month + 9;

    return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

enum { EPOCH = 719468 }; /* 1970-01-01, counted from 0000-03-01 */

date date_make(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
        day < 1 || day > month_length(year, month))
        return DATE_NONE;
    return days_since_march_0(year, month, day) - EPOCH;
}

static bool in_range(date d)
{
    return d >= days_since_march_0(FIRST_YEAR, 1, 1) - EPOCH &&
           d <= days_since_march_0(LAST_YEAR, 12, 31) - EPOCH;
}

void date_split(date d, int *year, int *month, int *day)
{
    int days, era, of_era, y, of_year, m;

    *year = *month = *day = 0;
    if (!in_range(d))
        return;
    days = d + EPOCH;
    era = days / 146097; /* 400 years */
    of_era = days % 146097;
    y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    of_year = of_era - (365 * y + y / 4 - y / 100);
    m = (5 * of_year + 2) / 153;
    *day = of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = era * 400 + y + (*month <= 2);
}

/* The number that the LEN digits at AT write, or -1. */
static int digits(struct str s, size_t at, size_t len)
{
    uint64_t value;

    if (at + len > s.len ||
        !str_to_uint(str_slice(s, at, at + len), 9999, &value))
        return -1;
    return (int)value;
}

static bool has_byte(struct str s, size_t at, char byte)
{
    return at < s.len && s.ptr[at] == byte;
}

date date_parse(struct str s)
{
    int year;

    if (s.len != 10 || !has_byte(s, 4, '-') || !has_byte(s, 7, '-'))
        return DATE_NONE;
    year = digits(s, 0, 4);
    if (year < 1900 || year > 2999)
        return DATE_NONE;
    return date_make(year, digits(s, 5, 2), digits(s, 8, 2));
}

int date_month(date d)
{
    int year, month, day;

    date_split(d, &year, &month, &day);
    return year * 12 + month - 1;
}

struct str date_iso(struct arena *arena, date d)
{
    int year, month, day;

    date_split(d, &year, &month, &day);
    if (day == 0)
        return STR_NONE;
    return str_printf(arena, "%04d-%02d-%02d", year, month, day);
}

struct str date_long(struct arena *arena, date d)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    int year, month, day;

    date_split(d, &year, &month, &day);
    if (day == 0)
        return STR_NONE;
    return str_printf(arena, "%d %s %d", day, names[month - 1], year);
}

int date_weekday(date d)
{
    /* 1970-01-01 was a Thursday. */
    int64_t days = (int64_t)d + 3;

    return d == DATE_NONE ? 0 : (int)((days % 7 + 7) % 7) + 1;
}

date date_add_months(date d, int months)
{
    int year, month, day, length;
    int64_t total;

    date_split(d, &year, &month, &day);
    total = (int64_t)year * 12 + month - 1 + months;
    if (day == 0 || total < FIRST_YEAR * 12 || total >= (LAST_YEAR + 1) * 12)
        return DATE_NONE;
    year = (int)(total / 12);
    month = (int)(total % 12) + 1;
    length = month_length(year, month);
    return date_make(year, month, day < length ? day : length);
}

/* "Z", "+HH:MM" or "-HH:MM" and nothing else. */
static bool parse_zone(struct str s, struct instant *out)
{
    int hours = digits(s, 1, 2), minutes = digits(s, 4, 2);

    if (s.len == 0)
        return true;
    out->has_zone = true;
    if (str_is(s, "Z"))
        return true;
    if (s.len != 6 || !has_byte(s, 3, ':') ||
        (s.ptr[0] != '+' && s.ptr[0] != '-') || hours < 0 || hours > 23 ||
        minutes < 0 || minutes > 59)
        return false;
    out->offset = hours * 60 + minutes;
    if (s.ptr[0] == '-')
        out->offset = -out->offset;
    return true;
}

/* "THH:MM[:SS]" and a zone. */
static bool parse_time(struct str s, struct instant *out)
{
    int hours = digits(s, 1, 2), minutes = digits(s, 4, 2), seconds = 0;
    size_t end = 6;

    if (!has_byte(s, 0, 'T') || !has_byte(s, 3, ':'))
        return false;
    if (has_byte(s, 6, ':')) {
        seconds = digits(s, 7, 2);
        end = 9;
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 ||
        seconds > 59)
        return false;
    out->seconds = (hours * 60 + minutes) * 60 + seconds;
    return parse_zone(str_slice(s, end, s.len), out);
}

bool instant_parse(struct str s, struct instant *out)
{
    struct instant t = {.day = date_parse(str_slice(s, 0, 10)), .seconds = -1};

    if (t.day == DATE_NONE ||
        (s.len > 10 && !parse_time(str_slice(s, 10, s.len), &t))) {
        *out = (struct instant){.day = DATE_NONE, .seconds = -1};
        return false;
    }
    *out = t;
    return true;
}

struct instant instant_from_epoch(int64_t seconds)
{
    int64_t of_day = (seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
    int64_t days = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);

    if (days <= INT32_MIN || days > INT32_MAX || !in_range((date)days))
        return (struct instant){.day = DATE_NONE, .seconds = -1};
    return (struct instant){(date)days, (int)of_day, 0, true};
}

struct str instant_iso(struct arena *arena, struct instant t)
{
    int64_t seconds = t.seconds > 0 ? t.seconds : 0;
    struct instant utc;
    struct str day;

    if (t.day == DATE_NONE)
        return STR_NONE;
    seconds += (int64_t)t.day * DAY_SECONDS - (int64_t)t.offset * 60;
    utc = instant_from_epoch(seconds);
    day = date_iso(arena, utc.day);
    if (day.len == 0)
        return STR_NONE;
    return str_printf(arena, "%.*sT%02d:%02d:%02dZ", STR_ARG(day),
                      utc.seconds / 3600, utc.seconds / 60 % 60,
                      utc.seconds % 60);
}
