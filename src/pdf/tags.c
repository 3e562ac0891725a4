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
 * the parent tree. Pages and annotations share its keys; pages have 0 to
 * page_count - 1, annotations follow. A page's entry is an array indexed by
 * MCID.
 *
 * Elements get their object numbers first, in tree order, so that a parent
 * can name its kids and they their parent.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/tags_private.h"

#include "base/utf8.h"
#include "layout/tag.h"

const char *tags_role(const struct tag *tag)
{
    /* A leaf is no element; a mark of its own would be a span. */
    return tag->role == TAG_TEXT ? "Span" : tag_role_name(tag->role);
}

const struct tag *tags_next(const struct tag *tag)
{
    if (tag->first)
        return tag->first;
    while (tag && !tag->next)
        tag = tag->parent;
    return tag ? tag->next : NULL;
}

/* An array of ITEM_SIZE items with room for one more. */
static void *room(struct arena *arena, void *items, size_t count, size_t *cap,
                  size_t item_size)
{
    size_t old = *cap;

    if (count < old)
        return items;
    *cap = old ? old * 2 : 16;
    return arena_grow(arena, items, old * item_size, *cap * item_size);
}

static bool is_as_numbered(const struct tag *tag, size_t index, size_t count)
{
    return index < count && tag->number == (int)index &&
           tag->role < TAG_ROLE_COUNT &&
           (tag->parent ? tag->parent->role != TAG_TEXT
                        : tag->role == TAG_DOCUMENT);
}

static bool number_elements(struct tags *tags)
{
    size_t index = 0;

    for (const struct tag *tag = tags->layout->root; tag;
         tag = tags_next(tag), index++) {
        if (!is_as_numbered(tag, index, tags->layout->tag_count)) {
            objects_refuse(tags->objects, tag->pos, "an unchecked tag tree");
            return false;
        }
        tags->nodes[index].tag = tag;
        if (tag->role != TAG_TEXT)
            tags->nodes[index].id = object_reserve(tags->objects);
        if (tag->id.len == 0)
            continue;
        tags->named = room(tags->arena, tags->named, tags->named_count,
                           &tags->named_cap, sizeof *tags->named);
        tags->named[tags->named_count++] = tag;
    }
    return true;
}

struct tags *tags_new(struct arena *arena, struct objects *objects,
                      const struct layout *layout, const object_id *pages)
{
    struct tags *tags = arena_new(arena, struct tags);

    tags->arena = arena;
    tags->objects = objects;
    tags->layout = layout;
    tags->pages = pages;
    tags->nodes = arena_array(arena, layout->tag_count, struct node);
    tags->parents = arena_array(arena, layout->page_count, struct page_parents);
    tags->root = object_reserve(objects);
    return number_elements(tags) ? tags : NULL;
}

/* The node of a tag that a box carries, which is not to be trusted. */
static struct node *find_node(struct tags *tags, const struct tag *tag)
{
    size_t number = tag ? (size_t)tag->number : SIZE_MAX;

    if (number < tags->layout->tag_count && tags->nodes[number].tag == tag)
        return &tags->nodes[number];
    objects_refuse(tags->objects, tag ? tag->pos : POS_NONE,
                   "a box whose tag is not in the tree");
    return &tags->nodes[0];
}

static void add_piece(struct tags *tags, struct node *node, struct piece piece)
{
    struct piece *copy = arena_new(tags->arena, struct piece);

    *copy = piece;
    if (node->last)
        node->last->next = copy;
    else
        node->first = copy;
    node->last = copy;
}

int tags_add_content(struct tags *tags, const struct tag *leaf, size_t page)
{
    struct page_parents *parents = &tags->parents[page];
    struct node *node = find_node(tags, leaf);
    const struct tag *owner =
        node->tag->role == TAG_TEXT ? node->tag->parent : node->tag;
    struct piece piece = {.page = page, .mcid = (int)parents->count};

    parents->owners = room(tags->arena, parents->owners, parents->count,
                           &parents->cap, sizeof *parents->owners);
    parents->owners[parents->count++] = tags->nodes[owner->number].id;
    add_piece(tags, node, piece);
    return piece.mcid;
}

size_t tags_add_annotation(struct tags *tags, const struct tag *tag,
                           size_t page, object_id annot)
{
    struct piece piece = {.page = page, .annot = annot};
    struct node *node = find_node(tags, tag);

    tags->annot_owners =
        room(tags->arena, tags->annot_owners, tags->annot_count,
             &tags->annot_cap, sizeof *tags->annot_owners);
    tags->annot_owners[tags->annot_count] = node->id;
    add_piece(tags, node, piece);
    return tags->layout->page_count + tags->annot_count++;
}

/* ListNumbering as far as the label shows it (ISO 32000-1, table 347). */
static const char *numbering_of(struct str label)
{
    size_t at = 0;
    uint32_t code = utf8_next(label, &at);

    if (code >= '0' && code <= '9')
        return "Decimal";
    if (code >= 'a' && code <= 'z')
        return "LowerAlpha";
    if (code >= 'A' && code <= 'Z')
        return "UpperAlpha";
    if (code == 0x25E6 || code == 0x25CB)
        return "Circle";
    if (code == 0x25AA || code == 0x25A0)
        return "Square";
    return "Disc";
}

void tags_add_label(struct tags *tags, const struct tag *leaf, struct str text)
{
    const struct tag *label = leaf->parent, *item, *list;

    item = label && label->role == TAG_LBL ? label->parent : NULL;
    list = item && item->role == TAG_LI ? item->parent : NULL;
    if (list && list->role == TAG_L && text.len > 0 &&
        !tags->nodes[list->number].numbering)
        tags->nodes[list->number].numbering = numbering_of(text);
}
