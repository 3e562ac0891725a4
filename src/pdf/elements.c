/*
 * The collected tags as objects: structure elements with their kids and
 * attributes, the parent tree, the tree of ids (essay in tags.c).
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>

#include "layout/tag.h"
#include "pdf/tags_private.h"
#include "pdf/write.h"

/* The pieces of TAG, in the order of their pages. */
static const struct piece *pieces_of(const struct tag *tag)
{
    return tag->node ? tag->node->first : NULL;
}

/* The page of the first sequence that TAG itself owns; 0 if none. */
static object_id own_page(const struct tag *tag)
{
    const struct piece *piece = pieces_of(tag);

    for (const struct tag *kid = tag->first; kid; kid = kid->next)
        if (kid->role == TAG_TEXT && pieces_of(kid))
            return pieces_of(kid)->page;
    return piece ? piece->page : 0;
}

static void put_pieces(const struct tag *tag, object_id own, struct buf *kids)
{
    for (const struct piece *piece = pieces_of(tag); piece;
         piece = piece->next) {
        buf_add_byte(kids, ' ');
        if (!piece->annot && piece->page == own) {
            write_number(kids, (uint64_t)piece->mcid);
            continue;
        }
        write_ref(kids, "<</Pg ", piece->page);
        if (piece->annot)
            write_ref(kids, "/Type/OBJR/Obj ", piece->annot);
        else
            write_keyed(kids, "/Type/MCR/MCID ", (uint64_t)piece->mcid);
        buf_add(kids, STR(">>"));
    }
}

static struct str kids_of(struct tags *tags, const struct tag *tag,
                          object_id own)
{
    struct buf *kids = &tags->kids;

    kids->len = 0;
    for (struct tag *kid = tag->first; kid; kid = kid->next) {
        if (kid->role == TAG_TEXT)
            put_pieces(kid, own, kids);
        else
            write_ref(kids, " ", tags_element(tags, kid));
    }
    put_pieces(tag, own, kids);
    return str_trim(buf_str(kids));
}

/* ISO 32000-1, table 349. */
static void put_cell(const struct tag *tag, struct buf *body)
{
    if (tag->scope == SCOPE_NONE && tag->columns <= 1 && tag->rows <= 1)
        return;
    buf_add(body, STR("/A<</O/Table"));
    if (tag->scope != SCOPE_NONE)
        buf_add(body, tag->scope == SCOPE_ROW ? STR("/Scope/Row")
                                              : STR("/Scope/Column"));
    if (tag->columns > 1)
        buf_printf(body, "/ColSpan %d", tag->columns);
    if (tag->rows > 1)
        buf_printf(body, "/RowSpan %d", tag->rows);
    buf_add(body, STR(">>"));
}

/* A picture among words, or in a link or cell. */
static bool is_in_line(const struct tag *tag)
{
    switch (tag->parent ? tag->parent->role : TAG_DOCUMENT) {
    case TAG_P:
    case TAG_LINK:
    case TAG_SPAN:
    case TAG_TH:
    case TAG_TD: return tag->role == TAG_FIGURE;
    default: return false;
    }
}

static void put_attributes(const struct tag *tag, struct buf *body)
{
    const char *numbering = tag->node ? tag->node->numbering : NULL;

    if (tag->role == TAG_TH || tag->role == TAG_TD)
        put_cell(tag, body);
    if (tag->role == TAG_SPAN && tag->line != TAG_LINE_NONE)
        buf_printf(body, "/A<</O/Layout/TextDecorationType/%s>>",
                   tag->line == TAG_LINE_UNDER ? "Underline" : "LineThrough");
    if (tag->role == TAG_L && numbering) {
        buf_add(body, STR("/A<</O/List/ListNumbering/"));
        buf_add_zero_ended(body, numbering);
        buf_add(body, STR(">>"));
    }
    if ((tag->role == TAG_FIGURE || tag->role == TAG_TABLE) && tag->page &&
        tag->width > 0 && tag->height > 0) {
        len top = tag->page_height - tag->y;

        buf_printf(body, "/A<</O/Layout/Placement/%s/BBox",
                   is_in_line(tag) ? "Inline" : "Block");
        write_rect(body, tag->x, top - tag->height, tag->x + tag->width, top);
        buf_add(body, STR(">>"));
    }
}

/* KIDS is what its /K lists; OWN the page of those that name none. */
static void define_element(struct tags *tags, struct tag *tag, object_id own,
                           struct str kids)
{
    struct buf *body = &tags->body;

