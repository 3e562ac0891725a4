/*
 * The document tree's plumbing: links between nodes, walking, plain text, and
 * the checker that every build runs.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/doc.h"

static const struct {
    const char *name;
    bool is_block;
} kinds[DOC_KIND_COUNT] = {
    [DOC_ROOT] = {"root", true},
    [DOC_HEADING] = {"heading", true},
    [DOC_PARAGRAPH] = {"paragraph", true},
    [DOC_LIST] = {"list", true},
    [DOC_ITEM] = {"item", true},
    [DOC_QUOTE] = {"quote", true},
    [DOC_CODE_BLOCK] = {"code-block", true},
    [DOC_TABLE] = {"table", true},
    [DOC_ROW] = {"row", true},
    [DOC_CELL] = {"cell", true},
    [DOC_RULE] = {"rule", true},
    [DOC_NOTE] = {"note", true},
    [DOC_PAGE_BREAK] = {"page-break", true},
    [DOC_CONTENTS] = {"contents", true},
    [DOC_CHART] = {"chart", true},
    [DOC_TEXT] = {"text", false},
    [DOC_SOFT_BREAK] = {"soft-break", false},
    [DOC_LINE_BREAK] = {"line-break", false},
    [DOC_CODE] = {"code", false},
    [DOC_EMPHASIS] = {"emphasis", false},
    [DOC_STRONG] = {"strong", false},
    [DOC_STRIKE] = {"strike", false},
    [DOC_INSERT] = {"insert", false},
    [DOC_LINK] = {"link", false},
    [DOC_IMAGE] = {"image", false},
    [DOC_NOTE_REF] = {"note-ref", false},
};

const char *doc_kind_name(enum doc_kind kind)
{
    return kinds[kind].name;
}

bool doc_is_block(enum doc_kind kind)
{
    return kinds[kind].is_block;
}

static const struct doc_more nothing;

struct doc_node *doc_new(struct doc *doc, enum doc_kind kind, struct pos pos)
{
    struct doc_node *node = arena_new(doc->arena, struct doc_node);

    node->kind = kind;
    node->pos = pos;
    node->more = &nothing;
    return node;
}

struct doc_more *doc_more(struct doc *doc, struct doc_node *node)
{
    struct doc_more *more;

    if (node->more != &nothing)
        return (struct doc_more *)node->more;
    more = arena_new(doc->arena, struct doc_more);
    node->more = more;
    return more;
}

void doc_set_span(struct doc *doc, struct doc_node *cell, int columns, int rows)
{
    struct doc_more *more;

    if (columns <= 1 && rows <= 1)
        return;
    more = doc_more(doc, cell);
    more->column_span = columns > 1 ? columns : 0;
    more->row_span = rows > 1 ? rows : 0;
}

struct doc_node *doc_copy(struct doc *doc, const struct doc_node *node)
{
    struct doc_node *copy = doc_new(doc, node->kind, node->pos);

    *copy = *node;
    copy->parent = copy->prev = copy->next = copy->first = copy->last = NULL;
    copy->more = &nothing;
    if (node->more != &nothing)
        *doc_more(doc, copy) = *node->more;
    return copy;
}

void doc_append(struct doc_node *parent, struct doc_node *child)
{
    child->parent = parent;
    child->prev = parent->last;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void doc_insert_after(struct doc_node *before, struct doc_node *node)
{
    node->parent = before->parent;
    node->prev = before;
    node->next = before->next;
    if (before->next)
        before->next->prev = node;
    else
        before->parent->last = node;
    before->next = node;
}

void doc_remove(struct doc_node *node)
{
    if (node->prev)
        node->prev->next = node->next;
    else
        node->parent->first = node->next;
    if (node->next)
        node->next->prev = node->prev;
    else
        node->parent->last = node->prev;
    node->parent = node->prev = node->next = NULL;
}

void doc_unwrap(struct doc_node *node)
{
    struct doc_node *child, *before = node;

    while ((child = node->first)) {
        doc_remove(child);
        doc_insert_after(before, child);
        before = child;
    }
    doc_remove(node);
}

struct doc_node *doc_walk(const struct doc_node *top, struct doc_node *node)
{
    if (node->first)
        return node->first;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* Adds S with every run of blanks folded to one. */
