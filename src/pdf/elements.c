/*
 * The collected tags as objects: structure elements with their kids and
 * attributes, the parent tree, the tree of ids (essay in tags.c).
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>

#include "pdf/tags_private.h"
#include "pdf/tree.h"
#include "pdf/write.h"

/* The page of the first sequence that TAG itself owns; false if none. */
static bool own_page(const struct tags *tags, const struct tag *tag,
                     size_t *page)
{
    const struct piece *piece = tags->nodes[tag->number].first;

    for (const struct tag *kid = tag->first; kid; kid = kid->next) {
        const struct piece *first = tags->nodes[kid->number].first;

        if (kid->role == TAG_TEXT && first) {
            *page = first->page;
            return true;
        }
    }
    if (piece)
        *page = piece->page;
    return piece != NULL;
}

static void put_pieces(const struct tags *tags, const struct tag *tag,
                       size_t own, struct buf *kids)
{
    for (const struct piece *piece = tags->nodes[tag->number].first; piece;
         piece = piece->next) {
        buf_add_byte(kids, ' ');
        if (!piece->annot && piece->page == own) {
            buf_printf(kids, "%d", piece->mcid);
            continue;
        }
        write_ref(kids, "<</Pg ", tags->pages[piece->page]);
        if (piece->annot)
            write_ref(kids, "/Type/OBJR/Obj ", piece->annot);
        else
            buf_printf(kids, "/Type/MCR/MCID %d", piece->mcid);
        buf_add(kids, STR(">>"));
    }
}

static struct str kids_of(const struct tags *tags, const struct tag *tag,
                          size_t own)
{
    struct buf kids = buf_new(tags->arena);

    for (const struct tag *kid = tag->first; kid; kid = kid->next) {
        if (kid->role == TAG_TEXT)
            put_pieces(tags, kid, own, &kids);
        else
            write_ref(&kids, " ", tags->nodes[kid->number].id);
    }
    put_pieces(tags, tag, own, &kids);
    return buf_str(&kids);
}

/* ISO 32000-1, table 349. */
static void put_cell(const struct tag *tag, struct buf *body)
{
    if (tag->scope == SCOPE_NONE && tag->columns <= 1 && tag->rows <= 1)
        return;
    buf_add(body, STR("/A<</O/Table"));
    if (tag->scope != SCOPE_NONE)
        buf_printf(body, "/Scope/%s",
                   tag->scope == SCOPE_ROW ? "Row" : "Column");
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

static void put_attributes(const struct tags *tags, const struct tag *tag,
                           struct buf *body)
{
    const char *numbering = tags->nodes[tag->number].numbering;

    if (tag->role == TAG_TH || tag->role == TAG_TD)
        put_cell(tag, body);
    if (tag->role == TAG_SPAN && tag->line != TAG_LINE_NONE)
        buf_printf(body, "/A<</O/Layout/TextDecorationType/%s>>",
                   tag->line == TAG_LINE_UNDER ? "Underline" : "LineThrough");
    if (tag->role == TAG_L && numbering)
        buf_printf(body, "/A<</O/List/ListNumbering/%s>>", numbering);
    if ((tag->role == TAG_FIGURE || tag->role == TAG_TABLE) && tag->page &&
        tag->width > 0 && tag->height > 0) {
        len top = tag->page->height - tag->y;

        buf_printf(body, "/A<</O/Layout/Placement/%s/BBox",
                   is_in_line(tag) ? "Inline" : "Block");
        write_rect(body, tag->x, top - tag->height, tag->x + tag->width, top);
        buf_add(body, STR(">>"));
    }
}

static void define_element(struct tags *tags, const struct tag *tag)
{
    struct buf body = buf_new(tags->arena);
    size_t own = SIZE_MAX;
    struct str kids;

    buf_printf(&body, "/Type/StructElem/S/%s", tags_role(tag));
    write_ref(&body, "/P ",
              tag->parent ? tags->nodes[tag->parent->number].id : tags->root);
    if (own_page(tags, tag, &own))
        write_ref(&body, "/Pg ", tags->pages[own]);
    if (tag->language.len > 0)
        write_text(&body, "/Lang", tag->language);
    if (tag->alt.len > 0)
        write_text(&body, "/Alt", tag->alt);
    if (tag->id.len > 0)
        write_bytes(&body, "/ID", tag->id);
    put_attributes(tags, tag, &body);
    kids = kids_of(tags, tag, own);
    if (kids.len > 0)
        buf_printf(&body, "/K[%.*s]", STR_ARG(str_trim(kids)));
    object_define(tags->objects, tags->nodes[tag->number].id, buf_str(&body));
}

/* The elements of page PAGE by MCID. */
static struct str page_owners(const struct tags *tags, size_t page)
{
    const struct page_parents *parents = &tags->parents[page];
    struct buf buf = buf_new(tags->arena);

    buf_add_byte(&buf, '[');
    for (size_t i = 0; i < parents->count; i++)
        write_ref(&buf, i ? " " : "", parents->owners[i]);
    buf_add_byte(&buf, ']');
    return buf_str(&buf);
}

static struct str reference(const struct tags *tags, object_id id)
{
    struct buf buf = buf_new(tags->arena);

    write_ref(&buf, "", id);
    return buf_str(&buf);
}

static object_id define_parent_tree(struct tags *tags)
{
    size_t pages = tags->layout->page_count, annots = tags->annot_count;
    struct tree_entry *entries =
        arena_array(tags->arena, pages + annots, struct tree_entry);

    for (size_t i = 0; i < pages; i++)
        entries[i].value = page_owners(tags, i);
    for (size_t i = 0; i < annots; i++)
        entries[pages + i].value = reference(tags, tags->annot_owners[i]);
    return tree_add_numbers(tags->arena, tags->objects, entries,
                            pages + annots);
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
        const struct tag *tag = tags->named[i];

        entries[i].name = tag->id;
        entries[i].value = reference(tags, tags->nodes[tag->number].id);
    }
    qsort(entries, tags->named_count, sizeof *entries, compare_names);
    return tree_add_names(tags->arena, tags->objects, entries,
                          tags->named_count);
}

object_id tags_define(struct tags *tags)
{
    struct buf body = buf_new(tags->arena);
    object_id ids;

    for (const struct tag *tag = tags->layout->root; tag; tag = tags_next(tag))
        if (tag->role != TAG_TEXT)
            define_element(tags, tag);
    buf_add(&body, STR("/Type/StructTreeRoot"));
    write_ref(&body, "/K[", tags->nodes[tags->layout->root->number].id);
    write_ref(&body, "]/ParentTree ", define_parent_tree(tags));
    buf_printf(&body, "/ParentTreeNextKey %zu",
               tags->layout->page_count + tags->annot_count);
    ids = define_id_tree(tags);
    if (ids)
        write_ref(&body, "/IDTree ", ids);
    object_define(tags->objects, tags->root, buf_str(&body));
    return tags->root;
}
