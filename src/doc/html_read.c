/*
 * HTML from tags to rows and cells. Rows are filled up so that each has a cell
 * for every column; cells that a span reaches over are there, empty and
 * marked.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/html_read.h"

#include "base/utf8.h"
#include "doc/grid.h"
#include "doc/html_token.h"

#define COLUMN_LIMIT 200
#define CELL_LIMIT   100000
#define DEPTH_LIMIT  16

struct reader {
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
static struct pos place_at(struct reader *reader, size_t at)
{
    const struct rewrite *rewrite = reader->rewrite;
    const struct line_info *line = &rewrite->lines[reader->line];
    struct pos pos = POS_NONE;

    while (reader->line + 1 < rewrite->line_count && line->end <= at)
        line = &rewrite->lines[++reader->line];
    if (reader->line < reader->place_count)
        pos = reader->places[reader->line];
    pos.column += (int)utf8_count(str_slice(rewrite->text, line->from, at));
    return pos;
}

static struct doc_node *put(struct reader *reader, enum doc_kind kind,
                            struct doc_node *parent, size_t at)
{
    struct doc_node *node =
        doc_new(reader->rewrite->doc, kind, place_at(reader, at));

    doc_append(parent, node);
    return node;
}

/* Text -------------------------------------------------------------------- */

static struct str fold(struct arena *arena, struct str text, bool after_blank)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';

        if (!is_blank)
            buf_add_byte(&buf, c);
        else if (!after_blank)
            buf_add_byte(&buf, ' ');
        after_blank = is_blank;
    }
    return buf_str(&buf);
}

/* Text outside cells must be blank. */
static bool put_text(struct reader *reader, struct str text, size_t at)
{
    struct arena *arena = reader->rewrite->doc->arena;
    struct doc_node *into = reader->into;
    struct doc_node *node;

    if (!into)
        return str_trim(text).len == 0;
    text = fold(arena, text, reader->after_blank);
    if (text.len == 0)
        return true;
    reader->after_blank = text.ptr[text.len - 1] == ' ';
    node = put(reader, reader->code > 0 ? DOC_CODE : DOC_TEXT, into, at);
    node->text = html_decode(arena, text);
    return true;
}

/* A new line in the cell, unless one begins anyway. */
static void put_break(struct reader *reader, size_t at)
{
    if (reader->cell && reader->cell->first &&
        reader->cell->last->kind != DOC_LINE_BREAK) {
        reader->into = reader->cell;
        put(reader, DOC_LINE_BREAK, reader->cell, at);
        reader->after_blank = true;
    }
}

/* Cells ------------------------------------------------------------------- */

static int read_span(struct str attrs, const char *name, int limit)
{
    uint64_t value;

    if (!str_to_uint(str_trim(html_attribute(attrs, name)), 100000, &value) ||
        value < 1)
        return 1;
    return value > (uint64_t)limit ? limit : (int)value;
}

static enum align read_align(struct arena *arena, struct str attrs)
{
    struct str style = str_lower(arena, html_attribute(attrs, "style"));
    struct str align = str_lower(arena, html_attribute(attrs, "align"));
    size_t at = str_find(style, STR("text-align:"), 0);

    if (align.len == 0 && at != SIZE_MAX) {
        align = str_slice(style, at + 11, style.len);
        align = str_trim(str_slice(align, 0, str_find_byte(align, ';', 0)));
    }
    return str_is(align, "left")     ? ALIGN_LEFT
           : str_is(align, "center") ? ALIGN_CENTER
           : str_is(align, "right")  ? ALIGN_RIGHT
                                     : ALIGN_NONE;
}

static void close_cell(struct reader *reader)
{
    struct doc_node *last = reader->cell ? reader->cell->last : NULL;

    if (last && last->kind == DOC_LINE_BREAK)
        doc_remove(last);
    reader->cell = reader->into = NULL;
    reader->after_blank = true;
    reader->code = 0;
}

