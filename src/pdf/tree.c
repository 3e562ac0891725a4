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

static void put_number_leaf(struct buf *leaf, const struct tree_entry *entries,
                            size_t from, size_t to)
{
    buf_printf(leaf, "/Limits[%zu %zu]/Nums[", from, to - 1);
    for (size_t i = from; i < to; i++) {
        buf_printf(leaf, i > from ? " %zu " : "%zu ", i);
        buf_add(leaf, entries[i].value);
    }
    buf_add_byte(leaf, ']');
}

static object_id add_tree(struct arena *arena, struct objects *objects,
                          const struct tree_entry *entries, size_t count,
                          void (*put_leaf)(struct buf *,
                                           const struct tree_entry *, size_t,
                                           size_t))
{
    struct buf root = buf_new(arena);

    buf_add(&root, STR("/Kids["));
    for (size_t from = 0; from < count; from += TREE_LEAF) {
        size_t to = from + TREE_LEAF < count ? from + TREE_LEAF : count;
        struct buf leaf = buf_new(arena);

        put_leaf(&leaf, entries, from, to);
        write_ref(&root, from ? " " : "", object_add(objects, buf_str(&leaf)));
    }
    buf_add_byte(&root, ']');
    return object_add(objects, buf_str(&root));
}

object_id tree_add_names(struct arena *arena, struct objects *objects,
                         const struct tree_entry *entries, size_t count)
{
    return add_tree(arena, objects, entries, count, put_name_leaf);
}

object_id tree_add_numbers(struct arena *arena, struct objects *objects,
                           const struct tree_entry *entries, size_t count)
{
    return add_tree(arena, objects, entries, count, put_number_leaf);
}
