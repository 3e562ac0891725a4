/*
 * Tags, attributes and entities.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/html_token.h"

#include "base/ascii.h"
#include "base/utf8.h"

#define TAG_LIMIT 4096

static bool is_name_char(char c)
{
    return ascii_is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The end of the tag that begins at FROM, behind its ">", or SIZE_MAX. Quotes
 * hide a ">"; a "<" ends the attempt, so that no byte is looked at twice. */
static size_t tag_end(struct str html, size_t from)
{
    char quote = 0;

    for (size_t i = from + 1; i < html.len && i - from < TAG_LIMIT; i++) {
        char c = html.ptr[i];

        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
        else if (c == '<')
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool read_tag(struct str html, size_t from, struct html_token *token)
{
    size_t at = from + 1, name, end;

    token->is_close = at < html.len && html.ptr[at] == '/';
    name = at += token->is_close;
    if (at >= html.len || !ascii_is_letter(html.ptr[at]))
        return false;
    while (at < html.len && is_name_char(html.ptr[at]))
        at++;
    if (at - name > 20 || (end = tag_end(html, from)) == SIZE_MAX)
        return false;
    token->name = str_slice(html, name, at);
    token->attrs = str_slice(html, at, end - 1);
    token->text = str_slice(html, from, end);
    return true;
}

bool html_next(struct str html, size_t *at, struct html_token *token)
{
    size_t from = *at, end;

    *token = (struct html_token){.name = STR_NONE};
    if (from >= html.len)
        return false;
    if (str_has_prefix(str_slice(html, from, html.len), STR("<!--"))) {
        end = str_find(html, STR("-->"), from + 4);
        /* One that never ends hides all that follows. */
        token->is_comment = true;
        *at = end == SIZE_MAX ? html.len : end + 3;
        token->text = str_slice(html, from, *at);
        return true;
    }
    if (html.ptr[from] == '<' && read_tag(html, from, token)) {
        *at = from + token->text.len;
        return true;
    }
    *token = (struct html_token){.name = STR_NONE};
    end = str_find_byte(html, '<', from + 1);
    token->text = str_slice(html, from, end);
    *at = from + token->text.len;
    return true;
}

/* The value behind "=" at *AT, in quotes or up to a blank. */
static struct str read_value(struct str attrs, size_t *at)
{
    char quote = *at < attrs.len ? attrs.ptr[*at] : 0;
    size_t from = *at;

    if (quote == '"' || quote == '\'') {
        size_t end = str_find_byte(attrs, quote, from + 1);

        *at = end < attrs.len ? end + 1 : end;
        return str_slice(attrs, from + 1, end);
    }
    while (*at < attrs.len && !is_blank(attrs.ptr[*at]))
        (*at)++;
    return str_slice(attrs, from, *at);
}

static void skip_blanks(struct str s, size_t *at)
{
    while (*at < s.len && is_blank(s.ptr[*at]))
        (*at)++;
}

struct str html_attribute(struct str attrs, const char *name)
{
    size_t at = 0;

    while (at < attrs.len) {
        size_t from;
        struct str found, value = STR_NONE;

        skip_blanks(attrs, &at);
        from = at;
        while (at < attrs.len && is_name_char(attrs.ptr[at]))
            at++;
        found = str_slice(attrs, from, at);
        skip_blanks(attrs, &at);
        if (at < attrs.len && attrs.ptr[at] == '=') {
            at++;
            skip_blanks(attrs, &at);
            value = read_value(attrs, &at);
        }
        if (found.len > 0 && str_eq_nocase(found, str_from(name)))
            return value;
        if (at == from)
            at++;
    }
    return STR_NONE;
}

/* Entities ---------------------------------------------------------------- */

static const struct {
    const char *name;
    uint32_t code;
} entities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
    {"apos", '\''},    {"nbsp", 0xA0},    {"sect", 0xA7},    {"copy", 0xA9},
    {"reg", 0xAE},     {"deg", 0xB0},     {"middot", 0xB7},  {"times", 0xD7},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bull", 0x2022},  {"hellip", 0x2026},
    {"euro", 0x20AC},  {"trade", 0x2122}, {"rarr", 0x2192},  {"ge", 0x2265},
    {"le", 0x2264},    {"ne", 0x2260},
};

static uint32_t hex_value(struct str digits)
{
    uint32_t value = 0;

    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 16;

        if (digit == 16 || i > 5)
            return 0;
        value = value * 16 + digit;
    }
    return value;
}

/* The character that NAME between "&" and ";" stands for, or 0. */
static uint32_t entity_code(struct str name)
{
    uint64_t value = 0;

    if (name.len > 2 && name.ptr[0] == '#' && (name.ptr[1] | 0x20) == 'x')
        value = hex_value(str_slice(name, 2, name.len));
    else if (name.len > 1 && name.ptr[0] == '#' &&
             !str_to_uint(str_slice(name, 1, name.len), 0x10FFFF, &value))
        return 0;
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ||
        (value > 0 && value < 0x20))
        return 0;
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
        if (str_is(name, entities[i].name))
            return entities[i].code;
    return (uint32_t)value;
}

struct str html_decode(struct arena *arena, struct str text)
{
    struct buf buf;
    size_t at = 0;

    if (str_find_byte(text, '&', 0) == text.len)
        return text;
    buf = buf_new(arena);
    while (at < text.len) {
        struct str near = str_slice(text, at, at + 12);
        size_t end = str_find_byte(near, ';', 0);
        uint32_t code = 0;

        if (text.ptr[at] == '&' && end < near.len)
            code = entity_code(str_slice(near, 1, end));
        if (code)
            utf8_put(&buf, code);
        else
            buf_add_byte(&buf, text.ptr[at]);
        at += code ? end + 1 : 1;
    }
    return buf_str(&buf);
}
