/*
 * Makes one line out of its glyphs: spreads the slack over the blanks, turns
 * round what runs to the left, and cuts the rest into boxes of one span and
 * one face.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/bidi.h"
#include "layout/para_parts.h"
#include "layout/shape.h"

enum { WIDEST_BLANK = 4 }; /* times more than its own width, when justified */

struct maker {
    struct arena *arena;
    const struct fit *fit;
    const struct candidate *to;
    uint32_t from;
    struct line *line;
    size_t box_cap;
    uint32_t *order; /* glyph indices as they are drawn */
    bool is_rtl;     /* the paragraph begins at the right */
    len slack;       /* what justification has to spread, or 0 */
    len blank;       /* over these blanks */
    len blank_done, slack_done;
    len x;
};

static bool is_content(const struct maker *maker, uint32_t index)
{
    return index < maker->to->end;
}

static len natural_width(const struct maker *maker)
{
    const struct fit *fit = maker->fit;

    if (maker->to->end <= maker->from)
        return 0;
    return fit->width[maker->to->end] - fit->width[maker->from] +
           maker->to->fix + maker->to->hyphen;
}

/* Where the line begins, and what its blanks must take. A line that would
 * need gaping holes stays short instead. */
static void place(struct maker *maker, bool is_first)
{
    const struct para_shape *shape = maker->fit->shape;
    len indent = is_first ? shape->first_indent : 0;
    len slack = shape->width - indent - maker->line->width;
    len blank =
        maker->to->end > maker->from
            ? maker->fit->blank[maker->to->end] - maker->fit->blank[maker->from]
            : 0;

    maker->x = indent;
    if (shape->align == PARA_JUSTIFIED && blank > 0 &&
        (slack < 0 ||
         (!maker->to->is_forced && slack <= WIDEST_BLANK * blank))) {
        maker->slack = slack;
        maker->blank = blank;
    }
    if (maker->slack != 0 || slack <= 0)
        return;
    if (shape->align == PARA_CENTER)
        maker->x += slack / 2;
    else if (shape->align == PARA_RIGHT ||
             (maker->is_rtl && shape->side != SIDE_LEFT))
        maker->x += slack;
}

/* Blanks that end a line stand where the paragraph ends (UAX 9, L1). */
static void set_order(struct maker *maker)
{
    const struct fit *fit = maker->fit;
    const struct shaped_glyph *glyphs = fit->shaped->glyphs;
    uint32_t from = maker->from, count = maker->to->next - from;
    uint8_t *levels;

    maker->order = arena_array(fit->arena, count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        maker->order[i] = i;
    if (fit->text->levels) {
        levels = arena_array(fit->arena, count + 1, uint8_t);
        for (uint32_t i = 0; i < count; i++)
            levels[i] = is_content(maker, from + i) ? glyphs[from + i].level
                                                    : fit->text->base_level;
        bidi_order(levels, count, maker->order);
    }
    for (uint32_t i = 0; i < count; i++)
        maker->order[i] += from;
}

static len stretched(struct maker *maker, const struct shaped_glyph *glyph,
                     uint32_t index)
{
    len share, advance = glyph->advance;

    if (index + 1 == maker->to->end)
        advance += maker->to->fix;
    /* What hangs at the left must not move the line. */
    if (maker->is_rtl && !is_content(maker, index))
        return 0;
    if (!is_content(maker, index) || !(glyph->flags & GLYPH_BLANK) ||
        maker->blank == 0)
        return advance;
    /* Rounded on the running sum, so that nothing is left over. */
    maker->blank_done += glyph->advance;
    share = maker->slack * maker->blank_done / maker->blank;
    advance += share - maker->slack_done;
    maker->slack_done = share;
    return advance;
}

/* The text of a cluster; control characters cannot be said in a PDF. */
static struct str text_of(const struct maker *maker,
                          const struct shaped_glyph *glyph)
{
    struct str text = str_slice(maker->fit->text->text, glyph->start,
                                (size_t)glyph->start + glyph->len);
    size_t at = 0;
    uint32_t code;

    if (!glyph->is_replaced || text.len == 0)
        return text;
    code = utf8_next(text, &at);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) ||
        (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe)
        return STR("\xef\xbf\xbd");
    return text;
}

