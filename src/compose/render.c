/*
 * Rendering: a walk over the pieces with a stack of contexts. What can run
 * away (a partial within itself, lists in lists in lists) has a budget.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/render.h"

#include "compose/context.h"
#include "compose/escape.h"
#include "doc/guard.h"

#define PARTIAL_DEPTH 64
#define STEP_LIMIT    (1000u * 1000)

struct render {
    struct arena *arena;
    struct diags *diags;
    const struct templates *templates;
    enum escape escape;
    struct output out;
    struct str indent; /* of the partial being rendered */
    int partials;      /* how deep */
    uint32_t steps;
    bool failed;  /* a message was added; rendering goes on to find more */
    bool stopped; /* a budget is spent; it does not */
};

static void render_children(struct render *render, const struct piece *parent,
                            const struct frame *top);

/* A partial's lines are indented as the partial is. */
static void begin_line(struct render *render, struct pos pos)
{
    if (output_is_at_start(&render->out) && render->indent.len > 0)
        output_add(&render->out, render->indent, pos, false);
}

static void put_literal(struct render *render, const struct piece *piece)
{
    struct pos pos = piece->pos;
    size_t at = 0;

    if (render->indent.len == 0) {
        output_add(&render->out, piece->text, pos, false);
        return;
    }
    while (at < piece->text.len) {
        size_t end = guard_line_end(piece->text, at);
        struct str line = str_slice(piece->text, at, end);

        if (str_trim(line).len > 0)
            begin_line(render, pos);
        output_add(&render->out, line, pos, false);
        pos.line += pos.line > 0;
        pos.column = 1;
        at = end;
    }
}

/* Values ---------------------------------------------------------------- */

static void say_kind(struct render *render, const struct piece *piece,
                     const char *is, const char *hint)
{
    struct str name = str_slice(piece->text, 0, 60);
    struct diag *diag = diag_add(render->diags, TEMPLATE_KIND, piece->pos,
                                 "\"%.*s\" is %s", STR_ARG(name), is);

    diag_hint(render->diags, diag, hint, STR_ARG(name));
    render->failed = true;
}

/* True when VALUE can be printed by PIECE. */
static bool check_kind(struct render *render, const struct piece *piece,
                       const struct value *value)
{
    switch (value->kind) {
    case VALUE_TEXT: return true;
    case VALUE_SOURCE:
        if (piece->kind == PIECE_RAW)
            return true;
        say_kind(render, piece, "Markdown", "write {{{%.*s}}}");
        return false;
    case VALUE_LIST:
        say_kind(render, piece, "a list",
                 "go through it with {{#%.*s}} and print {{.}}");
        return false;
    case VALUE_MAP:
        say_kind(render, piece, "a group of values",
                 "name the one to print: {{%.*s.name}}");
        return false;
    case VALUE_BOOL:
        say_kind(render, piece, "true or false",
                 "open a section with {{#%.*s}}");
        return false;
    }
    return false;
}

static void put_escaped(struct render *render, const struct piece *piece,
                        struct text text)
{
    struct buf buf = buf_new(render->arena);
    struct pos pos = text.pos.line > 0 ? text.pos : piece->pos;

    if (text.str.len == 0)
        return;
    begin_line(render, piece->pos);
    if (render->escape == ESCAPE_HTML)
        escape_html(&buf, text.str);
    else
        escape_markdown(&buf, text.str, place_of(output_line(&render->out)));
    output_add(&render->out, buf_str(&buf), pos, text.pos.line > 0);
}

/* What further lines of Markdown put behind LINE begin with, so that they
 * stay in the list items and quotes that LINE has opened. */
static struct str continuation(struct arena *arena, struct str line)
{
    struct buf buf = buf_new(arena);
    size_t at = 0, kept = 0;

