/*
 * Escaping. CommonMark lets a backslash stand before any ASCII punctuation,
 * so escaping too much is safe in running text; what is left alone is left
 * for the reader of the Markdown. Inside code spans and comments a backslash
 * is itself, so these two are told apart first.
 *
 * Two characters depend on where they stand: what opens a block only does so
 * at the start of a line, and a value cannot know whether the template put it
 * there. So the first character counts as the start of a line, always. A
 * table splits its cells before it looks for escapes, and takes one backslash
 * before each "|" away: "\\\|" therefore reads as a backslash and a bar both
 * inside a table and outside.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/escape.h"

#include <string.h>

#include "base/utf8.h"

static const uint32_t REPLACEMENT = 0xFFFD;
/* Longer lines are refused by the parser; looking at them for each value would
 * take time quadratic in their length. */
static const size_t LINE_LIMIT = 64 * 1024;

/* What the parser takes for white space, Unicode's included. */
static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\f' || code == 0xA0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

/* True when a code span is open at the end of LINE: a run of backticks that
 * no run of the same length closes. */
static bool has_open_code(struct str line)
{
    size_t open = 0, at = 0;

    while (at < line.len) {
        size_t run = 0;

        if (line.ptr[at] == '\\' && open == 0) {
            at += 2;
            continue;
        }
        while (at + run < line.len && line.ptr[at + run] == '`')
            run++;
        if (run > 0 && open == 0)
            open = run;
        else if (run > 0 && run == open)
            open = 0;
        at += run > 0 ? run : 1;
    }
    return open > 0;
}

struct place place_of(struct str line)
{
    struct str trimmed = str_trim(str_slice(line, 0, LINE_LIMIT));
    struct place place = {
        .in_comment = str_has_prefix(trimmed, STR("<!--")),
        .in_table = str_has_prefix(trimmed, STR("|")),
        .in_code = line.len < LINE_LIMIT && has_open_code(line),
    };

    return place;
}

/* Without the line ends at both ends of S, which folded YAML leaves. */
static struct str trim_lines(struct str s)
{
    size_t from = 0, to = s.len;

    while (from < to && (s.ptr[from] == '\n' || s.ptr[from] == '\r'))
        from++;
    while (to > from && (s.ptr[to - 1] == '\n' || s.ptr[to - 1] == '\r'))
        to--;
    return str_slice(s, from, to);
}

/* The next character as it shall be shown; a line end is one space. */
static uint32_t next_shown(struct str s, size_t *at)
{
    uint32_t code = utf8_next(s, at);

    if (code == '\r' && *at < s.len && s.ptr[*at] == '\n')
        (*at)++;
    if (code == '\r' || code == '\n')
        return ' ';
    return code == UTF8_BAD || code == 0 ? REPLACEMENT : code;
}

static void escape_comment(struct buf *out, struct str value)
{
    size_t at = 0;

    while (at < value.len) {
        uint32_t code = next_shown(value, &at);

        if (code != '>')
            utf8_put(out, code);
    }
}

static void escape_code(struct buf *out, struct str value, bool in_table)
{
    size_t at = 0;

    while (at < value.len) {
        uint32_t code = next_shown(value, &at);

        if (code == '|' && in_table)
            buf_add_byte(out, '\\');
        utf8_put(out, code == '`' ? '\'' : code);
    }
}

static bool is_special(uint32_t code, bool is_first, bool is_last)
{
    if (code == 0 || code > 0x7E)
        return false;
    if (strchr("\\`*_[]<>&~|#", (int)code))
        return true;
    if (is_first && strchr("-+=:.)(!", (int)code))
        return true;
    return is_last && code == '!'; /* "![" behind it would be an image */
}

/* Offset of the "." or ")" that would make VALUE a list's item, else len. */
static size_t list_mark(struct str value)
{
    size_t at = 0;

    while (at < value.len && value.ptr[at] >= '0' && value.ptr[at] <= '9')
        at++;
    if (at == 0 || at == value.len)
        return value.len;
    if (value.ptr[at] != '.' && value.ptr[at] != ')')
        return value.len;
    /* "1.1" opens no list; "1. x" does, and "1." where nothing follows. */
    return at + 1 == value.len || strchr(" \t\r\n\f", value.ptr[at + 1])
               ? at
               : value.len;
}

static void escape_text(struct buf *out, struct str value)
{
    size_t at = 0, mark = list_mark(value);

    while (at < value.len) {
        size_t from = at;
        uint32_t code = next_shown(value, &at);
        bool is_edge = from == 0 || at >= value.len;

        if (is_space(code) && is_edge) {
            /* Spaces at an edge would be trimmed, or open a code block, or
             * keep "**" from being a mark. */
            buf_printf(out, "&#%u;", (unsigned)code);
            continue;
        }
        if (from == mark || is_special(code, from == 0, at >= value.len))
            buf_add_byte(out, '\\');
        utf8_put(out, code);
    }
}

void escape_markdown(struct buf *out, struct str value, struct place place)
{
    value = trim_lines(value);
    if (place.in_comment)
        escape_comment(out, value);
    else if (place.in_code)
        escape_code(out, value, place.in_table);
    else
        escape_text(out, value);
}

static const char *html_entity(uint32_t code)
{
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* Controls are errors in HTML even as entities. */
static bool is_html_control(uint32_t code)
{
    return (code < ' ' && code != '\t') || (code >= 0x7F && code <= 0x9F);
}

void escape_html(struct buf *out, struct str value)
{
    size_t at = 0;

    value = trim_lines(value);
    while (at < value.len) {
        uint32_t code = next_shown(value, &at);
        const char *entity = html_entity(code);

        if (entity)
            buf_add_zero_ended(out, entity);
        else
            utf8_put(out, is_html_control(code) ? REPLACEMENT : code);
    }
}

void escape_row(struct buf *out, struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '|' && (i == 0 || line.ptr[i - 1] != '\\'))
            buf_add_byte(out, '\\');
        buf_add_byte(out, line.ptr[i]);
    }
}
