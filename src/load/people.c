/*
 * Names out of commits.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/people.h"

#include "base/utf8.h"

enum { NAME_CHARACTERS = 80 };

/* Empty where there is no name. */
static struct str clean(struct arena *arena, struct str line)
{
    struct buf buf = buf_new(arena);
    struct str name;

    name = str_trim(str_slice(line, 0, str_find_byte(line, '<', 0)));
    if (str_find_byte(name, '@', 0) < name.len)
        return STR_NONE;
    for (size_t at = 0, count = 0; at < name.len && count < NAME_CHARACTERS;
         count++) {
        uint32_t code = utf8_next(name, &at);

        if (code == UTF8_BAD || utf8_is_unsafe(code))
            buf_add_byte(&buf, '?');
        else
            utf8_put(&buf, code);
    }
    return buf_str(&buf);
}

struct str people_name(struct arena *arena, struct str line)
{
    struct str name = clean(arena, line);

    return name.len > 0 ? name : STR("someone without a name");
}

void people_add(struct arena *arena, struct people *people, struct str line)
{
    struct str name = clean(arena, line);

    for (size_t i = 0; i < people->count; i++)
        if (str_eq(people->names[i], name))
            return;
    if (name.len > 0 && people->count < PEOPLE_MAX)
        people->names[people->count++] = name;
}

struct str people_join(struct arena *arena, const struct people *people)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < people->count; i++) {
        if (i > 0)
            buf_add(&buf, STR(", "));
        buf_add(&buf, people->names[i]);
    }
    return buf_str(&buf);
}
