/*
 * Paragraphs: styled spans of text become lines of glyph boxes (HarfBuzz
 * shaping, ICU break opportunities, hyphenation, Knuth-Plass line breaking).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "layout/box.h"
#include "layout/font.h"
#include "layout/missing.h"

/* A picture in a line, as large as it is to be; it stands on the baseline. */
struct picture {
    const struct image *image;
    len width, height;
};

/* A stretch of text in one style. '\n' in it ends a line. */
struct span {
    struct str text;
    struct picture *picture; /* instead, or NULL; TEXT is then U+FFFC */
    enum family family;
    int style; /* FACE_BOLD | FACE_ITALIC */
    len size, rise;
    uint32_t color;
    bool is_code;        /* no hyphens, blanks kept, breaks anywhere sensible */
    bool is_tabular;     /* figures of one width (tnum) */
    bool is_struck;      /* a line through it */
    bool is_new;         /* a line below it */
    struct tag *tag;     /* leaf its boxes belong to; NULL: artifact */
    struct str language; /* BCP 47, for hyphenation and shaping */
    struct str target;   /* link target, or empty; flow makes the BOX_LINKs */
    struct tag *link;    /* the TAG_LINK, or NULL */
    struct pos pos;      /* for "no face has this character" */
};

enum para_align { PARA_JUSTIFIED, PARA_LEFT, PARA_CENTER, PARA_RIGHT };

/* Where the lines of a paragraph stand that no side was asked for: where its
 * own text begins, or where the list or table does that it is part of. In one
 * at the RIGHT all is read from there that has anything to be read so. */
enum para_side { SIDE_OWN, SIDE_LEFT, SIDE_RIGHT };

struct para_shape {
    len width;        /* of the column; must be positive */
    len first_indent; /* of the first line */
    enum para_align align;
    bool hyphenate;
    enum para_side side;
};

/* Boxes with x from the left edge of the column and y from the baseline (0;
 * rise is applied). SPANS[i] tells which span each box came from. */
struct line {
    /* BOX_TEXT; BOX_IMAGE; BOX_RULE for struck or new text. */
    struct box *first, *last;
    const struct span **spans; /* one for each box, in order */
    size_t box_count;
    len width;           /* natural width without the ending blank */
    len ascent, descent; /* of the faces on it; both positive */
    len picture;         /* height of the highest picture, or 0 */
    bool is_wrapped;     /* the text's own line goes on in the next */
    struct line *next;
};

struct para {
    struct line *first, *last;
    size_t line_count;
    bool is_rtl; /* it begins at the right */
};

/* Sets SPANS in SHAPE. Never fails and never drops a character: one that no
 * face has is noted in MISSING (or NULL) and is set as a visible
 * replacement that keeps its text; a word wider than the column is broken
 * where it is least bad, so that no line is wider than the column (unless one
 * glyph is). No spans, or none with text, give no lines. */
struct para *para_set(struct arena *arena, struct missing *missing,
                      const struct fonts *fonts, const struct span *spans,
                      size_t count, const struct para_shape *shape);

/* Where the leftmost box of LINE begins; it must have one. */
len line_left(const struct line *line);

/* Widths for table columns: *MIN is the widest piece that should not be
 * broken, *MAX the width of the longest line unbroken. */
void para_measure(struct arena *arena, const struct fonts *fonts,
                  const struct span *spans, size_t count, len *min, len *max);

#endif
