/*
 * Makes drafts of our policies and controls, line by line: our files write each
 * key of a policy at the beginning of a line, each key of a control after four
 * spaces, and what belongs to it is indented further.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/draft.h"

#include "load/front.h"

static bool begins_key(struct str line)
{
    return line.len > 0 && line.ptr[0] >= 'a' && line.ptr[0] <= 'z';
}

static bool is_key(struct str line, const char *key)
{
    struct str name = str_from(key);

    return str_has_prefix(line, name) && line.len > name.len &&
           line.ptr[name.len] == ':';
}

/* What only an approval can say. */
static bool is_dropped(struct str line)
{
    static const char *const keys[] = {"approved", "effective", "reviewed",
                                       "next_review", "history"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (is_key(line, keys[i]))
            return true;
    return false;
}

static void add_line(struct buf *buf, struct str line)
{
    if (is_key(line, "status"))
        line = STR("status: draft");
    else if (is_key(line, "version"))
        line = STR("version: \"1.0\"");
    buf_add(buf, line);
    buf_add_byte(buf, '\n');
}

struct str draft_policy(struct arena *arena, struct diags *diags,
                        struct str file, struct str bytes)
{
    struct buf buf = buf_new(arena);
    struct front front;
    struct str line;
    bool is_gone = false;

    if (!front_split(diags, file, bytes, &front) || !front.has_matter)
        return bytes;
    buf_add(&buf, STR("---\n"));
    while (str_next_line(&front.matter, &line)) {
        if (begins_key(line))
            is_gone = is_dropped(line);
        if (!is_gone)
            add_line(&buf, line);
    }
    buf_add(&buf, STR("---\n"));
    buf_add(&buf, front.body);
    return buf_str(&buf);
}

enum { CONTROL_INDENT = 4 };

/* LINE without the indent of a control's key; empty where it is no key. */
static struct str control_key(struct str line)
{
    struct str rest = STR_NONE;

    if (str_has_prefix(line, STR("    ")))
        rest = str_slice(line, CONTROL_INDENT, line.len);
    return begins_key(rest) ? rest : STR_NONE;
}

struct str draft_controls(struct arena *arena, struct str bytes)
{
    struct buf buf = buf_new(arena);
    struct str line;
    bool is_gone = false;

    while (str_next_line(&bytes, &line)) {
        struct str key = control_key(line);

        if (key.len > 0)
            is_gone = is_key(key, "history") || is_key(key, "version");
        else if (str_trim(line).len == 0 || str_has_prefix(line, STR("  - ")))
            is_gone = false;
        if (is_gone)
            continue;
        buf_add(&buf, line);
        buf_add_byte(&buf, '\n');
    }
    return buf_str(&buf);
}
