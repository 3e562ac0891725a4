/*
 * Earlier texts of controls out of git.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/history.h"
#include "load/schema.h"
#include "model/control.h"

/* The texts of one control in git, the oldest first. */
struct control_past {
    struct control **texts;
    size_t count;
    bool is_open; /* the text in the workspace is not committed */
};

bool history_control_wants(struct str path)
{
    return str_has_suffix(path, STR(".yaml")) ||
           str_has_suffix(path, STR(".yml"));
}

static bool is_same(struct arena *arena, const struct control *a,
                    const struct control *b)
{
    return str_eq(a->version.str, b->version.str) &&
           control_differences(arena, a, b).count == 0;
}

/* From when TEXT, which follows BEFORE, counts by its commit. */
static date day_of(const struct control *text, const struct control *before,
                   const struct commit *commit)
{
    bool is_silent = before && str_eq(text->version.str, before->version.str);
    bool is_stated = control_begins(text) != DATE_NONE;

    return before && (is_silent || !is_stated) ? commit->day : DATE_NONE;
}

static struct control_past *past_of(struct history *history, struct str id)
{
    struct control_past *past = map_find(&history->controls, id);

    if (past)
        return past;
    past = arena_new(history->loader->arena, struct control_past);
    map_add(&history->controls, str_copy(history->loader->arena, id), past);
    return past;
}

static struct control *read_entry(struct loader *reader,
                                  const struct node *node)
{
    struct control *text = arena_new(reader->arena, struct control);

    if (node->kind != NODE_MAP ||
        !fields_read(reader, &schema_control, node, text))
        return NULL;
    controls_set_group(text);
    return text;
}

/* Whether a control applies at all is no matter of its text. */
static void adopt(struct control *text, const struct control *newest)
{
    text->effective_from = newest->effective_from;
    text->effective_to = newest->effective_to;
    text->not_applicable = newest->not_applicable;
    text->is_past = true;
}

/* FILE as it stays: its name for messages, and its bytes once they count. */
struct state {
    struct history *history;
    const struct git_file *file;
    struct str name, source;
};

static struct str source_of(struct state *state)
{
    if (!state->source.ptr)
        state->source =
            str_copy(state->history->loader->arena, state->file->bytes);
    return state->source;
}

static void see_entry(struct state *state, const struct node *node)
{
    struct history *history = state->history;
    const struct git_file *file = state->file;
    struct arena *arena = history->loader->arena;
    struct diags unread;
    struct loader reader = history_reader(history, file->arena, &unread);
    struct control *text = read_entry(&reader, node), *newest;
    struct control_past *past;
    const struct control *last;

    newest = text ? map_find(&history->loader->workspace->control_by_id,
                             text->id.str)
                  : NULL;
    if (!newest)
        return;
    past = past_of(history, text->id.str);
    last = past->count > 0 ? past->texts[past->count - 1] : NULL;
    if (last && is_same(file->arena, text, last))
        return;
    /* Once more, to stay. */
    reader = history_reader(history, arena, &unread);
    text = read_entry(&reader, node_copy(arena, node));
    text->commit =
        history_commit(history, file->commit, day_of(text, last, file->commit));
    adopt(text, newest);
    text->source = source_of(state);
    fields_push(arena, (void ***)&past->texts, &past->count, text);
}

void history_control_see(struct history *history, const struct git_file *file)
{
    struct diags unread = diags_new(file->arena);
    struct state state = {history, file, history_name(history, file), STR_NONE};
    struct node *node =
        node_parse(file->arena, &unread, state.name, file->bytes, 1);
    struct node *list = node ? node_find(node, STR("controls")) : NULL;

    if (!node || (list && list->kind == NODE_SCALAR && !list->is_null)) {
        history_say_unread(history, file);
        return;
    }
    for (node = list ? list->first : NULL; node; node = node->next)
        see_entry(&state, node);
}

/* Joining ---------------------------------------------------------------- */

/* The newest text as git has it, or as it will be committed in place of the
 * last one, where its own dates do not tell it from that. */
static void meet_newest(struct history *history, struct control *control,
                        struct control_past *past)
{
    struct control *last =
        past->count > 0 ? past->texts[past->count - 1] : NULL;
    struct commit *commit;
    bool is_other;

    past->is_open = !last || !is_same(history->loader->arena, control, last);
    if (!last)
        return;
    is_other = !str_eq(control->version.str, last->version.str);
    if (is_other && control_begins(control) != DATE_NONE)
        return;
    commit =
        history_commit(history, last->commit,
                       is_other ? control_begins(last) : last->commit->from);
    if (past->is_open) {
        commit->id = STR_NONE;
        commit->is_silent = !is_other && !text_is_empty(control->version);
    }
    control->commit = commit;
    past->count -= !is_other;
}

/* A version that the files hold is theirs, and so is the day on which one of
 * theirs began; git adds who committed it. */
static bool is_kept(struct history *history, struct control *control,
                    const struct control *text)
{
    for (size_t i = 0; i < control->version_count; i++) {
        struct control *kept = control->versions[i];
        bool is_it = str_eq(kept->version.str, text->version.str);

        if (kept->is_past ||
            (!is_it && control_begins(kept) != control_begins(text)))
            continue;
        if (is_it && !kept->commit)
            kept->commit = history_commit(history, text->commit, DATE_NONE);
        return true;
    }
    return false;
}

static void join(struct history *history, struct control *control,
                 struct control_past *past)
{
    date next;
    bool has_twin = false;

    meet_newest(history, control, past);
    next = control_begins(control);
    for (size_t i = past->count; i-- > 0;) {
        struct control *text = past->texts[i];
        date day = control_begins(text);
        size_t at = 0;

        /* What another replaced before it held was never in force. */
        if (is_kept(history, control, text) || day >= next)
            continue;
        next = day;
        has_twin = has_twin || str_eq(text->version.str, control->version.str);
        while (at < control->version_count &&
               control_begins(control->versions[at]) <= day)
            at++;
        controls_keep(history->loader, control, text, at);
    }
    if (has_twin && control->commit && !text_is_empty(control->version))
        control->commit->is_silent = true;
}

/* One note for each file. */
static void say_open(struct history *history)
{
    struct workspace *workspace = history->loader->workspace;
    struct map files = map_new(history->loader->arena);

    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct control *control = workspace->controls[i], *first;
        struct control_past *past = past_of(history, control->id.str);
        size_t more = 0;

        if (!past->is_open || !map_add(&files, control->pos.file, control))
            continue;
        first = control;
        for (size_t k = i + 1; k < workspace->controls_count; k++) {
            const struct control *other = workspace->controls[k];

            more += str_eq(other->pos.file, first->pos.file) &&
                    past_of(history, other->id.str)->is_open;
        }
        history_say_open(history, first->pos, "control", first->id.str, more);
    }
}

void history_controls_join(struct history *history)
{
    struct workspace *workspace = history->loader->workspace;

    for (size_t i = 0; i < workspace->controls_count; i++)
        join(history, workspace->controls[i],
             past_of(history, workspace->controls[i]->id.str));
    say_open(history);
}
