/*
 * Gathering, sorting and finding names of places.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/anchors.h"

#include <stdlib.h>

void anchors_add(struct anchors *anchors, struct str name, size_t page, len y)
{
    if (anchors->count == anchors->cap) {
        size_t cap = anchors->cap ? anchors->cap * 2 : 64;
        anchors->items = arena_grow(anchors->arena, anchors->items,
                                    anchors->cap * sizeof(struct anchor),
                                    cap * sizeof(struct anchor));
        anchors->cap = cap;
    }
    anchors->items[anchors->count++] = (struct anchor){name, page, y};
}

static int compare(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;
    int order = str_cmp(x->name, y->name);
    if (order != 0)
        return order;
    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    return (x->y > y->y) - (x->y < y->y);
}

void anchors_end(struct anchors *anchors, struct layout *layout)
{
    struct anchor *items = anchors->items;
    size_t kept = 0;
    if (anchors->count > 0)
        qsort(items, anchors->count, sizeof(struct anchor), compare);
    for (size_t i = 0; i < anchors->count; i++)
        if (kept == 0 || !str_eq(items[i].name, items[kept - 1].name))
            items[kept++] = items[i];
    layout->anchors = items;
    layout->anchor_count = kept;
}

const struct anchor *anchors_find(const struct layout *layout, struct str name)
{
    size_t low = 0, high = layout->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(layout->anchors[middle].name, name);
        if (order == 0)
            return &layout->anchors[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
