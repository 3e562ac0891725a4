/*
 * The structure tree of a PDF file.
 *
 * Layout's tree has two kinds of nodes: elements, which become StructElem
 * objects, and TAG_TEXT leaves, which do not. A leaf is a stretch of content
 * of the element above it; each run of boxes that carries it, on each page, is
 * one marked-content sequence with an MCID. The /K of an element therefore
 * lists, in the order of its children, an object reference for an element and
 * the sequences for a leaf: a bare MCID on the element's own /Pg, a full MCR
 * on other pages. Behind them stand the link annotations (OBJR).
 *
 * Readers also go the other way, from a page or an annotation to the element:
 * the parent tree. Pages and annotations share its keys, which are given as
 * they come: a page's, then those of its annotations. A page's entry is an
 * array indexed by MCID.
 *
 * The tree is never whole. The children of its root come one after the other
 * (tags_expect), are drawn, and are written as soon as the last page that shows
 * them is (tags_complete): only then is it known which sequences they have.
 * What is kept of them is a reference in the root. An element gets its number
 * when something first refers to it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/tag.h"
#include "pdf/tags_private.h"
#include "pdf/write.h"

const char *tags_role(const struct tag *tag)
{
    /* A leaf is no element; a mark of its own would be a span. */
    return tag->role == TAG_TEXT ? "Span" : tag_role_name(tag->role);
}

void *tags_room(struct arena *arena, void *items, size_t count, size_t *cap,
                size_t item_size)
{
    size_t old = *cap;

    if (count < old)
        return items;
    *cap = old ? old * 2 : 16;
    return arena_grow(arena, items, old * item_size, *cap * item_size);
}

struct tags *tags_new(struct arena *arena, struct objects *objects)
{
    struct tags *tags = arena_new(arena, struct tags);

    tags->arena = arena;
    tags->objects = objects;
    tags->parents = number_tree_new(arena, objects);
    tags->top = tags->body = tags->kids = buf_new(arena);
    tags->root = object_reserve(objects);
    tags->document = object_reserve(objects);
    return tags;
}

/* The node of TAG; made when TAG is first seen. */
static struct node *node_of(struct tags *tags, struct tag *tag)
{
    struct node *node = tags->free_nodes;

    if (tag->node)
        return tag->node;
    if (node)
        tags->free_nodes = node->next;
    else
        node = arena_new(tags->arena, struct node);
    *node = (struct node){0};
    if (tag->role != TAG_TEXT)
        node->id = tag->parent ? object_reserve(tags->objects) : tags->document;
    tags->node_count++;
    tag->node = node;
    return node;
}

object_id tags_element(struct tags *tags, struct tag *tag)
{
    return node_of(tags, tag)->id;
}

void tags_expect(struct tags *tags, struct tag *first)
{
    for (struct tag *tag = first; tag; tag = tag->next)
        write_ref(&tags->top, tags->top.len > 0 ? " " : "",
                  tags_element(tags, tag));
}

/* Pieces stand in the order of their pages, which are not always drawn in
 * it. */
static void add_piece(struct tags *tags, struct node *node, struct piece piece)
{
    struct piece *copy = tags->free_pieces, **at = &node->first;

    if (copy)
        tags->free_pieces = copy->next;
    else
        copy = arena_new(tags->arena, struct piece);
    if (node->last && node->last->index <= piece.index)
        at = &node->last->next;
    while (*at && (*at)->index <= piece.index)
        at = &(*at)->next;
    piece.next = *at;
    *copy = piece;
    *at = copy;
    if (!copy->next)
        node->last = copy;
}

void tags_begin_page(struct tags *tags, size_t index, object_id page)
{
    tags->index = index;
    tags->page = page;
    tags->owner_count = tags->annot_count = 0;
}