    body->len = 0;
    buf_add(body, STR("/Type/StructElem/S/"));
    buf_add_zero_ended(body, tags_role(tag));
    write_ref(body, "/P ",
              tag->parent ? tags_element(tags, tag->parent) : tags->root);
    if (own)
        write_ref(body, "/Pg ", own);
    if (tag->language.len > 0)
        write_text(body, "/Lang", tag->language);
    if (tag->alt.len > 0)
        write_text(body, "/Alt", tag->alt);
    if (tag->id.len > 0)
        write_bytes(body, "/ID", tag->id);
    put_attributes(tag, body);
    if (kids.len > 0) {
        buf_add(body, STR("/K["));
        buf_add(body, kids);
        buf_add_byte(body, ']');
    }
    object_define(tags->objects, tags_element(tags, tag), buf_str(body));
}

static void add_named(struct tags *tags, struct tag *tag)
{
    tags->named = tags_room(tags->arena, tags->named, tags->named_count,
                            &tags->named_cap, sizeof *tags->named);
    tags->named[tags->named_count++] =
        (struct named){str_copy(tags->arena, tag->id), tags_element(tags, tag)};
}

/* What the stages above rely on and tags_check has seen. */
static bool is_sound(const struct tag *tag)
{
    return tag->role < TAG_ROLE_COUNT &&
           (tag->parent ? tag->parent->role != TAG_TEXT
                        : tag->role == TAG_DOCUMENT);
}

static void define_tag(struct tags *tags, struct tag *tag)
{
    object_id own;

    if (!is_sound(tag)) {
        objects_refuse(tags->objects, tag->pos, "an unchecked tag tree");
        return;
    }
    if (tag->role == TAG_TEXT)
        return;
    own = own_page(tag);
    define_element(tags, tag, own, kids_of(tags, tag, own));
    if (tag->id.len > 0)
        add_named(tags, tag);
}

static void free_node(struct tags *tags, struct tag *tag)
{
    struct node *node = tag->node;

    if (!node)
        return;
    if (node->last) {
        node->last->next = tags->free_pieces;
        tags->free_pieces = node->first;
    }
    node->next = tags->free_nodes;
    tags->free_nodes = node;
    tags->node_count--;
    tag->node = NULL;
}

void tags_complete(struct tags *tags, struct tag *first)
{
    for (struct tag *top = first; top; top = top->next) {
        for (struct tag *tag = top; tag; tag = tag_walk(top, tag))
            define_tag(tags, tag);
        for (struct tag *tag = top; tag; tag = tag_walk(top, tag))
            free_node(tags, tag);
    }
}

static int compare_names(const void *a, const void *b)
{
    const struct tree_entry *first = a, *second = b;

    return str_cmp(first->name, second->name);
}

/* Elements by their /ID; 0 if none has one. */
static object_id define_id_tree(struct tags *tags)
{
    struct tree_entry *entries =
        arena_array(tags->arena, tags->named_count, struct tree_entry);

    if (tags->named_count == 0)
        return 0;
    for (size_t i = 0; i < tags->named_count; i++) {
        struct buf value = buf_new(tags->arena);

        write_ref(&value, "", tags->named[i].id);
        entries[i] = (struct tree_entry){tags->named[i].name, buf_str(&value)};
    }
    qsort(entries, tags->named_count, sizeof *entries, compare_names);
    return tree_add_names(tags->arena, tags->objects, entries,
                          tags->named_count);
}

static void define_document(struct tags *tags, struct tag *root)
{
    if (!is_sound(root) || root->parent)
        objects_refuse(tags->objects, root->pos, "an unchecked tag tree");
    define_element(tags, root, 0, buf_str(&tags->top));
    free_node(tags, root);
    if (tags->node_count > 0)
        objects_refuse(tags->objects, root->pos,
                       "a box whose tag is not in the tree");
}

object_id tags_define(struct tags *tags, struct tag *root)
{
    struct buf body = buf_new(tags->arena);
    object_id ids;

    define_document(tags, root);
    buf_add(&body, STR("/Type/StructTreeRoot"));
    write_ref(&body, "/K[", tags->document);
    buf_printf(&body, "]/ParentTreeNextKey %zu", tags->parents.count);
    write_ref(&body, "/ParentTree ", number_tree_end(&tags->parents));
    ids = define_id_tree(tags);
    if (ids)
        write_ref(&body, "/IDTree ", ids);
    object_define(tags->objects, tags->root, buf_str(&body));
    return tags->root;
}