/* Cells in the place of which one from above stands. */
static void fill_busy(struct reader *reader, size_t at)
{
    while (reader->column < COLUMN_LIMIT && reader->busy[reader->column] > 0 &&
           reader->cell_count++ < CELL_LIMIT) {
        struct doc_node *cell = put(reader, DOC_CELL, reader->row, at);

        cell->is_covered = true;
        reader->busy[reader->column++]--;
    }
}

static bool open_cell(struct reader *reader, const struct html_token *token,
                      size_t at)
{
    int columns = read_span(token->attrs, "colspan", COLUMN_LIMIT);
    int rows = read_span(token->attrs, "rowspan", 1000);

    close_cell(reader);
    if (!reader->row)
        return false;
    fill_busy(reader, at);
    reader->cell_count += columns;
    if (reader->column + columns > COLUMN_LIMIT ||
        reader->cell_count > CELL_LIMIT)
        return false;
    reader->cell = put(reader, DOC_CELL, reader->row, at);
    reader->cell->align = read_align(reader->rewrite->doc->arena, token->attrs);
    reader->cell->is_head = str_eq_nocase(token->name, STR("th"));
    reader->cell->column_span = columns > 1 ? columns : 0;
    reader->cell->row_span = rows > 1 ? rows : 0;
    for (int i = 0; i < columns; i++) {
        if (i > 0)
            put(reader, DOC_CELL, reader->row, at)->is_covered = true;
        reader->busy[reader->column++] = rows - 1;
    }
    reader->into = reader->cell;
    if (reader->column > reader->column_count)
        reader->column_count = reader->column;
    return true;
}

/* A row of nothing but <th> above all others is the head. */
static void close_row(struct reader *reader, size_t at)
{
    bool is_head = true;

    close_cell(reader);
    if (!reader->row)
        return;
    fill_busy(reader, at);
    for (int i = reader->column; i < COLUMN_LIMIT; i++)
        reader->busy[i] -= reader->busy[i] > 0;
    for (struct doc_node *n = reader->row->first; n; n = n->next)
        is_head &= n->is_head || n->is_covered;
    if (reader->in_head ||
        (is_head && reader->row->first && !reader->row->prev))
        reader->row->is_head = true;
    for (struct doc_node *n = reader->row->first; n; n = n->next)
        n->is_head &= !reader->row->is_head;
    reader->row = NULL;
}

static void open_row(struct reader *reader, size_t at)
{
    close_row(reader, at);
    reader->row = put(reader, DOC_ROW, reader->table, at);
    reader->column = 0;
}

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

static int inline_depth(const struct reader *reader)
{
    int depth = 0;

    for (struct doc_node *n = reader->into; n && n != reader->cell;
         n = n->parent)
        depth++;
    return depth;
}

/* Code is a leaf in the tree, so it is the text in it that is made code. */
static void open_inline(struct reader *reader, const struct html_token *token,
                        enum doc_kind kind, size_t at)
{
    if (!reader->into || inline_depth(reader) > DEPTH_LIMIT)
        return;
    reader->code += kind == DOC_CODE;
    if (kind == DOC_CODE ||
        (kind == DOC_LINK && html_attribute(token->attrs, "href").len == 0))
        return;
    reader->into = put(reader, kind, reader->into, at);
    if (kind == DOC_LINK)
        reader->into->target =
            html_decode(reader->rewrite->doc->arena,
                        str_trim(html_attribute(token->attrs, "href")));
}

/* Closes the nearest open inline of KIND, and those inside it. */
static void close_inline(struct reader *reader, enum doc_kind kind)
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

static bool on_cell_part(struct reader *reader, const struct html_token *token,
                         enum tag_kind kind, size_t at)
{
    switch (kind) {
    case TAG_CELL:
        if (token->is_close) {
            close_cell(reader);
            return true;
        }
        return open_cell(reader, token, at);
    case TAG_ROW:
        if (token->is_close)
            close_row(reader, at);
        else
            open_row(reader, at);
        return true;
    case TAG_PART:
        close_row(reader, at);
        reader->in_head =
            !token->is_close && str_eq_nocase(token->name, STR("thead"));
        return true;
    default: /* a caption, which is read like a cell */
        close_row(reader, at);
        if (token->is_close || reader->caption)
            return token->is_close;
        reader->caption =
            doc_new(reader->rewrite->doc, DOC_PARAGRAPH, place_at(reader, at));
        reader->cell = reader->into = reader->caption;
        return true;
    }
}

