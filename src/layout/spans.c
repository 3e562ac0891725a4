/*
 * Inline nodes into spans: one small function for each kind.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/spans.h"

#include "layout/anchors.h"
#include "layout/label.h"

struct spans spans_new(struct flow *flow, const struct look *look,
                       uint32_t color, struct tag *parent)
{
    struct spans spans = {.flow = flow, .parent = parent};
    spans.now.family = look->family;
    spans.now.style = look->face;
    spans.now.size = look->size;
    spans.now.color = color;
    spans.now.language =
        flow->language.len > 0 ? flow->language : flow->doc->meta.language;
    return spans;
}

void spans_add(struct spans *spans, struct str text, struct pos pos)
{
    struct arena *arena = spans->flow->arena;
    if (text.len == 0)
        return;
    if (spans->count == spans->cap) {
        size_t cap = spans->cap ? spans->cap * 2 : 4;
        spans->items =
            arena_grow(arena, spans->items, spans->cap * sizeof(struct span),
                       cap * sizeof(struct span));
        spans->cap = cap;
    }
    struct span *span = &spans->items[spans->count++];
    *span = spans->now;
    span->text = text;
    span->pos = pos;
    span->tag = spans->parent ? tag_leaf(arena, spans->parent, pos) : NULL;
}

struct para *spans_set(const struct spans *spans, len width,
                       enum para_align align)
{
    struct flow *flow = spans->flow;
    struct para_shape shape = {
        .width = width,
        .align = align,
        .hyphenate = flow->style->is_hyphenated && align != PARA_CENTER,
        .side = spans->now.is_code ? SIDE_OWN : flow->side,
    };
    return para_set(flow->arena, flow->missing, flow->fonts, spans->items,
                    spans->count, &shape);
}

struct spans spans_open_link(struct spans *spans, struct str target,
                             struct str contents, struct note *note,
                             struct pos pos)
{
    struct spans before = *spans;
    struct link *link = arena_new(spans->flow->arena, struct link);
    link->tag.role = TAG_LINK;
    link->tag.pos = pos;
    link->contents = contents;
    link->note = note;
    if (spans->parent)
        tag_append(spans->parent, &link->tag);
    spans->parent = &link->tag;
    spans->now.target = target;
    spans->now.link = &link->tag;
    return before;
}

void spans_close_link(struct spans *spans, const struct spans *before)
{
    spans->now = before->now;
    spans->parent = before->parent;
}

static void add_text(struct spans *spans, const struct doc_node *node)
{
    spans_add(spans, node->text, node->pos);
}

static void add_blank(struct spans *spans, const struct doc_node *node)
{
    spans_add(spans, STR(" "), node->pos);
}

static void add_break(struct spans *spans, const struct doc_node *node)
{
    /* The blank keeps the words apart when text is extracted. */
    spans_add(spans, STR(" \n"), node->pos);
}

static void add_code(struct spans *spans, const struct doc_node *node)
{
    struct span now = spans->now;
    struct tag *parent = spans->parent;
    if (parent)
        spans->parent =
            tag_new(spans->flow->arena, TAG_CODE, parent, node->pos);
    spans->now.family = spans->flow->style->code.family;
    /* The mono face looks larger than the others at the same size. */
    spans->now.size = now.size * 89 / 100;
    spans->now.is_code = true;
    spans_add(spans, node->text, node->pos);
    spans->now = now;
    spans->parent = parent;
}

static void add_children(struct spans *spans, const struct doc_node *node)
{
    spans_inlines(spans, node->first, NULL);
}

static void add_emphasis(struct spans *spans, const struct doc_node *node)
{
    int style = spans->now.style;
    /* Emphasis in what leans already stands upright. */
    spans->now.style ^= FACE_ITALIC;
    add_children(spans, node);
    spans->now.style = style;
}

static void add_strong(struct spans *spans, const struct doc_node *node)
{
    int style = spans->now.style;
    spans->now.style |= FACE_BOLD;
    add_children(spans, node);
    spans->now.style = style;
}

/* The line is also said to those who do not see it. */
static void add_lined(struct spans *spans, const struct doc_node *node,
                      enum tag_line line)
{
    struct tag *parent = spans->parent;
    if (parent && node->first) {
        spans->parent =
            tag_new(spans->flow->arena, TAG_SPAN, parent, node->pos);
        spans->parent->line = line;
    }
    add_children(spans, node);
    spans->parent = parent;
}

static void add_strike(struct spans *spans, const struct doc_node *node)
{
    bool is_struck = spans->now.is_struck;
    spans->now.is_struck = true;
    add_lined(spans, node, TAG_LINE_THROUGH);
    spans->now.is_struck = is_struck;
}

static void add_insert(struct spans *spans, const struct doc_node *node)
{
    bool is_new = spans->now.is_new;
    spans->now.is_new = true;
    add_lined(spans, node, TAG_LINE_UNDER);
    spans->now.is_new = is_new;
}

/* A name that no block of this document has leads nowhere: only its text. */
static bool leads_somewhere(struct flow *flow, struct str target)
{
    if (target.len == 0)
        return false;
    if (target.ptr[0] != '#')
        return true;
    return map_find(&flow->anchors, str_slice(target, 1, target.len)) != NULL;
}

