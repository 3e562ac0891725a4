/*
 * Items at their place on a page, what stands behind them, and where tagged
 * areas are.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/page_parts.h"

void page_add_box(struct page *page, struct box *box)
{
    box->next = NULL;
    if (page->last)
        page->last->next = box;
    else
        page->first = box;
    page->last = box;
}

static void extend_frame(struct pager *pager, const struct frame *frame,
                         len top, len bottom)
{
    if (!frame)
        return;
    /* Outer frames first: they are behind. */
    extend_frame(pager, frame->parent, top, bottom);
    struct extent *extent = pager->extents;
    while (extent && extent->frame != frame)
        extent = extent->next;
    if (extent) {
        extent->top = top < extent->top ? top : extent->top;
        extent->bottom = bottom > extent->bottom ? bottom : extent->bottom;
        return;
    }
    extent = arena_new(pager->arena, struct extent);
    *extent = (struct extent){frame, top, bottom, NULL};
    if (pager->last_extent)
        pager->last_extent->next = extent;
    else
        pager->extents = extent;
    pager->last_extent = extent;
}

static void put_tag(const struct pager *pager, struct tag *tag)
{
    tag->page = pager->layout->page_count;
    tag->page_height = pager->height;
}

/* A figure or table is where its first page's part is. */
static void extend_area(struct pager *pager, const struct item *item, len top)
{
    struct tag *tag = item->area;
    if (!tag || (tag->page && tag->page != pager->layout->page_count))
        return;
    len left = pager->style->margin_left;
    if (!tag->page) {
        const struct box *box = item->first;
        bool is_figure = tag->role == TAG_FIGURE && item->last;
        for (; box && is_figure && box->kind != BOX_IMAGE; box = box->next)
            continue;
        put_tag(pager, tag);
        tag->x = is_figure && box ? left + box->x : left;
        tag->y = top;
        tag->width = is_figure && box
                         ? box->width
                         : pager->width - left - pager->style->margin_right;
    }
    tag->height = top + item->height - tag->y;
}

/* A picture in a line is where its box is. */
static void place_figure(struct pager *pager, const struct box *box)
{
    struct tag *tag = box->tag ? box->tag->parent : NULL;
    if (box->kind != BOX_IMAGE || !tag || tag->role != TAG_FIGURE || tag->page)
        return;
    put_tag(pager, tag);
    tag->x = box->x;
    tag->y = box->y;
    tag->width = box->width;
    tag->height = box->height;
}

void page_put_item(struct pager *pager, const struct item *item, len y)
{
    extend_frame(pager, item->frame, y, y + item->height);
    extend_area(pager, item, y);
    pager->is_late = pager->is_late || item->is_late;
    for (const struct place_name *n = item->names; n; n = n->next)
        anchors_add(&pager->anchors, n->name, pager->layout->page_count - 1, y);
    for (struct box *box = item->first, *next; box; box = next) {
        next = box->next;
        box->x += pager->style->margin_left;
        box->y += y;
        page_add_box(pager->page, box);
        place_figure(pager, box);
    }
}

void page_repeat_head(struct pager *pager, const struct table_head *head)
{
    const struct item *item = head->first;
    for (size_t i = 0; i < head->count; i++, item = item->next) {
        len y = pager->style->margin_top + pager->used;
        extend_frame(pager, item->frame, y, y + item->height);
        for (const struct box *from = item->copy; from; from = from->next) {
            if (from->kind == BOX_LINK)
                continue;
            struct box *box = arena_new(pager->arena, struct box);
            *box = *from;
            box->tag = NULL;
            box->x += pager->style->margin_left;
            box->y += y;
            page_add_box(pager->page, box);
        }
        pager->used += item->height;
    }
}

void page_draw_frames(struct pager *pager)
{
    struct box *first = NULL, *last = NULL;
    for (const struct extent *e = pager->extents; e; e = e->next) {
        len height = e->bottom - e->top + 2 * e->frame->pad;
        struct box *box = box_rule(
            pager->arena, pager->style->margin_left + e->frame->x,
            e->top - e->frame->pad, e->frame->width, height, e->frame->color);
        if (last)
            last->next = box;
        else
            first = box;
        last = box;
    }
    if (last) {
        last->next = pager->page->first;
        pager->page->first = first;
        if (!pager->page->last)
            pager->page->last = last;
    }
}
