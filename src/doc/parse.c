/*
 * cmark-gfm behind one function. The library's extensions keep process-wide
 * tables that change during a parse, so every parse holds one lock; it is a
 * small share of a document's time. Its tree is walked with its iterator,
 * never recursively, and copied into ours.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/parse.h"

#include <pthread.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "base/utf8.h"
#include "doc/chart.h"
#include "doc/dialect.h"
#include "doc/parse_parts.h"

#define DEPTH_LIMIT  100
#define COLUMN_LIMIT 200

static pthread_mutex_t parser_lock = PTHREAD_MUTEX_INITIALIZER;

/* Places ---------------------------------------------------------------- */

/* The place of the library's line and byte column (both from 1). */
static struct pos place(const struct parse *parse, int line, int column)
{
    size_t index = line > 0 ? (size_t)line - 1 : 0;
    size_t bytes = column > 0 ? (size_t)column - 1 : 0;
    struct pos pos = POS_NONE;

    rewrite_origin(&parse->rewrite, &index, &bytes);
    if (parse->first_line + index < parse->source->line_count)
        pos = parse->source->lines[parse->first_line + index];
    if (index < parse->rewrite.line_count)
        pos.column += (int)utf8_count(
            str_slice(rewrite_source(&parse->rewrite, index), 0, bytes));
    return pos;
}

static struct pos node_place(const struct parse *parse, cmark_node *node)
{
    return place(parse, cmark_node_get_start_line(node),
                 cmark_node_get_start_column(node));
}

/* Walking --------------------------------------------------------------- */

static bool within_limits(struct parse *parse, cmark_node *from)
{
    uint64_t allowed = 4 * (uint64_t)parse->text.len + 1024 * 1024;
    struct pos pos = node_place(parse, from);

    if (parse->node_count > PARSE_NODE_LIMIT || parse->byte_count > allowed) {
        diag_add(parse->diags, IN_MARKDOWN_COMPLEX, pos,
                 "this text grows beyond all measure when it is read");
        return false;
    }
    if (parse->depth > DEPTH_LIMIT) {
        diag_add(parse->diags, IN_MARKDOWN_DEPTH, pos,
                 "lists, quotes or emphasis are nested more than %d deep",
                 DEPTH_LIMIT);
        return false;
    }
    return true;
}

/* Line INDEX, of which CONTENT is what its containers left. */
static struct text content_line(const struct parse *parse, size_t index,
                                struct str content)
{
    size_t before = 0;

    if (index < parse->rewrite.line_count) {
        struct str line = rewrite_line(&parse->rewrite, index);

        if (str_has_suffix(line, content))
            before = line.len - content.len;
    }
    return (struct text){content,
                         place(parse, (int)index + 1, (int)before + 1)};
}

/* Makes a chart of the fenced code NODE that begins at line FIRST. */
static void find_chart(struct parse *parse, struct doc_node *node, size_t first)
{
    struct str rest = node->text, line;
    struct text *lines;
    size_t count = 0;

    if (node->kind != DOC_CODE_BLOCK || !str_is(node->more->info, "chart"))
        return;
    while (str_next_line(&rest, &line))
        count++;
    lines = arena_array(parse->doc->arena, count + 1, struct text);
    rest = node->text;
    for (size_t i = 0; str_next_line(&rest, &line); i++)
        lines[i] = content_line(parse, first + i, line);
    chart_read(parse->doc, parse->diags, node, lines, count);
}

static struct doc_node *convert(struct parse *parse, cmark_node *from,
                                const struct parse_kind *row)
{
    struct doc_node *node =
        doc_new(parse->doc, row->kind, node_place(parse, from));

    if (row->fill)
        row->fill(parse, from, node);
    find_chart(parse, node, (size_t)cmark_node_get_start_line(from));
    return node;
}

static bool check_table(struct parse *parse, const struct doc_node *table)
{
    if (table->kind != DOC_TABLE || table->more->column_count <= COLUMN_LIMIT)
        return true;
    diag_add(parse->diags, IN_MARKDOWN_TABLE, table->pos,
             "this table has %d columns; at most %d can be set",
             table->more->column_count, COLUMN_LIMIT);
    return false;
}

static bool has_children(enum doc_kind kind)
{
    return kind != DOC_TEXT && kind != DOC_CODE && kind != DOC_CODE_BLOCK &&
           kind != DOC_CHART && kind != DOC_RULE && kind != DOC_SOFT_BREAK &&
           kind != DOC_LINE_BREAK && kind != DOC_NOTE_REF;
}

static void meet(struct parse *parse, cmark_node *from, struct doc_node *node)
{
    int line = cmark_node_get_start_line(from);
    int column = cmark_node_get_start_column(from);

    if (parse->rewrite.first && line > 0 && column > 0 &&
        doc_is_block(node->kind))
        rewrite_meet(&parse->rewrite, node->kind, (size_t)line - 1,
                     (size_t)column - 1, node);
}

/* Opens FROM in our tree. Footnote definitions come in their numbers' order
 * behind the body and hang on no tree until the end. */
static bool enter(struct parse *parse, cmark_node *from, size_t *note)
{
    const char *name = parse_name_of(from);
    const struct parse_kind *row = parse_kind_of(from);
    struct doc_node *node;

    parse->node_count++;
    if (strcmp(name, "footnote_definition") == 0) {
        node = parse_note_of(parse, ++*note);
        node->pos = node_place(parse, from);
        node->parent = parse->at; /* to return to; mended by attach_notes */
        parse->at = node;
        parse->depth++;
        return true;
    }
    if (!row)
        return true;
    node = convert(parse, from, row);
    meet(parse, from, node);
    doc_append(parse->at, node);
    if (has_children(node->kind)) {
        parse->at = node;
        parse->depth++;
    }
    return check_table(parse, node) && within_limits(parse, from);
}