static void add_folded(struct buf *buf, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        bool after_blank = buf->len == 0 || buf->ptr[buf->len - 1] == ' ';

        if (!blank)
            buf_add_byte(buf, c);
        else if (!after_blank)
            buf_add_byte(buf, ' ');
    }
}

struct str doc_plain(struct arena *arena, const struct doc_node *node)
{
    struct buf buf = buf_new(arena);
    struct doc_node *at = (struct doc_node *)node;

    for (; at; at = doc_walk(node, at)) {
        bool parts = at->kind == DOC_SOFT_BREAK || at->kind == DOC_LINE_BREAK ||
                     (doc_is_block(at->kind) && at != node);

        if (parts)
            add_folded(&buf, STR(" "));
        if (at->kind == DOC_QUOTE) /* a call-out's title is set as text */
            add_folded(&buf, at->more->title);
        add_folded(&buf, at->text);
    }
    return str_trim(buf_str(&buf));
}

/* Which parent a kind insists on; DOC_KIND_COUNT: any that may hold it. */
static enum doc_kind parent_of(enum doc_kind kind)
{
    switch (kind) {
    case DOC_ITEM: return DOC_LIST;
    case DOC_ROW: return DOC_TABLE;
    case DOC_CELL: return DOC_ROW;
    default: return DOC_KIND_COUNT;
    }
}

/* Kinds whose children are inlines. */
static bool holds_inlines(enum doc_kind kind)
{
    return kind == DOC_HEADING || kind == DOC_PARAGRAPH || kind == DOC_CELL ||
           !doc_is_block(kind);
}

/* Kinds that never have children. */
static bool is_leaf(enum doc_kind kind)
{
    return kind == DOC_TEXT || kind == DOC_CODE || kind == DOC_CODE_BLOCK ||
           kind == DOC_CHART || kind == DOC_RULE || kind == DOC_PAGE_BREAK ||
           kind == DOC_CONTENTS || kind == DOC_SOFT_BREAK ||
           kind == DOC_LINE_BREAK || kind == DOC_NOTE_REF;
}

/* What is wrong between NODE and its neighbours, or NULL. */
static const char *find_fault(const struct doc_node *node)
{
    const struct doc_node *parent = node->parent;
    enum doc_kind wanted = parent_of(node->kind);

    if (is_leaf(node->kind) && node->first)
        return "has children";
    if (node->first && node->first->parent != node)
        return "is not its child's parent";
    if (node->next && node->next->prev != node)
        return "is not its neighbour's neighbour";
    if (!parent)
        return node->kind == DOC_ROOT ? NULL : "has no parent";
    if (wanted != DOC_KIND_COUNT && parent->kind != wanted)
        return "stands in the wrong kind of parent";
    if (doc_is_block(node->kind) == holds_inlines(parent->kind))
        return "mixes blocks and inlines";
    if (node->is_covered && node->first)
        return "is covered and not empty";
    if (node->more->caption && node->more->caption != node->prev)
        return "does not stand behind its caption";
    if (node->kind == DOC_NOTE_REF && !node->more->note)
        return "names no note";
    if (node->kind == DOC_HEADING && (node->level < 1 || node->level > 6))
        return "has no level";
    return NULL;
}

static bool check_below(const struct doc_node *top, struct diags *diags)
{
    bool ok = true;
    struct doc_node *node = (struct doc_node *)top;

    for (; node; node = doc_walk(top, node)) {
        const char *fault = find_fault(node);

        if (!fault)
            continue;
        diag_add(diags, INTERNAL_TREE, node->pos, "a %s of the tree %s",
                 doc_kind_name(node->kind), fault);
        ok = false;
    }
    return ok;
}

bool doc_check(const struct doc *doc, struct diags *diags)
{
    bool body = check_below(doc->root, diags);

    return check_below(doc->notes, diags) && body;
}
