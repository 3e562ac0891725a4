/*
 * HTML from tags to rows and cells. Rows are filled up so that each has a cell
 * for every column; cells that a span reaches over are there, empty and
 * marked.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/html_read.h"

#include "doc/grid.h"
#include "doc/html_parts.h"

#define DEPTH_LIMIT 16

/* Tags -------------------------------------------------------------------- */

enum tag_kind {
    TAG_INLINE, /* becomes a node */
    TAG_PLAIN,  /* says nothing in print */
    TAG_BLOCK,  /* its text stands on lines of its own */
    TAG_ITEM,
    TAG_LIST,
    TAG_BREAK,
    TAG_CELL,
    TAG_ROW,
    TAG_PART, /* thead, tbody, tfoot */
    TAG_CAPTION,
    TAG_TABLE,
    TAG_OTHER
};

static const struct {
    const char *name;
    enum tag_kind kind;
    enum doc_kind node; /* of inlines */
} tags[] = {
    {"td", TAG_CELL, 0},
    {"th", TAG_CELL, 0},
    {"tr", TAG_ROW, 0},
    {"thead", TAG_PART, 0},
    {"tbody", TAG_PART, 0},
    {"tfoot", TAG_PART, 0},
    {"table", TAG_TABLE, 0},
    {"caption", TAG_CAPTION, 0},
    {"b", TAG_INLINE, DOC_STRONG},
    {"strong", TAG_INLINE, DOC_STRONG},
    {"i", TAG_INLINE, DOC_EMPHASIS},
    {"em", TAG_INLINE, DOC_EMPHASIS},
    {"s", TAG_INLINE, DOC_STRIKE},
    {"del", TAG_INLINE, DOC_STRIKE},
    {"ins", TAG_INLINE, DOC_INSERT},
    {"a", TAG_INLINE, DOC_LINK},
    {"code", TAG_INLINE, DOC_CODE},
    {"tt", TAG_INLINE, DOC_CODE},
    {"kbd", TAG_INLINE, DOC_CODE},
    {"br", TAG_BREAK, 0},
    {"p", TAG_BLOCK, 0},
    {"div", TAG_BLOCK, 0},
    {"pre", TAG_BLOCK, 0},
    {"h1", TAG_BLOCK, 0},
    {"h2", TAG_BLOCK, 0},
    {"h3", TAG_BLOCK, 0},
    {"h4", TAG_BLOCK, 0},
    {"blockquote", TAG_BLOCK, 0},
    {"ul", TAG_LIST, 0},
    {"ol", TAG_LIST, 0},
    {"li", TAG_ITEM, 0},
    {"span", TAG_PLAIN, 0},
    {"font", TAG_PLAIN, 0},
    {"u", TAG_PLAIN, 0},
    {"small", TAG_PLAIN, 0},
    {"sup", TAG_PLAIN, 0},
    {"sub", TAG_PLAIN, 0},
    {"center", TAG_PLAIN, 0},
    {"colgroup", TAG_PLAIN, 0},
    {"col", TAG_PLAIN, 0},
};

static enum tag_kind kind_of(struct str name, enum doc_kind *node)
{
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (str_eq_nocase(name, str_from(tags[i].name))) {
            *node = tags[i].node;
            return tags[i].kind;
        }
    return TAG_OTHER;
}

static int inline_depth(const struct html_reader *reader)
{
    int depth = 0;

    for (struct doc_node *n = reader->into; n && n != reader->cell;
         n = n->parent)
        depth++;
    return depth;
}

/* Code is a leaf in the tree, so it is the text in it that is made code. */
static void open_inline(struct html_reader *reader,
                        const struct html_token *token, enum doc_kind kind,
                        size_t at)
{
    if (!reader->into || inline_depth(reader) > DEPTH_LIMIT)
        return;
    reader->code += kind == DOC_CODE;
    if (kind == DOC_CODE ||
        (kind == DOC_LINK && html_attribute(token->attrs, "href").len == 0))
        return;
    reader->into = html_put(reader, kind, reader->into, at);
    if (kind == DOC_LINK)
        doc_more(reader->rewrite->doc, reader->into)->target =
            html_decode(reader->rewrite->doc->arena,
                        str_trim(html_attribute(token->attrs, "href")));
}

/* Closes the nearest open inline of KIND, and those inside it. */
static void close_inline(struct html_reader *reader, enum doc_kind kind)
{
    struct doc_node *node = reader->into;

    if (kind == DOC_CODE)
        reader->code -= reader->code > 0;
    while (node && node != reader->cell && node->kind != kind)
        node = node->parent;
    if (!node || node == reader->cell)
        return;
    reader->into = node->parent;
    if (!node->first)
        doc_remove(node);
}