    while (at < line.len) {
        size_t from = at, digits;
        char byte;

        while (at < line.len && line.ptr[at] == ' ')
            at++;
        digits = at;
        while (digits < line.len && line.ptr[digits] >= '0' &&
               line.ptr[digits] <= '9')
            digits++;
        byte = digits < line.len ? line.ptr[digits] : '\0';
        if (digits > at && (byte == '.' || byte == ')'))
            at = digits + 1;
        else if (byte == '>' || byte == '-' || byte == '+' || byte == '*')
            at++;
        else
            break;
        if (byte != '>' && (at >= line.len || line.ptr[at] != ' ')) {
            at = from; /* "-x" or "**": no marker */
            break;
        }
        at += at < line.len && line.ptr[at] == ' ';
        kept = at;
    }
    kept =
        at > kept && str_trim(str_slice(line, kept, at)).len == 0 ? at : kept;
    for (size_t i = 0; i < kept; i++)
        buf_add_byte(&buf, line.ptr[i] == '>' ? '>' : ' ');
    return buf_str(&buf);
}

static struct str without_end(struct str text)
{
    while (text.len > 0 &&
           (text.ptr[text.len - 1] == '\n' || text.ptr[text.len - 1] == '\r'))
        text.len--;
    return text;
}

static struct pos line_pos(const struct source *source, size_t index)
{
    return index < source->line_count ? source->lines[index] : POS_NONE;
}

/* In a table row: one line, blanks where lines ended. */
static void put_in_row(struct render *render, const struct source *source)
{
    size_t at = 0;

    for (size_t i = 0; at < source->text.len; i++) {
        size_t end = guard_line_end(source->text, at);
        struct str line = str_trim(str_slice(source->text, at, end));
        struct buf buf = buf_new(render->arena);

        if (at > 0 && line.len > 0)
            buf_add_byte(&buf, ' ');
        escape_row(&buf, line);
        output_add(&render->out, buf_str(&buf), line_pos(source, i), true);
        at = end;
    }
}

/* One line of SOURCE; a line of its own unless it IS_FIRST. */
static void put_line(struct render *render, struct str line, struct pos pos,
                     bool is_first, struct str prefix)
{
    if (!is_first) {
        output_add(&render->out, STR("\n"), pos, false);
        output_add(&render->out, line.len > 0 ? prefix : str_trim(prefix), pos,
                   false);
    }
    output_add(&render->out, line, pos, true);
}

static void put_aligned(struct render *render, const struct source *source)
{
    struct str prefix = continuation(render->arena, output_line(&render->out));
    struct str text = without_end(source->text);
    bool is_first = true;
    size_t at = 0;

    for (size_t i = 0; at < text.len && !render->out.is_full; i++) {
        size_t end = guard_line_end(text, at);
        struct str line = without_end(str_slice(text, at, end));

        if (!is_first || str_trim(line).len > 0) {
            put_line(render, line, line_pos(source, i), is_first, prefix);
            is_first = false;
        }
        at = end;
    }
}

static void put_raw(struct render *render, const struct piece *piece,
                    const struct value *value)
{
    struct source source = value->source;

    if (value->kind == VALUE_TEXT) {
        struct text text = value->text;

        source =
            source_of(render->arena, text.pos.file, text.pos.line, text.str);
        for (size_t i = 0; text.pos.line == 0 && i < source.line_count; i++)
            source.lines[i] = POS_NONE;
        if (source.line_count > 0)
            source.lines[0].column = text.pos.column;
    }
    if (source.text.len == 0)
        return;
    begin_line(render, piece->pos);
    if (render->escape == ESCAPE_HTML)
        output_add(&render->out, source.text, line_pos(&source, 0), true);
    else if (place_of(output_line(&render->out)).in_table)
        put_in_row(render, &source);
    else
        put_aligned(render, &source);
}

static const struct value *
find(struct render *render, const struct piece *piece, const struct frame *top)
{
    const struct value *value =
        context_find(render->diags, top, piece->text, piece->pos);

    render->failed |= !value;
    return value;
}

static void render_value(struct render *render, const struct piece *piece,
                         const struct frame *top)
{
    const struct value *value = find(render, piece, top);

    if (!value || !check_kind(render, piece, value))
        return;
    if (piece->kind == PIECE_RAW)
        put_raw(render, piece, value);
    else
        put_escaped(render, piece, value->text);
}