static void on_item(struct reader *reader, const struct html_token *token,
                    size_t at)
{
    struct arena *arena = reader->rewrite->doc->arena;
    struct doc_node *node;

    put_break(reader, at);
    if (token->is_close || !reader->into)
        return;
    node = put(reader, DOC_TEXT, reader->into, at);
    node->text = reader->item < 0 ? STR("\xE2\x80\xA2 ")
                                  : str_printf(arena, "%d. ", ++reader->item);
}

static bool on_tag(struct reader *reader, const struct html_token *token,
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
            put(reader, DOC_LINE_BREAK, reader->into, at);
        reader->after_blank = true;
        return reader->into != NULL;
    case TAG_LIST:
        reader->item = str_eq_nocase(token->name, STR("ol")) ? 0 : -1;
        put_break(reader, at);
        return reader->into != NULL;
    case TAG_ITEM: on_item(reader, token, at); return true;
    case TAG_BLOCK: put_break(reader, at); return reader->into != NULL;
    case TAG_TABLE: return false; /* a table in a cell */
    case TAG_OTHER: return put_text(reader, token->text, at);
    default: return on_cell_part(reader, token, kind, at);
    }
}

/* Tables ------------------------------------------------------------------ */

/* Every row as wide as the widest; false if that is too much. */
static bool fill_rows(struct reader *reader)
{
    struct doc_node *row = reader->table->first;
    int rows = 0;

    for (; row; row = row->next)
        rows++;
    if (rows * reader->column_count > CELL_LIMIT)
        return false;
    for (row = reader->table->first; row; row = row->next, rows--) {
        int count = 0;

        for (struct doc_node *n = row->first; n; n = n->next, count++)
            if (n->row_span > rows)
                n->row_span = rows > 1 ? rows : 0;
        for (; count < reader->column_count; count++)
            doc_append(row, doc_new(reader->rewrite->doc, DOC_CELL, row->pos));
    }
    reader->table->column_count = reader->column_count;
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
static struct doc_node *read_table(struct reader *reader, size_t from)
{
    struct html_token token;

    reader->table =
        doc_new(reader->rewrite->doc, DOC_TABLE, place_at(reader, from));
    for (;;) {
        size_t at = reader->stop = reader->at;

        if (!html_next(reader->html, &reader->at, &token))
            return NULL;
        if (token.is_close && str_eq_nocase(token.name, STR("table")))
            break;
        if (token.is_comment)
            continue;
        if (token.name.len > 0 ? !on_tag(reader, &token, at)
                               : !put_text(reader, token.text, at))
            return NULL;
    }
    close_row(reader, reader->at);
    if (reader->column_count == 0 || !fill_rows(reader))
        return NULL;
    if (!is_heads_first(reader->table))
        for (struct doc_node *row = reader->table->first; row; row = row->next)
            row->is_head = false;
    reader->table->caption = reader->caption;
    return reader->table;
}

struct doc_node *html_read(struct rewrite *rewrite, const struct pos *places,
                           size_t place_count, struct html_span *span)
{
    struct reader reader = {.rewrite = rewrite,
                            .places = places,
                            .place_count = place_count,
                            .html = str_slice(rewrite->text, 0, span->to),
                            .at = span->from,
                            .line = span->line,
                            .item = -1,
                            .after_blank = true};
    struct html_token token;
    struct doc_node *table = NULL;

    reader.busy = arena_array(rewrite->doc->arena, COLUMN_LIMIT, int);
    if (html_next(reader.html, &reader.at, &token) &&
        str_eq_nocase(token.name, STR("table")))
        table = read_table(&reader, span->from);
    span->stop = table ? reader.at : reader.stop;
    return table;
}
