/*
 * The theme's colours for the binder's page in a browser.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PAGE_COLORS_H
#define PAGE_COLORS_H

#include "compose/value.h"
#include "layout/style.h"

/* {accent, label, tint} on white paper, and each with "_dark" on the dark
 * paper of a browser that prefers it: "#1f4e79". Text in them is readable. */
struct value *page_colors(struct arena *arena, const struct style *style);

#endif
