/*
 * Every measure of a page in one table, and how a theme changes it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/box.h"
#include "layout/font.h"

struct style; /* fields in style.c's table; see style_fields.h if needed */

/* The default look: needs no change. */
struct style *style_new(struct arena *arena);
/* KEY ("margin-left", "body-size", "accent") to VALUE ("25mm", "10.5pt",
 * "#1f4e79", "sans"). False after a message: unknown key (with the nearest),
 * bad value, or a text colour with less than 4.5:1 contrast on white. */
bool style_set(struct style *style, struct diags *diags, struct text key,
               struct text value);

#endif
