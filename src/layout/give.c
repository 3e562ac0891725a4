/*
 * What becomes of a page that is complete but for its head and foot.
 *
 * Layout keeps it, or its boxes are given away. They are given one page late,
 * when the next page is complete too, so that who takes them can follow a word
 * over the page's end. A page of contents waits for its numbers, which are
 * known last; and so does the page behind it when a word goes on there. Heads
 * and feet name the last page, so they are given when all pages are there.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/page_parts.h"
#include "layout/slice.h"

static void hold(struct pager *pager, struct sheet *sheet)
{
    sheet->is_held = true;
    slices_hold(pager->slices, sheet->index + 1);
    if (pager->last_held)
        pager->last_held->next = sheet;
    else
        pager->held = sheet;
    pager->last_held = sheet;
}

static void draw(struct pager *pager, const struct sheet *sheet)
{
    const struct page_sink *sink = pager->slices->sink;
    tags_check_page(pager->slices->check, sheet->page);
    /* Pages that break this are reported, but still worth looking at. */
    page_check(sheet->page, sheet->index + 1, pager->flow->doc->meta.title,
               pager->flow->diags);
    sink->begin_page(sink->context, sheet->page, sheet->index);
}

/* The page before is drawn, now that it is known what follows. */
static void draw_before(struct pager *pager)
{
    struct sheet *before = pager->before;
    if (!before || before->is_held)
        return;
    draw(pager, before);
    slices_let_go(pager->slices, before->index + 1);
    arena_close(before->arena);
}

static bool has_more(const struct box *box)
{
    for (const struct box *b = box->next; b; b = b->next)
        if (b->tag == box->tag && b->kind == BOX_TEXT)
            return true;
    return false;
}

/* Whether a word begins on PAGE and ends on the next one. */
static bool divides_word(const struct page *page)
{
    for (const struct box *box = page->first; box; box = box->next)
        if (box->goes_on && box->tag && !has_more(box))
            return true;
    return false;
}

void page_give(struct pager *pager)
{
    size_t number = pager->layout->page_count;
    if (!pager->slices)
        return;
    struct sheet *sheet = arena_new(pager->keep, struct sheet);
    *sheet = (struct sheet){
        .page = pager->page, .index = number - 1, .arena = pager->arena};
    slices_settle(pager->slices, number, pager->note_to == pager->note_count);
    struct sheet *before = pager->before;
    if (pager->is_late ||
        (before && before->is_held && divides_word(before->page)))
        hold(pager, sheet);
    else if (before && before->is_held)
        before->page->next = NULL; /* which will be gone */
    draw_before(pager);
    pager->before = sheet;
}

/* Heads and feet. */
static void end_pages(struct pager *pager, struct furniture *furniture)
{
    struct flow *flow = pager->flow;
    const struct page_sink *sink = pager->slices->sink;
    for (size_t i = 0; i < pager->layout->page_count; i++) {
        struct page page = {.width = pager->width, .height = pager->height};
        flow->arena = arena_open();
        furniture_put(furniture, &page, i);
        sink->end_page(sink->context, &page, i);
        arena_close(flow->arena);
    }
    flow->arena = flow->keep;
}

static void draw_held(struct pager *pager)
{
    draw_before(pager);
    for (struct sheet *sheet = pager->held; sheet; sheet = sheet->next) {
        draw(pager, sheet);
        arena_close(sheet->arena);
    }
}

void page_close(struct pager *pager)
{
    struct furniture furniture = furniture_new(pager->flow, pager->layout);
    size_t index = 0;
    if (pager->slices) {
        draw_held(pager);
        end_pages(pager, &furniture);
        slices_end(pager->slices);
        return;
    }
    for (struct page *page = pager->layout->pages; page; page = page->next)
        furniture_put(&furniture, page, index++);
}
