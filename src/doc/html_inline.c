/*
 * HTML between Markdown. Tags are siblings in the tree, in the order of the
 * source; a stack pairs each close tag with its open one, and what stands
 * between them is moved into one node.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/html_inline.h"

#include "base/utf8.h"
#include "doc/html_inline_parts.h"

/* Deeper marks stay text: nobody writes them, and trees must not get deep. */
enum { STACK_LIMIT = 12, LONGEST_NAME = 200 };

struct open_tag {
    struct doc_node *node;
    struct html_token token;
    const struct html_mark *mark;
};

struct stack {
    struct open_tag tags[STACK_LIMIT];
    size_t count;
};

static const struct html_mark marks[] = {
    {"b", DOC_STRONG, MARK_WRAP},      {"strong", DOC_STRONG, MARK_WRAP},
    {"i", DOC_EMPHASIS, MARK_WRAP},    {"em", DOC_EMPHASIS, MARK_WRAP},
    {"s", DOC_STRIKE, MARK_WRAP},      {"del", DOC_STRIKE, MARK_WRAP},
    {"strike", DOC_STRIKE, MARK_WRAP}, {"code", DOC_CODE, MARK_CODE},
    {"kbd", DOC_CODE, MARK_CODE},      {"tt", DOC_CODE, MARK_CODE},
    {"samp", DOC_CODE, MARK_CODE},     {"sup", DOC_TEXT, MARK_RAISE},
    {"sub", DOC_TEXT, MARK_LOWER},     {"a", DOC_LINK, MARK_LINK},
    {"u", DOC_TEXT, MARK_NOTHING},     {"ins", DOC_TEXT, MARK_NOTHING},
    {"mark", DOC_TEXT, MARK_NOTHING},  {"small", DOC_TEXT, MARK_NOTHING},
    {"big", DOC_TEXT, MARK_NOTHING},   {"span", DOC_TEXT, MARK_NOTHING},
    {"font", DOC_TEXT, MARK_NOTHING},  {"abbr", DOC_TEXT, MARK_NOTHING},
    {"cite", DOC_TEXT, MARK_NOTHING},  {"center", DOC_TEXT, MARK_NOTHING},
    {"ul", DOC_TEXT, MARK_NOTHING},    {"ol", DOC_TEXT, MARK_NOTHING},
    {"li", DOC_TEXT, MARK_ITEM},       {"p", DOC_TEXT, MARK_LINE},
    {"div", DOC_TEXT, MARK_LINE},
};

const struct html_mark *html_mark_of(struct str name)
{
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (str_eq_nocase(name, str_from(marks[i].name)))
            return &marks[i];
    return NULL;
}

static bool read_tag(const struct doc_node *node, struct html_token *token)
{
    size_t at = 0;

    return node->kind == DOC_CODE && str_is(node->more->info, "html") &&
           html_next(node->text, &at, token) && at == node->text.len &&
           token->name.len > 0 && !token->is_comment;
}

/* What a pair of tags becomes ---------------------------------------------- */

/* TEXT in raised or lowered digits; empty when a character has no such form. */
static struct str shifted(struct arena *arena, struct str text, bool is_raised)
{
    static const uint32_t raised[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = (unsigned)(text.ptr[i] - '0');

        if (digit > 9)
            return STR_NONE;
        utf8_put(&buf, is_raised ? raised[digit] : 0x2080 + digit);
    }
    return buf_str(&buf);
}

static void shift_digits(struct doc *doc, struct doc_node *open, bool is_raised)
{
    struct doc_node *inner = open->next;

    if (inner->kind == DOC_TEXT && inner->next &&
        inner->next->kind == DOC_CODE) {
        struct str text = shifted(doc->arena, inner->text, is_raised);

        inner->text = text.len ? text : inner->text;
    }
}

static void wrap(struct doc *doc, struct doc_node *open, struct doc_node *close,
                 enum doc_kind kind)
{
    struct doc_node *node = doc_new(doc, kind, open->pos), *inner;

    doc_insert_after(open, node);
    while ((inner = node->next) != close) {
        doc_remove(inner);
        doc_append(node, inner);
    }
    if (kind == DOC_CODE) {
        node->text = doc_plain(doc->arena, node);
        node->first = node->last = NULL;
    }
}

static struct doc_node *block_of(struct doc_node *node)
{
    while (node->parent && !doc_is_block(node->kind))
        node = node->parent;
    return node;
}

static bool is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] <= ' ')
            return false;
    return name.len > 0 && name.len <= LONGEST_NAME;
}