/* The text that glyph INDEX carries: its cluster's for the first to be drawn,
 * which is the last of the cluster where text runs to the left. */
static struct str text_at(const struct maker *maker, uint32_t index)
{
    const struct shaped *shaped = maker->fit->shaped;
    const struct shaped_glyph *glyphs = shaped->glyphs;

    if (!(glyphs[index].flags & GLYPH_RTL))
        return text_of(maker, &glyphs[index]);
    if (index + 1 < maker->to->next && !(glyphs[index + 1].flags & GLYPH_FIRST))
        return STR_NONE;
    while (index > maker->from && !(glyphs[index].flags & GLYPH_FIRST))
        index--;
    return text_of(maker, &glyphs[index]);
}

static void grow_spans(struct maker *maker)
{
    struct line *line = maker->line;
    size_t cap = maker->box_cap * 2 + 4;

    if (line->box_count < maker->box_cap)
        return;
    line->spans = arena_grow(maker->arena, line->spans,
                             maker->box_cap * sizeof *line->spans,
                             cap * sizeof *line->spans);
    maker->box_cap = cap;
}

static struct box *add_box(struct maker *maker, enum box_kind kind,
                           const struct span *span)
{
    struct line *line = maker->line;
    struct box *box = arena_new(maker->arena, struct box);

    grow_spans(maker);
    line->spans[line->box_count++] = span;
    box->kind = kind;
    box->color = span->color;
    if (line->last)
        line->last->next = box;
    else
        line->first = box;
    line->last = box;
    return box;
}

static void take_height(struct line *line, const struct face *face,
                        const struct span *span)
{
    len ascent = shape_scale(face->ascent, span->size) + span->rise;
    len descent = shape_scale(-face->descent, span->size) - span->rise;

    if (ascent > line->ascent)
        line->ascent = ascent;
    if (descent > line->descent)
        line->descent = descent;
}

static struct box *add_text_box(struct maker *maker,
                                const struct shaped_glyph *glyph,
                                struct glyph *first)
{
    struct box *box = add_box(maker, BOX_TEXT, glyph->span);

    box->x = maker->x;
    box->y = -glyph->span->rise;
    box->tag = glyph->span->tag;
    box->face = glyph->face;
    box->size = glyph->span->size;
    box->glyphs = first;
    box->is_rtl = glyph->level & 1;
    take_height(maker->line, glyph->face, glyph->span);
    return box;
}

static void add_picture_box(struct maker *maker,
                            const struct shaped_glyph *glyph, uint32_t index)
{
    const struct picture *picture = glyph->span->picture;
    struct box *box = add_box(maker, BOX_IMAGE, glyph->span);

    box->x = maker->x;
    box->y = -picture->height;
    box->width = picture->width;
    box->height = picture->height;
    box->image = picture->image;
    box->tag = glyph->span->tag;
    box->reading = index;
    maker->x += picture->width;
    take_height(maker->line, glyph->face, glyph->span);
    if (picture->height > maker->line->picture)
        maker->line->picture = picture->height;
}

static void add_hyphen(struct maker *maker, struct box *box)
{
    box->glyphs[box->glyph_count++] =
        (struct glyph){.gid = shape_hyphen(box->face),
                       .advance = (int32_t)maker->to->hyphen,
                       .text = STR("\u00ad")};
    box->width += maker->to->hyphen;
}

static struct glyph drawn(const struct maker *maker, uint32_t index,
                          len advance)
{
    const struct shaped_glyph *glyph = &maker->fit->shaped->glyphs[index];

    return (struct glyph){.gid = glyph->gid,
                          .advance = (int32_t)advance,
                          .dx = (int32_t)glyph->dx,
                          .dy = (int32_t)glyph->dy,
                          .text = text_at(maker, index)};
}

