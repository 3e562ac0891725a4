/*
 * The scanner follows mustache(5) and its specification: a line that holds
 * nothing but one tag that prints nothing vanishes whole, so that sections
 * may be written on lines of their own without leaving blank lines.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/scan.h"

#include <string.h>

#include "base/utf8.h"

struct scan {
    struct arena *arena;
    struct diags *diags;
    struct str text;
    struct str open, close; /* the delimiters in force */
    size_t at;              /* everything before it is in the tree */
    size_t mark;            /* POS is the place of this offset */
    struct pos pos;
    struct piece *top; /* the open section, or the root */
    int depth;
};

/* One tag between its delimiters. */
struct tag {
    size_t from, to; /* offsets of the tag with its delimiters */
    char sigil;      /* "#", "^", … or 0 */
    struct str name;
    struct pos pos;
};

/* The place of OFFSET, which never lies before the last one asked for. */
static struct pos place(struct scan *scan, size_t offset)
{
    while (scan->mark < offset) {
        char byte = scan->text.ptr[scan->mark];

        if (byte == '\n') {
            scan->pos.line += scan->pos.line > 0;
            scan->pos.column = 1;
            scan->mark++;
        } else {
            utf8_next(scan->text, &scan->mark);
            scan->pos.column++;
        }
    }
    return scan->pos;
}

static struct piece *add(struct scan *scan, enum piece_kind kind,
                         struct str text, struct pos pos)
{
    struct piece *piece = arena_new(scan->arena, struct piece);

    piece->kind = kind;
    piece->text = text;
    piece->pos = pos;
    piece->parent = scan->top;
    if (scan->top->last)
        scan->top->last->next = piece;
    else
        scan->top->first = piece;
    scan->top->last = piece;
    return piece;
}

/* Puts the text from scan->at to TO in the tree. */
static void add_literal(struct scan *scan, size_t to)
{
    if (to <= scan->at)
        return;
    add(scan, PIECE_LITERAL, str_slice(scan->text, scan->at, to),
        place(scan, scan->at));
}

static bool fault(struct scan *scan, struct pos pos, struct str what,
                  const char *hint)
{
    struct diag *diag =
        diag_add(scan->diags, IN_TEMPLATE_SYNTAX, pos, "%.*s", STR_ARG(what));

    diag_hint(scan->diags, diag, "%s", hint);
    return false;
}

/* Finding a tag --------------------------------------------------------- */

