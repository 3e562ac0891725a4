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

#include "layout/anchors.h"

#define NOTE_GAP   LEN_PT(11) /* between text and notes; holds the rule */
#define NOTE_RULE  LEN_PT(60)
#define NOTE_LEAST 2 /* items of a long note on the page of its reference */

/* How far a frame reaches on the present page. */
struct extent {
    const struct frame *frame;
    len top, bottom;
    struct extent *next;
};

struct pager {
    struct arena *arena;
    const struct style *style;
    struct layout *layout;
    len width, height, body;
    struct page *page, *last_page;
    len used, glue;
    bool has_items;
    struct extent *extents, *last_extent;
    const struct item **notes;
    size_t note_from, note_to, note_count, note_cap;
    len note_height;
    struct anchors anchors;
};

static void queue_notes(struct pager *pager, const struct item *item)
{
    for (const struct note_use *use = item->notes; use; use = use->next) {
        const struct item *i = use->note->first;
        for (; i; i = i->next) {
            if (pager->note_count == pager->note_cap) {
                size_t cap = pager->note_cap ? pager->note_cap * 2 : 32;
                pager->notes =
                    arena_grow(pager->arena, pager->notes,
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
    struct page *page = arena_new(pager->arena, struct page);
    page->width = pager->width;
    page->height = pager->height;
    if (pager->last_page)
        pager->last_page->next = page;
    else
        pager->layout->pages = page;
    pager->page = pager->last_page = page;
    pager->layout->page_count++;
    pager->used = pager->glue = pager->note_height = 0;
    pager->has_items = false;
    pager->extents = pager->last_extent = NULL;
    pager->note_from = pager->note_to;
    /* Carried notes leave room for text, so that it moves on too. */
    take_notes(pager, pager->body * 3 / 5);
}

static void add_box(struct page *page, struct box *box)
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

/* A figure or table is where its first page's part is. */
static void extend_area(struct pager *pager, const struct item *item, len top)
{
    struct tag *tag = item->area;
    if (!tag || (tag->page && tag->page != pager->page))
        return;
    len left = pager->style->margin_left;
    if (!tag->page) {
        const struct box *box = item->first;
        bool is_figure = tag->role == TAG_FIGURE && item->last;
        for (; box && is_figure && box->kind != BOX_IMAGE; box = box->next)
            continue;
        tag->page = pager->page;
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
    tag->page = pager->page;
    tag->x = box->x;
    tag->y = box->y;
    tag->width = box->width;
    tag->height = box->height;
}

/* Puts ITEM with its top at Y of the page. */
static void put_item(struct pager *pager, const struct item *item, len y)
{
    extend_frame(pager, item->frame, y, y + item->height);
    extend_area(pager, item, y);
    for (const struct place_name *n = item->names; n; n = n->next)
        anchors_add(&pager->anchors, n->name, pager->layout->page_count - 1, y);
    for (struct box *box = item->first, *next; box; box = next) {
        next = box->next;
        box->x += pager->style->margin_left;
        box->y += y;
        add_box(pager->page, box);
        place_figure(pager, box);
    }
}

/* A table's head once more: the same boxes, already in page coordinates of
 * where they were first, now without meaning. */
static void repeat_head(struct pager *pager, const struct table_head *head)
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
            add_box(pager->page, box);
        }
        pager->used += item->height;
    }
}

static bool repeats_head(const struct pager *pager, const struct item *item)
{
    return !pager->has_items && item->head && !item->is_head;
}

static void place_item(struct pager *pager, const struct item *item)
{
    if (item->kind == ITEM_GLUE) {
        pager->glue += item->height;
        return;
    }
    if (pager->has_items)
        pager->used += pager->glue;
    pager->glue = 0;
    if (repeats_head(pager, item))
        repeat_head(pager, item->head);
    pager->has_items = true;
    put_item(pager, item, pager->style->margin_top + pager->used);
    pager->used += item->height;
    queue_notes(pager, item);
}

static void put_notes(struct pager *pager)
{
    if (pager->note_from == pager->note_to)
        return;
    len y = pager->style->margin_top + pager->body - pager->note_height;
    add_box(pager->page,
            box_rule(pager->arena, pager->style->margin_left, y - NOTE_GAP / 2,
                     NOTE_RULE, LEN_PT(1) / 2, pager->style->muted));
    for (size_t i = pager->note_from; i < pager->note_to; i++) {
        put_item(pager, pager->notes[i], y);
        y += pager->notes[i]->height;
    }
}

static void end_page(struct pager *pager)
{
    put_notes(pager);
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
    pager->page = NULL;
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

/* Copies of head rows' boxes, made before paging moves the originals. */
static void copy_heads(struct arena *arena, struct item *list)
{
    for (struct item *item = list; item; item = item->next) {
        if (!item->is_head)
            continue;
        struct box **end = &item->copy;
        for (const struct box *box = item->first; box; box = box->next) {
            *end = arena_new(arena, struct box);
            **end = *box;
            (*end)->next = NULL;
            end = &(*end)->next;
        }
    }
}

void page_cut(struct flow *flow, struct layout *layout, len width, len height)
{
    struct pager pager = {.arena = flow->arena,
                          .style = flow->style,
                          .layout = layout,
                          .width = width,
                          .height = height,
                          .body = flow->area_height,
                          .anchors = {.arena = flow->arena}};
    copy_heads(flow->arena, flow->first);
    const struct item *item = flow->first;
    begin_page(&pager);
    while (item) {
        bool is_full = item->kind == ITEM_BREAK;
        if (is_full || item->kind == ITEM_GLUE) {
            if (!is_full)
                place_item(&pager, item);
            item = item->next;
        } else {
            item = place_chunk(&pager, item, &is_full);
        }
        if (is_full && item) {
            end_page(&pager);
            begin_page(&pager);
        }
    }
    while (pager.note_to < pager.note_count) {
        end_page(&pager);
        begin_page(&pager);
        take_notes(&pager, pager.body);
        /* One line higher than a page: it is placed all the same. */
        if (pager.note_from == pager.note_to)
            pager.note_height += pager.notes[pager.note_to++]->height;
    }
    end_page(&pager);
    anchors_end(&pager.anchors, layout);
}
