/*
 * Versions of lines, the edits that made them, and the way back.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/rewrite.h"

#include "doc/guard.h"

/* Quotes deeper than this are left alone, so that no chain of edits grows. */
#define QUOTE_LIMIT 8

size_t rewrite_indent(struct str line)
{
    size_t at = 0;
    int quotes = 0;

    while (
        at < line.len && quotes <= QUOTE_LIMIT &&
        (line.ptr[at] == ' ' || line.ptr[at] == '\t' || line.ptr[at] == '>')) {
        quotes += line.ptr[at] == '>';
        at++;
    }
    return at;
}

int rewrite_quotes(struct str line, size_t indent)
{
    int quotes = 0;

    for (size_t i = 0; i < indent && i < line.len; i++)
        quotes += line.ptr[i] == '>';
    return quotes;
}

struct fence {
    size_t length; /* 0: none */
    char mark;
    size_t indent;
    int quotes;
};

/* The fence that LINE may be. */
static struct fence fence_of(struct str line)
{
    size_t at = rewrite_indent(line), from = at;
    struct fence fence = {.indent = at, .quotes = rewrite_quotes(line, at)};

    if (at >= line.len || (line.ptr[at] != '`' && line.ptr[at] != '~'))
        return fence;
    fence.mark = line.ptr[at];
    while (at < line.len && line.ptr[at] == fence.mark)
        at++;
    /* Backticks behind it make it a code span. */
    if (at - from >= 3 &&
        (fence.mark == '~' || str_find_byte(line, '`', at) == line.len))
        fence.length = at - from;
    return fence;
}

/* A fence ends with the list item or quote that it stands in. */
static bool leaves(struct str line, const struct fence *open)
{
    size_t at = rewrite_indent(line);

    return rewrite_quotes(line, at) < open->quotes ||
           (at < line.len && at + 3 < open->indent);
}

static void mark_code(struct rewrite *rewrite)
{
    struct fence open = {0};

    for (size_t i = 0; i < rewrite->line_count; i++) {
        struct str line = rewrite_source(rewrite, i);
        struct fence fence = fence_of(line);

        if (open.length > 0 && leaves(line, &open))
            open.length = 0;
        rewrite->lines[i].is_code = open.length > 0 || fence.length > 0;
        if (open.length == 0)
            open = fence;
        else if (fence.length >= open.length && fence.mark == open.mark)
            open.length = 0;
    }
}

struct rewrite rewrite_new(struct doc *doc, struct str text)
{
    struct rewrite rewrite = {.doc = doc, .text = text};
    size_t at = 0, count = 0;

    while (at < text.len) {
        at = guard_line_end(text, at);
        count++;
    }
    rewrite.line_count = count;
    rewrite.lines = arena_array(doc->arena, count + 1, struct line_info);
    at = 0;
    for (size_t i = 0; i < count; i++) {
        struct line_info *line = &rewrite.lines[i];

        line->from = at;
        line->end = line->to = at = guard_line_end(text, at);
        while (line->to > line->from && (text.ptr[line->to - 1] == '\n' ||
                                         text.ptr[line->to - 1] == '\r'))
            line->to--;
    }
    mark_code(&rewrite);
    return rewrite;
}

/* The newest version with nothing off below it. */
static struct version *version_of(const struct line_info *line)
{
    struct version *found = line->newest;

    for (const struct version *v = line->newest; v; v = v->before)
        if (v->edit->is_off)
            found = v->before;
    return found;
}

struct str rewrite_source(const struct rewrite *rewrite, size_t index)
{
    const struct line_info *line = &rewrite->lines[index];

    return str_slice(rewrite->text, line->from, line->to);
}

struct str rewrite_line(const struct rewrite *rewrite, size_t index)
{
    const struct version *version = version_of(&rewrite->lines[index]);

    return version ? version->text : rewrite_source(rewrite, index);
}

bool rewrite_is_blank(const struct rewrite *rewrite, size_t index)
{
    return str_trim(rewrite_source(rewrite, index)).len == 0;
}

struct edit *rewrite_edit(struct rewrite *rewrite, enum edit_kind kind,
                          size_t line, size_t column)
{
    struct edit *edit = arena_new(rewrite->doc->arena, struct edit);

    edit->kind = kind;
    edit->line = line;
    edit->column = column;
    edit->next_here = rewrite->lines[line].edits;
    rewrite->lines[line].edits = edit;
    if (rewrite->last)
        rewrite->last->next = edit;
    else
        rewrite->first = edit;
    rewrite->last = edit;
    return edit;
}

struct version *rewrite_put(struct rewrite *rewrite, struct edit *edit,
                            size_t index, struct str text)
{
    struct version *version = arena_new(rewrite->doc->arena, struct version);

    version->edit = edit;
    version->text = text;
    /* What was taken back is gone for good. */
    version->before = version_of(&rewrite->lines[index]);
    rewrite->lines[index].newest = version;
    return version;
}

