/*
 * Every measure of a page in one table, and how a theme changes it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/box.h"
#include "layout/font.h"

struct style; /* fields in style.c's table; see style_fields.h if needed */
struct image;

/* The default look: needs no change. */
struct style *style_new(struct arena *arena);
/* KEY ("margin-left", "body-size", "accent") to VALUE ("25mm", "10.5pt",
 * "#1f4e79", "sans"); texts are borrowed. Tint, rule and border follow from
 * the accent until they are set. False after a message: unknown key (with the
 * nearest), bad value, or text with less than 4.5:1 contrast to what is behind
 * it. */
bool style_set(struct style *style, struct diags *diags, struct text key,
               struct text value);
/* LOGO is the picture of the key "logo"; it must outlive the style. */
void style_set_logo(struct style *style, const struct image *logo);

#endif
