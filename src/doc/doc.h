/*
 * The document tree: blocks and inlines with their places, the one shape
 * between Markdown and every output. Made by markdown.h, finished by number.h,
 * only read afterwards.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"

enum doc_kind {
    DOC_ROOT,
    /* Blocks. */
    DOC_HEADING,
    DOC_PARAGRAPH,
    DOC_LIST,
    DOC_ITEM,
    DOC_QUOTE,
    DOC_CODE_BLOCK,
    DOC_TABLE,
    DOC_ROW,
    DOC_CELL,
    DOC_RULE,       /* a thematic break */
    DOC_NOTE,       /* a footnote's blocks; children of doc.notes only */
    DOC_PAGE_BREAK, /* <!-- page-break --> */
    DOC_CONTENTS,   /* <!-- contents -->: a table of contents goes here */
    DOC_CHART,      /* chart.h */
    /* Inlines. */
    DOC_TEXT,
    DOC_SOFT_BREAK, /* a line end in the source: a space */
    DOC_LINE_BREAK, /* a line end that stays one */
    DOC_CODE,
    DOC_EMPHASIS,
    DOC_STRONG,
    DOC_STRIKE,
    DOC_INSERT, /* text that is new in a redline */
    DOC_LINK,
    DOC_IMAGE, /* its children are the alternative text */
    DOC_NOTE_REF,
    DOC_KIND_COUNT
};

/* How a list counts. Terms are a definition list: each item begins with the
 * term, a DOC_PARAGRAPH of class "term"; what it means follows. */
enum list_style {
    LIST_DECIMAL,
    LIST_LOWER_ALPHA,
    LIST_UPPER_ALPHA,
    LIST_LOWER_ROMAN,
    LIST_UPPER_ROMAN,
    LIST_TERMS
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* What few nodes have; of the others, all of it is empty. */
struct doc_more {
    /* CODE_BLOCK: the word after the fence. CONTENTS: "tables" for a list of
     * tables. CHART: its kind. */
    struct str info;
    struct str target; /* LINK: "#anchor", "https:…", "mailto:…"; IMAGE: path */
    struct str title; /* LINK, IMAGE; QUOTE of a call-out; may be empty */
    /* The name of a destination at this block, unique in the document.
     * HEADING always has one; other blocks by <!-- anchor: NAME -->. */
    struct str anchor;
    struct str also; /* HEADING: a title left out behind it, or empty */
    /* By <!-- class: NAME --> before the block; a call-out is a QUOTE of class
     * "note", "tip", "important", "warning" or "caution". Or empty. */
    struct str class_;
    struct str language; /* block, by <!-- lang: TAG -->: BCP 47; or empty */
    struct str number;   /* HEADING: "2.1" where numbered; NOTE: "1" */
    int start;           /* LIST: first number */
    /* CELL: over how many columns and rows it reaches; 0 means 1. The cells
     * that it covers follow in their places, empty and marked. */
    int column_span, row_span;
    int column_count;          /* TABLE */
    struct str widths;         /* TABLE, by <!-- widths: 1 3 2 -->: the share of
                                * each column; or empty */
    struct doc_node *caption;  /* TABLE: the PARAGRAPH right before it, of class
                                 "caption"; or NULL */
    struct doc_node *note;     /* NOTE_REF: the NOTE it names */
    const struct chart *chart; /* CHART */
};

/* There are over a hundred on a page, and all of them stay until the document
 * is printed: what most kinds never use is in MORE. */
struct doc_node {
    struct pos pos;
    struct doc_node *parent, *prev, *next, *first, *last;
    struct str text; /* TEXT, CODE, CODE_BLOCK (with line ends) */
    /* Never NULL. Only read: doc_more is for writing. */
    const struct doc_more *more;
    int level; /* HEADING: 1..6; CONTENTS: the deepest shown, 0: as usual */
    enum doc_kind kind : 8;
    enum list_style style : 4;     /* LIST */
    enum align align : 4;          /* CELL */
    char delimiter;                /* LIST, ordered: '.', ')' or '(' for both
                                      sides */
    bool is_ordered : 1;           /* LIST */
    bool is_tight : 1;             /* LIST: no space between items */
    bool is_task : 1, is_done : 1; /* ITEM: a check box, ticked */
    bool is_head : 1;              /* ROW: a head row; CELL: heads its row */
    bool is_covered : 1;           /* CELL: by one that reaches over it */
};

/* A file that a document was made from, to be embedded in it. */
struct doc_source {
    struct str name, mime, description; /* "CM-01.yaml", "text/yaml", … */
    struct str bytes;
};

/* What a document says about itself; shown in heads and feet and in the
 * file's metadata. Strings may be empty unless said. */
struct doc_meta {
    struct str id;    /* "CM-01", "DCP", "PP" */
    struct str title; /* never empty */
    struct str subject, keywords;
    struct str organization;
    struct str version;         /* "1.1" */
    struct str date;            /* as shown, "30 June 2026" */
    struct str classification;  /* "Confidential" */
    struct str language;        /* BCP 47, never empty */
    struct str paper;           /* "A4", "Letter"; empty: the theme's */
    bool is_landscape;          /* by <!-- landscape --> anywhere */
    bool is_numbered;           /* by <!-- number-headings --> anywhere */
    bool has_cover;             /* by <!-- cover --> anywhere */
    bool is_draft;              /* marked as such on every page */
    struct instant created;     /* never the clock's */
    struct doc_source *sources; /* or NULL */
    size_t source_count;
    /* Path of a Markdown file -> struct str, what a link to it means
     * ("policy:DCP"); also by the file's bare name. Or NULL. */
    const struct map *files;
};

struct doc {
    struct arena *arena;
    struct doc_meta meta;
    struct doc_node *root;
    struct doc_node *notes; /* DOC_ROOT whose children are the DOC_NOTEs, in
                               the order of their first reference */
};

struct doc_node *doc_new(struct doc *doc, enum doc_kind kind, struct pos pos);
/* NODE's own, to be written to. */
struct doc_more *doc_more(struct doc *doc, struct doc_node *node);
/* That a cell reaches over so many columns and rows. */
void doc_set_span(struct doc *doc, struct doc_node *cell, int columns,
                  int rows);
/* A copy of NODE alone, without parent, neighbours and children. */
struct doc_node *doc_copy(struct doc *doc, const struct doc_node *node);
void doc_append(struct doc_node *parent, struct doc_node *child);
void doc_insert_after(struct doc_node *before, struct doc_node *node);
void doc_remove(struct doc_node *node); /* unlinks; the memory stays */
/* The same, but its children take its place. */
void doc_unwrap(struct doc_node *node);
/* Next node in document order below TOP, or NULL: a loop visits all. */
struct doc_node *doc_walk(const struct doc_node *top, struct doc_node *node);
/* The text of a node without markup, blanks folded. */
struct str doc_plain(struct arena *arena, const struct doc_node *node);
const char *doc_kind_name(enum doc_kind kind);
bool doc_is_block(enum doc_kind kind);

/* Checks every link of the tree and which kinds may stand in which; a
 * violation is an INTERNAL_ diagnostic. Runs in every build. */
bool doc_check(const struct doc *doc, struct diags *diags);

#endif
