/*
 * The vertical list and what every block needs to add to it: space, items,
 * lines with their links, notes. The blocks themselves are in blocks.c,
 * list.c, table.c, figure.c and contents in toc.c.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/flow.h"

#define PICTURE_GAP LEN_PT(2) /* above one in a line */

void flow_space(struct flow *flow, len height)
{
    if (height > flow->space)
        flow->space = height;
}

struct str flow_say(struct flow *flow, enum word word, struct str text)
{
    struct str language =
        flow->language.len > 0 ? flow->language : flow->doc->meta.language;
    struct str said = words_find(language, word);
    return str_printf(flow->arena, "%.*s %.*s", STR_ARG(said), STR_ARG(text));
}

static void append(struct flow *flow, struct item *item)
{
    if (flow->last)
        flow->last->next = item;
    else
        flow->first = item;
    flow->last = item;
}

struct box *box_rule(struct arena *arena, len x, len y, len width, len height,
                     uint32_t color)
{
    struct box *box = arena_new(arena, struct box);
    box->kind = BOX_RULE;
    box->x = x;
    box->y = y;
    box->width = width;
    box->height = height;
    box->color = color;
    return box;
}

void item_box(struct item *item, struct box *box)
{
    box->next = NULL;
    if (item->last)
        item->last->next = box;
    else
        item->first = box;
    item->last = box;
}

struct item *flow_item(struct flow *flow, len height, len baseline)
{
    if (flow->space > 0 && flow->last && flow->last->kind == ITEM_BOX) {
        struct item *glue = arena_new(flow->arena, struct item);
        glue->kind = ITEM_GLUE;
        glue->height = flow->space;
        append(flow, glue);
    }
    flow->space = 0;
    struct item *item = arena_new(flow->arena, struct item);
    item->kind = ITEM_BOX;
    item->height = height;
    item->frame = flow->frame;
    item->names = flow->names;
    flow->names = NULL;
    append(flow, item);
    if (flow->label) {
        const struct line *label = flow->label;
        flow->label = NULL;
        item_line(flow, item, label, flow->label_x, baseline);
    }
    return item;
}

void flow_keep(struct flow *flow)
{
    if (flow->last)
        flow->last->is_kept = true;
}

struct note *flow_note_of(struct flow *flow, const struct doc_node *node)
{
    for (struct note *note = flow->notes; note; note = note->next)
        if (note->node == node)
            return note;
    struct note *note = arena_new(flow->keep, struct note);
    note->node = node;
    /* No block can be given this name: anchors hold no colon. */
    note->name =
        str_printf(flow->keep, "note:%.*s", STR_ARG(node->more->number));
    note->next = flow->notes;
    flow->notes = note;
    return note;
}

static void use_note(struct flow *flow, struct item *item, struct note *note)
{
    if (note->is_used)
        return;
    note->is_used = true;
    struct note_use *use = arena_new(flow->arena, struct note_use);
    use->note = note;
    struct note_use **end = &item->notes;
    while (*end)
        end = &(*end)->next;
    *end = use;
    if (flow->new_last)
        flow->new_last->next_new = note;
    else
        flow->new_first = note;
    flow->new_last = note;
}

/* The rectangle of a link around BOX, which is already in place; the boxes
 * that follow on the line widen it. A picture is its own rectangle. */
static struct box *link_box(struct flow *flow, const struct span *span,
                            const struct box *box)
{
    const struct link *link = (const struct link *)span->link;
    struct box *out = arena_new(flow->arena, struct box);
    out->kind = BOX_LINK;
    out->tag = span->link;
    out->target = span->target;
    out->contents = link->contents;
    out->x = box->x;
    out->y = box->y - span->size * 85 / 100;
    out->width = box->width;
    out->height = span->size * 110 / 100;
    if (box->kind == BOX_IMAGE) {
        out->y = box->y;
        out->height = box->height;
    }
    return out;
}

/* Text that runs to the left may go on at either side. */
static void widen(struct box *link, const struct box *box)
{
    len right = link->x + link->width, end = box->x + box->width;
    link->x = box->x < link->x ? box->x : link->x;
    link->width = (end > right ? end : right) - link->x;
    if (box->kind == BOX_IMAGE && box->y < link->y) {
        link->height += link->y - box->y;
        link->y = box->y;
    }
}

void item_line(struct flow *flow, struct item *item, const struct line *line,
               len x, len baseline)
{
    struct box *links = NULL, *last_link = NULL;
    size_t i = 0;
    struct tag *tag = NULL;
    for (struct box *box = line->first, *next; box; box = next, i++) {
        next = box->next;
        const struct span *span = line->spans[i];
        box->x += x;
        box->y += baseline;
        item_box(item, box);
        struct link *link = (struct link *)span->link;
        if (link && &link->tag == tag) {
            widen(last_link, box);
        } else if (link) {
            struct box *made = link_box(flow, span, box);
            if (last_link)
                last_link->next = made;
            else
                links = made;
            last_link = made;
            if (link->note)
                use_note(flow, item, link->note);
        }
        tag = span->link;
    }
    for (struct box *box = links, *next; box; box = next) {
        next = box->next;
        item_box(item, box);
    }
}

struct item *flow_line(struct flow *flow, const struct line *line,
                       const struct look *look)
{
    len height = look_leading(look),
        baseline = look_baseline(look, flow->fonts);
    len more = line->picture + PICTURE_GAP - baseline;
    if (line->picture > 0 && more > 0) {
        height += more;
        baseline += more;
    }
    struct item *item = flow_item(flow, height, baseline);
    item_line(flow, item, line, flow->x, baseline);
    return item;
}

void flow_lines(struct flow *flow, const struct para *para,
                const struct look *look)
{
    size_t i = 0;
    for (struct line *line = para->first; line; line = line->next, i++) {
        struct item *item = flow_line(flow, line, look);
        /* No page ends behind the first line or before the last one. */
        item->is_kept =
            i + 1 < para->line_count && (i == 0 || i + 2 == para->line_count);
    }
}

/* Sets one note as a list of its own. */
static void set_note(struct flow *flow, struct note *note, struct tag *parent)
{
    struct flow saved = *flow;
    struct arena *arena = flow->arena;
    note->tag = tag_new(arena, TAG_NOTE, parent, note->node->pos);
    note->tag->id =
        str_printf(arena, "note-%.*s", STR_ARG(note->node->more->number));
    flow->first = flow->last = NULL;
    flow->frame = NULL;
    flow->look = &flow->style->note;
    flow->space = 0;
    flow->parent = note->tag;
    flow->list_depth = 0;
    flow->names = arena_new(arena, struct place_name);
    flow->names->name = note->name;
    flow->new_first = flow->new_last = NULL;
    flow_note_blocks(flow, note);
    note->first = flow->first;
    /* Only the way of setting is put back; what was made stays. */
    saved.notes = flow->notes;
    saved.slots = flow->slots;
    saved.last_slot = flow->last_slot;
    saved.images = flow->images;
    saved.heading_base = flow->heading_base;
    saved.heading_level = flow->heading_level;
    saved.new_first = saved.new_last = NULL;
    *flow = saved;
}

void flow_notes(struct flow *flow, struct tag *parent)
{
    struct note *note = flow->new_first;
    flow->new_first = flow->new_last = NULL;
    for (; note; note = note->next_new)
        set_note(flow, note, parent);
}
