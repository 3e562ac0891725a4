/*
 * Contents with leaders and page numbers, and the file's outline.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/toc.h"

#include "layout/anchors.h"
#include "layout/label.h"
#include "layout/spans.h"

#define NUMBER_DIGITS 4
#define LEADER_STEP   LEN_PT(5)

/* A run of CHARS in FACE as glyphs: digits and dots need no shaping. */
static void fill_box(struct arena *arena, struct box *box, struct str chars)
{
    box->glyphs = arena_array(arena, chars.len, struct glyph);
    box->glyph_count = chars.len;
    box->width = 0;
    for (size_t i = 0; i < chars.len; i++) {
        struct glyph *glyph = &box->glyphs[i];
        uint32_t code = (unsigned char)chars.ptr[i];
        glyph->gid = face_glyph(box->face, code);
        glyph->advance =
            (int32_t)(face_advance(box->face, glyph->gid) * box->size / 1000);
        glyph->text = str_slice(chars, i, i + 1);
        box->width += glyph->advance;
    }
}

static struct box *new_box(struct flow *flow, const struct look *look,
                           struct tag *tag, len baseline)
{
    struct box *box = arena_new(flow->arena, struct box);
    box->kind = BOX_TEXT;
    box->face = fonts_face(flow->fonts, look->family, look->face);
    box->size = look->size;
    box->color = tag ? flow->style->ink : flow->style->muted;
    box->tag = tag;
    box->y = baseline;
    return box;
}

static len number_width(struct flow *flow, const struct look *look)
{
    const struct face *face = fonts_face(flow->fonts, look->family, look->face);
    return face_advance(face, face_glyph(face, '0')) * look->size / 1000 *
           NUMBER_DIGITS;
}

/* The whole line leads there, not only its words. */
static void widen_link(struct box *box, const struct contents_slot *slot)
{
    if (slot->is_rtl) {
        box->width += box->x - slot->left;
        box->x = slot->left;
    } else {
        box->width = slot->right - box->x;
    }
}

/* The last line's item also gets leader, number and the link around it.
 * TITLE is that line's paragraph, which was set from TITLE_X. */
static void add_slot(struct flow *flow, const struct para *title, len title_x,
                     const struct doc_node *heading, struct tag *link)
{
    struct item *item = flow->last;
    const struct look *look = &flow->style->contents;
    len baseline = look_baseline(look, flow->fonts);
    struct contents_slot *slot = arena_new(flow->arena, struct contents_slot);
    slot->anchor = heading->more->anchor;
    slot->is_rtl = title->is_rtl;
    slot->left = flow->x;
    slot->right = flow->x + flow->width;
    if (title->is_rtl)
        slot->right = line_left(title->last);
    else
        slot->left = title_x + title->last->width;
    slot->leader = new_box(flow, look, NULL, baseline);
    slot->number =
        new_box(flow, look, tag_new(flow->arena, TAG_TEXT, link, heading->pos),
                baseline);
    for (struct box *box = item->first; box; box = box->next)
        if (box->kind == BOX_LINK)
            widen_link(box, slot);
    item->is_late = true;
    item_box(item, slot->leader);
    item_box(item, slot->number);
    if (flow->last_slot)
        flow->last_slot->next = slot;
    else
        flow->slots = slot;
    flow->last_slot = slot;
}

/* Sets TITLE where it leaves room for a number, deeper by DEPTH than those
 * that lead others: from the right if it is read from there. */
static void flow_title(struct flow *flow, const struct spans *spans,
                       const struct doc_node *node, int depth)
{
    const struct look *look = &flow->style->contents;
    len room = number_width(flow, look) + 2 * LEADER_STEP;
    len indent = depth * LEN_PT(14);
    const struct para *para =
        spans_set(spans, flow->width - indent - room, PARA_LEFT);
    if (!para->last || !para->last->first)
        return;
    struct flow saved = *flow;
    flow->x += para->is_rtl ? room : indent;
    flow_lines(flow, para, look);
    len x = flow->x;
    flow->x = saved.x + (para->is_rtl ? 0 : indent);
    flow->width = saved.width - indent;
    add_slot(flow, para, x, node, spans->parent);
    flow->x = saved.x;
    flow->width = saved.width;
}

/* DEPTH is 0 for the entries that lead others. */
static void flow_entry(struct flow *flow, const struct doc_node *node,
                       struct str title, int depth, struct tag *toc)
{
    const struct look *look = &flow->style->contents;
    struct tag *tag = tag_new(flow->arena, TAG_TOCI, toc, node->pos);
    struct spans spans = spans_new(flow, look, flow->style->ink, tag);
    struct str target = str_concat(flow->arena, STR("#"), node->more->anchor);
    struct spans before =
        spans_open_link(&spans, target, title, NULL, node->pos);
    if (depth == 0 && node->kind == DOC_HEADING)
        spans.now.style |= FACE_BOLD;
    spans_add(&spans, title, node->pos);
    flow_space(flow, depth > 0 ? 0 : LEN_PT(3));
    flow_title(flow, &spans, node, depth);
    spans_close_link(&spans, &before);
}