void rewrite_shift(struct rewrite *rewrite, struct edit *edit, size_t index,
                   struct str text, size_t from, size_t column)
{
    struct version *version = rewrite_put(rewrite, edit, index, text);

    version->segments = arena_array(rewrite->doc->arena, 2, struct segment);
    version->segments[0] = (struct segment){0, index, 0};
    version->segments[1] = (struct segment){column, index, from};
    version->segment_count = 2;
}

struct str rewrite_text(const struct rewrite *rewrite)
{
    struct buf buf = buf_new(rewrite->doc->arena);

    if (!rewrite->first)
        return rewrite->text;
    for (size_t i = 0; i < rewrite->line_count; i++) {
        const struct line_info *line = &rewrite->lines[i];

        buf_add(&buf, rewrite_line(rewrite, i));
        buf_add(&buf, str_slice(rewrite->text, line->to, line->end));
    }
    return buf_str(&buf);
}

/* What the parser must make of it, and whether in that very column. */
static const struct {
    enum doc_kind node;
    bool is_exact;
} wanted[] = {
    [EDIT_ITEM] = {DOC_ITEM, true},       [EDIT_RULE_ROW] = {DOC_TABLE, false},
    [EDIT_INNER_RULE] = {DOC_ROW, false}, [EDIT_RAGGED] = {DOC_ROW, false},
    [EDIT_GRID] = {DOC_TABLE, false},     [EDIT_HTML_TABLE] = {DOC_RULE, true},
    [EDIT_CALLOUT] = {DOC_QUOTE, true},   [EDIT_TERM] = {DOC_ITEM, true},
    [EDIT_DEFINITION] = {DOC_ITEM, true},
};

static void step_back(const struct version *version, size_t *line,
                      size_t *column)
{
    size_t low = 0, high = version->segment_count;
    const struct segment *found;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (version->segments[middle].column <= *column)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return;
    found = &version->segments[low - 1];
    *column = *column - found->column + found->from;
    *line = found->line;
}

/* COLUMN of LINE as it was when EDIT was made: others may have moved it. */
static size_t column_in(const struct rewrite *rewrite, const struct edit *edit,
                        size_t line, size_t column)
{
    const struct version *v = version_of(&rewrite->lines[line]);

    for (; v && v->edit != edit; v = v->before)
        step_back(v, &line, &column);
    return column;
}

void rewrite_meet(struct rewrite *rewrite, enum doc_kind kind, size_t line,
                  size_t column, struct doc_node *node)
{
    struct edit *edit;

    if (line >= rewrite->line_count)
        return;
    for (edit = rewrite->lines[line].edits; edit; edit = edit->next_here) {
        if (edit->is_off || wanted[edit->kind].node != kind ||
            (wanted[edit->kind].is_exact &&
             edit->column != column_in(rewrite, edit, line, column)))
            continue;
        edit->is_seen = true;
        edit->node = node;
    }
}

/* An edit of a line that rests on one taken back is taken back as well. */
static bool drop_resting(struct rewrite *rewrite)
{
    bool changed = false;

    for (size_t i = 0; i < rewrite->line_count; i++) {
        const struct version *base = version_of(&rewrite->lines[i]);
        struct version *v = rewrite->lines[i].newest;

        for (; v && v != base; v = v->before) {
            changed |= !v->edit->is_off;
            v->edit->is_off = true;
        }
    }
    for (struct edit *edit = rewrite->first; edit; edit = edit->next)
        if (!edit->is_off && edit->needs && edit->needs->is_off)
            edit->is_off = changed = true;
    return changed;
}

bool rewrite_settle(struct rewrite *rewrite, bool last)
{
    bool missed = false, changed = true;

    for (struct edit *edit = rewrite->first; edit; edit = edit->next) {
        missed |= !edit->is_off && !edit->is_seen;
        rewrite->lines[edit->line].refused += !edit->is_off && !edit->is_seen;
        edit->is_off |= !edit->is_seen;
        edit->is_seen = false;
    }
    if (!missed)
        return true;
    for (int round = 0; changed && round < 8; round++)
        changed = drop_resting(rewrite);
    for (struct edit *edit = rewrite->first; edit; edit = edit->next)
        edit->is_off |= last || changed;
    return false;
}

void rewrite_origin(const struct rewrite *rewrite, size_t *line, size_t *column)
{
    const struct version *version;

    if (*line >= rewrite->line_count)
        return;
    version = version_of(&rewrite->lines[*line]);
    while (version) {
        size_t before = *line;

        step_back(version, line, column);
        /* A grid's row is made of other lines; they were never edited since,
         * so their own older versions apply. */
        if (*line != before) {
            const struct edit *edit = version->edit;

            version = version_of(&rewrite->lines[*line]);
            while (version && version->edit != edit)
                version = version->before;
            if (!version)
                return;
        }
        version = version->before;
    }
}
