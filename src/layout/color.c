/*
 * Arithmetic on colours, in whole numbers so that it is the same everywhere.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/color.h"

#include "base/ascii.h"

bool color_parse(struct str s, uint32_t *color)
{
    if (s.len != 7 || s.ptr[0] != '#')
        return false;
    *color = 0;
    for (size_t i = 1; i < 7; i++) {
        int digit = ascii_hex(s.ptr[i]);
        if (digit < 0)
            return false;
        *color = *color << 4 | (uint32_t)digit;
    }
    return true;
}

static int channel(uint32_t color, int shift)
{
    return (int)(color >> shift & 255);
}

uint32_t color_mix(uint32_t a, uint32_t b, int percent)
{
    uint32_t mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        int value = (channel(a, shift) * percent +
                     channel(b, shift) * (100 - percent) + 50) /
                    100;
        mixed |= (uint32_t)value << shift;
    }
    return mixed;
}

/* Linear light of an sRGB value in 1/10000: every eighth value of the curve
 * of IEC 61966-2-1, with straight lines between. */
static int linear(int value)
{
    static const int CURVE[33] = {
        0,    24,   52,   91,   144,  212,  296,  395,  513,  648,  802,
        976,  1170, 1384, 1620, 1878, 2159, 2462, 2789, 3140, 3515, 3916,
        4342, 4793, 5271, 5776, 6308, 6867, 7454, 8070, 8714, 9387, 10088};
    int low = CURVE[value / 8], high = CURVE[value / 8 + 1];
    return low + (high - low) * (value % 8) / 8;
}

/* Relative luminance in 1/10000. */
static int light(uint32_t color)
{
    return (linear(channel(color, 16)) * 2126 +
            linear(channel(color, 8)) * 7152 +
            linear(channel(color, 0)) * 722) /
           10000;
}

int color_contrast(uint32_t a, uint32_t b)
{
    int x = light(a) + 500, y = light(b) + 500;
    return x > y ? 100 * x / y : 100 * y / x;
}

uint32_t color_darkened(uint32_t color, uint32_t ground, int least)
{
    int percent = 100;
    uint32_t dark = color;
    while (percent > 0 && color_contrast(dark, ground) < least) {
        percent -= 4;
        dark = color_mix(color, COLOR_BLACK, percent);
    }
    return dark;
}