static bool is_listed(const struct doc_node *list, const struct doc_node *node)
{
    int deepest = list->level > 0 ? list->level : 3;
    if (node->more->anchor.len == 0)
        return false;
    if (str_is(list->more->info, "tables"))
        return node->kind == DOC_TABLE && node->more->caption;
    return node->kind == DOC_HEADING && node->level >= 2 &&
           node->level <= deepest;
}

static struct str title_of(struct arena *arena, const struct doc_node *node)
{
    struct str title =
        doc_plain(arena, node->kind == DOC_TABLE ? node->more->caption : node);
    if (node->more->number.len == 0 || title.len == 0)
        return title;
    return str_printf(arena, "%.*s\u2002%.*s", STR_ARG(node->more->number),
                      STR_ARG(title));
}

void flow_contents(struct flow *flow, const struct doc_node *node)
{
    struct tag *toc = NULL;
    int above = -1; /* depth of the entry before */
    const struct doc_node *root = flow->doc->root;
    for (struct doc_node *n = root->first; n; n = doc_walk(root, n)) {
        struct str title;
        if (!is_listed(node, n) || !(title = title_of(flow->arena, n)).len)
            continue;
        if (!toc)
            toc = tag_new(flow->arena, TAG_TOC, flow->parent, node->pos);
        int depth = n->kind == DOC_HEADING ? n->level - 2 : 0;
        /* An entry that leads others is not alone at a page's foot. */
        if (above >= 0 && depth > above)
            flow_keep(flow);
        flow_entry(flow, n, title, depth, toc);
        above = depth;
    }
    flow_space(flow, flow->style->space_block);
}

/* Dots on one grid, counted from the margin, so that they stand in columns. */
static void fill_leader(struct flow *flow, const struct contents_slot *slot,
                        len origin)
{
    len number = (slot->number->width / LEADER_STEP + 2) * LEADER_STEP;
    len left = slot->left + (slot->is_rtl ? number : LEADER_STEP);
    len right = slot->right - (slot->is_rtl ? LEADER_STEP : number);
    len count = right > left ? (right - left) / LEADER_STEP : 0;
    struct buf dots = buf_new(flow->arena);
    for (len i = 0; i < count; i++)
        buf_add_byte(&dots, '.');
    fill_box(flow->arena, slot->leader, buf_str(&dots));
    for (size_t i = 0; i < slot->leader->glyph_count; i++)
        slot->leader->glyphs[i].advance = LEADER_STEP;
    slot->leader->width = count * LEADER_STEP;
    slot->leader->x =
        origin + (slot->is_rtl ? left : right - slot->leader->width);
}

void contents_fill(struct flow *flow, const struct layout *layout)
{
    for (struct contents_slot *s = flow->slots; s; s = s->next) {
        const struct anchor *anchor = anchors_find(layout, s->anchor);
        struct str number =
            anchor ? label_page(flow->arena, layout, anchor->page) : STR("0");
        /* Paging moved the boxes by the margin. */
        len origin = s->leader->x;
        fill_box(flow->arena, s->number, number);
        s->number->x =
            origin + (s->is_rtl ? s->left : s->right - s->number->width);
        fill_leader(flow, s, origin);
    }
}

void outline_make(struct arena *arena, struct layout *layout,
                  const struct doc *doc)
{
    size_t count = 0;
    for (struct doc_node *n = doc->root->first; n; n = doc_walk(doc->root, n))
        count += n->kind == DOC_HEADING;
    layout->outline = arena_array(arena, count, struct outline_item);
    int level = 0, base = 0;
    for (struct doc_node *n = doc->root->first; n; n = doc_walk(doc->root, n)) {
        if (n->kind != DOC_HEADING || n->more->anchor.len == 0)
            continue;
        struct outline_item *item = &layout->outline[layout->outline_count++];
        item->title = doc_plain(arena, n);
        if (n->more->number.len > 0)
            item->title =
                str_printf(arena, "%.*s %.*s", STR_ARG(n->more->number),
                           STR_ARG(item->title));
        item->anchor = n->more->anchor;
        /* A document without a title begins at level 2. */
        if (layout->outline_count == 1)
            base = n->level - 1;
        int wanted = n->level - base > 1 ? n->level - base : 1;
        item->level = wanted > level + 1 ? level + 1 : wanted;
        level = item->level;
    }
}
