/*
 * Cutting the list into pages.
 *
 * The list is taken in chunks. A chunk ends behind the first item that is not
 * kept with the next one, so a heading comes with the first lines of its text,
 * a paragraph never leaves one line alone, a table's head stays with a row. A
 * chunk goes on the page if it fits together with all notes it refers to;
 * else it begins the next page. Two exceptions keep things moving:
 *
 *   - A long note need not fit: if the chunk and two lines of the note do,
 *     the rest of the note continues at the foot of the next page. Notes are
 *     one queue of items in the order of their references; those up to
 *     note_to are on this page, those behind are carried on.
 *   - A chunk that does not even fit on an empty page is placed there item by
 *     item. So each page takes at least one item and cutting always ends.
 *
 * Glue is only set between two items of one page. What stands behind several
 * items (the ground of code, the bar of a quote) is drawn when the page is
 * complete, as high as its items turned out to be.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/page.h"

#include "layout/page_parts.h"
#include "layout/slice.h"

#define NOTE_GAP   LEN_PT(11) /* between text and notes; holds the rule */
#define NOTE_RULE  LEN_PT(60)
#define NOTE_LEAST 2 /* items of a long note on the page of its reference */

static void queue_notes(struct pager *pager, const struct item *item)
{
    for (const struct note_use *use = item->notes; use; use = use->next) {
        const struct item *i = use->note->first;
        for (; i; i = i->next) {
            if (pager->note_count == pager->note_cap) {
                size_t cap = pager->note_cap ? pager->note_cap * 2 : 32;
                pager->notes =
                    arena_grow(pager->keep, pager->notes,
                               pager->note_cap * sizeof(struct item *),
                               cap * sizeof(struct item *));
                pager->note_cap = cap;
            }
            pager->notes[pager->note_count++] = i;
        }
        for (i = use->note->first; i; i = i->next)
            queue_notes(pager, i);
    }
}

/* Height of the notes of ITEM, and of the notes of those. */
static len notes_height(const struct item *item)
{
    len height = 0;
    for (const struct note_use *use = item->notes; use; use = use->next)
        for (const struct item *i = use->note->first; i; i = i->next)
            height += i->height + notes_height(i);
    return height;
}

static len note_area(const struct pager *pager, len more)
{
    len height = pager->note_height + more;
    return height > 0 ? height + NOTE_GAP : 0;
}

/* Moves queued notes onto this page while they fit into LIMIT. */
static void take_notes(struct pager *pager, len limit)
{
    while (pager->note_to < pager->note_count) {
        len height = pager->notes[pager->note_to]->height;
        if (note_area(pager, height) > limit)
            return;
        pager->note_height += height;
        pager->note_to++;
    }
}

static void begin_page(struct pager *pager)
{
    pager->arena = pager->slices ? arena_open() : pager->keep;
    struct page *page = arena_new(pager->arena, struct page);
    page->width = pager->width;
    page->height = pager->height;
    if (pager->last_page)
        pager->last_page->next = page;
    else if (!pager->slices)
        pager->layout->pages = page;
    pager->page = pager->last_page = page;
    pager->layout->page_count++;
    pager->used = pager->glue = pager->note_height = 0;
    pager->has_items = false;
    pager->extents = pager->last_extent = NULL;
    pager->is_late = false;
    if (pager->note_to == pager->note_count)
        pager->note_to = pager->note_count = 0;
    pager->note_from = pager->note_to;
    /* Carried notes leave room for text, so that it moves on too. */
    take_notes(pager, pager->body * 3 / 5);
}

static bool repeats_head(const struct pager *pager, const struct item *item)
{
    return !pager->has_items && item->head && !item->is_head;
}

/* ITEM is on the page, or needs no place. */
static void leave(const struct item *item)
{
    if (item->slice)
        item->slice->is_placed = true;
}

static void place_item(struct pager *pager, const struct item *item)
{
    leave(item);
    if (item->kind == ITEM_GLUE) {
        pager->glue += item->height;
        return;
    }
    if (pager->has_items)
        pager->used += pager->glue;
    pager->glue = 0;
    if (repeats_head(pager, item))
        page_repeat_head(pager, item->head);
    pager->has_items = true;
    page_put_item(pager, item, pager->style->margin_top + pager->used);
    pager->used += item->height;
    queue_notes(pager, item);
}

static void put_notes(struct pager *pager)
{
    if (pager->note_from == pager->note_to)
        return;
    len y = pager->style->margin_top + pager->body - pager->note_height;
    page_add_box(pager->page, box_rule(pager->arena, pager->style->margin_left,
                                       y - NOTE_GAP / 2, NOTE_RULE,
                                       LEN_PT(1) / 2, pager->style->muted));
    for (size_t i = pager->note_from; i < pager->note_to; i++) {
        page_put_item(pager, pager->notes[i], y);
        y += pager->notes[i]->height;
    }
}

static void end_page(struct pager *pager)
{
    put_notes(pager);
    page_draw_frames(pager);
    watermark_put(pager->arena, pager->mark, pager->page);
    page_give(pager);
}

/* The chunk at FIRST: its last item, its height (measured no further than
 * needed to know that it is too high) and that of its notes. */
struct chunk {
    const struct item *last;
    len height, notes;
};

