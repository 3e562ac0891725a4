/*
 * One block in a redline: what it says, how alike two are, and marks around
 * all of one.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/map.h"
#include "doc/chart.h"
#include "doc/redline_parts.h"

/* What a block says ------------------------------------------------------ */

struct str redline_signature(struct arena *arena, const struct doc_node *node)
{
    struct buf buf = buf_new(arena);
    struct doc_node *at = (struct doc_node *)node;

    for (; at; at = doc_walk(node, at)) {
        if (doc_is_block(at->kind))
            buf_printf(&buf, "\x01%d.%d.", (int)at->kind, at->level);
        if (at->kind == DOC_SOFT_BREAK)
            buf_add_byte(&buf, ' ');
        if (at->kind == DOC_LINE_BREAK)
            buf_add_byte(&buf, '\n');
        if (at->kind == DOC_NOTE_REF)
            buf_add(&buf, doc_plain(arena, at->more->note));
        if (at->kind == DOC_QUOTE)
            buf_add(&buf, at->more->title);
        buf_add(&buf, at->more->target);
        buf_add(&buf, at->text);
        if (at->kind == DOC_CHART)
            buf_printf(&buf, "%.*s\n%.*s", STR_ARG(at->more->info),
                       STR_ARG(at->more->chart->source));
    }
    return buf_str(&buf);
}

/* Counts the words of TEXT up, or down those that are there; how many. */
static size_t count_words(struct arena *arena, struct map *counts,
                          struct str text, int step, size_t *hits)
{
    struct str word;
    size_t count = 0;

    while (str_next_piece(&text, ' ', &word)) {
        int *left = map_find(counts, word);

        if (word.len == 0)
            continue;
        count++;
        if (!left && step > 0) {
            left = arena_new(arena, int);
            map_put(counts, word, left);
        }
        if (!left || (step < 0 && *left == 0))
            continue;
        *left += step;
        (*hits)++;
    }
    return count;
}

int redline_likeness(struct arena *arena, const struct doc_node *a,
                     const struct doc_node *b)
{
    struct map counts = map_new(arena);
    size_t unused = 0, shared = 0, all;

    all = count_words(arena, &counts, doc_plain(arena, a), 1, &unused);
    all += count_words(arena, &counts, doc_plain(arena, b), -1, &shared);
    return all == 0 ? 100 : (int)(shared * 200 / all);
}

/* Whole blocks ----------------------------------------------------------- */

bool redline_has_inlines(const struct doc_node *node)
{
    return node->kind == DOC_PARAGRAPH || node->kind == DOC_HEADING ||
           node->kind == DOC_CELL;
}

/* Everything in NODE goes into a new node of KIND. */
static struct doc_node *enclose(struct doc *doc, struct doc_node *node,
                                enum doc_kind kind)
{
    struct doc_node *inner = doc_new(doc, kind, node->pos), *child;

    while ((child = node->first)) {
        doc_remove(child);
        doc_append(inner, child);
    }
    doc_append(node, inner);
    return inner;
}

/* Lines of code as a paragraph, because only words can carry marks; those of a
 * chart, too. */
static void open_code(struct doc *doc, struct doc_node *node)
{
    struct doc_more *more = doc_more(doc, node);
    struct str rest = more->chart ? more->chart->source : node->text, line;

    node->kind = DOC_PARAGRAPH;
    node->text = more->info = STR_NONE;
    more->chart = NULL;
    while (str_next_line(&rest, &line)) {
        struct doc_node *code = doc_new(doc, DOC_CODE, node->pos);

        if (node->first)
            doc_append(node, doc_new(doc, DOC_LINE_BREAK, node->pos));
        code->text = line;
        doc_append(node, code);
    }
}

/* The contents and the bookmarks name only what is there. */
static void close_heading(struct doc *doc, struct doc_node *node)
{
    node->kind = DOC_PARAGRAPH;
    node->level = 0;
    enclose(doc, node, DOC_STRONG);
}

/* A picture that is gone is said, and not shown. */
static void hide_images(struct doc *doc, struct doc_node *block)
{
    struct doc_node *node = block;

    for (; node; node = doc_walk(block, node)) {
        if (node->kind != DOC_IMAGE)
            continue;
        node->kind = DOC_EMPHASIS;
        doc_more(doc, node)->target = STR_NONE;
        doc_more(doc, node)->title = STR_NONE;
    }
}

bool redline_is_figure(const struct doc_node *node)
{
    return node->kind == DOC_PARAGRAPH && node->first &&
           node->first == node->last && node->first->kind == DOC_IMAGE;
}

static void drop_anchor(struct doc *doc, struct doc_node *node)
{
    if (node->more->anchor.len > 0)
        doc_more(doc, node)->anchor = STR_NONE;
}

static void mark_inlines(struct doc *doc, struct doc_node *node,
                         enum doc_kind kind)
{
    if (kind == DOC_STRIKE) {
        hide_images(doc, node);
        drop_anchor(doc, node);
    } else if (redline_is_figure(node)) {
        return;
    }
    if (kind == DOC_STRIKE && node->kind == DOC_HEADING)
        close_heading(doc, node);
    if (node->first && node->first->kind != kind)
        enclose(doc, node, kind);
}

void redline_mark_block(struct doc *doc, struct doc_node *node,
                        enum doc_kind kind)
{
    if (node->kind == DOC_CODE_BLOCK || node->kind == DOC_CHART)
        open_code(doc, node);
    if (redline_has_inlines(node)) {
        mark_inlines(doc, node, kind);
        return;
    }
    if (kind == DOC_STRIKE)
        drop_anchor(doc, node);
    for (struct doc_node *in = node->first; in; in = in->next)
        redline_mark_block(doc, in, kind);
}
