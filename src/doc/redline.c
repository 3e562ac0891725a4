/*
 * The redline of a run of blocks. Blocks that read the same are kept; of the
 * others, those of one kind that share most of their words are taken for the
 * same block, changed, and compared inside: lists by their items, tables by
 * their rows, paragraphs by their words.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/redline.h"

#include "doc/diff.h"
#include "doc/redline_parts.h"

#define ALIKE      45    /* of 100: likeness of one block, changed */
#define PAIRS_MOST 40000 /* comparisons within one run of changes */

static void merge(struct doc *doc, struct doc_node *before,
                  struct doc_node *after);

struct doc_node *redline_mark(struct doc *doc, const char *which)
{
    struct doc_node *mark = doc_new(doc, DOC_RULE, POS_NONE);

    doc_more(doc, mark)->info = str_from(which);
    return mark;
}

/* Runs of blocks --------------------------------------------------------- */

struct run {
    struct doc_node **nodes;
    struct str *signatures;
    size_t count;
};

struct sides {
    struct run before, after;
};

/* Takes FIRST and its siblings up to END out of their parent. */
static struct run take(struct doc *doc, struct doc_node *first,
                       const struct doc_node *end)
{
    struct run run = {0};
    size_t i = 0;

    for (struct doc_node *node = first; node && node != end; node = node->next)
        run.count++;
    run.nodes = arena_array(doc->arena, run.count, struct doc_node *);
    run.signatures = arena_array(doc->arena, run.count, struct str);
    for (struct doc_node *node = first, *next; i < run.count; node = next) {
        next = node->next;
        run.nodes[i] = node;
        run.signatures[i++] = redline_signature(doc->arena, node);
        doc_remove(node);
    }
    return run;
}

static bool reads_same(const void *context, size_t before, size_t after)
{
    const struct sides *sides = context;

    return str_eq(sides->before.signatures[before],
                  sides->after.signatures[after]);
}

static bool has_spans(const struct doc_node *table)
{
    struct doc_node *node = (struct doc_node *)table;

    for (; node; node = doc_walk(table, node))
        if (node->more->column_span > 1 || node->more->row_span > 1 ||
            node->is_covered)
            return true;
    return false;
}

static size_t child_count(const struct doc_node *node)
{
    size_t count = 0;

    for (const struct doc_node *in = node->first; in; in = in->next)
        count++;
    return count;
}

/* Blocks of which one can have come from the other. */
static bool may_match(const struct doc_node *a, const struct doc_node *b)
{
    if (a->kind != b->kind || !str_eq(a->more->class_, b->more->class_))
        return false;
    switch (a->kind) {
    case DOC_PARAGRAPH: return !redline_is_figure(a) && !redline_is_figure(b);
    case DOC_TABLE:
        return a->more->column_count == b->more->column_count &&
               !has_spans(a) && !has_spans(b);
    case DOC_ROW:
        return a->is_head == b->is_head && child_count(a) == child_count(b);
    case DOC_LIST:
        return a->style != LIST_TERMS && b->style != LIST_TERMS &&
               a->is_ordered == b->is_ordered;
    case DOC_QUOTE: return str_eq(a->more->title, b->more->title);
    case DOC_ITEM: return a->is_done == b->is_done;
    default: return false;
    }
}

/* Table heads are the same row whatever their words. */
static int likeness(struct doc *doc, const struct doc_node *a,
                    const struct doc_node *b)
{
    if (!may_match(a, b))
        return 0;
    if (a->kind == DOC_ROW && a->is_head)
        return 100;
    return redline_likeness(doc->arena, a, b);
}

/* The block of AFTER from FROM up to END that BEFORE most likely became, or
 * END. */
static size_t find_match(struct doc *doc, const struct doc_node *before,
                         const struct run *after, size_t from, size_t end)
{
    size_t best = end;
    int most = ALIKE - 1;

    for (size_t j = from; j < end; j++) {
        int like = likeness(doc, before, after->nodes[j]);

        if (like > most) {
            most = like;
            best = j;
        }
    }
    return best;
}

static void put_marked(struct doc *doc, struct doc_node *to,
                       struct doc_node *node, enum doc_kind kind)
{
    bool is_furniture = node->kind == DOC_RULE ||
                        node->kind == DOC_PAGE_BREAK ||
                        node->kind == DOC_CONTENTS;

    if (is_furniture && kind == DOC_STRIKE)
        return;
    if (!is_furniture)
        redline_mark_block(doc, node, kind);
    doc_append(to, node);
}

/* A run of changes: nodes I … of what is gone, J … of what is new. */
struct change {
    size_t i, i_end, j, j_end;
};

