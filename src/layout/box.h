/*
 * The contract between layout and PDF: pages of boxes at fixed places and the
 * tag tree that gives them their meaning. PDF writing adds nothing and
 * measures nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H

#include "base/date.h"
#include "base/diag.h"

/* 1/1000 of a PostScript point. Integers, so that pages are the same on every
 * machine. Page coordinates begin at the top left corner, y grows downwards. */
typedef int64_t len;
#define LEN_PT(points) ((len)(points)*1000)

struct face; /* layout/font.h */

/* One glyph as it is set. */
struct glyph {
    uint32_t gid;
    /* In 1/1000 pt too, but there are thousands on a page. */
    int32_t advance; /* to the next glyph, justification and kerning included */
    int32_t dx, dy;  /* offset of the drawn glyph; dy upwards */
    /* The UTF-8 it stands for. Empty for the second and later glyphs of a
     * cluster. A hyphen that line breaking put in stands for U+00AD; words
     * that a line divides extract whole all the same (pdf/words.h). A space
     * that ends a line is kept, so that extracted words never join. */
    struct str text;
};

/* An image, decoded and checked by layout. */
struct image {
    uint32_t width, height;        /* pixels */
    len shown_width, shown_height; /* as large as it asks to be */
    int components;                /* 1 grey, 3 RGB; 8 bits each */
    struct str pixels;             /* width * height * components, row by row */
    struct str alpha;              /* width * height, or empty */
    struct str jpeg; /* the file itself (baseline or progressive, 1 or 3
                               components) instead of pixels; or empty */
};

enum box_kind { BOX_TEXT, BOX_RULE, BOX_IMAGE, BOX_LINK, BOX_SHAPE };

/* One step of an outline: 'M' and 'L' go to the last point, 'C' curves to it
 * by the two before, 'Z' closes. From the corner (x, y) of its box. */
struct step {
    char kind;
    struct {
        len x, y;
    } points[3];
};

struct box {
    enum box_kind kind;
    len x, y;          /* TEXT: start of the baseline; others: top left */
    len width, height; /* TEXT: advance width; height is 0 */
    uint32_t color;    /* TEXT, RULE, SHAPE: 0xRRGGBB */
    /* A TAG_TEXT leaf; NULL: an Artifact. BOX_LINK: the TAG_LINK itself. */
    struct tag *tag;
    const struct face *face; /* TEXT */
    len size;                /* TEXT: font size */
    struct glyph *glyphs;
    size_t glyph_count;
    uint32_t reading; /* its place in the order of reading, in a line */
    bool is_rtl;      /* TEXT: read from its last glyph to its first */
    bool goes_on;     /* TEXT: its last word goes on in its leaf's next line */
    const struct image *image; /* IMAGE */
    const struct step *steps;  /* SHAPE: filled; width and height enclose it */
    size_t step_count;
    struct str target;   /* LINK: "#anchor" or an address */
    struct str contents; /* LINK: what it says, for a screen reader */
    struct box *next;
};

struct page {
    len width, height;
    struct box *first, *last; /* in reading order; artifacts anywhere */
    struct page *next;
};

/* Standard structure types of ISO 32000-1, 14.8.4. */
enum tag_role {
    TAG_TEXT, /* not an element: a stretch of its parent's own content; its
                 boxes may stand on several pages */
    TAG_DOCUMENT,
    TAG_SECT,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_P,
    TAG_L,
    TAG_LI,
    TAG_LBL,
    TAG_LBODY,
    TAG_TABLE,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_CAPTION,
    TAG_BLOCKQUOTE,
    TAG_CODE,
    TAG_SPAN,
    TAG_LINK,
    TAG_REFERENCE,
    TAG_NOTE,
    TAG_FIGURE,
    TAG_TOC,
    TAG_TOCI,
    TAG_ROLE_COUNT
};

enum tag_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };
/* The line that tells new text, below it, from text that went, through it. */
enum tag_line { TAG_LINE_NONE, TAG_LINE_UNDER, TAG_LINE_THROUGH };

struct tag {
    enum tag_role role;
    struct pos pos; /* of what it stands for, for messages */
    struct tag *parent, *first, *last, *next;
    struct str language;  /* where it differs from the document's */
    struct str alt;       /* FIGURE: never empty */
    struct str id;        /* NOTE: unique; otherwise empty */
    enum tag_scope scope; /* TH */
    enum tag_line line;   /* SPAN */
    int columns, rows;    /* TH, TD: that it reaches over; 0 means 1 */
    int number;           /* 0.. in tree order, set by tags_check */
    bool has_box;         /* leaf: at least one box carries it */
    /* FIGURE and TABLE: where it stands, for Layout attributes. */
    size_t page; /* from 1; 0: on none yet */
    len page_height;
    len x, y, width, height;
    struct node *node; /* of who writes it; NULL before */
};

struct outline_item {
    struct str title, anchor;
    int level; /* 1.. without skips */
};

struct anchor {
    struct str name;
    size_t page; /* index from 0 */
    len y;       /* top of what is named */
};

/* A file that the document was made from. */
struct attachment {
    struct str name, mime, description; /* "CM-01.yaml", "text/yaml", … */
    struct str bytes;
};

/* What the file says about itself. */
struct layout_meta {
    struct str id, title, author, subject, keywords, language;
    struct instant created;
    const struct attachment *attachments; /* with names of their own */
    size_t attachment_count;
};

struct layout {
    struct layout_meta meta;
    struct page *pages;
    size_t page_count;
    size_t front_count; /* of the pages: those before page 1 (label.h) */
    struct tag *root;   /* TAG_DOCUMENT */
    size_t tag_count;
    struct outline_item *outline;
    size_t outline_count;
    struct anchor *anchors; /* sorted bytewise by name */
    size_t anchor_count;
};

#endif