static struct chunk chunk_at(const struct pager *pager,
                             const struct item *first)
{
    struct chunk chunk = {first, 0, 0};
    const struct item *item = first;
    for (; item && item->kind != ITEM_BREAK; item = item->next) {
        chunk.height += item->height;
        chunk.notes += notes_height(item);
        chunk.last = item;
        if (item->kind == ITEM_BOX && !item->is_kept)
            break;
        if (chunk.height > pager->body)
            break;
    }
    return chunk;
}

/* Whether the chunk and its notes, or enough of them, have room. */
static bool has_room(const struct pager *pager, const struct item *first,
                     const struct chunk *chunk)
{
    len need = chunk->height + (pager->has_items ? pager->glue : 0);
    if (repeats_head(pager, first))
        need += first->head->height;
    len room = pager->body - pager->used - need;
    bool is_waiting = pager->note_to < pager->note_count;
    if (is_waiting || room >= note_area(pager, chunk->notes))
        return room >= note_area(pager, is_waiting ? 0 : chunk->notes);
    len line = look_leading(&pager->style->note);
    return chunk->notes > 4 * line &&
           room >= note_area(pager, NOTE_LEAST * line + line / 2);
}

/* Of a chunk that is higher than an empty page: as much as it holds. An item
 * with notes goes alone, so that they find room. */
static const struct item *last_that_fits(const struct pager *pager,
                                         const struct item *first)
{
    const struct item *last = first;
    len room = pager->body - pager->used - first->height;
    if (first->notes || repeats_head(pager, first))
        return first;
    for (const struct item *item = first->next;
         item && item->kind != ITEM_BREAK && !item->notes; item = item->next) {
        room -= item->height;
        if (room < 0)
            break;
        if (item->kind == ITEM_BOX)
            last = item;
    }
    return last;
}

/* Places one chunk, or on an empty page what there is room for. Returns the
 * item to go on with, NULL for "this one, on the next page" in *IS_FULL. */
static const struct item *place_chunk(struct pager *pager,
                                      const struct item *first, bool *is_full)
{
    struct chunk chunk = chunk_at(pager, first);
    *is_full = false;
    if (!has_room(pager, first, &chunk)) {
        *is_full = pager->has_items;
        if (*is_full)
            return first;
        chunk.last = last_that_fits(pager, first);
    }
    const struct item *end = chunk.last->next;
    for (const struct item *item = first; item != end; item = item->next)
        place_item(pager, item);
    take_notes(pager, pager->body - pager->used);
    return end;
}

/* Copies of a head row's boxes, made before paging moves the originals. */
static void copy_head(struct arena *arena, struct item *item)
{
    struct box **end = &item->copy;
    for (const struct box *box = item->first; box; box = box->next) {
        *end = arena_new(arena, struct box);
        **end = *box;
        (*end)->next = NULL;
        end = &(*end)->next;
    }
}

/* What came to the list since the last look. */
static void look_at_list(struct pager *pager)
{
    struct item *item = pager->known ? pager->known->next : pager->flow->first;
    if (!pager->known)
        pager->item = item;
    for (; item; item = item->next) {
        if (item->is_head)
            copy_head(pager->flow->arena, item);
        pager->known = item;
    }
}

/* Whether all that decides about the next chunk is on the list: a chunk is
 * looked at no further than a page's height, and what comes later changes no
 * item but the last. */
static bool is_ripe(const struct pager *pager)
{
    len height = 0;
    for (const struct item *item = pager->item; item->next; item = item->next) {
        height += item->height;
        if (height > pager->body)
            return true;
    }
    return false;
}

/* Places the next chunk, or glue, or ends the page. */
static void place_next(struct pager *pager)
{
    const struct item *item = pager->item;
    bool is_full = item->kind == ITEM_BREAK;
    if (item->kind == ITEM_GLUE)
        place_item(pager, item);
    else if (is_full)
        leave(item);
    if (item->kind == ITEM_BOX)
        pager->item = place_chunk(pager, item, &is_full);
    else
        pager->item = item->next;
    if (is_full && pager->item) {
        end_page(pager);
        begin_page(pager);
    }
}

struct pager *page_open(struct flow *flow, struct layout *layout,
                        struct slices *slices, len width, len height)
{
    struct pager *pager = arena_new(flow->keep, struct pager);
    pager->flow = flow;
    pager->keep = flow->keep;
    pager->style = flow->style;
    pager->layout = layout;
    pager->slices = slices;
    pager->width = width;
    pager->height = height;
    pager->body = flow->area_height;
    pager->anchors.arena = flow->keep;
    if (flow->doc->meta.is_draft)
        pager->mark = watermark_make(flow, width, height);
    begin_page(pager);
    return pager;
}

void page_feed(struct pager *pager)
{
    look_at_list(pager);
    while (pager->item && is_ripe(pager))
        place_next(pager);
}

void page_end(struct pager *pager)
{
    look_at_list(pager);
    while (pager->item)
        place_next(pager);
    while (pager->note_to < pager->note_count) {
        end_page(pager);
        begin_page(pager);
        take_notes(pager, pager->body);
        /* One line higher than a page: it is placed all the same. */
        if (pager->note_from == pager->note_to)
            pager->note_height += pager->notes[pager->note_to++]->height;
    }
    end_page(pager);
    anchors_end(&pager->anchors, pager->layout);
}
