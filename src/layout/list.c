/*
 * Lists: each item's label stands on the first line of its body.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/direction.h"
#include "layout/label.h"
#include "layout/spans.h"

#define LABEL_GAP LEN_PT(5)

/* 1 is "a", 26 "z", 27 "aa". */
static struct str in_letters(struct arena *arena, long long value)
{
    char letters[16];
    size_t at = sizeof letters;
    for (; value > 0 && at > 0; value = (value - 1) / 26)
        letters[--at] = (char)('a' + (value - 1) % 26);
    return str_copy(arena, str_make(letters + at, sizeof letters - at));
}

static struct str in_capitals(struct arena *arena, struct str letters)
{
    struct buf buf = buf_new(arena);
    for (size_t i = 0; i < letters.len; i++)
        buf_add_byte(&buf, (char)(letters.ptr[i] - 'a' + 'A'));
    return buf_str(&buf);
}

/* What Romans could not write is a number. */
static struct str counted(struct arena *arena, enum list_style style,
                          long long value)
{
    bool is_roman = style == LIST_LOWER_ROMAN || style == LIST_UPPER_ROMAN;
    bool is_letters = style == LIST_LOWER_ALPHA || style == LIST_UPPER_ALPHA;
    bool is_big = style == LIST_UPPER_ALPHA || style == LIST_UPPER_ROMAN;
    struct str text;
    if (value < 1 || (is_roman && value > 3999) || (!is_roman && !is_letters))
        return str_printf(arena, "%lld", value);
    text =
        is_roman ? label_roman(arena, (size_t)value) : in_letters(arena, value);
    return is_big ? in_capitals(arena, text) : text;
}

static struct str ordinal(struct flow *flow, const struct doc_node *list,
                          int index)
{
    struct str text =
        counted(flow->arena, list->style, (long long)list->more->start + index);
    char close = list->delimiter == '(' ? ')' : list->delimiter;
    return str_printf(flow->arena, "%s%.*s%c",
                      list->delimiter == '(' ? "(" : "", STR_ARG(text),
                      close ? close : '.');
}

static struct str label_text(struct flow *flow, const struct doc_node *item,
                             int index)
{
    static const char *const BULLETS[] = {"\u2022", "\u2013", "\u25E6"};
    if (item->is_task)
        return item->is_done ? STR("\u2611") : STR("\u2610");
    if (item->parent->is_ordered)
        return ordinal(flow, item->parent, index);
    return str_from(BULLETS[(flow->list_depth - 1) % 3]);
}

/* The longest label: the last number, but any of the Roman ones. */
static struct str longest_label(struct flow *flow, const struct doc_node *list)
{
    bool is_roman =
        list->style == LIST_LOWER_ROMAN || list->style == LIST_UPPER_ROMAN;
    struct str longest = STR_NONE;
    int index = 0;
    for (const struct doc_node *n = list->first; n; n = n->next, index++) {
        if (!is_roman && n->next)
            continue;
        struct str label = ordinal(flow, list, index);
        if (label.len > longest.len)
            longest = label;
    }
    return longest;
}

/* Room for the widest label. */
static len label_width(struct flow *flow, const struct doc_node *list)
{
    struct spans spans = spans_new(flow, flow->look, 0, NULL);
    spans.now.is_tabular = true;
    spans_add(&spans, longest_label(flow, list), list->pos);
    len min, max = 0;
    if (list->is_ordered)
        para_measure(flow->arena, flow->fonts, spans.items, spans.count, &min,
                     &max);
    len least = flow->style->indent_list - LABEL_GAP;
    return max > least ? max : least;
}

/* A line for the label that waits, when no text is to share it. */
static void place_label(struct flow *flow)
{
    if (!flow->label)
        return;
    flow_item(flow, look_leading(flow->look),
              look_baseline(flow->look, flow->fonts));
    flow_keep(flow);
}

/* How the labels of a list stand beside its items. */
struct hanging {
    len width;    /* of a label */
    bool is_flat; /* too deep to indent: each has a line of its own */
    bool is_rtl;  /* they are at the right */
};

static len label_place(struct flow *flow, const struct hanging *hanging)
{
    len right = flow->x + flow->width;
    if (!hanging->is_rtl)
        return hanging->is_flat ? flow->x
                                : flow->x - hanging->width - LABEL_GAP;
    if (hanging->is_flat)
        return right - hanging->width;
    return right + LABEL_GAP - line_left(flow->label);
}

static void flow_list_item(struct flow *flow, const struct doc_node *item,
                           int index, const struct hanging *hanging)
{
    struct tag *list = flow->parent;
    struct tag *tag = tag_new(flow->arena, TAG_LI, list, item->pos);
    struct tag *label = tag_new(flow->arena, TAG_LBL, tag, item->pos);
    /* A list that begins inside an item shares the line with it; the outer
     * label must not be lost. */
    place_label(flow);
    flow->label =
        flow_label(flow, label_text(flow, item, index), label, hanging->width);
    flow->label_x = label_place(flow, hanging);
    flow->parent = tag_new(flow->arena, TAG_LBODY, tag, item->pos);
    if (hanging->is_flat)
        place_label(flow);
    flow_children(flow, item);
    place_label(flow);
    flow->parent = list;
    flow_space(flow, flow->is_tight ? flow->style->space_item
                                    : flow->style->space_paragraph);
}

void flow_list(struct flow *flow, const struct doc_node *node)
{
    if (node->style == LIST_TERMS) {
        flow_terms(flow, node);
        return;
    }
    len x = flow->x, width = flow->width;
    bool is_tight = flow->is_tight;
    enum para_side side = flow->side;
    struct tag *parent = flow->parent;
    flow->parent = tag_new(flow->arena, TAG_L, parent, node->pos);
    flow->is_tight = node->is_tight;
    flow->side = direction_is_rtl(flow, node) ? SIDE_RIGHT : SIDE_LEFT;
    flow->list_depth++;
    struct hanging hanging = {.width = label_width(flow, node),
                              .is_rtl = flow->side == SIDE_RIGHT};
    flow_indent(flow, hanging.width + LABEL_GAP, hanging.is_rtl);
    hanging.is_flat = flow->width == width;
    int index = 0;
    for (const struct doc_node *n = node->first; n; n = n->next)
        flow_list_item(flow, n, index++, &hanging);
    flow->list_depth--;
    flow->x = x;
    flow->width = width;
    flow->is_tight = is_tight;
    flow->side = side;
    flow->parent = parent;
    flow_space(flow, is_tight ? flow->style->space_item
                              : flow->style->space_paragraph);
}