int tags_add_content(struct tags *tags, struct tag *leaf)
{
    struct tag *owner = leaf->role == TAG_TEXT ? leaf->parent : leaf;
    struct piece piece = {.index = (uint32_t)tags->index,
                          .page = tags->page,
                          .mcid = (int)tags->owner_count};

    if (!owner) {
        objects_refuse(tags->objects, leaf->pos,
                       "a box whose tag is not in the tree");
        return 0;
    }
    tags->owners = tags_room(tags->arena, tags->owners, tags->owner_count,
                             &tags->owner_cap, sizeof *tags->owners);
    tags->owners[tags->owner_count++] = tags_element(tags, owner);
    add_piece(tags, node_of(tags, leaf), piece);
    return piece.mcid;
}

size_t tags_add_annotation(struct tags *tags, struct tag *tag, object_id annot)
{
    struct piece piece = {
        .index = (uint32_t)tags->index, .page = tags->page, .annot = annot};

    tags->annot_owners =
        tags_room(tags->arena, tags->annot_owners, tags->annot_count,
                  &tags->annot_cap, sizeof *tags->annot_owners);
    tags->annot_owners[tags->annot_count] = tags_element(tags, tag);
    add_piece(tags, node_of(tags, tag), piece);
    return tags->parents.count + 1 + tags->annot_count++;
}

size_t tags_end_page(struct tags *tags)
{
    size_t key = tags->parents.count;
    struct buf *value = &tags->body;

    value->len = 0;
    buf_add_byte(value, '[');
    for (size_t i = 0; i < tags->owner_count; i++)
        write_ref(value, i ? " " : "", tags->owners[i]);
    buf_add_byte(value, ']');
    number_tree_add(&tags->parents, buf_str(value));
    for (size_t i = 0; i < tags->annot_count; i++) {
        value->len = 0;
        write_ref(value, "", tags->annot_owners[i]);
        number_tree_add(&tags->parents, buf_str(value));
    }
    return key;
}

static const char *numbering_of_letters(struct str letters)
{
    bool is_upper = ascii_is_upper(letters.ptr[0]), is_roman = true;

    for (size_t i = 0; i < letters.len; i++) {
        if (!ascii_is_letter(letters.ptr[i]))
            return "None";
        is_roman = is_roman && strchr("ivxlcdmIVXLCDM", letters.ptr[i]);
    }
    /* A list that begins with "i" counts in Roman numerals; with "c", not. */
    if (letters.len == 1)
        is_roman = letters.ptr[0] == 'i' || letters.ptr[0] == 'I';
    else if (!is_roman)
        return "None";
    if (is_roman)
        return is_upper ? "UpperRoman" : "LowerRoman";
    return is_upper ? "UpperAlpha" : "LowerAlpha";
}

/* ListNumbering as far as the label shows it (ISO 32000-1, table 347): "2.",
 * "(a)", a bullet; "None" for the term of a definition. */
static const char *numbering_of(struct str label)
{
    size_t from = 0, to, at = 0;
    uint32_t code;

    label = str_trim(label);
    to = label.len;
    while (from < to && label.ptr[from] == '(')
        from++;
    while (to > from && (label.ptr[to - 1] == '.' || label.ptr[to - 1] == ')'))
        to--;
    label = str_slice(label, from, to);
    code = utf8_next(label, &at);
    if (code >= '0' && code <= '9')
        return "Decimal";
    if (label.len > 0 && ascii_is_letter(label.ptr[0]))
        return numbering_of_letters(label);
    if (code == 0x25E6 || code == 0x25CB)
        return "Circle";
    if (code == 0x25AA || code == 0x25A0 || (code >= 0x2610 && code <= 0x2612))
        return "Square";
    return at == label.len ? "Disc" : "None";
}

static struct str text_of(struct arena *arena, const struct box *box)
{
    struct buf text = buf_new(arena);

    for (size_t i = 0; i < box->glyph_count; i++)
        buf_add(&text, box->glyphs[i].text);
    return buf_str(&text);
}

void tags_add_label(struct tags *tags, const struct box *box)
{
    const struct tag *label = box->tag->parent, *item;
    struct tag *list;
    struct node *node;

    item = label && label->role == TAG_LBL ? label->parent : NULL;
    list = item && item->role == TAG_LI ? item->parent : NULL;
    if (!list || list->role != TAG_L)
        return;
    node = node_of(tags, list);
    if (!node->numbering)
        node->numbering = numbering_of(text_of(tags->arena, box));
}
