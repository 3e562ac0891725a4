/*
 * Name trees and number trees: a root over leaves of TREE_LEAF entries.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/tree.h"

#include "pdf/write.h"

enum { TREE_LEAF = 64 };

static void put_name_leaf(struct buf *leaf, const struct tree_entry *entries,
                          size_t from, size_t to)
{
    write_bytes(leaf, "/Limits[", entries[from].name);
    write_bytes(leaf, "", entries[to - 1].name);
    buf_add(leaf, STR("]/Names["));
    for (size_t i = from; i < to; i++) {
        write_bytes(leaf, "", entries[i].name);
        buf_add(leaf, entries[i].value);
    }
    buf_add_byte(leaf, ']');
}

object_id tree_add_names(struct arena *arena, struct objects *objects,
                         const struct tree_entry *entries, size_t count)
{
    struct buf root = buf_new(arena), leaf = buf_new(arena);

    buf_add(&root, STR("/Kids["));
    for (size_t from = 0; from < count; from += TREE_LEAF) {
        size_t to = from + TREE_LEAF < count ? from + TREE_LEAF : count;

        leaf.len = 0;
        put_name_leaf(&leaf, entries, from, to);
        write_ref(&root, from ? " " : "", object_add(objects, buf_str(&leaf)));
    }
    buf_add_byte(&root, ']');
    return object_add(objects, buf_str(&root));
}

struct number_tree number_tree_new(struct arena *arena, struct objects *objects)
{
    return (struct number_tree){.objects = objects,
                                .leaf = buf_new(arena),
                                .kids = buf_new(arena),
                                .body = buf_new(arena)};
}

static void end_leaf(struct number_tree *tree)
{
    size_t from = (tree->count - 1) / TREE_LEAF * TREE_LEAF;

    tree->body.len = 0;
    buf_printf(&tree->body, "/Limits[%zu %zu]/Nums[", from, tree->count - 1);
    buf_add(&tree->body, buf_str(&tree->leaf));
    buf_add_byte(&tree->body, ']');
    write_ref(&tree->kids, tree->kids.len > 0 ? " " : "",
              object_add(tree->objects, buf_str(&tree->body)));
    tree->leaf.len = 0;
}

void number_tree_add(struct number_tree *tree, struct str value)
{
    if (tree->leaf.len > 0)
        buf_add_byte(&tree->leaf, ' ');
    write_number(&tree->leaf, tree->count++);
    buf_add_byte(&tree->leaf, ' ');
    buf_add(&tree->leaf, value);
    if (tree->count % TREE_LEAF == 0)
        end_leaf(tree);
}

object_id number_tree_end(struct number_tree *tree)
{
    if (tree->leaf.len > 0)
        end_leaf(tree);
    tree->body.len = 0;
    buf_add(&tree->body, STR("/Kids["));
    buf_add(&tree->body, buf_str(&tree->kids));
    buf_add_byte(&tree->body, ']');
    return object_add(tree->objects, buf_str(&tree->body));
}
