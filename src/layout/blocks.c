/*
 * One function for each kind of block that has no file of its own, and the
 * table that finds it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/direction.h"
#include "layout/spans.h"
#include "layout/title.h"
#include "layout/toc.h"

#define QUOTE_BAR   LEN_PT(5) / 2
#define CALLOUT_BAR LEN_PT(3)
#define LEAST_WIDTH LEN_PT(110) /* of text, however deep it is indented */

enum para_align flow_align(const struct flow *flow)
{
    /* Narrow justified lines have holes. */
    bool is_wide = flow->width > flow->look->size * 21;
    return flow->style->is_justified && is_wide ? PARA_JUSTIFIED : PARA_LEFT;
}

void flow_indent(struct flow *flow, len indent, bool is_rtl)
{
    if (flow->width - indent < LEAST_WIDTH)
        return;
    if (!is_rtl)
        flow->x += indent;
    flow->width -= indent;
}

struct line *flow_label(struct flow *flow, struct str text, struct tag *tag,
                        len width)
{
    struct spans spans = spans_new(flow, flow->look, flow->style->ink, tag);
    spans.now.is_tabular = true;
    spans_add(&spans, text, tag->pos);
    return spans_set(&spans, width, PARA_RIGHT)->first;
}

static bool is_visible(const struct doc_node *from, const struct doc_node *end)
{
    for (const struct doc_node *n = from; n && n != end; n = n->next)
        if (n->kind != DOC_SOFT_BREAK && n->kind != DOC_LINE_BREAK)
            return true;
    return false;
}

static void flow_text(struct flow *flow, const struct doc_node *node,
                      const struct doc_node *from, const struct doc_node *end)
{
    if (!is_visible(from, end))
        return;
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, node->pos);
    struct spans spans = spans_new(flow, flow->look, flow->style->ink, tag);
    spans_inlines(&spans, from, end);
    flow_lines(flow, spans_set(&spans, flow->width, flow_align(flow)),
               flow->look);
    flow_notes(flow, flow->parent);
    flow_space(flow, flow->is_tight ? flow->style->space_item
                                    : flow->style->space_paragraph);
}

/* Whether a paragraph that came out LINES high only leads to what follows it:
 * "These are the steps:", or a line or two between a heading and its table. */
static bool announces(struct flow *flow, const struct doc_node *node, int lines)
{
    const struct doc_node *next = node->next;
    if (!next || (next->kind != DOC_LIST && next->kind != DOC_TABLE &&
                  next->kind != DOC_CODE_BLOCK && next->kind != DOC_QUOTE &&
                  next->kind != DOC_CHART))
        return false;
    if (node->prev && node->prev->kind == DOC_HEADING && lines <= 2)
        return true;
    struct str text = str_trim(doc_plain(flow->arena, node));
    return str_has_suffix(text, STR(":"));
}

static int count_lines(const struct flow *flow, const struct item *before)
{
    int lines = 0;
    const struct item *item = before ? before->next : flow->first;
    for (; item; item = item->next)
        lines += item->kind == ITEM_BOX;
    return lines;
}

#define ICON_LINES 3 /* a higher picture has a place of its own */

/* Whether IMAGE, among words, stands in their line. */
static bool is_icon(struct flow *flow, const struct doc_node *image)
{
    if (!image->prev && !image->next)
        return false;
    const struct image *found = flow_image(flow, image);
    return !found ||
           found->shown_height <= ICON_LINES * look_leading(flow->look);
}

/* Large pictures among the words of a paragraph divide it. */
static void flow_paragraph(struct flow *flow, const struct doc_node *node)
{
    const struct doc_node *from = node->first;
    const struct item *before = flow->last;
    for (const struct doc_node *n = node->first; n; n = n->next) {
        if (n->kind != DOC_IMAGE || is_icon(flow, n))
            continue;
        flow_text(flow, node, from, n);
        flow_figure(flow, n);
        from = n->next;
    }
    flow_text(flow, node, from, NULL);
    if (announces(flow, node, count_lines(flow, before)))
        flow_keep(flow);
}

/* The first heading is tagged H1, no later one skips a level. */
static struct tag *heading_tag(struct flow *flow, const struct doc_node *node)
{
    if (flow->heading_level == 0)
        flow->heading_base = node->level - 1;
    int level = node->level - flow->heading_base;
    if (level > flow->heading_level + 1)
        level = flow->heading_level + 1;
    level = level < 1 ? 1 : level > 6 ? 6 : level;
    flow->heading_level = level;
    return tag_new(flow->arena, (enum tag_role)(TAG_H1 + level - 1),
                   flow->parent, node->pos);
}

void flow_heading_lines(struct flow *flow, const struct doc_node *node,
                        const struct look *look)
{
    struct tag *tag = heading_tag(flow, node);
    struct spans spans = spans_new(flow, look, flow->style->accent, tag);
    if (node->more->number.len > 0)
        spans_add(&spans,
                  str_concat(flow->arena, node->more->number, STR("\u2002")),
                  node->pos);
    spans_inlines(&spans, node->first, NULL);
    struct para *para = spans_set(&spans, flow->width, PARA_LEFT);
    for (struct line *line = para->first; line; line = line->next)
        flow_line(flow, line, look)->is_kept = true;
}

static void flow_heading(struct flow *flow, const struct doc_node *node)
{
    len space;
    struct look look = *style_heading(flow->style, node->level, &space);
    if (node == flow->doc->root->first && node->level == 1) {
        if (flow->doc->meta.has_cover)
            flow_cover(flow, node);
        else
            flow_title(flow, node);
        return;
    }
    /* Below the fourth level, size can tell no more. */
    if (node->level >= 5)
        look.face ^= FACE_ITALIC;
    if (node->level >= 6)
        look.face ^= FACE_BOLD;
    flow_space(flow, space);
    flow_heading_lines(flow, node, &look);
    flow_notes(flow, flow->parent);
    flow_space(flow, flow->style->space_below_heading);
}

