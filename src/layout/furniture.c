/*
 * Running heads and feet: who, what, how secret, which version, which page.
 * Set once and copied, but for the page number.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/page.h"
#include "layout/spans.h"

#define HEAD_GAP LEN_PT(18) /* between text and the head's or foot's edge */

static len text_width(struct flow *flow, struct str text)
{
    struct spans spans = spans_new(flow, &flow->style->furniture, 0, NULL);
    spans_add(&spans, text, POS_NONE);
    len min, max = 0;
    if (spans.count > 0)
        para_measure(flow->arena, flow->fonts, spans.items, spans.count, &min,
                     &max);
    return max;
}

/* TEXT, or as much of it as fits into WIDTH with an ellipsis. */
static struct str cut_text(struct flow *flow, struct str text, len width)
{
    if (text_width(flow, text) <= width)
        return text;
    size_t low = 0, high = text.len;
    struct str best = STR("\u2026");
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        size_t end = middle;
        while (end > 0 && ((unsigned char)text.ptr[end - 1] & 0xC0) == 0x80)
            end--;
        if (end > 0 && (unsigned char)text.ptr[end - 1] >= 0xC0)
            end--;
        if (middle == text.len ||
            ((unsigned char)text.ptr[middle] & 0xC0) != 0x80)
            end = middle;
        struct str trial = str_concat(
            flow->arena, str_trim(str_slice(text, 0, end)), STR("\u2026"));
        if (text_width(flow, trial) <= width) {
            best = trial;
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

/* One line of artifact boxes across the text area; Y is its baseline. */
static void add_text(struct flow *flow, struct item *item, struct str text,
                     enum para_align align, len y)
{
    struct spans spans =
        spans_new(flow, &flow->style->furniture, flow->style->muted, NULL);
    spans.now.is_tabular = true;
    spans_add(&spans, text, POS_NONE);
    if (spans.count == 0)
        return;
    struct para *para = spans_set(&spans, flow->area_width, align);
    if (para->first)
        item_line(flow, item, para->first, flow->style->margin_left, y);
}

static struct str joined(struct arena *arena, struct str a, struct str b)
{
    if (a.len == 0 || b.len == 0)
        return a.len ? a : b;
    return str_printf(arena, "%.*s \u00B7 %.*s", STR_ARG(a), STR_ARG(b));
}

static void make_head(struct flow *flow, struct item *item, len y)
{
    const struct doc_meta *meta = &flow->doc->meta;
    len third = flow->area_width / 3;
    struct str right = cut_text(flow, meta->classification, third);
    len room = flow->area_width - text_width(flow, right) - LEN_PT(16);
    struct str left = joined(flow->arena, meta->id, meta->title);
    add_text(flow, item, cut_text(flow, left, room), PARA_LEFT, y);
    add_text(flow, item, right, PARA_RIGHT, y);
    item_box(item,
             box_rule(flow->arena, flow->style->margin_left, y + LEN_PT(4),
                      flow->area_width, LEN_PT(1) / 2, flow->style->rule));
}

static void make_foot(struct flow *flow, struct item *item, len y)
{
    const struct doc_meta *meta = &flow->doc->meta;
    len third = flow->area_width / 3 - LEN_PT(6);
    struct str version = meta->version;
    if (version.len > 0)
        version = str_concat(flow->arena, STR("Version "), version);
    version = joined(flow->arena, version, meta->date);
    add_text(flow, item, cut_text(flow, meta->organization, third), PARA_LEFT,
             y);
    add_text(flow, item, cut_text(flow, version, third), PARA_CENTER, y);
}

static void copy_boxes(struct arena *arena, const struct item *from,
                       struct page *page)
{
    for (const struct box *b = from->first; b; b = b->next) {
        struct box *box = arena_new(arena, struct box);
        *box = *b;
        box->next = NULL;
        if (page->last)
            page->last->next = box;
        else
            page->first = box;
        page->last = box;
    }
}

static bool begins_with_title(const struct doc *doc)
{
    const struct doc_node *first = doc->root->first;
    return first && first->kind == DOC_HEADING && first->level == 1;
}

void furniture_add(struct flow *flow, struct layout *layout)
{
    struct arena *arena = flow->arena;
    struct item *head = arena_new(arena, struct item);
    struct item *foot = arena_new(arena, struct item);
    len foot_y = layout->pages->height - flow->style->margin_bottom + HEAD_GAP +
                 look_leading(&flow->style->furniture);
    make_head(flow, head, flow->style->margin_top - HEAD_GAP);
    make_foot(flow, foot, foot_y);
    size_t number = 0;
    for (struct page *page = layout->pages; page; page = page->next) {
        number++;
        if (number > 1 || !begins_with_title(flow->doc))
            copy_boxes(arena, head, page);
        copy_boxes(arena, foot, page);
        struct item *item = arena_new(arena, struct item);
        add_text(
            flow, item,
            str_printf(arena, "Page %zu of %zu", number, layout->page_count),
            PARA_RIGHT, foot_y);
        copy_boxes(arena, item, page);
    }
}