static void leave(struct parse *parse, cmark_node *from)
{
    const struct parse_kind *row = parse_kind_of(from);
    const char *name = parse_name_of(from);

    if ((row && has_children(row->kind)) ||
        strcmp(name, "footnote_definition") == 0) {
        parse->at = parse->at->parent;
        parse->depth--;
    }
}

static bool walk(struct parse *parse, cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    size_t note = 0;
    bool ok = true;

    while (ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (node == document)
            continue;
        if (event == CMARK_EVENT_ENTER)
            ok = enter(parse, node, &note);
        else
            leave(parse, node);
    }
    cmark_iter_free(iter);
    return ok;
}

static void attach_notes(struct parse *parse)
{
    for (size_t i = 0; i < parse->note_count; i++)
        if (parse->notes[i])
            doc_append(parse->doc->notes, parse->notes[i]);
}

/* Unreferenced notes ---------------------------------------------------- */

static bool is_note_line(struct str line)
{
    size_t at = 0, end;

    while (at < 3 && at < line.len && line.ptr[at] == ' ')
        at++;
    line = str_slice(line, at, line.len);
    end = str_find(line, STR("]:"), 0);
    return str_has_prefix(line, STR("[^")) && end != SIZE_MAX && end > 2 &&
           str_find_byte(line, ' ', 0) > end;
}

static bool is_note_at(const struct parse *parse, struct pos pos)
{
    for (size_t i = 0; i < parse->note_count; i++) {
        const struct doc_node *note = parse->notes[i];

        if (note && note->pos.line == pos.line &&
            str_eq(note->pos.file, pos.file))
            return true;
    }
    return false;
}

static bool is_fence(struct str line)
{
    line = str_trim(line);
    return str_has_prefix(line, STR("```")) || str_has_prefix(line, STR("~~~"));
}

/* The library drops a note that nothing refers to; its author hears of it. */
static void warn_lost_notes(struct parse *parse)
{
    bool in_fence = false;

    for (size_t i = 0; i < parse->rewrite.line_count; i++) {
        struct str line = rewrite_source(&parse->rewrite, i);
        struct pos pos = place(parse, (int)i + 1, 1);
        struct diag *diag;

        in_fence ^= is_fence(line);
        if (in_fence || !is_note_line(line) || is_note_at(parse, pos))
            continue;
        diag = diag_add(parse->diags, DOC_NOTE_LOST, pos,
                        "nothing refers to this footnote, so it is not shown");
        diag_hint(parse->diags, diag, "refer to it, or remove it");
    }
}

/* ----------------------------------------------------------------------- */

static cmark_node *parse_bytes(struct str text)
{
    static const char *const extensions[] = {"table", "strikethrough",
                                             "tasklist"};
    int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
    cmark_parser *parser;
    cmark_node *document;

    cmark_gfm_core_extensions_ensure_registered();
    parser = cmark_parser_new(options);
    for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text.ptr ? text.ptr : "", text.len);
    document = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(document);
    cmark_parser_free(parser);
    return document;
}

/* Dialects --------------------------------------------------------------- */

#define PARSE_LIMIT 4 /* times until all rewriting is given up */

/* Tells the edits what the library made of them. */
static void look_at(struct parse *parse, cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const struct parse_kind *row =
            event == CMARK_EVENT_ENTER ? parse_kind_of(node) : NULL;
        int line = cmark_node_get_start_line(node);
        int column = cmark_node_get_start_column(node);

        if (row && line > 0 && column > 0)
            rewrite_meet(&parse->rewrite, row->kind, (size_t)line - 1,
                         (size_t)column - 1, NULL);
    }
    cmark_iter_free(iter);
}

/* Parses until every rewritten construct was read as was meant. */
static cmark_node *parse_dialects(struct parse *parse)
{
    cmark_node *document;

    dialect_scan(&parse->rewrite, parse->source, parse->first_line);
    for (int i = 0;; i++) {
        document = parse_bytes(rewrite_text(&parse->rewrite));
        if (!parse->rewrite.first || i > PARSE_LIMIT + 2)
            return document;
        look_at(parse, document);
        if (rewrite_settle(&parse->rewrite,
                           i == PARSE_LIMIT || i == PARSE_LIMIT + 2))
            return document;
        if (i < PARSE_LIMIT + 2)
            dialect_scan_again(&parse->rewrite);
        cmark_node_free(document);
    }
}

/* ----------------------------------------------------------------------- */

bool parse_part(struct doc *doc, struct diags *diags,
                const struct source *source, size_t first_line, struct str text,
                struct doc_node *root)
{
    struct parse parse = {
        .doc = doc,
        .diags = diags,
        .source = source,
        .first_line = first_line,
        .text = text,
        .at = root,
    };
    cmark_node *document;
    bool ok;

    parse.rewrite = rewrite_new(doc, text);
    pthread_mutex_lock(&parser_lock);
    document = parse_dialects(&parse);
    ok = walk(&parse, document);
    cmark_node_free(document);
    pthread_mutex_unlock(&parser_lock);
    attach_notes(&parse);
    dialect_apply(&parse.rewrite);
    if (ok)
        warn_lost_notes(&parse);
    return ok;
}