static bool on_cell_part(struct html_reader *reader,
                         const struct html_token *token, enum tag_kind kind,
                         size_t at)
{
    switch (kind) {
    case TAG_CELL:
        if (token->is_close) {
            html_close_cell(reader);
            return true;
        }
        return html_open_cell(reader, token, at);
    case TAG_ROW:
        if (token->is_close)
            html_close_row(reader, at);
        else
            html_open_row(reader, at);
        return true;
    case TAG_PART:
        html_close_row(reader, at);
        reader->in_head =
            !token->is_close && str_eq_nocase(token->name, STR("thead"));
        return true;
    default: /* a caption, which is read like a cell */
        html_close_row(reader, at);
        if (token->is_close || reader->caption)
            return token->is_close;
        reader->caption = doc_new(reader->rewrite->doc, DOC_PARAGRAPH,
                                  html_place(reader, at));
        reader->cell = reader->into = reader->caption;
        return true;
    }
}

static void on_item(struct html_reader *reader, const struct html_token *token,
                    size_t at)
{
    struct arena *arena = reader->rewrite->doc->arena;
    struct doc_node *node;

    html_put_break(reader, at);
    if (token->is_close || !reader->into)
        return;
    node = html_put(reader, DOC_TEXT, reader->into, at);
    node->text = reader->item < 0 ? STR("\xE2\x80\xA2 ")
                                  : str_printf(arena, "%d. ", ++reader->item);
}

static bool on_tag(struct html_reader *reader, const struct html_token *token,
                   size_t at)
{
    enum doc_kind node = DOC_TEXT;
    enum tag_kind kind = kind_of(token->name, &node);

    switch (kind) {
    case TAG_INLINE:
        if (token->is_close)
            close_inline(reader, node);
        else
            open_inline(reader, token, node, at);
        return true;
    case TAG_PLAIN: return true;
    case TAG_BREAK:
        if (reader->into)
            html_put(reader, DOC_LINE_BREAK, reader->into, at);
        reader->after_blank = true;
        return reader->into != NULL;
    case TAG_LIST:
        reader->item = str_eq_nocase(token->name, STR("ol")) ? 0 : -1;
        html_put_break(reader, at);
        return reader->into != NULL;
    case TAG_ITEM: on_item(reader, token, at); return true;
    case TAG_BLOCK: html_put_break(reader, at); return reader->into != NULL;
    case TAG_TABLE: return false; /* a table in a cell */
    case TAG_OTHER: return html_put_text(reader, token->text, at);
    default: return on_cell_part(reader, token, kind, at);
    }
}

/* Tables ------------------------------------------------------------------ */

/* Every row as wide as the widest; false if that is too much. */
static bool fill_rows(struct html_reader *reader)
{
    struct doc *doc = reader->rewrite->doc;
    struct doc_node *row = reader->table->first;
    int rows = 0;

    for (; row; row = row->next)
        rows++;
    if (rows * reader->column_count > HTML_CELL_LIMIT)
        return false;
    for (row = reader->table->first; row; row = row->next, rows--) {
        int count = 0;

        for (struct doc_node *n = row->first; n; n = n->next, count++)
            if (n->more->row_span > rows)
                doc_more(doc, n)->row_span = rows;
        for (; count < reader->column_count; count++)
            doc_append(row, doc_new(doc, DOC_CELL, row->pos));
    }
    doc_more(doc, reader->table)->column_count = reader->column_count;
    return true;
}

static bool is_heads_first(const struct doc_node *table)
{
    bool in_body = false;

    for (const struct doc_node *row = table->first; row; row = row->next) {
        if (row->is_head && in_body)
            return false;
        in_body |= !row->is_head;
    }
    return in_body;
}

/* The table whose "<table …>" ends at reader->at, or NULL. */
static struct doc_node *read_table(struct html_reader *reader, size_t from)
{
    struct html_token token;

    reader->table =
        doc_new(reader->rewrite->doc, DOC_TABLE, html_place(reader, from));
    for (;;) {
        size_t at = reader->stop = reader->at;

        if (!html_next(reader->html, &reader->at, &token))
            return NULL;
        if (token.is_close && str_eq_nocase(token.name, STR("table")))
            break;
        if (token.is_comment)
            continue;
        if (token.name.len > 0 ? !on_tag(reader, &token, at)
                               : !html_put_text(reader, token.text, at))
            return NULL;
    }
    html_close_row(reader, reader->at);
    if (reader->column_count == 0 || !fill_rows(reader))
        return NULL;
    if (!is_heads_first(reader->table))
        for (struct doc_node *row = reader->table->first; row; row = row->next)
            row->is_head = false;
    doc_more(reader->rewrite->doc, reader->table)->caption = reader->caption;
    return reader->table;
}

struct doc_node *html_read(struct rewrite *rewrite, const struct pos *places,
                           size_t place_count, struct html_span *span)
{
    struct html_reader reader = {.rewrite = rewrite,
                                 .places = places,
                                 .place_count = place_count,
                                 .html = str_slice(rewrite->text, 0, span->to),
                                 .at = span->from,
                                 .line = span->line,
                                 .item = -1,
                                 .after_blank = true};
    struct html_token token;
    struct doc_node *table = NULL;

    reader.busy = arena_array(rewrite->doc->arena, HTML_COLUMN_LIMIT, int);
    if (html_next(reader.html, &reader.at, &token) &&
        str_eq_nocase(token.name, STR("table")))
        table = read_table(&reader, span->from);
    span->stop = table ? reader.at : reader.stop;
    return table;
}