/* A name belongs to the block that it stands in; a cell has none. */
static void put_name(struct doc *doc, const struct open_tag *tag)
{
    struct doc_node *block = block_of(tag->node);
    struct str name = html_attribute(tag->token.attrs, "id");

    if (name.len == 0)
        name = html_attribute(tag->token.attrs, "name");
    if (is_name(name) && block->more->anchor.len == 0 &&
        (block->kind == DOC_PARAGRAPH || block->kind == DOC_HEADING))
        doc_more(doc, block)->anchor = name;
}

static void make_link(struct doc *doc, const struct open_tag *tag,
                      struct doc_node *close)
{
    struct str target = html_decode(
        doc->arena, str_trim(html_attribute(tag->token.attrs, "href")));

    put_name(doc, tag);
    if (target.len == 0 || tag->node->next == close)
        return;
    wrap(doc, tag->node, close, DOC_LINK);
    doc_more(doc, tag->node->next)->target = target;
}

/* A new line, unless the text begins here. */
static void put_line(struct doc *doc, struct doc_node *at)
{
    const struct doc_node *before = at->prev;

    while (before && str_is(before->more->info, "html"))
        before = before->prev;
    if (before && before->kind != DOC_LINE_BREAK)
        doc_insert_after(at, doc_new(doc, DOC_LINE_BREAK, at->pos));
}

static void put_item(struct doc *doc, struct doc_node *at)
{
    struct doc_node *bullet = doc_new(doc, DOC_TEXT, at->pos);

    bullet->text = STR("\xE2\x80\xA2 ");
    doc_insert_after(at, bullet);
    put_line(doc, at);
}

static void apply_pair(struct doc *doc, const struct open_tag *tag,
                       struct doc_node *close)
{
    switch (tag->mark->use) {
    case MARK_WRAP:
    case MARK_CODE:
        if (tag->node->next != close)
            wrap(doc, tag->node, close, tag->mark->kind);
        break;
    case MARK_RAISE: shift_digits(doc, tag->node, true); break;
    case MARK_LOWER: shift_digits(doc, tag->node, false); break;
    case MARK_LINK: make_link(doc, tag, close); break;
    case MARK_ITEM: put_item(doc, tag->node); break;
    case MARK_LINE: put_line(doc, tag->node); break;
    case MARK_NOTHING: break;
    }
    doc_remove(tag->node);
    doc_remove(close);
}

/* Pairs ------------------------------------------------------------------- */

static void make_image(struct doc *doc, struct doc_node *node,
                       const struct html_token *token)
{
    struct str target = str_trim(html_attribute(token->attrs, "src"));
    struct doc_node *text = doc_new(doc, DOC_TEXT, node->pos);

    if (target.len == 0)
        return;
    node->kind = DOC_IMAGE;
    doc_more(doc, node)->info = STR_NONE;
    node->text = STR_NONE;
    doc_more(doc, node)->target = html_decode(doc->arena, target);
    text->text = html_decode(doc->arena, html_attribute(token->attrs, "alt"));
    if (text->text.len > 0)
        doc_append(node, text);
}

static void close_tag(struct doc *doc, struct stack *stack,
                      struct doc_node *node, const struct html_token *token)
{
    size_t at = stack->count;

    while (at > 0 &&
           !str_eq_nocase(stack->tags[at - 1].token.name, token->name))
        at--;
    if (at == 0)
        return;
    stack->count = at - 1;
    apply_pair(doc, &stack->tags[at - 1], node);
}

static void pair_tags(struct doc *doc, struct doc_node *parent)
{
    struct stack stack = {.count = 0};
    struct doc_node *node = parent->first, *next;

    for (; node; node = next) {
        struct html_token token;
        const struct html_mark *mark;

        next = node->next;
        if (!read_tag(node, &token))
            continue;
        mark = html_mark_of(token.name);
        if (str_eq_nocase(token.name, STR("img")))
            make_image(doc, node, &token);
        else if (mark && token.is_close)
            close_tag(doc, &stack, node, &token);
        else if (mark && stack.count < STACK_LIMIT)
            stack.tags[stack.count++] = (struct open_tag){node, token, mark};
    }
}

/* A paragraph that held but a name hands it to the block behind it. */
static void pass_name(struct doc *doc, struct doc_node *node)
{
    struct doc_node *next = node->next;

    if (node->kind != DOC_PARAGRAPH || node->first ||
        node->more->anchor.len == 0)
        return;
    if (next && next->more->anchor.len == 0 && next->kind != DOC_CODE_BLOCK)
        doc_more(doc, next)->anchor = node->more->anchor;
    doc_remove(node);
}

void html_inline_apply(struct doc *doc, struct doc_node *root)
{
    struct doc_node *node, *next;

    html_blocks_apply(doc, root);
    for (node = root; node; node = next) {
        if (node->first && !doc_is_block(node->first->kind))
            pair_tags(doc, node);
        next = doc_walk(root, node);
        pass_name(doc, node);
    }
}
