/*
 * Front matter, edited line by line. Whatever the lines look like, the result
 * is read again at the end, and must say what was meant and nothing else.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/amend_parts.h"

#include <string.h>

#include "load/front.h"

bool amend_refuse(struct amend *amend, size_t line, const char *what)
{
    struct diag *diag =
        diag_add(amend->diags, IN_RENEW,
                 pos_make(amend->file, (int)line + 1, 1), "%s", what);

    diag_hint(amend->diags, diag, "write each key with its value on one line");
    return false;
}

/* Lines ----------------------------------------------------------------- */

static void split(struct amend *amend, struct str bytes)
{
    size_t from = 0, count = 0;

    for (size_t i = 0; i < bytes.len; i++)
        count += bytes.ptr[i] == '\n';
    amend->lines = arena_array(amend->arena, count + 1, struct str);
    while (from < bytes.len) {
        size_t end = str_find_byte(bytes, '\n', from);

        end += end < bytes.len;
        amend->lines[amend->count++] = str_slice(bytes, from, end);
        from = end;
    }
}

bool amend_open(struct amend *amend, struct arena *arena, struct diags *diags,
                struct str file, struct str bytes)
{
    struct front front;
    struct str rest, line;

    *amend = (struct amend){.arena = arena, .diags = diags, .file = file};
    if (!front_split(diags, file, bytes, &front))
        return false;
    split(amend, bytes);
    if (!front.has_matter)
        return amend_refuse(amend, 0, "the file has no front matter");
    amend->first = amend->end = (size_t)front.matter_line - 1;
    for (rest = front.matter; str_next_line(&rest, &line);)
        amend->end++;
    amend->line_end = str_has_suffix(amend->lines[amend->first], STR("\r\n"))
                          ? STR("\r\n")
                          : STR("\n");
    return true;
}

void amend_insert(struct amend *amend, size_t at, struct str line)
{
    struct str *lines = arena_array(amend->arena, amend->count + 1, struct str);

    for (size_t i = 0; i < amend->count; i++)
        lines[i < at ? i : i + 1] = amend->lines[i];
    lines[at] = str_concat(amend->arena, line, amend->line_end);
    amend->lines = lines;
    amend->count++;
    amend->end++;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

bool amend_is_idle(struct str line)
{
    line = str_trim(line);
    return line.len == 0 || line.ptr[0] == '#';
}

size_t amend_indent(struct str line)
{
    size_t at = 0;

    while (at < line.len && is_space(line.ptr[at]))
        at++;
    return at;
}

size_t amend_find(const struct amend *amend, const char *key)
{
    struct str name = str_from(key);

    for (size_t i = amend->first; i < amend->end; i++) {
        struct str line = amend->lines[i];

        if (str_has_prefix(line, name) && line.len > name.len &&
            line.ptr[name.len] == ':')
            return i;
    }
    return NOWHERE;
}

size_t amend_block_end(const struct amend *amend, size_t at)
{
    size_t end = at + 1;

    for (size_t i = end; i < amend->end; i++) {
        struct str line = amend->lines[i];

        if (amend_is_idle(line))
            continue;
        if (!is_space(line.ptr[0]) && !str_has_prefix(line, STR("- ")))
            break;
        end = i + 1;
    }
    return end;
}

/* Values ---------------------------------------------------------------- */

/* Where a value stands on its line, quotation marks included. */
struct place {
    size_t from, to;
    char quote; /* or 0 */
};

static size_t quoted_end(struct str line, size_t at, char quote)
{
    for (; at < line.len; at++) {
        if (quote == '"' && line.ptr[at] == '\\')
            at++;
        else if (line.ptr[at] == quote)
            return at + 1;
    }
    return NOWHERE;
}

static size_t plain_end(struct str line, size_t at)
{
    size_t end = at;

    for (; at < line.len; at++) {
        char c = line.ptr[at];

        if (c == '\r' || c == '\n' || (c == '#' && is_space(line.ptr[at - 1])))
            break;
        if (!is_space(c))
            end = at + 1;
    }
    return end;
}

/* False when the value of the key, NAME bytes long, is not a plain or quoted
 * one on that line alone. */
static bool find_value(const struct amend *amend, size_t at, size_t name,
                       struct place *place)
{
    struct str line = amend->lines[at];
    char c;

    place->from = name + 1;
    while (place->from < line.len && is_space(line.ptr[place->from]))
        place->from++;
    c = place->from < line.len ? line.ptr[place->from] : '\n';
    place->quote = 0;
    if (c == '#') /* only a comment: the value goes before it */
        place->from = place->to = name + 1;
    else if (c == '"' || c == '\'') {
        place->quote = c;
        place->to = quoted_end(line, place->from + 1, c);
    } else {
        place->to = plain_end(line, place->from);
    }
    return place->to != NOWHERE && !(c != '\n' && strchr("|>&*!{[", c)) &&
           amend_block_end(amend, at) == at + 1;
}

static bool is_simple(struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(c >= '0' && c <= '9') && !(i > 0 && (c == '-' || c == '.')))
            return false;
    }
    return value.len > 0 && !str_is(value, "null");
}

struct str amend_quoted(struct arena *arena, struct str value, char quote)
{
    struct buf buf = buf_new(arena);

    buf_add_byte(&buf, quote);
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];

        if (quote == '\'' && c == '\'')
            buf_add_byte(&buf, '\'');
        if (quote == '"' && (c == '"' || c == '\\'))
            buf_add_byte(&buf, '\\');
        buf_add_byte(&buf, c);
    }
    buf_add_byte(&buf, quote);
    return buf_str(&buf);
}

struct str amend_written(struct arena *arena, struct str value, char quote)
{
    if (quote == 0 && is_simple(value))
        return value;
    return amend_quoted(arena, value, quote ? quote : '"');
}

/* Where there was no value: other programs would take 1.10 for a number. */
static struct str fresh(struct arena *arena, struct str value)
{
    bool is_number = true;

    for (size_t i = 0; i < value.len; i++)
        is_number &=
            value.ptr[i] == '.' || (value.ptr[i] >= '0' && value.ptr[i] <= '9');
    return amend_written(arena, value, is_number ? '"' : 0);
}

bool amend_set(struct amend *amend, const char *key, struct str value,
               const char *after)
{
    size_t at = amend_find(amend, key), name = strlen(key);
    struct buf buf = buf_new(amend->arena);
    struct place place;
    struct str line;

    if (at == NOWHERE) {
        size_t before = amend_find(amend, after);

        at = before == NOWHERE ? amend->end : amend_block_end(amend, before);
        value = fresh(amend->arena, value);
        amend_insert(amend, at,
                     str_printf(amend->arena, "%s: %.*s", key, STR_ARG(value)));
        return true;
    }
    if (!find_value(amend, at, name, &place))
        return amend_refuse(amend, at,
                            "the value of this key cannot be replaced");
    line = amend->lines[at];
    buf_add(&buf, str_slice(line, 0, place.from));
    if (place.from == name + 1)
        buf_add_byte(&buf, ' ');
    if (place.from == place.to)
        buf_add(&buf, fresh(amend->arena, value));
    else
        buf_add(&buf, amend_written(amend->arena, value, place.quote));
    buf_add(&buf, str_slice(line, place.to, line.len));
    amend->lines[at] = buf_str(&buf);
    return true;
}
