/*
 * A paragraph from spans to lines, stage by stage: one text, marks where it
 * may be broken, glyphs, line ends, boxes. What only the stages need lives in
 * an arena of its own and is gone at the end. (para_fit.c explains how line
 * ends are chosen.)
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/para.h"

#include "layout/bidi.h"
#include "layout/breaks.h"
#include "layout/para_parts.h"
#include "layout/shape.h"

/* Indentation of code may take half of the column, no more: beyond that it is
 * made narrower, or a deep one would push its text out of the column. */
static void narrow_indents(struct shaped *shaped, const struct para_text *text,
                           len width)
{
    for (size_t i = 0; i < text->text.len; i++) {
        size_t first = shaped->glyph_at[i], end;
        len total = 0;
        if (first == NO_GLYPH || (i > 0 && !(text->marks[i] & MARK_FORCED)))
            continue;
        for (end = first;
             end < shaped->count && (shaped->glyphs[end].flags & GLYPH_HANGS);
             end++)
            total += shaped->glyphs[end].advance;
        for (size_t k = first; total > width / 2 && k < end; k++)
            shaped->glyphs[k].advance =
                shaped->glyphs[k].advance * (width / 2) / total;
    }
}

static void add_line(struct para *para, struct line *line)
{
    if (para->last)
        para->last->next = line;
    else
        para->first = line;
    para->last = line;
    para->line_count++;
}

static void break_lines(struct arena *arena, struct para *para, struct fit *fit)
{
    size_t count = 0;
    const struct candidate *const *ends = fit_lines(fit, &count);
    uint32_t from = 0;

    for (size_t i = 0; i < count; i++) {
        add_line(para, line_make(arena, fit, from, ends[i], i == 0));
        from = ends[i]->next;
    }
}

struct para *para_set(struct arena *arena, struct missing *missing,
                      const struct fonts *fonts, const struct span *spans,
                      size_t count, const struct para_shape *shape)
{
    struct para *para = arena_new(arena, struct para);
    struct arena *scratch = arena_open();
    struct para_text text = text_gather(arena, scratch, spans, count);

    if (text.text.len > 0) {
        struct para_shape placed = *shape;
        struct shaped shaped;
        struct fit fit;
        breaks_mark(&text);
        bidi_mark(scratch, &text, spans->language, shape->side == SIDE_RIGHT);
        if (shape->side == SIDE_RIGHT && !text.levels &&
            shape->align != PARA_CENTER)
            placed.align = PARA_RIGHT;
        shaped = shape_text(scratch, missing, fonts, &text);
        narrow_indents(&shaped, &text, shape->width);
        fit = fit_new(scratch, fonts, &text, &shaped, &placed);
        break_lines(arena, para, &fit);
        para->is_rtl = text.base_level & 1;
    }
    arena_close(scratch);
    return para;
}

len line_left(const struct line *line)
{
    len left = line->first->x;

    for (const struct box *box = line->first; box; box = box->next)
        left = box->x < left ? box->x : left;
    return left;
}

/* Candidates of the second pass without hyphens: what divides the text into
 * pieces that should stay whole. */
static void measure_pieces(struct fit *fit, len *min, len *max)
{
    uint32_t piece = 0, line = 0;

    fit_find_candidates(fit, 1);
    for (size_t i = 0; i < fit->count; i++) {
        const struct candidate *to = &fit->candidates[i];
        len width;
        width = to->end > piece ? fit->width[to->end] - fit->width[piece] : 0;
        width += to->fix + to->hyphen;
        if (width > *min)
            *min = width;
        piece = to->next;
        if (!to->is_forced)
            continue;
        width = to->end > line ? fit->width[to->end] - fit->width[line] : 0;
        if (width > *max)
            *max = width;
        line = to->next;
    }
}

void para_measure(struct arena *arena, const struct fonts *fonts,
                  const struct span *spans, size_t count, len *min, len *max)
{
    static const struct para_shape shape = {.width = 1, .align = PARA_LEFT};
    struct arena *scratch = arena_open();
    struct para_text text = text_gather(scratch, scratch, spans, count);

    (void)arena;
    *min = *max = 0;
    if (text.text.len > 0) {
        struct shaped shaped;
        struct fit fit;
        breaks_mark(&text);
        bidi_mark(scratch, &text, spans->language, false);
        shaped = shape_text(scratch, NULL, fonts, &text);
        fit = fit_new(scratch, fonts, &text, &shaped, &shape);
        measure_pieces(&fit, min, max);
    }
    arena_close(scratch);
}
