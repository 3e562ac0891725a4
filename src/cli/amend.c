/*
 * Front matter, edited line by line. Whatever the lines look like, the result
 * is read again at the end, and must say what was meant and nothing else.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/amend.h"

#include <string.h>

#include "load/front.h"
#include "load/node.h"

#define NOWHERE SIZE_MAX
#define WIDTH   78

static bool refuse(struct amend *amend, size_t line, const char *what)
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
        return refuse(amend, 0, "the file has no front matter");
    amend->first = amend->end = (size_t)front.matter_line - 1;
    for (rest = front.matter; str_next_line(&rest, &line);)
        amend->end++;
    amend->line_end = str_has_suffix(amend->lines[amend->first], STR("\r\n"))
                          ? STR("\r\n")
                          : STR("\n");
    return true;
}

static void insert(struct amend *amend, size_t at, struct str line)
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

static bool is_idle(struct str line)
{
    line = str_trim(line);
    return line.len == 0 || line.ptr[0] == '#';
}

static size_t indent_of(struct str line)
{
    size_t at = 0;

    while (at < line.len && is_space(line.ptr[at]))
        at++;
    return at;
}

/* The line of KEY at the top level, or NOWHERE. */
static size_t find(const struct amend *amend, const char *key)
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

/* The line behind all that belongs to the key on line AT. */
static size_t block_end(const struct amend *amend, size_t at)
{
    size_t end = at + 1;

    for (size_t i = end; i < amend->end; i++) {
        struct str line = amend->lines[i];

        if (is_idle(line))
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
           block_end(amend, at) == at + 1;
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

/* VALUE in quotation marks of the kind QUOTE. */
static struct str quoted(struct arena *arena, struct str value, char quote)
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

static struct str written(struct arena *arena, struct str value, char quote)
{
    if (quote == 0 && is_simple(value))
        return value;
    return quoted(arena, value, quote ? quote : '"');
}

/* Where there was no value: other programs would take 1.10 for a number. */
static struct str fresh(struct arena *arena, struct str value)
{
    bool is_number = true;

    for (size_t i = 0; i < value.len; i++)
        is_number &=
            value.ptr[i] == '.' || (value.ptr[i] >= '0' && value.ptr[i] <= '9');
    return written(arena, value, is_number ? '"' : 0);
}

bool amend_set(struct amend *amend, const char *key, struct str value,
               const char *after)
{
    size_t at = find(amend, key), name = strlen(key);
    struct buf buf = buf_new(amend->arena);
    struct place place;
    struct str line;

    if (at == NOWHERE) {
        size_t before = find(amend, after);

        at = before == NOWHERE ? amend->end : block_end(amend, before);
        value = fresh(amend->arena, value);
        insert(amend, at,
               str_printf(amend->arena, "%s: %.*s", key, STR_ARG(value)));
        return true;
    }
    if (!find_value(amend, at, name, &place))
        return refuse(amend, at, "the value of this key cannot be replaced");
    line = amend->lines[at];
    buf_add(&buf, str_slice(line, 0, place.from));
    if (place.from == name + 1)
        buf_add_byte(&buf, ' ');
    if (place.from == place.to)
        buf_add(&buf, fresh(amend->arena, value));
    else
        buf_add(&buf, written(amend->arena, value, place.quote));
    buf_add(&buf, str_slice(line, place.to, line.len));
    amend->lines[at] = buf_str(&buf);
    return true;
}

/* History --------------------------------------------------------------- */

/* Lines of a folded text, which needs no quotation marks. */
static size_t insert_folded(struct amend *amend, size_t at, struct str indent,
                            struct str text)
{
    struct str word;
    struct buf buf = buf_new(amend->arena);

    insert(amend, at++,
           str_printf(amend->arena, "%.*schange: >-", STR_ARG(indent)));
    while (str_next_piece(&text, ' ', &word)) {
        if (buf.len > 0 && indent.len + 3 + buf.len + word.len > WIDTH) {
            insert(amend, at++,
                   str_printf(amend->arena, "%.*s  %.*s", STR_ARG(indent),
                              STR_ARG(buf_str(&buf))));
            buf = buf_new(amend->arena);
        }
        if (buf.len > 0)
            buf_add_byte(&buf, ' ');
        buf_add(&buf, word);
    }
    insert(amend, at++,
           str_printf(amend->arena, "%.*s  %.*s", STR_ARG(indent),
                      STR_ARG(buf_str(&buf))));
    return at;
}

/* Sentences that YAML takes as they are. */
static bool is_prose(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

        if (!is_letter &&
            !(i > 0 && ((c >= '0' && c <= '9') || strchr(" .,()/-;", c))))
            return false;
    }
    return str_find_byte(text, ' ', 0) < text.len;
}

static struct str change_text(struct amend *amend, struct str change)
{
    return is_prose(change) ? change : quoted(amend->arena, change, '"');
}

static void insert_block(struct amend *amend, size_t at, size_t blanks,
                         const struct amend_entry *entry)
{
    struct arena *arena = amend->arena;
    struct str dash = str_printf(arena, "%*s", (int)blanks, "");
    struct str indent = str_printf(arena, "%*s", (int)blanks + 2, "");
    struct str change = change_text(amend, entry->change);

    insert(amend, at++,
           str_printf(arena, "%.*s- version: %.*s", STR_ARG(dash),
                      STR_ARG(quoted(arena, entry->version, '"'))));
    insert(amend, at++,
           str_printf(arena, "%.*sdate: %.*s", STR_ARG(indent),
                      STR_ARG(entry->date)));
    if (indent.len + 8 + change.len > WIDTH)
        at = insert_folded(amend, at, indent, entry->change);
    else
        insert(amend, at++,
               str_printf(arena, "%.*schange: %.*s", STR_ARG(indent),
                          STR_ARG(change)));
    insert(amend, at,
           str_printf(arena, "%.*sby: %.*s", STR_ARG(indent),
                      STR_ARG(written(arena, entry->by, 0))));
}

static void insert_flow(struct amend *amend, size_t at, size_t blanks,
                        const struct amend_entry *entry)
{
    struct arena *arena = amend->arena;

    insert(amend, at,
           str_printf(
               arena,
               "%*s- {version: %.*s, date: %.*s, change: %.*s, "
               "by: %.*s}",
               (int)blanks, "", STR_ARG(quoted(arena, entry->version, '"')),
               STR_ARG(entry->date), STR_ARG(quoted(arena, entry->change, '"')),
               STR_ARG(written(arena, entry->by, 0))));
}

/* The last line between FROM and END that begins an entry, or NOWHERE. */
static size_t last_entry(const struct amend *amend, size_t from, size_t end)
{
    size_t found = NOWHERE, blanks = 0;

    for (size_t i = from; i < end; i++) {
        struct str line = amend->lines[i];
        size_t indent = indent_of(line);

        if (is_idle(line) || line.ptr[indent] != '-' ||
            (found != NOWHERE && indent != blanks))
            continue;
        found = i;
        blanks = indent;
    }
    return found;
}

static bool is_flow(struct str line)
{
    line = str_trim(line);
    return str_find_byte(line, '{', 0) < 4 && str_has_suffix(line, STR("}"));
}

bool amend_history(struct amend *amend, const struct amend_entry *entry)
{
    size_t at = find(amend, "history"), end, last;
    struct str rest;

    if (at == NOWHERE) {
        insert(amend, amend->end, STR("history:"));
        insert_block(amend, amend->end, 2, entry);
        return true;
    }
    rest = str_trim(str_slice(amend->lines[at], 8, amend->lines[at].len));
    if (str_is(rest, "[]")) {
        amend->lines[at] =
            str_concat(amend->arena, STR("history:"), amend->line_end);
        rest = STR_NONE;
    }
    if (rest.len > 0 && rest.ptr[0] != '#')
        return refuse(amend, at, "this list cannot be continued");
    end = block_end(amend, at);
    last = last_entry(amend, at + 1, end);
    if (last == NOWHERE)
        insert_block(amend, end, 2, entry);
    else if (is_flow(amend->lines[last]))
        insert_flow(amend, end, indent_of(amend->lines[last]), entry);
    else
        insert_block(amend, end, indent_of(amend->lines[last]), entry);
    return true;
}

/* The check ------------------------------------------------------------- */

static bool is_equal(const struct node *a, const struct node *b)
{
    const struct node *x = a->first, *y = b->first;

    if (a->kind != b->kind || a->count != b->count ||
        !str_eq(a->text, b->text) || a->is_null != b->is_null)
        return false;
    for (; x; x = x->next, y = y->next)
        if (!str_eq(x->key, y->key) || !is_equal(x, y))
            return false;
    return true;
}

/* B is A and one more entry. */
static bool continues(const struct node *a, const struct node *b)
{
    const struct node *x = a ? a->first : NULL, *y = b->first;

    if (b->kind != NODE_LIST || b->count != (a ? a->count : 0) + 1)
        return false;
    for (; x; x = x->next, y = y->next)
        if (!is_equal(x, y))
            return false;
    return true;
}

static bool is_named(const char *const *names, struct str name)
{
    for (; *names; names++)
        if (str_is(name, *names))
            return true;
    return false;
}

static bool says_the_same(const struct node *before, const struct node *after,
                          const char *const *changed)
{
    for (const struct node *x = before->first; x; x = x->next) {
        const struct node *y = node_find(after, x->key);

        if (!y)
            return false;
        if (str_is(x->key, "history")
                ? !continues(x->count ? x : NULL, y)
                : !is_named(changed, x->key) && !is_equal(x, y))
            return false;
    }
    for (const struct node *y = after->first; y; y = y->next)
        if (!node_find(before, y->key) && !is_named(changed, y->key) &&
            !str_is(y->key, "history"))
            return false;
    return true;
}

static struct node *parse(struct amend *amend, struct str bytes,
                          struct str *body)
{
    struct diags unheard = diags_new(amend->arena);
    struct front front;

    if (!front_split(&unheard, amend->file, bytes, &front) || !front.has_matter)
        return NULL;
    *body = front.body;
    return node_parse(amend->arena, &unheard, amend->file, front.matter,
                      front.matter_line);
}

bool amend_close(struct amend *amend, struct str before,
                 const char *const *changed, struct str *bytes)
{
    struct buf buf = buf_new(amend->arena);
    struct str old_body, new_body;
    struct node *old_node, *new_node;

    for (size_t i = 0; i < amend->count; i++)
        buf_add(&buf, amend->lines[i]);
    *bytes = buf_str(&buf);
    old_node = parse(amend, before, &old_body);
    new_node = parse(amend, *bytes, &new_body);
    if (old_node && new_node && str_eq(old_body, new_body) &&
        says_the_same(old_node, new_node, changed))
        return true;
    return refuse(amend, amend->first,
                  "this front matter is written in a way that cannot be "
                  "edited without changing more");
}
