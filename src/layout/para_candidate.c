/*
 * Turns the marks of a text into candidates for line ends, in three levels:
 * what any line may use; what the second pass may (hyphens, joints of long
 * addresses); and what only saves a piece that is wider than the column.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/breaks.h"
#include "layout/para_parts.h"
#include "layout/shape.h"

/* What a break costs, on the scale of badness (100: as loose as it should
 * ever be). In ragged text there is always room to avoid a hyphen. */
enum {
    COST_INSIDE = 50, /* behind "/" or "-" in a word */
    COST_HYPHEN = 60,
    COST_HYPHEN_RAGGED = 300,
    COST_LOOSE = 120,
    COST_TIGHT = 500,
    COST_SAVING_HYPHEN = 600,
    COST_ANYWHERE = 3000,
    COST_IN_CLUSTER = 9000, /* a flag, say, that no face shows as one */
};

static struct candidate *add(struct fit *fit, uint32_t end, uint32_t next)
{
    struct candidate *candidate;

    if (fit->count == fit->cap) {
        size_t cap = fit->cap * 2 + 64;
        fit->candidates = arena_grow(fit->arena, fit->candidates,
                                     fit->cap * sizeof *fit->candidates,
                                     cap * sizeof *fit->candidates);
        fit->cap = cap;
    }
    candidate = &fit->candidates[fit->count++];
    *candidate = (struct candidate){.end = end, .next = next};
    return candidate;
}

/* Blanks before NEXT that a line end swallows, but none before FROM. */
static uint32_t without_blanks(const struct fit *fit, uint32_t from,
                               uint32_t next)
{
    const struct shaped_glyph *glyphs = fit->shaped->glyphs;

    while (next > from && (glyphs[next - 1].flags & GLYPH_HANGS))
        next--;
    return next;
}

/* Kerning between two letters that no longer meet. */
static len kerning_fix(const struct shaped_glyph *glyph)
{
    if (!(glyph->flags & GLYPH_LETTER) || glyph->is_replaced)
        return 0;
    return shape_scale(face_advance(glyph->face, glyph->gid),
                       glyph->span->size) -
           glyph->advance;
}

static void add_hyphen(struct fit *fit, uint32_t at, int penalty, uint8_t level)
{
    const struct shaped_glyph *before = &fit->shaped->glyphs[at - 1];
    uint32_t gid = shape_hyphen(before->face);
    struct candidate *candidate;

    if (gid == 0 || (before->flags & (GLYPH_HANGS | GLYPH_RTL | GLYPH_PICTURE)))
        return;
    candidate = add(fit, at, at);
    candidate->penalty = penalty;
    candidate->level = level;
    candidate->is_hyphen = true;
    candidate->fix = kerning_fix(before);
    candidate->hyphen =
        shape_scale(face_advance(before->face, gid), before->span->size);
}

static void add_plain(struct fit *fit, uint32_t from, uint32_t next,
                      int penalty, uint8_t level)
{
    uint32_t end = without_blanks(fit, from, next);
    struct candidate *candidate;

    /* Nothing but blanks so far: they stay with the word behind them. */
    if (end == from)
        return;
    candidate = add(fit, end, next);
    candidate->penalty = end < next ? 0 : penalty;
    candidate->level = level;
    candidate->fix =
        end == next ? kerning_fix(&fit->shaped->glyphs[end - 1]) : 0;
}

/* What an ordinary pass may use at one offset. FROM is the first glyph behind
 * the last forced line end. */
static void add_ordinary(struct fit *fit, uint32_t from, uint32_t at,
                         uint8_t marks)
{
    bool is_ragged = fit->shape->align != PARA_JUSTIFIED;
    int hyphen = is_ragged ? COST_HYPHEN_RAGGED : COST_HYPHEN;

    if (marks & MARK_BREAK)
        add_plain(fit, from, at, COST_INSIDE, 0);
    else if (marks & MARK_LOOSE)
        add_plain(fit, from, at, COST_LOOSE, 1);
    else if (at > from && (marks & MARK_SOFT))
        add_hyphen(fit, at, COST_HYPHEN / 2, 1);
    else if (at > from && (marks & MARK_HYPHEN) && fit->shape->hyphenate)
        add_hyphen(fit, at, hyphen, 1);
}

static void add_forced(struct fit *fit, uint32_t from, uint32_t at)
{
    struct candidate *candidate = add(fit, without_blanks(fit, from, at), at);

    candidate->is_forced = true;
}

