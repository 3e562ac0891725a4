/*
 * What the two halves of reading an HTML table share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_HTML_PARTS_H
#define DOC_HTML_PARTS_H

#include "doc/html_token.h"
#include "doc/rewrite.h"

#define HTML_COLUMN_LIMIT 200
#define HTML_CELL_LIMIT   100000

struct html_reader {
    struct rewrite *rewrite;
    const struct pos *places; /* of the part's lines */
    size_t place_count;
    struct str html; /* the whole part, so that a slice knows its place */
    size_t at;
    size_t stop; /* where the last token read begins */
    size_t line; /* the last one looked up */
    struct doc_node *table, *row, *cell;
    struct doc_node *into; /* where inlines go: the cell or below */
    struct doc_node *caption;
    int *busy; /* rows that a cell above still reaches into, by column */
    int column, column_count, cell_count, depth;
    int item;         /* of the ordered list; -1 for bullets */
    int code;         /* open <code> */
    bool after_blank; /* the cell's text ends so */
    bool in_head;
};

/* The place of byte AT; asked for in rising order. */
struct pos html_place(struct html_reader *reader, size_t at);
struct doc_node *html_put(struct html_reader *reader, enum doc_kind kind,
                          struct doc_node *parent, size_t at);
/* False: there is text outside cells. */
bool html_put_text(struct html_reader *reader, struct str text, size_t at);
/* A new line in the cell, unless one begins anyway. */
void html_put_break(struct html_reader *reader, size_t at);
/* False: no row is open, or the table is too large. */
bool html_open_cell(struct html_reader *reader, const struct html_token *token,
                    size_t at);
void html_close_cell(struct html_reader *reader);
void html_open_row(struct html_reader *reader, size_t at);
/* A row of nothing but <th> above all others is the head. */
void html_close_row(struct html_reader *reader, size_t at);

#endif
