/*
 * The mark behind every page of a draft: pale letters from corner to corner.
 * They are outlines, not text, so that neither a search nor a copy nor a
 * screen reader meets them, and they stand behind everything else.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/color.h"
#include "layout/page.h"

enum { PALENESS = 7, FILLS = 62, TALLEST = 22 }; /* percent */

/* Where letters go: the start of the baseline and its direction. */
struct slope {
    len x, y, dx, dy, length; /* (dx, dy) is LENGTH long; y downwards */
    len size;
};

static len root_of(len square)
{
    len low = 0, high = LEN_PT(20000);
    while (low < high) {
        len middle = (low + high + 1) / 2;
        if (middle <= square / middle)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The place of a point that is ALONG the baseline and ABOVE it. */
static void turn(const struct slope *slope, len along, len above, len *x,
                 len *y)
{
    *x = slope->x + (along * slope->dx + above * slope->dy) / slope->length;
    *y = slope->y + (along * slope->dy - above * slope->dx) / slope->length;
}

static void turn_steps(const struct slope *slope, struct step *steps,
                       size_t count, len pen)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < 3; k++)
            turn(slope, pen + steps[i].points[k].x * slope->size / 1000,
                 steps[i].points[k].y * slope->size / 1000,
                 &steps[i].points[k].x, &steps[i].points[k].y);
}

/* So large that it fills most of the diagonal, and no taller than looks
 * well. */
static struct slope find_slope(len width, len height, const struct face *face,
                               len advance)
{
    struct slope slope = {.dx = width, .dy = -height};
    slope.length = root_of(slope.dx * slope.dx + slope.dy * slope.dy);
    slope.size = slope.length * FILLS / 100 * 1000 / advance;
    len tallest = width * TALLEST / 100 * 1000 / face->cap_height;
    slope.size = slope.size < tallest ? slope.size : tallest;
    len along = advance * slope.size / 1000 / 2;
    len above = face->cap_height * slope.size / 1000 / 2;
    slope.x = width / 2;
    slope.y = height / 2;
    turn(&slope, -along, -above, &slope.x, &slope.y);
    return slope;
}

static len advance_of(const struct face *face, struct str text)
{
    len advance = 0;
    for (size_t at = 0; at < text.len;)
        advance += face_advance(face, face_glyph(face, utf8_next(text, &at)));
    return advance;
}

static struct box *letter_box(struct flow *flow, const struct face *face,
                              uint32_t code, const struct slope *slope, len pen)
{
    struct box *box = arena_new(flow->arena, struct box);
    box->kind = BOX_SHAPE;
    struct step *steps = face_outline(flow->arena, face, face_glyph(face, code),
                                      &box->step_count);
    turn_steps(slope, steps, box->step_count, pen);
    box->steps = steps;
    box->color = color_mix(flow->style->ink, COLOR_WHITE, PALENESS);
    return box;
}

struct box *watermark_make(struct flow *flow, len width, len height)
{
    const struct face *face = fonts_face(flow->fonts, FAMILY_SANS, FACE_BOLD);
    struct str text =
        words_translate(flow->doc->meta.language, flow->style->draft_mark,
                        WORD_DRAFT, WORD_DRAFT);
    len advance = advance_of(face, text), pen = 0;
    if (advance <= 0)
        return NULL;
    struct slope slope = find_slope(width, height, face, advance);
    struct box *first = NULL, **end = &first;
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        struct box *box = letter_box(flow, face, code, &slope, pen);
        box->width = width;
        box->height = height;
        pen += face_advance(face, face_glyph(face, code)) * slope.size / 1000;
        *end = box;
        end = &box->next;
    }
    return first;
}

void watermark_put(struct arena *arena, const struct box *mark,
                   struct page *page)
{
    struct box *before = page->first, **end = &page->first;
    for (const struct box *b = mark; b; b = b->next) {
        struct box *box = arena_new(arena, struct box);
        *box = *b;
        *end = box;
        end = &box->next;
        if (!before)
            page->last = box;
    }
    *end = before;
}