static void flow_quote(struct flow *flow, const struct doc_node *node)
{
    struct flow saved = *flow;
    struct frame *frame = arena_new(flow->arena, struct frame);
    bool is_rtl = direction_is_rtl(flow, node);
    frame->parent = flow->frame;
    frame->width = node->more->title.len > 0 ? CALLOUT_BAR : QUOTE_BAR;
    frame->x = is_rtl ? flow->x + flow->width - frame->width : flow->x;
    frame->color = flow->style->rule;
    flow_space(flow, flow->style->space_paragraph);
    flow->frame = frame;
    flow->is_tight = false;
    flow->side = is_rtl ? SIDE_RIGHT : SIDE_OWN;
    flow_indent(flow, flow->style->indent_quote, is_rtl);
    flow->parent =
        tag_new(flow->arena, TAG_BLOCKQUOTE, flow->parent, node->pos);
    if (node->more->title.len > 0)
        flow_callout_title(flow, node);
    flow_children(flow, node);
    flow->frame = saved.frame;
    flow->x = saved.x;
    flow->width = saved.width;
    flow->parent = saved.parent;
    flow->is_tight = saved.is_tight;
    flow->side = saved.side;
    flow_space(flow, flow->style->space_block);
}

static void flow_rule(struct flow *flow, const struct doc_node *node)
{
    (void)node;
    flow_space(flow, flow->style->space_block);
    struct item *item = flow_item(flow, LEN_PT(1), 0);
    item_box(item, box_rule(flow->arena, flow->x, 0, flow->width, LEN_PT(3) / 4,
                            flow->style->rule));
    flow_space(flow, flow->style->space_block);
}

static void flow_page_break(struct flow *flow, const struct doc_node *node)
{
    (void)node;
    if (!flow->last || flow->last->kind == ITEM_BREAK)
        return;
    struct item *item = arena_new(flow->arena, struct item);
    item->kind = ITEM_BREAK;
    flow->last->next = item;
    flow->last = item;
    flow->space = 0;
}

void flow_note_blocks(struct flow *flow, const struct note *note)
{
    len indent = LEN_PT(13);
    struct tag *label =
        tag_new(flow->arena, TAG_LBL, flow->parent, note->node->pos);
    flow->x = 0;
    flow->width = flow->area_width;
    flow->is_tight = true;
    flow->label_x = 0;
    flow->label =
        flow_label(flow, note->node->more->number, label, indent - LEN_PT(4));
    flow_indent(flow, indent, false);
    flow_children(flow, note->node);
    if (flow->label)
        flow_item(flow, look_leading(flow->look),
                  look_baseline(flow->look, flow->fonts));
}

typedef void flow_function(struct flow *flow, const struct doc_node *node);

static flow_function *const BLOCKS[DOC_KIND_COUNT] = {
    [DOC_HEADING] = flow_heading,   [DOC_PARAGRAPH] = flow_paragraph,
    [DOC_LIST] = flow_list,         [DOC_QUOTE] = flow_quote,
    [DOC_CODE_BLOCK] = flow_code,   [DOC_TABLE] = flow_table,
    [DOC_RULE] = flow_rule,         [DOC_PAGE_BREAK] = flow_page_break,
    [DOC_CONTENTS] = flow_contents, [DOC_CHART] = flow_chart,
};

/* All items behind BEFORE stay on one page. A table does not stand on it
 * alone: what is to be signed is there too, or the end of it. */
static void keep_whole(struct flow *flow, const struct doc_node *node,
                       struct item *before)
{
    if (node->kind == DOC_TABLE && before)
        before->is_kept = true;
    struct item *item = before ? before->next : flow->first;
    for (; item && item->next; item = item->next)
        item->is_kept = true;
}

/* NODE in its own language, which its tags say. */
static void flow_language(struct flow *flow, const struct doc_node *node)
{
    struct str language = flow->language;
    struct tag *last = flow->parent->last;
    if (node->more->language.len > 0)
        flow->language = node->more->language;
    BLOCKS[node->kind](flow, node);
    flow->language = language;
    if (node->more->language.len == 0)
        return;
    struct tag *tag = last ? last->next : flow->parent->first;
    for (; tag; tag = tag->next)
        if (tag->language.len == 0 && tag->role != TAG_TEXT)
            tag->language = node->more->language;
}

void flow_block(struct flow *flow, const struct doc_node *node)
{
    /* A caption is set together with its table. */
    bool is_caption = node->next && node->next->more->caption == node;
    if (!BLOCKS[node->kind] || is_caption)
        return;
    if (str_is(node->more->class_, "new-page"))
        flow_page_break(flow, node);
    if (node->more->anchor.len > 0) {
        struct place_name *name = arena_new(flow->arena, struct place_name);
        name->name = node->more->anchor;
        name->next = flow->names;
        flow->names = name;
    }
    struct item *before = flow->last;
    flow_language(flow, node);
    if (str_is(node->more->class_, "keep"))
        keep_whole(flow, node, before);
}

void flow_children(struct flow *flow, const struct doc_node *node)
{
    for (const struct doc_node *n = node->first; n; n = n->next)
        flow_block(flow, n);
}

void flow_begin(struct flow *flow)
{
    for (struct doc_node *n = flow->doc->root->first; n;
         n = doc_walk(flow->doc->root, n))
        if (n->more->anchor.len > 0)
            map_add(&flow->anchors, n->more->anchor, n);
}

void flow_end(struct flow *flow)
{
    /* A name behind the last item still needs a place. */
    if (flow->names)
        flow_item(flow, 0, 0);
}
