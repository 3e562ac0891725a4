/*
 * Blocks of HTML: boxes around Markdown, centred logos, headings. A block is
 * taken whole or not at all, so that nothing of it is ever lost.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/html_inline_parts.h"

static const char *const boxes[] = {
    "div",  "details", "section", "article", "aside",  "header",     "footer",
    "main", "nav",     "center",  "p",       "figure", "figcaption",
};

struct reader {
    struct doc *doc;
    struct doc_node *last;   /* the block that was put last */
    struct doc_node *into;   /* an open paragraph or heading, or NULL */
    struct doc_node *strong; /* inside of a summary, or NULL */
    struct pos pos;
};

static bool is_box(struct str name)
{
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++)
        if (str_eq_nocase(name, str_from(boxes[i])))
            return true;
    return false;
}

/* 1 to 6 for <h1> to <h6>, else 0. */
static int heading_level(struct str name)
{
    bool is_heading = name.len == 2 && (name.ptr[0] | 0x20) == 'h' &&
                      name.ptr[1] >= '1' && name.ptr[1] <= '6';

    return is_heading ? name.ptr[1] - '0' : 0;
}

static bool is_inline(struct str name)
{
    const struct html_mark *mark = html_mark_of(name);

    return str_eq_nocase(name, STR("img")) || str_eq_nocase(name, STR("br")) ||
           (mark && mark->use != MARK_ITEM && !str_eq_nocase(name, STR("ul")) &&
            !str_eq_nocase(name, STR("ol")));
}

static bool is_known(struct str html)
{
    struct html_token token;
    size_t at = 0;

    while (html_next(html, &at, &token))
        if (token.is_comment ||
            (token.name.len > 0 && !is_box(token.name) &&
             !str_eq_nocase(token.name, STR("summary")) &&
             !str_eq_nocase(token.name, STR("hr")) &&
             !heading_level(token.name) && !is_inline(token.name)))
            return false;
    return true;
}

static void put_block(struct reader *reader, enum doc_kind kind)
{
    struct doc_node *node = doc_new(reader->doc, kind, reader->pos);

    doc_insert_after(reader->last, node);
    reader->last = node;
    reader->into = kind == DOC_RULE ? NULL : node;
    reader->strong = NULL;
}

static void put_inline(struct reader *reader, enum doc_kind kind,
                       struct str text)
{
    struct doc_node *node = doc_new(reader->doc, kind, reader->pos);

    if (!reader->into)
        put_block(reader, DOC_PARAGRAPH);
    node->text = text;
    if (kind == DOC_CODE)
        doc_more(reader->doc, node)->info = STR("html");
    doc_append(reader->strong ? reader->strong : reader->into, node);
}

/* Runs of blanks are one, and none begins a paragraph. */
static void put_text(struct reader *reader, struct str text)
{
    struct buf buf = buf_new(reader->doc->arena);
    bool after_blank = !reader->into || !reader->into->last;

    for (size_t i = 0; i < text.len; i++) {
        bool is_blank = (unsigned char)text.ptr[i] <= ' ';

        if (!is_blank || !after_blank)
            buf_add_byte(&buf, is_blank ? ' ' : text.ptr[i]);
        after_blank = is_blank;
    }
    if (buf.len > 0)
        put_inline(reader, DOC_TEXT,
                   html_decode(reader->doc->arena, buf_str(&buf)));
}

/* What folds on a screen is open on paper: its title is a line in bold. */
static void put_summary(struct reader *reader, bool is_close)
{
    reader->into = reader->strong = NULL;
    if (is_close)
        return;
    put_block(reader, DOC_PARAGRAPH);
    put_inline(reader, DOC_STRONG, STR_NONE);
    reader->strong = reader->into->first;
}

static void put_tag(struct reader *reader, const struct html_token *token)
{
    int level = heading_level(token->name);

    if (str_eq_nocase(token->name, STR("summary"))) {
        put_summary(reader, token->is_close);
    } else if (str_eq_nocase(token->name, STR("hr"))) {
        put_block(reader, DOC_RULE);
    } else if (level && !token->is_close) {
        put_block(reader, DOC_HEADING);
        reader->into->level = level;
    } else if (level || is_box(token->name)) {
        reader->into = reader->strong = NULL;
    } else {
        put_inline(reader, DOC_CODE, token->text);
    }
}

/* Blanks at the end of a block, and blocks that held but blanks. */
static void trim_blocks(struct doc_node *node, const struct doc_node *end)
{
    struct doc_node *next;

    for (; node && node != end; node = next) {
        struct doc_node *last = node->last;

        next = node->next;
        if (last && last->kind == DOC_TEXT && str_trim(last->text).len == 0)
            doc_remove(last);
        if (!node->first && node->kind != DOC_RULE)
            doc_remove(node);
    }
}

static void take_block(struct doc *doc, struct doc_node *block)
{
    struct reader reader = {.doc = doc, .last = block, .pos = block->pos};
    struct doc_node *end = block->next;
    struct html_token token;
    size_t at = 0;

    while (html_next(block->text, &at, &token)) {
        if (token.name.len > 0)
            put_tag(&reader, &token);
        else
            put_text(&reader, token.text);
    }
    trim_blocks(block->next, end);
    doc_remove(block);
}

void html_blocks_apply(struct doc *doc, struct doc_node *root)
{
    struct doc_node *node = root, *next;

    for (; node; node = next) {
        next = doc_walk(root, node);
        if (node->kind == DOC_CODE_BLOCK && str_is(node->more->info, "html") &&
            is_known(node->text))
            take_block(doc, node);
    }
}
