/*
 * What pages are called.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/label.h"

#include "layout/anchors.h"

enum { ROMAN_LIMIT = 4000 };

struct str label_roman(struct arena *arena, size_t count)
{
    static const struct {
        size_t value;
        const char *digits;
    } STEPS[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    struct buf buf = buf_new(arena);
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++)
        for (; count >= STEPS[i].value; count -= STEPS[i].value)
            buf_add_zero_ended(&buf, STEPS[i].digits);
    return buf_str(&buf);
}

bool label_has_title(const struct doc *doc)
{
    const struct doc_node *first = doc->root->first;
    return first && first->kind == DOC_HEADING && first->level == 1;
}

bool label_has_cover(const struct doc *doc)
{
    return doc->meta.has_cover && label_has_title(doc);
}

size_t label_front(const struct layout *layout, const struct doc *doc)
{
    if (!label_has_cover(doc) || layout->page_count < 2)
        return 0;
    struct doc_node *node = doc->root->first->next;
    while (node && node->kind != DOC_HEADING)
        node = doc_walk(doc->root, node);
    const struct anchor *anchor =
        node ? anchors_find(layout, node->more->anchor) : NULL;
    size_t front = anchor && anchor->page > 0 ? anchor->page : 1;
    return front < ROMAN_LIMIT ? front : 1;
}

struct str label_page(struct arena *arena, const struct layout *layout,
                      size_t index)
{
    if (index < layout->front_count)
        return label_roman(arena, index + 1);
    return str_printf(arena, "%zu", index + 1 - layout->front_count);
}

struct str label_last(struct arena *arena, const struct layout *layout,
                      size_t index)
{
    bool is_front = index < layout->front_count;
    return label_page(arena, layout,
                      (is_front ? layout->front_count : layout->page_count) -
                          1);
}
