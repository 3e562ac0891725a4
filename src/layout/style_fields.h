/*
 * What a style holds; for layout/ only, everyone else sets it by name.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_STYLE_FIELDS_H
#define LAYOUT_STYLE_FIELDS_H

#include "layout/style.h"

/* How a kind of text is set. */
struct look {
    enum family family;
    int face; /* FACE_BOLD | FACE_ITALIC */
    len size, leading;
};

/* Patterns of a running head or foot (running.h). */
struct running {
    struct str left, center, right;
};

struct style {
    struct arena *arena;
    len margin_left, margin_right, margin_top, margin_bottom;
    struct look body, title, organization, h2, h3, h4;
    struct look table, code, note, furniture, contents, chart;
    uint32_t ink, accent, muted;         /* of text */
    uint32_t tint, ground, rule, border; /* behind and between it */
    uint32_t label;                      /* the accent, readable on the tint */
    uint32_t chart_half, chart_open;     /* cells of what is late, or missing */
    bool has_tint, has_rule, has_border; /* set, not derived from accent */
    len space_paragraph, space_item, space_block;
    len space_title, space_h2, space_h3, space_h4, space_below_heading;
    len indent_list, indent_quote;
    len cell_pad_x, cell_pad_y, table_min_size;
    len chart_row, chart_height; /* of rows of cells, of the highest column */
    bool is_justified, is_hyphenated;
    struct str paper; /* or empty: the document's */
    struct running head, foot;
    struct str draft_mark;
    struct str logo_path, logo_alt;
    const struct image *logo; /* or NULL */
    len logo_height;
    bool is_logo_in_head;
};

/* From one baseline to the next: the set value, but never so little that
 * lines of SIZE touch. */
len look_leading(const struct look *look);
/* Where the baseline of a line of LOOK stands below the line's top. */
len look_baseline(const struct look *look, const struct fonts *fonts);
/* The look and the space above of a heading of LEVEL. */
const struct look *style_heading(const struct style *style, int level,
                                 len *space);

#endif