bool flow_names_page(const struct doc_node *node)
{
    return node->kind == DOC_LINK && str_is(node->more->title, "page") &&
           str_has_prefix(node->more->target, STR("#"));
}

/* ", page 12": what the page was called in the pass before. */
static void add_page(struct spans *spans, const struct doc_node *node)
{
    struct flow *flow = spans->flow;
    const struct anchor *anchor =
        flow->before
            ? anchors_find(flow->before, str_slice(node->more->target, 1,
                                                   node->more->target.len))
            : NULL;
    struct str number =
        anchor ? label_page(flow->arena, flow->before, anchor->page) : STR("0");
    spans_add(spans,
              str_printf(flow->arena, ", %.*s\u00A0%.*s",
                         STR_ARG(words_find(spans->now.language, WORD_PAGE)),
                         STR_ARG(number)),
              node->pos);
}

static void add_link(struct spans *spans, const struct doc_node *node)
{
    struct flow *flow = spans->flow;
    struct str contents = doc_plain(flow->arena, node);
    if (contents.len == 0 && node->first && node->first->kind == DOC_IMAGE)
        contents = flow_image_alt(flow, node->first);
    if (!leads_somewhere(flow, node->more->target) || contents.len == 0) {
        add_children(spans, node);
        return;
    }
    struct spans before =
        spans_open_link(spans, node->more->target, contents, NULL, node->pos);
    spans->now.color = flow->style->accent;
    add_children(spans, node);
    if (flow_names_page(node))
        add_page(spans, node);
    spans_close_link(spans, &before);
}

/* One that is not there leaves its words. */
static void add_missing(struct spans *spans, const struct doc_node *node)
{
    struct flow *flow = spans->flow;
    uint32_t color = spans->now.color;
    struct str said = flow_say(flow, WORD_NO_IMAGE, flow_image_alt(flow, node));
    spans->now.color = flow->style->muted;
    spans_add(spans, str_printf(flow->arena, "[%.*s]", STR_ARG(said)),
              node->pos);
    spans->now.color = color;
}

void picture_fit(struct picture *picture, len width, len height)
{
    if (picture->width > width) {
        picture->height = picture->height * width / picture->width;
        picture->width = width;
    }
    if (picture->height > height) {
        picture->width = picture->width * height / picture->height;
        picture->height = height;
    }
    /* However flat or thin, something is there to see. */
    picture->width = picture->width > 0 ? picture->width : 1;
    picture->height = picture->height > 0 ? picture->height : 1;
}

static void add_image(struct spans *spans, const struct doc_node *node)
{
    struct flow *flow = spans->flow;
    struct tag *parent = spans->parent;
    const struct image *image = flow_image(flow, node);
    if (!image) {
        add_missing(spans, node);
        return;
    }
    struct picture *picture = arena_new(flow->arena, struct picture);
    *picture = (struct picture){image, image->shown_width, image->shown_height};
    picture_fit(picture, flow->width, flow->area_height / 2);
    if (parent) {
        spans->parent = tag_new(flow->arena, TAG_FIGURE, parent, node->pos);
        spans->parent->alt = flow_image_alt(flow, node);
    }
    spans->now.picture = picture;
    spans_add(spans, STR("\uFFFC"), node->pos);
    spans->now.picture = NULL;
    spans->parent = parent;
}

static void add_note_ref(struct spans *spans, const struct doc_node *node)
{
    struct flow *flow = spans->flow;
    if (!node->more->note)
        return;
    struct note *note = flow_note_of(flow, node->more->note);
    struct tag *parent = spans->parent;
    struct str number = node->more->note->more->number;
    if (parent)
        spans->parent = tag_new(flow->arena, TAG_REFERENCE, parent, node->pos);
    struct spans before =
        spans_open_link(spans, str_concat(flow->arena, STR("#"), note->name),
                        flow_say(flow, WORD_FOOTNOTE, number), note, node->pos);
    spans->now.rise = spans->now.size * 34 / 100;
    spans->now.size = spans->now.size * 66 / 100;
    spans->now.style = 0;
    spans->now.color = flow->style->accent;
    spans_add(spans, number, node->pos);
    spans_close_link(spans, &before);
    spans->parent = parent;
}

typedef void add_inline(struct spans *spans, const struct doc_node *node);

static add_inline *const INLINES[DOC_KIND_COUNT] = {
    [DOC_TEXT] = add_text,         [DOC_SOFT_BREAK] = add_blank,
    [DOC_LINE_BREAK] = add_break,  [DOC_CODE] = add_code,
    [DOC_EMPHASIS] = add_emphasis, [DOC_STRONG] = add_strong,
    [DOC_STRIKE] = add_strike,     [DOC_INSERT] = add_insert,
    [DOC_LINK] = add_link,         [DOC_IMAGE] = add_image,
    [DOC_NOTE_REF] = add_note_ref,
};

void spans_inlines(struct spans *spans, const struct doc_node *first,
                   const struct doc_node *end)
{
    for (const struct doc_node *node = first; node && node != end;
         node = node->next)
        if (INLINES[node->kind])
            INLINES[node->kind](spans, node);
}