/* Reads the inside of the tag whose opening delimiter stands at tag->from. */
static bool read_tag(struct scan *scan, struct tag *tag)
{
    size_t inside = tag->from + scan->open.len, end;
    struct str close = scan->close;
    char first = inside < scan->text.len ? scan->text.ptr[inside] : '\0';

    tag->pos = place(scan, tag->from);
    if (first == '{')
        close = str_concat(scan->arena, STR("}"), close);
    if (first == '=')
        close = str_concat(scan->arena, STR("="), close);
    end = str_find(scan->text, close, inside + (first == '='));
    if (end == SIZE_MAX) {
        return fault(scan, tag->pos, STR("this tag is not closed"),
                     "a name stands between {{ and }}; to print two braces, "
                     "change the delimiters: {{=<% %>=}}");
    }
    tag->to = end + close.len;
    tag->name = str_trim(str_slice(scan->text, inside, end));
    tag->sigil = '\0';
    if (tag->name.len > 0 && strchr("#^/>!&={<$", tag->name.ptr[0])) {
        tag->sigil = tag->name.ptr[0];
        tag->name = str_trim(str_slice(tag->name, 1, tag->name.len));
    }
    return true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/*
 * True when TAG is all there is on its lines; *FROM and *TO are then the
 * range of those lines with the last one's end.
 */
static bool is_alone(const struct scan *scan, const struct tag *tag,
                     size_t *from, size_t *to)
{
    struct str text = scan->text;

    *from = tag->from;
    *to = tag->to;
    while (*from > 0 && is_blank(text.ptr[*from - 1]))
        (*from)--;
    while (*to < text.len && is_blank(text.ptr[*to]))
        (*to)++;
    if (*from > 0 && text.ptr[*from - 1] != '\n')
        return false;
    if (*to < text.len && text.ptr[*to] == '\r')
        (*to)++;
    if (*to < text.len && text.ptr[*to] != '\n')
        return false;
    if (*to < text.len)
        (*to)++;
    return true;
}

/* What tags do ---------------------------------------------------------- */

static bool is_name(struct str name)
{
    if (str_is(name, "."))
        return true;
    for (size_t i = 0; i < name.len; i++) {
        char byte = name.ptr[i];
        bool last = i + 1 == name.len;

        if (byte == '.' && (i == 0 || last || name.ptr[i + 1] == '.'))
            return false;
        if (strchr(" \t\r\n{}#^/>&=!<$", byte))
            return false;
    }
    return name.len > 0;
}

static bool check_name(struct scan *scan, const struct tag *tag)
{
    struct str shown = str_slice(tag->name, 0, 40);

    if (tag->sigil == '<' || tag->sigil == '$')
        return fault(scan, tag->pos,
                     STR("templates cannot inherit from another"),
                     "use a partial: {{> parts/name.md}}");
    if (tag->sigil == '>' ? tag->name.len > 0 : is_name(tag->name))
        return true;
    return fault(
        scan, tag->pos,
        str_printf(scan->arena, "\"%.*s\" is not a name", STR_ARG(shown)),
        "a name is one word, or words joined by dots");
}

static bool open_section(struct scan *scan, const struct tag *tag)
{
    enum piece_kind kind = tag->sigil == '#' ? PIECE_SECTION : PIECE_INVERTED;

    if (scan->depth == SCAN_DEPTH) {
        diag_add(scan->diags, IN_TEMPLATE_LIMIT, tag->pos,
                 "sections are nested deeper than %d", SCAN_DEPTH);
        return false;
    }
    scan->top = add(scan, kind, tag->name, tag->pos);
    scan->depth++;
    return true;
}

static bool close_section(struct scan *scan, const struct tag *tag)
{
    struct piece *open = scan->top;
    struct str what;

    if (open->kind == PIECE_ROOT) {
        what = str_printf(scan->arena, "no section \"%.*s\" is open here",
                          STR_ARG(tag->name));
        return fault(scan, tag->pos, what,
                     "open it with {{#name}}, or remove this tag");
    }
    if (!str_eq(open->text, tag->name)) {
        what =
            str_printf(scan->arena,
                       "this closes \"%.*s\", but \"%.*s\" of line %d is "
                       "still open",
                       STR_ARG(tag->name), STR_ARG(open->text), open->pos.line);
        return fault(scan, tag->pos, what,
                     "close sections in the reverse order of opening");
    }
    scan->top = open->parent;
    scan->depth--;
    return true;
}

static bool is_delimiter(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (strchr(" \t\r\n=", s.ptr[i]))
            return false;
    return s.len > 0;
}

static bool set_delimiters(struct scan *scan, const struct tag *tag)
{
    size_t cut = 0;
    struct str open, close;

    while (cut < tag->name.len && !strchr(" \t\r\n", tag->name.ptr[cut]))
        cut++;
    open = str_slice(tag->name, 0, cut);
    close = str_trim(str_slice(tag->name, cut, tag->name.len));
    if (!is_delimiter(open) || !is_delimiter(close))
        return fault(scan, tag->pos, STR("these delimiters cannot be used"),
                     "two words without blanks and \"=\": {{=<% %>=}}");
    scan->open = open;
    scan->close = close;
    return true;
}

static bool act(struct scan *scan, const struct tag *tag, struct str indent)
{
    struct piece *piece;

    if (tag->sigil == '!')
        return true;
    if (tag->sigil == '=')
        return set_delimiters(scan, tag);
    if (!check_name(scan, tag))
        return false;
    switch (tag->sigil) {
    case '#':
    case '^': return open_section(scan, tag);
    case '/': return close_section(scan, tag);
    case '>':
        piece = add(scan, PIECE_PARTIAL, tag->name, tag->pos);
        piece->indent = indent;
        return true;
    case '{':
    case '&': add(scan, PIECE_RAW, tag->name, tag->pos); return true;
    default: add(scan, PIECE_VALUE, tag->name, tag->pos); return true;
    }
}

/* ----------------------------------------------------------------------- */

static bool take_tag(struct scan *scan, size_t from)
{
    struct tag tag = {.from = from};
    struct str indent = STR_NONE;
    size_t first, behind;

    /* The literal's place comes before the tag's: places only go forward. */
    struct pos literal = place(scan, scan->at);
    if (!read_tag(scan, &tag))
        return false;
    first = tag.from;
    behind = tag.to;
    if (tag.sigil && strchr("#^/>!=", tag.sigil) &&
        is_alone(scan, &tag, &first, &behind)) {
        indent = str_slice(scan->text, first, tag.from);
    } else {
        first = tag.from;
        behind = tag.to;
    }
    if (first > scan->at)
        add(scan, PIECE_LITERAL, str_slice(scan->text, scan->at, first),
            literal);
    scan->at = behind;
    return act(scan, &tag, indent);
}

static bool close_all(struct scan *scan)
{
    struct str what;

    if (scan->top->kind == PIECE_ROOT)
        return true;
    what = str_printf(scan->arena, "section \"%.*s\" is never closed",
                      STR_ARG(scan->top->text));
    return fault(scan, scan->top->pos, what, "close it with {{/name}}");
}

struct piece *scan_template(struct arena *arena, struct diags *diags,
                            struct text text)
{
    struct piece *root = arena_new(arena, struct piece);
    struct scan scan = {
        .arena = arena,
        .diags = diags,
        .text = text.str,
        .open = STR("{{"),
        .close = STR("}}"),
        .pos = text.pos,
        .top = root,
    };
    size_t from;

    root->pos = text.pos;
    if (str_has_prefix(text.str, STR("\xEF\xBB\xBF")))
        scan.at = scan.mark = 3;
    while ((from = str_find(scan.text, scan.open, scan.at)) != SIZE_MAX)
        if (!take_tag(&scan, from))
            return NULL;
    add_literal(&scan, scan.text.len);
    return close_all(&scan) ? root : NULL;
}
