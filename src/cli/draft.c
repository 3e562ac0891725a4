/*
 * Makes a draft of a shipped policy, line by line: our files write each key at
 * the beginning of a line, and what belongs to it is indented.
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

struct str draft_make(struct arena *arena, struct diags *diags, struct str file,
                      struct str bytes)
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