static int saving_cost(uint8_t marks)
{
    if (marks & MARK_TIGHT)
        return COST_TIGHT;
    return marks & MARK_CLUSTER ? COST_ANYWHERE : COST_IN_CLUSTER;
}

/* All breaks inside of the glyphs of one piece that does not fit. */
static void add_saving(struct fit *fit, uint32_t from, size_t start, size_t end)
{
    const struct para_text *text = fit->text;

    for (size_t i = start + 1; i < end; i++) {
        uint32_t at = fit->shaped->glyph_at[i];
        if (at == NO_GLYPH || at <= from || at >= fit->shaped->count ||
            (fit->shaped->glyphs[at].flags & GLYPH_HANGS))
            continue;
        add_plain(fit, from, at, saving_cost(text->marks[i]), 2);
        if (text->marks[i] & MARK_HYPHEN)
            add_hyphen(fit, at, COST_SAVING_HYPHEN, 2);
    }
}

/* Where the scan through the text stands. */
struct scan {
    uint32_t from;  /* first glyph behind the last forced line end */
    uint32_t piece; /* first glyph of the piece being looked at */
    size_t offset;  /* and its place in the text */
};

static bool is_too_wide(const struct fit *fit, const struct scan *scan,
                        const struct candidate *to)
{
    len indent = fit->shape->first_indent;
    len column = fit->shape->width - (indent > 0 ? indent : 0);

    return fit->width[to->end] - fit->width[scan->piece] + to->fix +
               to->hyphen >
           column;
}

/* The candidate just added ends a piece. One that is too wide gets what can
 * save it, put in order before that candidate. */
static void close_piece(struct fit *fit, struct scan *scan, size_t offset,
                        int level)
{
    struct candidate last = fit->candidates[fit->count - 1];

    if (level >= 2 && last.end > scan->piece && is_too_wide(fit, scan, &last)) {
        fit->count--;
        add_saving(fit, scan->from, scan->offset, offset);
        *add(fit, last.end, last.next) = last;
    }
    scan->piece = last.next;
    scan->offset = offset;
    if (last.is_forced)
        scan->from = last.next;
}

/* Only the last resort hyphenates what is not to be hyphenated. */
static void hyphenate(struct fit *fit, int level)
{
    if (fit->is_hyphenated || level == 0 ||
        (level == 1 && !fit->shape->hyphenate))
        return;
    breaks_hyphenate(fit->arena, fit->text);
    fit->is_hyphenated = true;
}

void fit_find_candidates(struct fit *fit, int level)
{
    const uint8_t *marks = fit->text->marks;
    struct scan scan = {0, 0, 0};

    hyphenate(fit, level);
    fit->count = 0;
    for (size_t i = 1; i <= fit->text->text.len; i++) {
        size_t before = fit->count;
        uint32_t at = fit->shaped->glyph_at[i];
        if (at == NO_GLYPH || !(marks[i] & (uint8_t)~MARK_CLUSTER))
            continue;
        if (marks[i] & MARK_FORCED)
            add_forced(fit, scan.from, at);
        else
            add_ordinary(fit, scan.from, at, marks[i]);
        if (fit->count == before)
            continue;
        if (fit->candidates[before].level > level)
            fit->count = before;
        else
            close_piece(fit, &scan, i, level);
    }
}

/* Letters, figures and signs of scripts that put blanks between words. */
static bool is_of_word(uint32_t code)
{
    return code != UTF8_BAD && code > ' ' && code != 0xa0 &&
           (code < 0x0e00 || (code >= 0x1e00 && code < 0x2000) ||
            (code >= 0x200b && code < 0x2e80));
}

bool fit_divides(const struct fit *fit, uint32_t from,
                 const struct candidate *to)
{
    const struct shaped_glyph *glyphs = fit->shaped->glyphs;
    struct str text = fit->text->text;
    size_t at, before;

    if (to->is_forced || to->end != to->next || to->end <= from ||
        to->end >= fit->shaped->count || fit->text->levels ||
        !(glyphs[to->end].flags & GLYPH_FIRST) ||
        (glyphs[to->end].flags | glyphs[to->end - 1].flags) & GLYPH_PICTURE)
        return false;
    at = before = glyphs[to->end].start;
    while (before > 0 && ((unsigned char)text.ptr[--before] & 0xc0) == 0x80)
        ;
    return is_of_word(utf8_next(text, &before)) &&
           is_of_word(utf8_next(text, &at));
}
