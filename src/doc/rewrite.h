/*
 * The lines of a part as they are given to the Markdown parser. People write
 * constructs the parser does not know (lettered lists, grid tables …). Each is
 * rewritten into one that it does know, on the same number of lines, and every
 * byte knows where it came from. What the parser then does not read as was
 * meant, because it stood in code for example, is taken back and parsed again:
 * a wrong guess costs time and never text.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_REWRITE_H
#define DOC_REWRITE_H

#include "doc/doc.h"

enum edit_kind {
    EDIT_ITEM,       /* "a." or "(iv)" */
    EDIT_RULE_ROW,   /* "|---+---|" below a table's head */
    EDIT_INNER_RULE, /* the same between other rows */
    EDIT_RAGGED,     /* a row with too many cells */
    EDIT_GRID,
    EDIT_HTML_TABLE,
    EDIT_CALLOUT, /* "!!! note", ":::note" */
    EDIT_TERM,
    EDIT_DEFINITION
};

/* Bytes from COLUMN on came from byte FROM of LINE, both from 0. */
struct segment {
    size_t column, line, from;
};

struct edit {
    enum edit_kind kind;
    size_t line, column; /* of the node that must come of it, from 0 */
    bool is_seen, is_off;
    struct doc_node *node; /* that node, after the walk */
    struct str marker;     /* ITEM: its letters or digits */
    char delimiter;        /* ITEM: '.', ')' or '(' */
    struct str title;
    struct str word;         /* CALLOUT: its type */
    struct doc_node *table;  /* HTML_TABLE */
    const struct grid *grid; /* GRID: see grid.h */
    struct edit *needs;      /* taken back together with this one; or NULL */
    struct edit *next;       /* in the order they were made */
    struct edit *next_here;  /* of the same line */
};

/* A line as one edit left it. */
struct version {
    struct edit *edit;
    struct str text;
    struct segment *segments; /* NULL: each byte stayed where it was */
    size_t segment_count;
    struct version *before;
};

struct line_info {
    size_t from, to, end; /* in the text: first byte, line end, next line */
    struct version *newest;
    struct edit *edits;
    int refused;  /* edits of it that the parser did not confirm */
    bool is_code; /* inside or at the edge of a fence */
};

struct rewrite {
    struct doc *doc;
    struct str text;
    struct line_info *lines;
    size_t line_count;
    struct edit *first, *last;
};

struct rewrite rewrite_new(struct doc *doc, struct str text);
/* Line INDEX as it is now, without its end. */
struct str rewrite_line(const struct rewrite *rewrite, size_t index);
/* The same, as it was written. */
struct str rewrite_source(const struct rewrite *rewrite, size_t index);
/* A new edit that must become a node at LINE and COLUMN. */
struct edit *rewrite_edit(struct rewrite *rewrite, enum edit_kind kind,
                          size_t line, size_t column);
/* Gives line INDEX the text TEXT on behalf of EDIT. SEGMENTS as in struct
 * version; they speak of the line as it was before. */
struct version *rewrite_put(struct rewrite *rewrite, struct edit *edit,
                            size_t index, struct str text);
/* As rewrite_put; the bytes from FROM on moved to column COLUMN. */
void rewrite_shift(struct rewrite *rewrite, struct edit *edit, size_t index,
                   struct str text, size_t from, size_t column);
/* All lines as they are now. */
struct str rewrite_text(const struct rewrite *rewrite);
/* Tells the edits that wanted a node of KIND there that it came, as NODE (NULL
 * while the parser's own tree is looked at). */
void rewrite_meet(struct rewrite *rewrite, enum doc_kind kind, size_t line,
                  size_t column, struct doc_node *node);
/* Takes back what was not seen since the last call; true if that was nothing.
 * LAST takes everything back instead, if anything was not seen. */
bool rewrite_settle(struct rewrite *rewrite, bool last);
/* From a place in the rewritten text to that in the source. */
void rewrite_origin(const struct rewrite *rewrite, size_t *line,
                    size_t *column);

/* For those who look for constructs: */

/* Offset of the first byte of LINE behind blanks and quote marks. */
size_t rewrite_indent(struct str line);
bool rewrite_is_blank(const struct rewrite *rewrite, size_t index);
/* How many quote marks are among the first INDENT bytes of LINE. */
int rewrite_quotes(struct str line, size_t indent);

#endif
