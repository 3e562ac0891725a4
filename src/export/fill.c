/*
 * Names in double braces in the user's texts, for exports. Documents go
 * through compose/; here a text is needed without its Markdown escapes, and
 * only plain values can stand in it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/table.h"

/* The value of NAME; false when it is none. */
static bool value_of(const struct table_source *source, struct str name,
                     struct str *value)
{
    const struct workspace *workspace = source->workspace;
    const struct {
        const char *name;
        struct text text;
    } values[] = {
        {"organization.name", workspace->organization},
        {"organization.short", workspace->organization_short},
        {"organization.address", workspace->address},
        {"organization.website", workspace->website},
        {"system.name", workspace->system},
        {"system.description", workspace->system_description},
        {"period.id", source->period->id},
        {"auditor", workspace->auditor},
    };

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (!str_is(name, values[i].name))
            continue;
        *value = values[i].text.str;
        return true;
    }
    if (!str_has_prefix(name, STR("variables.")))
        return false;
    name = str_slice(name, 10, name.len);
    for (size_t i = 0; i < workspace->variables_count; i++) {
        if (!str_eq(name, workspace->variables[i]->name.str))
            continue;
        *value = workspace->variables[i]->value.str;
        return true;
    }
    return false;
}

/* The name between the braces at AT, with two or three of them; END is behind
 * the last. The empty slice when it is no such name. */
static struct str name_at(struct str text, size_t at, size_t *end)
{
    bool is_triple = str_has_prefix(str_slice(text, at, text.len), STR("{{{"));
    struct str closer = is_triple ? STR("}}}") : STR("}}");
    size_t start = at + closer.len, close = str_find(text, closer, start);

    if (close == SIZE_MAX)
        return STR_NONE;
    *end = close + closer.len;
    return str_trim(str_slice(text, start, close));
}

struct str fill_text(const struct table_source *source, struct str text)
{
    struct buf buf = buf_new(source->arena);
    size_t done = 0, at;

    while ((at = str_find(text, STR("{{"), done)) != SIZE_MAX) {
        struct str value;
        size_t end = at + 2;
        struct str name = name_at(text, at, &end);

        buf_add(&buf, str_slice(text, done, at));
        if (value_of(source, name, &value))
            buf_add(&buf, value);
        else
            buf_add(&buf, str_slice(text, at, end));
        done = end;
    }
    if (done == 0)
        return text;
    buf_add(&buf, str_slice(text, done, text.len));
    return buf_str(&buf);
}
