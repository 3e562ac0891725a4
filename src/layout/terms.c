/*
 * Blocks beyond plain Markdown: lists of terms, call-outs and captions.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/direction.h"
#include "layout/spans.h"

/* A term stands bold on lines of its own and is the label of its item. */
static void flow_term(struct flow *flow, const struct doc_node *term,
                      struct tag *label)
{
    struct spans spans = spans_new(flow, flow->look, flow->style->ink, label);
    spans.now.style |= FACE_BOLD;
    spans_inlines(&spans, term->first, NULL);
    flow_lines(flow, spans_set(&spans, flow->width, PARA_LEFT), flow->look);
    flow_keep(flow);
    flow_space(flow, flow->style->space_item);
}

static void flow_entry(struct flow *flow, const struct doc_node *item)
{
    struct tag *list = flow->parent;
    len x = flow->x, width = flow->width;
    struct tag *tag = tag_new(flow->arena, TAG_LI, list, item->pos);
    const struct doc_node *term = item->first;
    if (term && str_is(term->more->class_, "term")) {
        flow_term(flow, term, tag_new(flow->arena, TAG_LBL, tag, term->pos));
        term = term->next;
    }
    flow->parent = tag_new(flow->arena, TAG_LBODY, tag, item->pos);
    flow_notes(flow, flow->parent);
    flow_indent(flow, flow->style->indent_list, direction_is_rtl(flow, item));
    for (; term; term = term->next)
        flow_block(flow, term);
    flow->x = x;
    flow->width = width;
    flow->parent = list;
    flow_space(flow, flow->style->space_paragraph);
}

void flow_terms(struct flow *flow, const struct doc_node *node)
{
    struct tag *parent = flow->parent;
    flow->parent = tag_new(flow->arena, TAG_L, parent, node->pos);
    for (const struct doc_node *n = node->first; n; n = n->next)
        flow_entry(flow, n);
    flow->parent = parent;
}

void flow_callout_title(struct flow *flow, const struct doc_node *node)
{
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, node->pos);
    struct spans spans =
        spans_new(flow, &flow->style->h4, flow->style->accent, tag);
    flow->frame->color = flow->style->accent;
    spans_add(&spans, node->more->title, node->pos);
    flow_lines(flow, spans_set(&spans, flow->width, PARA_LEFT),
               &flow->style->h4);
    if (node->first)
        flow_keep(flow);
    flow_space(flow, flow->style->space_item);
}

void flow_caption(struct flow *flow, const struct doc_node *caption,
                  struct tag *table)
{
    const struct look *look = &flow->style->table;
    struct tag *tag = tag_new(flow->arena, table ? TAG_CAPTION : TAG_P,
                              table ? table : flow->parent, caption->pos);
    struct spans spans = spans_new(flow, look, flow->style->label, tag);
    spans.now.style |= FACE_BOLD;
    spans_inlines(&spans, caption->first, NULL);
    struct para *para = spans_set(&spans, flow->width, PARA_LEFT);
    for (struct line *line = para->first; line; line = line->next) {
        struct item *item = flow_line(flow, line, look);
        item->area = table;
        item->is_kept = true;
    }
    flow_space(flow, LEN_PT(3));
}
