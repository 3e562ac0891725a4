/*
 * Lists: each item's label stands on the first line of its body.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/spans.h"

#define LABEL_GAP LEN_PT(5)

static struct str ordinal(struct flow *flow, const struct doc_node *list,
                          int index)
{
    return str_printf(flow->arena, "%lld%c", (long long)list->start + index,
                      list->delimiter ? list->delimiter : '.');
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

/* Room for the widest label, which is the last one's. */
static len label_width(struct flow *flow, const struct doc_node *list)
{
    int count = 0;
    for (const struct doc_node *n = list->first; n; n = n->next)
        count++;
    struct spans spans = spans_new(flow, flow->look, 0, NULL);
    spans.now.is_tabular = true;
    spans_add(&spans, ordinal(flow, list, count - 1), list->pos);
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

static void flow_list_item(struct flow *flow, const struct doc_node *item,
                           int index, len width, bool is_flat)
{
    struct tag *list = flow->parent;
    struct tag *tag = tag_new(flow->arena, TAG_LI, list, item->pos);
    struct tag *label = tag_new(flow->arena, TAG_LBL, tag, item->pos);
    /* A list that begins inside an item shares the line with it; the outer
     * label must not be lost. */
    place_label(flow);
    flow->label_x = is_flat ? flow->x : flow->x - width - LABEL_GAP;
    flow->label = flow_label(flow, label_text(flow, item, index), label, width);
    flow->parent = tag_new(flow->arena, TAG_LBODY, tag, item->pos);
    if (is_flat)
        place_label(flow);
    flow_children(flow, item);
    place_label(flow);
    flow->parent = list;
    flow_space(flow, flow->is_tight ? flow->style->space_item
                                    : flow->style->space_paragraph);
}

void flow_list(struct flow *flow, const struct doc_node *node)
{
    len x = flow->x, width = flow->width;
    bool is_tight = flow->is_tight;
    struct tag *parent = flow->parent;
    flow->parent = tag_new(flow->arena, TAG_L, parent, node->pos);
    flow->is_tight = node->is_tight;
    flow->list_depth++;
    len label = label_width(flow, node);
    flow_indent(flow, label + LABEL_GAP);
    /* Too deep to indent: each label gets a line of its own. */
    bool is_flat = flow->x == x;
    int index = 0;
    for (const struct doc_node *n = node->first; n; n = n->next)
        flow_list_item(flow, n, index++, label, is_flat);
    flow->list_depth--;
    flow->x = x;
    flow->width = width;
    flow->is_tight = is_tight;
    flow->parent = parent;
    flow_space(flow, is_tight ? flow->style->space_item
                              : flow->style->space_paragraph);
}
