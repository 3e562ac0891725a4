/*
 * The title of a document, above its text or on a cover.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/title.h"

#include "layout/spans.h"

#define COVER_TOP    4 /* the title begins below this part of the height */
#define COVER_BAR    LEN_PT(64)
#define LINE_GAP     LEN_PT(3)
#define COVER_LOWEST LEN_PT(18) /* from the last line to the foot */

static bool has_rtl(const struct line *line)
{
    for (const struct box *box = line->first; box; box = box->next)
        if (box->is_rtl)
            return true;
    return false;
}

/* More air between the letters of LINE, unless some of it is read from right
 * to left: its boxes do not stand in their order, and Arabic letters join. */
static void letterspace(struct line *line, len extra)
{
    len shift = 0;
    if (has_rtl(line))
        return;
    for (struct box *box = line->first; box; box = box->next) {
        len grown = 0;
        for (size_t i = 0; i < box->glyph_count; i++) {
            box->glyphs[i].advance += (int32_t)extra;
            grown += extra;
        }
        box->x += shift;
        box->width += grown;
        shift += grown;
    }
}

static void title_organization(struct flow *flow, const struct look *look,
                               struct pos pos)
{
    struct str name = flow->doc->meta.organization;
    if (name.len == 0)
        return;
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, pos);
    struct spans spans = spans_new(flow, look, flow->style->muted, tag);
    spans_add(&spans, name, pos);
    /* The width leaves room for the air that is added afterwards. */
    struct para *para = spans_set(&spans, flow->width * 4 / 5, PARA_LEFT);
    for (struct line *line = para->first; line; line = line->next)
        letterspace(line, look->size * 9 / 100);
    flow_lines(flow, para, look);
    flow_keep(flow);
    flow_space(flow, LEN_PT(5));
}

/* The organisation's logo above its name; HEAD shows it otherwise. */
static void title_logo(struct flow *flow, struct pos pos)
{
    const struct style *style = flow->style;
    if (!style->logo || style->is_logo_in_head)
        return;
    struct str alt = style->logo_alt;
    if (alt.len == 0)
        alt = flow_say(flow, WORD_LOGO, flow->doc->meta.organization);
    flow_picture(flow, style->logo, alt, style->logo_height, pos);
    flow_keep(flow);
    flow_space(flow, LEN_PT(10));
}

void flow_title(struct flow *flow, const struct doc_node *node)
{
    title_logo(flow, node->pos);
    title_organization(flow, &flow->style->organization, node->pos);
    flow_heading_lines(flow, node, &flow->style->title);
    struct item *item = flow_item(flow, LEN_PT(7), 0);
    item_box(item, box_rule(flow->arena, flow->x, LEN_PT(5), flow->width,
                            LEN_PT(3) / 2, flow->style->accent));
    item->is_kept = true;
    flow_notes(flow, flow->parent);
    flow_space(flow, flow->style->space_title);
}

/* A paragraph of its own in LOOK, flush left. */
static void cover_line(struct flow *flow, struct str text,
                       const struct look *look, uint32_t color, struct pos pos)
{
    if (text.len == 0)
        return;
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, pos);
    struct spans spans = spans_new(flow, look, color, tag);
    spans_add(&spans, text, pos);
    flow_lines(flow, spans_set(&spans, flow->width, PARA_LEFT), look);
    flow_space(flow, LINE_GAP);
}

static struct look scaled(const struct look *look, len percent)
{
    struct look out = *look;
    out.leading = look_leading(look) * percent / 100;
    out.size = look->size * percent / 100;
    return out;
}

/* Version, date and classification, at the foot of the cover. */
static void cover_facts(struct flow *flow, struct pos pos)
{
    const struct doc_meta *meta = &flow->doc->meta;
    struct look look = scaled(&flow->style->contents, 110);
    struct item *rule = flow_item(flow, LEN_PT(10), 0);
    item_box(rule, box_rule(flow->arena, flow->x, 0, flow->width, LEN_PT(1) / 2,
                            flow->style->rule));
    if (meta->version.len > 0)
        cover_line(flow, flow_say(flow, WORD_VERSION, meta->version), &look,
                   flow->style->ink, pos);
    cover_line(flow, meta->date, &look, flow->style->ink, pos);
    look.face = FACE_BOLD;
    cover_line(flow, meta->classification, &look, flow->style->ink, pos);
}

static len height_behind(const struct flow *flow, const struct item *before)
{
    len height = 0;
    const struct item *item = before ? before->next : flow->first;
    for (; item; item = item->next)
        height += item->height;
    return height;
}

/* Room on the page before what is behind BEFORE, so that it ends at the
 * page's foot; of a title too long for that, none. */
static void push_down(struct flow *flow, struct item *before)
{
    struct item *glue = before->next;
    len room = flow->area_height - COVER_LOWEST - height_behind(flow, NULL);
    if (glue && glue->kind == ITEM_GLUE && room > 0)
        glue->height += room;
}

void flow_cover(struct flow *flow, const struct doc_node *node)
{
    const struct style *style = flow->style;
    struct look title = scaled(&style->title, 160);
    struct look organization = scaled(&style->organization, 150);
    struct look subject = scaled(&style->contents, 140);
    title_logo(flow, node->pos);
    len used = height_behind(flow, NULL), top = flow->area_height / COVER_TOP;
    struct item *item =
        flow_item(flow, used < top ? top - used : LEN_PT(20), 0);
    item_box(item, box_rule(flow->arena, flow->x, item->height - LEN_PT(12),
                            COVER_BAR, LEN_PT(4), style->accent));
    title_organization(flow, &organization, node->pos);
    flow_space(flow, LEN_PT(10));
    flow_heading_lines(flow, node, &title);
    flow_space(flow, LEN_PT(12));
    cover_line(flow, flow->doc->meta.subject, &subject, style->muted,
               node->pos);
    flow_space(flow, LEN_PT(24));
    struct item *before = flow->last;
    cover_facts(flow, node->pos);
    push_down(flow, before);
    flow_notes(flow, flow->parent);
    item = arena_new(flow->arena, struct item);
    item->kind = ITEM_BREAK;
    flow->last->next = item;
    flow->last = item;
    flow->space = 0;
}
