/*
 * What must hold of any page, whatever was set on it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>

#include "layout/page.h"

#define SLACK 500 /* half a point: rounding and the bearing of glyphs */

/* The part of the page that the ink of a text surely covers. */
static len top_of(const struct box *box)
{
    return box->kind == BOX_TEXT ? box->y - box->size * 7 / 10 : box->y;
}

static len bottom_of(const struct box *box)
{
    return box->kind == BOX_TEXT ? box->y + box->size / 5
                                 : box->y + box->height;
}

static int compare_tops(const void *a, const void *b)
{
    const struct box *x = *(const struct box *const *)a;
    const struct box *y = *(const struct box *const *)b;
    len difference = top_of(x) - top_of(y);
    return (difference > 0) - (difference < 0);
}

static struct pos pos_of(const struct box *box)
{
    return box->tag ? box->tag->pos : POS_NONE;
}

static bool is_on_page(const struct page *page, const struct box *box)
{
    return box->x >= -SLACK && box->x + box->width <= page->width + SLACK &&
           top_of(box) >= -SLACK && bottom_of(box) <= page->height + SLACK &&
           box->width >= 0 && box->height >= 0;
}

static bool overlap(const struct box *a, const struct box *b)
{
    return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK &&
           bottom_of(a) > top_of(b) + SLACK;
}

/* What was made by the program has no place in a file; the page has. */
struct where {
    size_t number;
    struct str title; /* of the document */
};

/* Sorted by their tops, only texts that begin above the end of one can
 * overlap it. */
static bool check_overlaps(struct box **boxes, size_t count,
                           const struct where *where, struct diags *diags)
{
    bool is_good = true;
    qsort(boxes, count, sizeof(struct box *), compare_tops);
    for (size_t i = 0; i < count; i++) {
        len bottom = bottom_of(boxes[i]);
        for (size_t j = i + 1; j < count && top_of(boxes[j]) < bottom; j++) {
            if (!overlap(boxes[i], boxes[j]))
                continue;
            diag_add(diags, INTERNAL_BOXES, pos_of(boxes[j]),
                     "two texts overlap on page %zu of \"%.*s\"", where->number,
                     STR_ARG(where->title));
            is_good = false;
        }
    }
    return is_good;
}

static bool check_page(const struct page *page, const struct where *where,
                       struct diags *diags)
{
    struct arena *scratch = arena_open();
    bool is_good = true;
    size_t count = 0;
    for (struct box *box = page->first; box; box = box->next) {
        count += box->kind == BOX_TEXT;
        if (is_on_page(page, box))
            continue;
        diag_add(diags, INTERNAL_BOXES, pos_of(box),
                 "something reaches beyond the edge of page %zu of \"%.*s\"",
                 where->number, STR_ARG(where->title));
        is_good = false;
    }
    struct box **boxes = arena_array(scratch, count + 1, struct box *);
    count = 0;
    for (struct box *box = page->first; box; box = box->next)
        if (box->kind == BOX_TEXT)
            boxes[count++] = box;
    is_good = check_overlaps(boxes, count, where, diags) && is_good;
    arena_close(scratch);
    return is_good;
}

bool page_check(const struct page *page, size_t number, struct str title,
                struct diags *diags)
{
    struct where where = {number, title};
    return check_page(page, &where, diags);
}

bool layout_check(const struct layout *layout, struct diags *diags)
{
    bool is_good = true;
    struct where where = {0, layout->meta.title};
    for (const struct page *page = layout->pages; page; page = page->next) {
        where.number++;
        is_good = check_page(page, &where, diags) && is_good;
    }
    return is_good;
}
