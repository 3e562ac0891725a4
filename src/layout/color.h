/*
 * Colours as numbers 0xRRGGBB: reading, mixing, and how well one can be read
 * on another.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_COLOR_H
#define LAYOUT_COLOR_H

#include "base/str.h"

#define COLOR_WHITE 0xFFFFFFu
#define COLOR_BLACK 0x000000u

/* "#1f4e79"; false for anything else. */
bool color_parse(struct str s, uint32_t *color);
/* PERCENT of A, the rest of B. */
uint32_t color_mix(uint32_t a, uint32_t b, int percent);
/* The contrast of A and B times 100, from 100 to 2100 (WCAG 2.1, 1.4.3). */
int color_contrast(uint32_t a, uint32_t b);
/* COLOR, made so dark that its contrast with GROUND is LEAST or black. */
uint32_t color_darkened(uint32_t color, uint32_t ground, int least);

#endif