static void add_texts(struct maker *maker)
{
    const struct shaped_glyph *before = NULL;
    uint32_t count = maker->to->next - maker->from;
    struct glyph *out =
        arena_array(maker->arena, (size_t)count + 1, struct glyph);
    struct box *box = NULL;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = maker->order[i];
        const struct shaped_glyph *glyph = &maker->fit->shaped->glyphs[index];
        len advance = stretched(maker, glyph, index);
        if (glyph->flags & GLYPH_PICTURE) {
            add_picture_box(maker, glyph, index);
            before = glyph;
            continue;
        }
        if (!before || glyph->span != before->span ||
            glyph->face != before->face || glyph->level != before->level)
            box = add_text_box(maker, glyph, &out[i]);
        if (box->glyph_count == 0 || index < box->reading)
            box->reading = index;
        box->glyphs[box->glyph_count++] = drawn(maker, index, advance);
        /* Blanks that hang do so where the line's content ends. */
        if (is_content(maker, index)) {
            box->width += advance;
            maker->x += advance;
        }
        before = glyph;
    }
    if (box && maker->to->is_hyphen)
        add_hyphen(maker, box);
    if (box)
        box->goes_on = fit_divides(maker->fit, maker->from, maker->to);
}

/* Puts the texts, which were made from left to right, into the order in which
 * they are read. */
static void sort_texts(struct maker *maker)
{
    struct line *line = maker->line;
    size_t count = line->box_count;
    struct box **boxes = arena_array(maker->fit->arena, count, struct box *);
    struct box *box = line->first;

    for (size_t i = 0; i < count; i++, box = box->next) {
        const struct span *span = line->spans[i];
        size_t at = i;

        for (; at > 0 && boxes[at - 1]->reading > box->reading; at--) {
            boxes[at] = boxes[at - 1];
            line->spans[at] = line->spans[at - 1];
        }
        boxes[at] = box;
        line->spans[at] = span;
    }
    line->first = line->last = NULL;
    for (size_t i = 0; i < count; i++) {
        boxes[i]->next = NULL;
        if (line->last)
            line->last->next = boxes[i];
        else
            line->first = boxes[i];
        line->last = boxes[i];
    }
}

/* Behind the texts, so that these stay together in the page's content. */
static void add_strikes(struct maker *maker)
{
    size_t count = maker->line->box_count;
    struct box *box = maker->line->first;

    for (size_t i = 0; i < count; i++, box = box->next) {
        const struct span *span = maker->line->spans[i];
        struct box *rule;
        len height = span->size / 18, middle;
        if ((!span->is_struck && !span->is_new) || box->width <= 0 ||
            box->kind != BOX_TEXT)
            continue;
        middle = shape_scale(box->face->x_height, span->size) / 2;
        rule = add_box(maker, BOX_RULE, span);
        rule->x = box->x;
        rule->y = -span->rise - height / 2;
        rule->y += span->is_struck ? -middle : span->size / 8;
        rule->width = box->width;
        rule->height = height;
    }
}

/* A line without glyphs is as high as the text around it. */
static void take_empty_height(struct maker *maker)
{
    const struct fonts *fonts = maker->fit->fonts;
    const struct shaped *shaped = maker->fit->shaped;
    const struct span *span = maker->fit->text->runs[0].span;

    if (maker->from > 0)
        span = shaped->glyphs[maker->from - 1].span;
    take_height(maker->line, fonts_face(fonts, span->family, span->style),
                span);
}

struct line *line_make(struct arena *arena, const struct fit *fit,
                       uint32_t from, const struct candidate *to, bool is_first)
{
    struct maker maker = {.arena = arena,
                          .fit = fit,
                          .to = to,
                          .from = from,
                          .is_rtl = fit->text->base_level & 1};

    maker.line = arena_new(arena, struct line);
    maker.line->width = natural_width(&maker);
    maker.line->is_wrapped = !to->is_forced;
    place(&maker, is_first);
    set_order(&maker);
    add_texts(&maker);
    if (fit->text->levels)
        sort_texts(&maker);
    if (maker.line->box_count == 0)
        take_empty_height(&maker);
    add_strikes(&maker);
    return maker.line;
}
