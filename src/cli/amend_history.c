/*
 * One more entry of a history, in the form of the others.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/amend_parts.h"

#include <string.h>

enum { WIDTH = 78 };

/* Lines of a folded text, which needs no quotation marks. */
static size_t insert_folded(struct amend *amend, size_t at, struct str indent,
                            struct str text)
{
    struct str word;
    struct buf buf = buf_new(amend->arena);

    amend_insert(amend, at++,
                 str_printf(amend->arena, "%.*schange: >-", STR_ARG(indent)));
    while (str_next_piece(&text, ' ', &word)) {
        if (buf.len > 0 && indent.len + 3 + buf.len + word.len > WIDTH) {
            amend_insert(amend, at++,
                         str_printf(amend->arena, "%.*s  %.*s", STR_ARG(indent),
                                    STR_ARG(buf_str(&buf))));
            buf = buf_new(amend->arena);
        }
        if (buf.len > 0)
            buf_add_byte(&buf, ' ');
        buf_add(&buf, word);
    }
    amend_insert(amend, at++,
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
    return is_prose(change) ? change : amend_quoted(amend->arena, change, '"');
}

static void insert_block(struct amend *amend, size_t at, size_t blanks,
                         const struct amend_entry *entry)
{
    struct arena *arena = amend->arena;
    struct str dash = str_printf(arena, "%*s", (int)blanks, "");
    struct str indent = str_printf(arena, "%*s", (int)blanks + 2, "");
    struct str change = change_text(amend, entry->change);

    amend_insert(amend, at++,
                 str_printf(arena, "%.*s- version: %.*s", STR_ARG(dash),
                            STR_ARG(amend_quoted(arena, entry->version, '"'))));
    amend_insert(amend, at++,
                 str_printf(arena, "%.*sdate: %.*s", STR_ARG(indent),
                            STR_ARG(entry->date)));
    if (indent.len + 8 + change.len > WIDTH)
        at = insert_folded(amend, at, indent, entry->change);
    else
        amend_insert(amend, at++,
                     str_printf(arena, "%.*schange: %.*s", STR_ARG(indent),
                                STR_ARG(change)));
    amend_insert(amend, at,
                 str_printf(arena, "%.*sby: %.*s", STR_ARG(indent),
                            STR_ARG(amend_written(arena, entry->by, 0))));
}

static void insert_flow(struct amend *amend, size_t at, size_t blanks,
                        const struct amend_entry *entry)
{
    struct arena *arena = amend->arena;

    amend_insert(amend, at,
                 str_printf(arena,
                            "%*s- {version: %.*s, date: %.*s, change: %.*s, "
                            "by: %.*s}",
                            (int)blanks, "",
                            STR_ARG(amend_quoted(arena, entry->version, '"')),
                            STR_ARG(entry->date),
                            STR_ARG(amend_quoted(arena, entry->change, '"')),
                            STR_ARG(amend_written(arena, entry->by, 0))));
}

/* The last line between FROM and END that begins an entry, or NOWHERE. */
static size_t last_entry(const struct amend *amend, size_t from, size_t end)
{
    size_t found = NOWHERE, blanks = 0;

    for (size_t i = from; i < end; i++) {
        struct str line = amend->lines[i];
        size_t indent = amend_indent(line);

        if (amend_is_idle(line) || line.ptr[indent] != '-' ||
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
    size_t at = amend_find(amend, "history"), end, last;
    struct str rest;

    if (at == NOWHERE) {
        amend_insert(amend, amend->end, STR("history:"));
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
        return amend_refuse(amend, at, "this list cannot be continued");
    end = amend_block_end(amend, at);
    last = last_entry(amend, at + 1, end);
    if (last == NOWHERE)
        insert_block(amend, end, 2, entry);
    else if (is_flow(amend->lines[last]))
        insert_flow(amend, end, amend_indent(amend->lines[last]), entry);
    else
        insert_block(amend, end, amend_indent(amend->lines[last]), entry);
    return true;
}
