/*
 * Markdown in parts: each is guarded, parsed, cleaned and hung below the last
 * heading if it asks for that.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/markdown.h"

#include "doc/attribute.h"
#include "doc/callout.h"
#include "doc/caption.h"
#include "doc/directive.h"
#include "doc/guard.h"
#include "doc/html_inline.h"
#include "doc/links.h"
#include "doc/parse.h"
#include "doc/redline.h"

enum part_kind { PART_NONE, PART_PLAIN, PART_NEST, PART_BEFORE, PART_AFTER };

static enum part_kind part_of(struct str line)
{
    line = str_trim(line);
    if (str_is(line, "<!-- part -->"))
        return PART_PLAIN;
    if (str_is(line, "<!-- part: nest -->"))
        return PART_NEST;
    if (str_is(line, "<!-- part: before -->"))
        return PART_BEFORE;
    if (str_is(line, "<!-- part: after -->"))
        return PART_AFTER;
    return PART_NONE;
}

/* Level of the last heading behind AFTER (NULL: of all), LEVEL if there is
 * none. */
static int last_level(const struct doc *doc, const struct doc_node *after,
                      int level)
{
    const struct doc_node *top = after ? after->next : doc->root->first;

    for (; top; top = top->next)
        for (const struct doc_node *node = top; node;
             node = doc_walk(top, (struct doc_node *)node))
            if (node->kind == DOC_HEADING)
                level = node->level;
    return level;
}

/* The heading that ends BEFORE, or stands above what does. */
static struct doc_node *heading_above(struct doc_node *before)
{
    while (before && before->kind != DOC_HEADING)
        before = before->prev;
    return before;
}

/* Many texts begin with their own title, and so does what they are put into:
 * once is enough. The title is a first heading above all others of the text
 * that says the same as the heading before it, an id in front aside. */
static void drop_title(struct doc *doc, struct doc_node *before)
{
    struct doc_node *first = before ? before->next : NULL;
    struct doc_node *above = heading_above(before);
    struct str title, shown;

    while (first && first->kind == DOC_CODE_BLOCK &&
           str_is(first->more->info, "html"))
        first = first->next;
    if (!first || !above || first->kind != DOC_HEADING)
        return;
    for (struct doc_node *node = first->next; node; node = node->next)
        if (node->kind == DOC_HEADING && node->level <= first->level)
            return;
    title = str_lower(doc->arena, doc_plain(doc->arena, first));
    shown = str_lower(doc->arena, doc_plain(doc->arena, above));
    if (title.len > 0 && str_has_suffix(shown, title) &&
        (shown.len == title.len ||
         shown.ptr[shown.len - title.len - 1] == ' ')) {
        doc_more(doc, above)->also =
            first->more->anchor.len > 0 ? first->more->anchor : title;
        doc_remove(first);
    }
}

/* Moves the headings behind AFTER (NULL: all) below LEVEL. */
static void nest(struct doc *doc, struct doc_node *after, int level)
{
    struct doc_node *first = after ? after->next : doc->root->first;
    int least = 7;

    for (struct doc_node *node = first; node; node = node->next)
        if (node->kind == DOC_HEADING && node->level < least)
            least = node->level;
    for (struct doc_node *node = first; node; node = node->next) {
        if (node->kind != DOC_HEADING)
            continue;
        node->level += level + 1 - least;
        if (node->level > 6)
            node->level = 6;
    }
}

/* LEVEL is that of the last heading so far. */
static bool parse_one(struct doc *doc, struct diags *diags,
                      const struct source *source, size_t first_line,
                      struct str text, enum part_kind kind, int *level)
{
    struct doc_node *before;

    if (kind == PART_BEFORE)
        doc_append(doc->root, redline_mark(doc, "before"));
    if (kind == PART_AFTER)
        doc_append(doc->root, redline_mark(doc, "after"));
    before = doc->root->last;
    if (!parse_part(doc, diags, source, first_line, text, doc->root))
        return false;
    if (kind != PART_PLAIN) {
        drop_title(doc, before);
        nest(doc, before, *level);
    }
    /* The text after a change hangs where the one before it hangs. */
    if (kind != PART_BEFORE)
        *level = last_level(doc, before, *level);
    if (kind == PART_AFTER)
        doc_append(doc->root, redline_mark(doc, "end"));
    return true;
}

static void prepare(struct doc *doc)
{
    if (!doc->root)
        doc->root = doc_new(doc, DOC_ROOT, POS_NONE);
    if (!doc->notes)
        doc->notes = doc_new(doc, DOC_ROOT, POS_NONE);
}

static struct str without_bom(struct str text)
{
    if (str_has_prefix(text, STR("\xEF\xBB\xBF")))
        return str_slice(text, 3, text.len);
    return text;
}

/* What is written across blocks, once all are there. */
static void finish(struct doc *doc, struct diags *diags)
{
    html_inline_apply(doc, doc->root);
    html_inline_apply(doc, doc->notes);
    attribute_apply(doc, doc->root);
    directive_apply(doc, diags, doc->root);
    directive_apply(doc, diags, doc->notes);
    callout_find(doc, doc->root);
    callout_find(doc, doc->notes);
    callout_name(doc, doc->root);
    callout_name(doc, doc->notes);
    caption_apply(doc, doc->root);
    caption_apply(doc, doc->notes);
    links_apply(doc, diags, doc->root);
    links_apply(doc, diags, doc->notes);
    redline_apply(doc);
}

bool markdown_parse(struct doc *doc, struct diags *diags,
                    const struct source *source)
{
    enum part_kind kind = PART_PLAIN;
    size_t from = 0, from_line = 0, at = 0, line = 0;
    struct source clean = *source;
    int level;
    bool ok = true;

    prepare(doc);
    level = last_level(doc, NULL, 0);
    clean.text = without_bom(source->text);
    if (!guard_source(diags, &clean))
        return false;
    while (ok && at < clean.text.len) {
        size_t end = guard_line_end(clean.text, at);
        enum part_kind mark = part_of(str_slice(clean.text, at, end));

        line++;
        if (mark != PART_NONE) {
            ok = parse_one(doc, diags, &clean, from_line,
                           str_slice(clean.text, from, at), kind, &level);
            kind = mark;
            from = end;
            from_line = line;
        }
        at = end;
    }
    if (ok)
        ok = parse_one(doc, diags, &clean, from_line,
                       str_slice(clean.text, from, at), kind, &level);
    finish(doc, diags);
    return ok;
}
