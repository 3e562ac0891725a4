/*
 * What is asked of a tree that has been parsed.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/node.h"

struct node *node_find(const struct node *map, struct str key)
{
    if (map->kind != NODE_MAP)
        return NULL;
    for (struct node *node = map->first; node; node = node->next)
        if (str_eq(node->key, key))
            return node;
    return NULL;
}

struct node *node_copy(struct arena *arena, const struct node *node)
{
    struct node *copy = arena_new(arena, struct node);

    *copy = *node;
    copy->text = str_copy(arena, node->text);
    copy->key = str_copy(arena, node->key);
    copy->first = copy->last = copy->next = NULL;
    /* Nesting is limited by node_parse. */
    for (struct node *child = node->first; child; child = child->next) {
        struct node *twin = node_copy(arena, child);

        if (copy->last)
            copy->last->next = twin;
        else
            copy->first = twin;
        copy->last = twin;
    }
    return copy;
}
