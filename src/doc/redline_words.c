/*
 * The redline of one paragraph. Its inlines become a row of words, each with
 * the leaf it came from; two rows are compared; and the result is built anew:
 * each run of words in a copy of the emphasis, links … around its leaf.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/diff.h"
#include "doc/redline_parts.h"

struct word {
    struct str text;             /* without blanks; empty for an atom */
    bool has_blank;              /* one follows */
    const struct doc_node *leaf; /* an atom: not TEXT and not CODE */
    struct str key;              /* an atom's own, to compare it */
};

struct words {
    struct arena *arena;
    struct word *items;
    size_t count, cap;
};

/* Words ----------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Marks that end a word and change on their own. */
static bool is_point(char c)
{
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == ')' || c == '(';
}

static void add_word(struct words *words, struct word word)
{
    if (words->count == words->cap) {
        size_t cap = words->cap ? words->cap * 2 : 32;

        words->items = arena_grow(words->arena, words->items,
                                  words->cap * sizeof(struct word),
                                  cap * sizeof(struct word));
        words->cap = cap;
    }
    words->items[words->count++] = word;
}

static void add_blank(struct words *words)
{
    if (words->count > 0)
        words->items[words->count - 1].has_blank = true;
}

static void add_text(struct words *words, const struct doc_node *leaf)
{
    struct str text = leaf->text;
    size_t at = 0;

    while (at < text.len) {
        size_t from = at;

        if (is_blank(text.ptr[at])) {
            add_blank(words);
            at++;
            continue;
        }
        if (is_point(text.ptr[at]))
            at++;
        else
            while (at < text.len && !is_blank(text.ptr[at]) &&
                   !is_point(text.ptr[at]))
                at++;
        add_word(words, (struct word){.text = str_slice(text, from, at),
                                      .leaf = leaf});
    }
}

static void add_leaf(struct words *words, const struct doc_node *leaf)
{
    struct word word = {.leaf = leaf};

    if (leaf->kind == DOC_SOFT_BREAK) {
        add_blank(words);
        return;
    }
    if (leaf->kind == DOC_TEXT) {
        add_text(words, leaf);
        return;
    }
    if (leaf->kind == DOC_CODE)
        word.text = leaf->text;
    else if (leaf->kind == DOC_NOTE_REF)
        word.key = doc_plain(words->arena, leaf->more->note);
    else
        word.key = leaf->more->target;
    add_word(words, word);
}

/* A picture is one word, whatever stands in its place. */
static bool is_leaf(const struct doc_node *node)
{
    return !node->first || node->kind == DOC_IMAGE;
}

static void add_inlines(struct words *words, const struct doc_node *parent)
{
    for (const struct doc_node *node = parent->first; node; node = node->next)
        if (is_leaf(node))
            add_leaf(words, node);
        else
            add_inlines(words, node);
}

static struct words words_of(struct arena *arena, const struct doc_node *node)
{
    struct words words = {.arena = arena};

    add_inlines(&words, node);
    return words;
}

struct pair {
    struct words before, after;
};

static bool is_same(const void *context, size_t before, size_t after)
{
    const struct pair *pair = context;
    const struct word *a = &pair->before.items[before];
    const struct word *b = &pair->after.items[after];

    return a->leaf->kind == b->leaf->kind && str_eq(a->text, b->text) &&
           str_eq(a->key, b->key);
}

/* Building -------------------------------------------------------------- */

struct builder {
    struct doc *doc;
    struct doc_node *to;         /* the block */
    struct doc_node *mark;       /* the last mark, while it is open */
    enum doc_kind kind;          /* of what is open; DOC_ROOT: no mark */
    struct doc_node *leaf;       /* the last leaf that was made */
    const struct doc_node *like; /* of which it is a copy */
};

static struct doc_node *copy_all(struct doc *doc, const struct doc_node *node)
{
    struct doc_node *copy = doc_copy(doc, node);

    for (const struct doc_node *in = node->first; in; in = in->next)
        doc_append(copy, copy_all(doc, in));
    return copy;
}

/* The same emphasis and links around COPY as around LEAF. */
static struct doc_node *wrap(struct doc *doc, struct doc_node *copy,
                             const struct doc_node *leaf)
{
    const struct doc_node *around = leaf->parent;

    for (; !doc_is_block(around->kind); around = around->parent) {
        struct doc_node *outer = doc_copy(doc, around);

        doc_append(outer, copy);
        copy = outer;
    }
    return copy;
}

/* What is said with KIND from now on; DOC_ROOT: without a mark. */
static struct doc_node *open_kind(struct builder *builder, enum doc_kind kind,
                                  struct pos pos)
{
    if (kind != builder->kind || (kind != DOC_ROOT && !builder->mark)) {
        builder->kind = kind;
        builder->leaf = NULL;
        builder->mark = NULL;
        if (kind != DOC_ROOT) {
            builder->mark = doc_new(builder->doc, kind, pos);
            doc_append(builder->to, builder->mark);
        }
    }
    return builder->mark ? builder->mark : builder->to;
}