/* Sections and partials ------------------------------------------------- */

static void render_items(struct render *render, const struct piece *piece,
                         const struct value *list, const struct frame *top)
{
    for (size_t i = 0; i < list->count && !render->stopped; i++) {
        struct frame frame = {
            .value = list->items[i],
            .up = top,
            .is_item = true,
            .is_first = i == 0,
            .is_last = i + 1 == list->count,
        };

        render_children(render, piece, &frame);
    }
}

static void render_section(struct render *render, const struct piece *piece,
                           const struct frame *top)
{
    const struct value *value = find(render, piece, top);
    struct frame frame = {.value = value, .up = top};

    if (!value || !value_is_true(value))
        return;
    if (value->kind == VALUE_LIST)
        render_items(render, piece, value, top);
    else
        render_children(render, piece, &frame);
}

static void render_inverted(struct render *render, const struct piece *piece,
                            const struct frame *top)
{
    const struct value *value = find(render, piece, top);

    if (value && !value_is_true(value))
        render_children(render, piece, top);
}

static void say_no_partial(struct render *render, const struct piece *piece)
{
    const struct str *names;
    size_t count = templates_names(render->templates, &names);
    struct diag *diag = diag_add(render->diags, TEMPLATE_PARTIAL, piece->pos,
                                 "there is no template \"%.*s\"",
                                 STR_ARG(str_slice(piece->text, 0, 80)));

    diag_suggest(render->diags, diag, piece->text, names, count);
    if (diag->hint.len == 0)
        diag_hint(render->diags, diag,
                  "partials are files below templates/, named from there");
    render->failed = true;
}

static void say_limit(struct render *render, const struct piece *piece,
                      const char *what)
{
    if (!render->stopped)
        diag_add(render->diags, IN_TEMPLATE_LIMIT, piece->pos, "%s", what);
    render->failed = render->stopped = true;
}

static void render_partial(struct render *render, const struct piece *piece,
                           const struct frame *top)
{
    struct str indent = render->indent;
    bool broken = false;
    const struct piece *root =
        templates_find(render->templates, piece->text, &broken);

    render->failed |= broken;
    if (!root) {
        say_no_partial(render, piece);
        return;
    }
    if (render->partials == PARTIAL_DEPTH) {
        say_limit(render, piece,
                  "partials are nested too deep; does this one include "
                  "itself?");
        return;
    }
    render->partials++;
    render->indent = str_concat(render->arena, indent, piece->indent);
    render_children(render, root, top);
    render->indent = indent;
    render->partials--;
}

/* ----------------------------------------------------------------------- */

static void render_piece(struct render *render, const struct piece *piece,
                         const struct frame *top)
{
    switch (piece->kind) {
    case PIECE_ROOT: break;
    case PIECE_LITERAL: put_literal(render, piece); break;
    case PIECE_VALUE:
    case PIECE_RAW: render_value(render, piece, top); break;
    case PIECE_SECTION: render_section(render, piece, top); break;
    case PIECE_INVERTED: render_inverted(render, piece, top); break;
    case PIECE_PARTIAL: render_partial(render, piece, top); break;
    }
}

static void render_children(struct render *render, const struct piece *parent,
                            const struct frame *top)
{
    const struct piece *piece = parent->first;

    for (; piece && !render->stopped; piece = piece->next) {
        render_piece(render, piece, top);
        if (render->out.is_full)
            say_limit(render, piece, "the text grows beyond 8 MiB");
        else if (++render->steps > STEP_LIMIT)
            say_limit(render, piece, "this takes more than a million steps");
    }
}

bool render_pieces(struct arena *arena, struct diags *diags,
                   const struct templates *templates, const struct piece *root,
                   const struct value *context, enum escape escape,
                   struct source *out)
{
    struct frame frame = {.value = context};
    struct render render = {
        .arena = arena,
        .diags = diags,
        .templates = templates,
        .escape = escape,
        .out = output_new(arena),
    };

    render_children(&render, root, &frame);
    *out = output_source(&render.out);
    return !render.failed;
}
