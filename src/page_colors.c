/*
 * A theme speaks of white paper. On dark paper its accent is made so light
 * that it can be read, and keeps its hue.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "page_colors.h"

#include "layout/color.h"
#include "layout/style_fields.h"

/* As templates/binder.html has it. */
#define DARK_PAPER 0x161C23u

/* Contrasts times 100: of links, also on the tint; the law asks for 450. */
enum { LEGIBLE = 450, CLEAR = 750 };
enum { TINT = 12 }; /* percent of the accent in the dark tint */

static uint32_t lightened(uint32_t color)
{
    uint32_t light = color;

    for (int percent = 95;
         percent >= 0 && color_contrast(light, DARK_PAPER) < CLEAR;
         percent -= 5)
        light = color_mix(color, COLOR_WHITE, percent);
    return light;
}

static void set(struct arena *arena, struct value *map, const char *name,
                uint32_t color)
{
    value_set(map, name,
              value_str(arena, str_printf(arena, "#%06x", (unsigned)color)));
}

struct value *page_colors(struct arena *arena, const struct style *style)
{
    struct value *map = value_map(arena);
    uint32_t dark = lightened(style->accent);

    set(arena, map, "accent", style->accent);
    set(arena, map, "tint", style->tint);
    set(arena, map, "label",
        color_darkened(style->accent, style->tint, LEGIBLE));
    set(arena, map, "accent_dark", dark);
    set(arena, map, "label_dark", dark);
    set(arena, map, "tint_dark", color_mix(dark, DARK_PAPER, TINT));
    return map;
}
