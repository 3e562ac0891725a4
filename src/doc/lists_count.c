/*
 * What the letters of a list's markers count.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "base/ascii.h"
#include "doc/lists_parts.h"

#define ROMAN_LIMIT 89 /* "mix." and "did." are words */

static int roman_digit(char c)
{
    switch (c | 0x20) {
    case 'i': return 1;
    case 'v': return 5;
    case 'x': return 10;
    case 'l': return 50;
    default: return 0;
    }
}

static void put_roman(int value, char *out)
{
    static const struct {
        int value;
        const char *digits;
    } steps[] = {{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"},
                 {5, "v"},  {4, "iv"},  {1, "i"}};
    size_t len = 0;

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        for (; value >= steps[i].value; value -= steps[i].value) {
            size_t more = strlen(steps[i].digits);

            memcpy(out + len, steps[i].digits, more);
            len += more;
        }
    out[len] = '\0';
}

int lists_roman(struct str s)
{
    int value = 0, last = 0;
    char proper[32];

    if (s.len == 0 || s.len > LISTS_MARKER_LIMIT)
        return 0;
    for (size_t i = s.len; i-- > 0;) {
        int digit = roman_digit(s.ptr[i]);

        if (digit == 0)
            return 0;
        value += digit < last ? -digit : digit;
        last = digit > last ? digit : last;
    }
    if (value < 1 || value > ROMAN_LIMIT)
        return 0;
    put_roman(value, proper);
    return str_eq_nocase(s, str_from(proper)) ? value : 0;
}

int lists_value(struct str marker, enum list_style style)
{
    uint64_t number;
    char c = marker.len > 0 ? marker.ptr[0] : '0';
    bool is_single = marker.len == 1;

    switch (style) {
    case LIST_LOWER_ALPHA:
        return is_single && ascii_is_lower(c) ? c - 'a' + 1 : 0;
    case LIST_UPPER_ALPHA:
        return is_single && ascii_is_upper(c) ? c - 'A' + 1 : 0;
    case LIST_LOWER_ROMAN: return ascii_is_lower(c) ? lists_roman(marker) : 0;
    case LIST_UPPER_ROMAN: return ascii_is_upper(c) ? lists_roman(marker) : 0;
    default: return str_to_uint(marker, 999999, &number) ? (int)number : 0;
    }
}

enum list_style lists_style(struct str marker)
{
    bool is_big = ascii_is_upper(marker.ptr[0]);

    if (ascii_is_digit(marker.ptr[0]))
        return LIST_DECIMAL;
    if (marker.len > 1 || (marker.ptr[0] | 0x20) == 'i')
        return is_big ? LIST_UPPER_ROMAN : LIST_LOWER_ROMAN;
    return is_big ? LIST_UPPER_ALPHA : LIST_LOWER_ALPHA;
}
