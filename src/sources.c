/*
 * A policy is a file of its own; a control is an entry in a list, of which
 * its own lines are taken.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sources.h"

#include "base/file.h"
#include "data.h"
#include "model/control.h"
#include "model/policy.h"

#define SOURCE_LIMIT ((uint64_t)16 << 20)

static bool is_wanted(const struct workspace *workspace)
{
    return str_is(workspace->embed_sources.str, "true") ||
           str_is(workspace->embed_sources.str, "yes");
}

static size_t indent_of(struct str line)
{
    size_t indent = 0;

    while (indent < line.len && line.ptr[indent] == ' ')
        indent++;
    return indent;
}

/* The entry of a list that begins on line FIRST (from 1) of TEXT: up to the
 * next line that is not indented deeper than its dash. */
static struct str entry_at(struct str text, int first)
{
    struct str rest = text, line;
    size_t start = 0, end = 0, indent = 0;

    for (int number = 1; str_next_line(&rest, &line); number++) {
        size_t next =
            (size_t)(rest.ptr ? rest.ptr - text.ptr : (ptrdiff_t)text.len);
        bool is_blank = str_trim(line).len == 0;

        if (number == first) {
            start = end;
            indent = indent_of(line);
        } else if (number > first && !is_blank && indent_of(line) <= indent) {
            break;
        }
        end = next;
    }
    /* Its own indentation stays, or its lines would no longer fit together. */
    while (end > start &&
           (text.ptr[end - 1] == '\n' || text.ptr[end - 1] == '\r' ||
            text.ptr[end - 1] == ' '))
        end--;
    return str_slice(text, start, end);
}

static bool read(struct arena *arena, struct diags *diags,
                 const struct build *build, struct str path, struct str *bytes)
{
    const char *file =
        data_path(arena, build->root, str_zero_ended(arena, path));

    return file_read(arena, diags, file, path, SOURCE_LIMIT, bytes);
}

static bool add_policy(struct arena *arena, struct diags *diags,
                       const struct build *build, const struct policy *newest,
                       struct doc_source *source)
{
    const struct policy *policy = policy_shown(newest, build->period);

    *source = (struct doc_source){.name = path_base(policy->path),
                                  .mime = STR("text/markdown"),
                                  .description = STR("The policy's source")};
    source->bytes = policy->source;
    return policy->is_past ||
           read(arena, diags, build, policy->path, &source->bytes);
}

static bool add_control(struct arena *arena, struct diags *diags,
                        const struct build *build, const struct control *newest,
                        struct doc_source *source)
{
    const struct control *control = control_shown(newest, build->period);
    struct str text = control->source;

    /* A text that the file keeps is a part of its control there. */
    if (!control->is_past)
        control = newest;
    if (!control->is_past &&
        !read(arena, diags, build, control->pos.file, &text))
        return false;
    *source = (struct doc_source){
        .name = str_concat(arena, control->id.str, STR(".yaml")),
        .mime = STR("application/yaml"),
        .description = STR("The control's source"),
        .bytes =
            str_concat(arena, entry_at(text, control->pos.line), STR("\n"))};
    return true;
}

bool sources_add(struct arena *arena, struct diags *diags,
                 const struct build *build, const struct plan_item *item,
                 struct doc_meta *meta)
{
    struct doc_source *source = arena_new(arena, struct doc_source);
    bool ok = true;

    if (!is_wanted(build->workspace) || (!item->policy && !item->control))
        return true;
    if (item->policy)
        ok = add_policy(arena, diags, build, item->policy, source);
    else
        ok = add_control(arena, diags, build, item->control, source);
    meta->sources = source;
    meta->source_count = 1;
    return ok;
}
