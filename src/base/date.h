/*
 * Calendar dates without clock, locale or time zone (proleptic Gregorian).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

/* Days since 1970-01-01; DATE_NONE where there is no date. */
typedef int32_t date;
#define DATE_NONE INT32_MIN

/* Years 1 to 9999; DATE_NONE if there is no such day. */
date date_make(int year, int month, int day);
/* YYYY-MM-DD and nothing else, years 1900 to 2999; DATE_NONE otherwise. */
date date_parse(struct str s);
/* Zeros for DATE_NONE. */
void date_split(date d, int *year, int *month, int *day);
/* Months since the year 0, so that months can be compared and counted. */
int date_month(date d);
/* "2026-03-31"; empty for DATE_NONE. */
struct str date_iso(struct arena *arena, date d);
/* "31 March 2026": for prose in English. */
struct str date_long(struct arena *arena, date d);
/* 1 Monday .. 7 Sunday, as in ISO 8601; 0 for DATE_NONE. */
int date_weekday(date d);
/* MONTHS later, the day cut to the month's length (31 Jan + 1 = 28 Feb);
 * DATE_NONE for DATE_NONE and beyond the years of date_make. */
date date_add_months(date d, int months);

/* An ISO 8601 instant with its zone as written. */
struct instant {
    date day;      /* local calendar day, DATE_NONE if absent */
    int seconds;   /* since local midnight; -1 where only a day was given */
    int offset;    /* minutes east of UTC */
    bool has_zone; /* false: no zone was written */
};
/* YYYY-MM-DD, or with THH:MM[:SS], and then Z, +HH:MM, -HH:MM or no zone. False
 * if it is none; OUT is then without a day. */
bool instant_parse(struct str s, struct instant *out);
/* SECONDS since 1970 (UTC), as in SOURCE_DATE_EPOCH; without a day beyond the
 * years of date_make. */
struct instant instant_from_epoch(int64_t seconds);
/* "2026-01-31T00:00:00Z" in UTC: a day alone begins at midnight, and what has
 * no zone counts as UTC. Empty without a day. */
struct str instant_iso(struct arena *arena, struct instant t);

#endif