static void put_change(struct doc *doc, struct doc_node *to,
                       const struct sides *sides, struct change change)
{
    size_t gone = change.i_end - change.i, new_ = change.j_end - change.j;
    bool may_pair = gone > 0 && new_ <= PAIRS_MOST / gone;

    for (; change.i < change.i_end; change.i++) {
        struct doc_node *before = sides->before.nodes[change.i];
        size_t at = may_pair ? find_match(doc, before, &sides->after, change.j,
                                          change.j_end)
                             : change.j_end;

        if (at == change.j_end) {
            put_marked(doc, to, before, DOC_STRIKE);
            continue;
        }
        for (; change.j < at; change.j++)
            put_marked(doc, to, sides->after.nodes[change.j], DOC_INSERT);
        merge(doc, before, sides->after.nodes[at]);
        doc_append(to, sides->after.nodes[change.j++]);
    }
    for (; change.j < change.j_end; change.j++)
        put_marked(doc, to, sides->after.nodes[change.j], DOC_INSERT);
}

/* Appends both sides to TO as one. */
static void put_sides(struct doc *doc, struct doc_node *to,
                      const struct sides *sides)
{
    struct diff diff = diff_of(doc->arena, sides->before.count,
                               sides->after.count, reads_same, sides);
    struct change change = {0};

    for (size_t at = 0; at <= diff.count; at++) {
        struct diff_step step = {DIFF_SAME, 0, 0};

        if (at < diff.count)
            step = diff.steps[at];
        change.i_end += step.kind == DIFF_GONE;
        change.j_end += step.kind == DIFF_NEW;
        if (step.kind != DIFF_SAME)
            continue;
        put_change(doc, to, sides, change);
        if (at == diff.count)
            return;
        doc_append(to, sides->after.nodes[step.after]);
        change.i = change.i_end = step.before + 1;
        change.j = change.j_end = step.after + 1;
    }
}

/* One block, changed: AFTER shows both. */
static void merge(struct doc *doc, struct doc_node *before,
                  struct doc_node *after)
{
    struct sides sides;

    if (redline_has_inlines(after)) {
        redline_inlines(doc, before, after);
        return;
    }
    if (after->kind == DOC_ROW) {
        struct doc_node *a = before->first, *b = after->first;

        for (; a && b; a = a->next, b = b->next)
            if (!str_eq(redline_signature(doc->arena, a),
                        redline_signature(doc->arena, b)))
                redline_inlines(doc, a, b);
        return;
    }
    sides.before = take(doc, before->first, NULL);
    sides.after = take(doc, after->first, NULL);
    put_sides(doc, after, &sides);
}

/* The document ----------------------------------------------------------- */

static bool is_mark(const struct doc_node *node, const char *which)
{
    return node->kind == DOC_RULE && str_is(node->more->info, which);
}

static struct doc_node *find_mark(struct doc_node *node, const char *which)
{
    while (node && !is_mark(node, which))
        node = node->next;
    return node;
}

/* A caption that no longer stands before its table is a paragraph. */
static void part_captions(struct doc *doc)
{
    struct doc_node *node = doc->root;

    for (; node; node = doc_walk(doc->root, node)) {
        if (!node->more->caption || node->more->caption == node->prev)
            continue;
        doc_more(doc, node->more->caption)->class_ = STR_NONE;
        doc_more(doc, node)->caption = NULL;
    }
}

static bool is_named(const struct doc_node *top, const struct doc_node *note)
{
    struct doc_node *node = (struct doc_node *)top;

    for (; node; node = doc_walk(top, node))
        if (node->kind == DOC_NOTE_REF && node->more->note == note)
            return true;
    return false;
}

static void drop_notes(struct doc *doc)
{
    struct doc_node *note = doc->notes->first, *next;

    for (; note; note = next) {
        next = note->next;
        if (!is_named(doc->root, note) && !is_named(doc->notes, note))
            doc_remove(note);
    }
}

/* Replaces what stands between BEFORE, AFTER and END. */
static void replace(struct doc *doc, struct doc_node *before,
                    struct doc_node *after, struct doc_node *end)
{
    struct sides sides;
    struct doc_node *made = doc_new(doc, DOC_ROOT, POS_NONE), *node;
    struct doc_node *at = end;

    sides.before = take(doc, before->next, after);
    sides.after = take(doc, after->next, end);
    put_sides(doc, made, &sides);
    while ((node = made->first)) {
        doc_remove(node);
        doc_insert_after(at, node);
        at = node;
    }
    doc_remove(before);
    doc_remove(after);
    doc_remove(end);
}

void redline_apply(struct doc *doc)
{
    struct doc_node *before = find_mark(doc->root->first, "before");
    bool is_any = before != NULL;

    while (before) {
        struct doc_node *after = find_mark(before, "after");
        struct doc_node *end = after ? find_mark(after, "end") : NULL;
        struct doc_node *rest = end ? end->next : NULL;

        if (end)
            replace(doc, before, after, end);
        before = find_mark(rest, "before");
    }
    if (!is_any)
        return;
    part_captions(doc);
    drop_notes(doc);
}