static void put(struct builder *builder, const struct word *word,
                enum doc_kind kind)
{
    struct doc *doc = builder->doc;
    struct doc_node *to = open_kind(builder, kind, word->leaf->pos);
    bool is_text = word->leaf->kind == DOC_TEXT;

    /* Text that stands in the same emphasis goes on. */
    if (!is_text || !builder->leaf ||
        builder->like->parent != word->leaf->parent ||
        builder->leaf->kind != DOC_TEXT) {
        struct doc_node *leaf = copy_all(doc, word->leaf);

        if (is_text)
            leaf->text = STR_NONE;
        doc_append(to, wrap(doc, leaf, word->leaf));
        builder->leaf = leaf;
        builder->like = word->leaf;
    }
    if (is_text)
        builder->leaf->text =
            str_concat(doc->arena, builder->leaf->text, word->text);
    if (!word->has_blank)
        return;
    if (is_text) {
        builder->leaf->text =
            str_concat(doc->arena, builder->leaf->text, STR(" "));
    } else {
        doc_append(to, doc_new(doc, DOC_SOFT_BREAK, word->leaf->pos));
        builder->leaf = NULL;
    }
}

/* A note is as gone, or as new, as the only thing that names it. */
static void mark_note(struct doc *doc, const struct word *word,
                      enum doc_kind kind)
{
    if (word->leaf->kind == DOC_NOTE_REF)
        redline_mark_block(doc, word->leaf->more->note, kind);
}

/* A short word between two changes would only tear them apart. */
static bool is_lost(const struct diff *diff, const struct pair *pair, size_t i)
{
    const struct diff_step *steps = diff->steps;

    return i > 0 && i + 1 < diff->count && steps[i].kind == DIFF_SAME &&
           steps[i - 1].kind == DIFF_NEW && steps[i + 1].kind != DIFF_SAME &&
           pair->after.items[steps[i].after].text.len <= 3;
}

static void put_gone(struct builder *builder, const struct word *word)
{
    put(builder, word, DOC_STRIKE);
    mark_note(builder->doc, word, DOC_STRIKE);
}

static void put_new(struct builder *builder, const struct word *word)
{
    put(builder, word, DOC_INSERT);
    mark_note(builder->doc, word, DOC_INSERT);
}

/* A change of nearly everything reads better as one. */
static bool is_rewritten(const struct diff *diff, const struct pair *pair)
{
    size_t most = pair->before.count > pair->after.count ? pair->before.count
                                                         : pair->after.count;

    return diff->same_count * 3 < most;
}

/* The words of one change, a run of steps that may hold lost words. */
static size_t put_change(struct builder *builder, const struct pair *pair,
                         const struct diff *diff, size_t from)
{
    size_t end = from;

    while (end < diff->count &&
           (diff->steps[end].kind != DIFF_SAME || is_lost(diff, pair, end)))
        end++;
    for (size_t i = from; i < end; i++)
        if (diff->steps[i].kind != DIFF_NEW)
            put_gone(builder, &pair->before.items[diff->steps[i].before]);
    for (size_t i = from; i < end; i++)
        if (diff->steps[i].kind != DIFF_GONE)
            put_new(builder, &pair->after.items[diff->steps[i].after]);
    return end;
}

/* Before what is gone there is a blank if there was one. */
static void put_same(struct builder *builder, const struct pair *pair,
                     const struct diff *diff, size_t i)
{
    struct word word = pair->after.items[diff->steps[i].after];

    if (i + 1 < diff->count && diff->steps[i + 1].kind == DIFF_GONE)
        word.has_blank = pair->before.items[diff->steps[i].before].has_blank;
    put(builder, &word, DOC_ROOT);
}

void redline_inlines(struct doc *doc, struct doc_node *before,
                     struct doc_node *after)
{
    struct pair pair = {words_of(doc->arena, before),
                        words_of(doc->arena, after)};
    struct builder builder = {.doc = doc, .to = after, .kind = DOC_ROOT};
    struct diff diff = diff_of(doc->arena, pair.before.count, pair.after.count,
                               is_same, &pair);

    after->first = after->last = NULL; /* the words have what was in it */
    if (is_rewritten(&diff, &pair)) {
        for (size_t i = 0; i < pair.before.count; i++)
            put_gone(&builder, &pair.before.items[i]);
        for (size_t i = 0; i < pair.after.count; i++)
            put_new(&builder, &pair.after.items[i]);
        return;
    }
    for (size_t i = 0; i < diff.count;)
        if (diff.steps[i].kind == DIFF_SAME)
            put_same(&builder, &pair, &diff, i++);
        else
            i = put_change(&builder, &pair, &diff, i);
}
