/*
 * Pages and tags as text. Lengths are points with two decimals, made of
 * integers.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/layout.h"
#include "layout/tag.h"

static void add_length(struct buf *out, len value)
{
    long long hundredths = (value < 0 ? -value : value) / 10 +
                           ((value < 0 ? -value : value) % 10 >= 5);
    buf_printf(out, " %s%lld.%02lld", value < 0 && hundredths > 0 ? "-" : "",
               hundredths / 100, hundredths % 100);
}

static void add_quoted(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);
        if (code == '"' || code == '\\')
            buf_add_byte(out, '\\');
        if (code == 0xAD || utf8_is_unsafe(code))
            buf_printf(out, "\\u{%X}", (unsigned)code);
        else
            buf_add(out, str_slice(text, from, at));
    }
}

static void add_glyphs(struct buf *out, const struct box *box)
{
    for (size_t i = 0; i < box->glyph_count; i++)
        add_quoted(out, box->glyphs[i].text);
}

/* Whether B goes on where A ends: the same line, the same meaning. */
static bool goes_on(const struct box *a, const struct box *b)
{
    len gap = b ? b->x - a->x - a->width : 0;
    return b && b->kind == BOX_TEXT && b->y == a->y && b->face == a->face &&
           b->size == a->size && !a->tag == !b->tag && gap < LEN_PT(4) &&
           gap > -LEN_PT(1);
}

/* One line for a run of text boxes; returns the last box of it. */
static const struct box *dump_text(struct buf *out, const struct box *box)
{
    const struct box *last = box;
    while (goes_on(last, last->next))
        last = last->next;
    buf_add_zero_ended(out, box->tag ? "text" : "artifact");
    add_length(out, box->x);
    add_length(out, box->y);
    add_length(out, last->x + last->width - box->x);
    buf_printf(out, " %.*s", STR_ARG(box->face->name));
    add_length(out, box->size);
    buf_add_zero_ended(out, " \"");
    for (const struct box *b = box;; b = b->next) {
        add_glyphs(out, b);
        if (b == last)
            break;
    }
    buf_add_zero_ended(out, "\"\n");
    return last;
}

static void dump_box(struct buf *out, const struct box *box)
{
    static const char *const NAMES[] = {"text", "rule", "image", "link",
                                        "shape"};
    buf_add_zero_ended(out, NAMES[box->kind]);
    add_length(out, box->x);
    add_length(out, box->y);
    add_length(out, box->width);
    add_length(out, box->height);
    if (box->kind == BOX_RULE || box->kind == BOX_SHAPE)
        buf_printf(out, " #%06X", (unsigned)box->color);
    if (box->kind == BOX_LINK)
        buf_printf(out, " %.*s", STR_ARG(box->target));
    buf_add_byte(out, '\n');
}

struct str layout_dump_boxes(struct arena *arena, const struct layout *layout)
{
    struct buf out = buf_new(arena);
    size_t number = 0;
    for (const struct page *p = layout->pages; p; p = p->next) {
        buf_printf(&out, "page %zu", ++number);
        add_length(&out, p->width);
        add_length(&out, p->height);
        buf_add_byte(&out, '\n');
        for (const struct box *box = p->first; box; box = box->next) {
            if (box->kind == BOX_TEXT)
                box = dump_text(&out, box);
            else
                dump_box(&out, box);
        }
    }
    for (size_t i = 0; i < layout->anchor_count; i++) {
        const struct anchor *anchor = &layout->anchors[i];
        buf_printf(&out, "anchor %.*s page %zu", STR_ARG(anchor->name),
                   anchor->page + 1);
        add_length(&out, anchor->y);
        buf_add_byte(&out, '\n');
    }
    for (size_t i = 0; i < layout->outline_count; i++)
        buf_printf(&out, "outline %d %.*s -> %.*s\n", layout->outline[i].level,
                   STR_ARG(layout->outline[i].title),
                   STR_ARG(layout->outline[i].anchor));
    return buf_str(&out);
}

/* The text of each leaf, by the leaf's number. */
static struct buf *leaf_texts(struct arena *arena, const struct layout *layout)
{
    struct buf *texts = arena_array(arena, layout->tag_count + 1, struct buf);
    for (size_t i = 0; i <= layout->tag_count; i++)
        texts[i] = buf_new(arena);
    for (const struct page *p = layout->pages; p; p = p->next)
        for (const struct box *box = p->first; box; box = box->next)
            if (box->tag && box->kind == BOX_TEXT)
                add_glyphs(&texts[box->tag->number], box);
    return texts;
}

static void dump_tag(struct buf *out, const struct tag *tag, struct buf *texts)
{
    for (const struct tag *t = tag->parent; t; t = t->parent)
        buf_add_zero_ended(out, "  ");
    buf_add_zero_ended(out, tag_role_name(tag->role));
    if (tag->scope != SCOPE_NONE)
        buf_add_zero_ended(out, tag->scope == SCOPE_ROW ? " row" : " column");
    if (tag->columns > 1)
        buf_printf(out, " columns=%d", tag->columns);
    if (tag->rows > 1)
        buf_printf(out, " rows=%d", tag->rows);
    if (tag->line != TAG_LINE_NONE)
        buf_add_zero_ended(out,
                           tag->line == TAG_LINE_UNDER ? " under" : " through");
    if (tag->id.len > 0)
        buf_printf(out, " id=%.*s", STR_ARG(tag->id));
    if (tag->alt.len > 0)
        buf_printf(out, " alt=\"%.*s\"", STR_ARG(tag->alt));
    if (tag->role == TAG_TEXT)
        buf_printf(out, " \"%.*s\"", STR_ARG(buf_str(&texts[tag->number])));
    buf_add_byte(out, '\n');
}

struct str layout_dump_tags(struct arena *arena, const struct layout *layout)
{
    struct buf out = buf_new(arena);
    struct buf *texts = leaf_texts(arena, layout);
    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t))
        dump_tag(&out, t, texts);
    return buf_str(&out);
}
