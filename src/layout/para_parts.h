/*
 * What the stages of a paragraph hand to each other (private to para*.c,
 * shape.c and breaks.c): text, then marks, then glyphs, then break candidates.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_PARA_PARTS_H
#define LAYOUT_PARA_PARTS_H

#include "layout/para.h"

/* What may happen before the byte at an offset of the text. */
enum {
    MARK_CLUSTER = 1, /* a grapheme cluster begins */
    MARK_BREAK = 2,   /* a line may end here (UAX 14) */
    MARK_FORCED = 4,  /* a line must end here */
    MARK_HYPHEN = 8,  /* a word may be hyphenated (patterns) */
    MARK_SOFT = 16,   /* the author said where to hyphenate: U+00AD */
    MARK_LOOSE = 32,  /* inside a long address, path or hash */
    MARK_TIGHT = 64,  /* the same in a shorter piece: only to save it */
};

/* A stretch of the text that comes from one span. */
struct text_run {
    size_t start, end;
    const struct span *span;
};

/* The spans as one text: NFC, blanks folded (but in code), line ends as '\n',
 * soft hyphens taken out and marked. */
struct para_text {
    struct str text;
    struct text_run *runs;
    size_t run_count;
    uint8_t *marks; /* text.len + 1 of them */
    /* By byte, odd where text runs to the left; NULL: it never does. */
    uint8_t *levels;
    uint8_t base_level;
};

enum {
    GLYPH_FIRST = 1,   /* of its cluster */
    GLYPH_BLANK = 2,   /* justification stretches it */
    GLYPH_HANGS = 4,   /* not counted at the end of a line */
    GLYPH_RTL = 8,     /* in text that runs to the left */
    GLYPH_LETTER = 16, /* one ASCII letter: its advance may hold kerning */
    GLYPH_PICTURE = 32 /* of a span that is one */
};

struct shaped_glyph {
    uint32_t gid;
    uint32_t start, len; /* of its cluster in the text; len 0 if not FIRST */
    uint8_t flags;
    uint8_t level;    /* odd: runs to the left */
    bool is_replaced; /* no face has the character */
    len advance, dx, dy;
    const struct face *face;
    const struct span *span;
};

#define NO_GLYPH UINT32_MAX

/* Glyphs in logical order, also where the script runs to the left. */
struct shaped {
    struct shaped_glyph *glyphs;
    size_t count, cap;
    /* By offset of the text: the glyph a cluster begins with, the next one
     * where a line end stands, NO_GLYPH inside of clusters. */
    uint32_t *glyph_at;
};

/* A place where a line may end. */
struct candidate {
    uint32_t end;  /* the line's last glyph and one, blanks not counted */
    uint32_t next; /* the first glyph of the next line */
    int penalty;
    uint8_t level; /* 0 always, 1 second pass, 2 last resort */
    bool is_forced, is_hyphen;
    len fix;    /* added to the last glyph: its kerning taken back */
    len hyphen; /* advance of the hyphen put in */
};

/* What line breaking needs to know of the whole paragraph. */
struct fit {
    struct arena *arena;
    const struct fonts *fonts;
    const struct para_text *text;
    const struct shaped *shaped;
    const struct para_shape *shape;
    len *width; /* of all glyphs before the i-th */
    len *blank; /* of all stretchable blanks before the i-th */
    len em;     /* of the largest span */
    struct candidate *candidates;
    size_t count, cap;
    bool is_hyphenated; /* the text has its MARK_HYPHEN */
};

/* para_text.c: TEXT lives in ARENA, the rest in SCRATCH. */
struct para_text text_gather(struct arena *arena, struct arena *scratch,
                             const struct span *spans, size_t count);
/* A blank that a line end swallows. */
bool text_is_hanging(uint32_t code);

/* para_fit.c */
struct fit fit_new(struct arena *scratch, const struct fonts *fonts,
                   const struct para_text *text, const struct shaped *shaped,
                   const struct para_shape *shape);
/* Indices of the candidates chosen, in order; *COUNT of them. */
const struct candidate *const *fit_lines(struct fit *fit, size_t *count);

/* para_candidate.c: those of all levels up to LEVEL (0 to 2), in order. */
void fit_find_candidates(struct fit *fit, int level);
/* A line from glyph FROM to TO ends inside of a word, with a hyphen or
 * without, in a script that puts blanks between words. */
bool fit_divides(const struct fit *fit, uint32_t from,
                 const struct candidate *to);

/* para_line.c: the line of glyphs FROM up to where candidate TO ends it. */
struct line *line_make(struct arena *arena, const struct fit *fit,
                       uint32_t from, const struct candidate *to,
                       bool is_first);

#endif
