/*
 * Earlier texts of policies out of git.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/history.h"
#include "model/policy.h"

/* The texts of one policy in git, the oldest first. */
struct policy_past {
    struct policy **texts;
    size_t count;
};

bool history_policy_wants(struct str path)
{
    return str_has_suffix(path, STR(".md")) ||
           str_has_suffix(path, STR(".markdown"));
}

/* Line ends are no words: git may have changed them. */
static bool is_same_body(struct str a, struct str b)
{
    struct str line_a, line_b;

    a = str_trim(a);
    b = str_trim(b);
    while (str_next_line(&a, &line_a))
        if (!str_next_line(&b, &line_b) || !str_eq(line_a, line_b))
            return false;
    return !str_next_line(&b, &line_b);
}

static bool is_same(const struct policy *a, const struct policy *b)
{
    return str_eq(a->version.str, b->version.str) &&
           is_same_body(a->body.str, b->body.str);
}

static const struct policy *last_of(const struct policy_past *past)
{
    return past->count > 0 ? past->texts[past->count - 1] : NULL;
}

/* From when TEXT, which follows BEFORE, counts by its commit. */
static date day_of(const struct policy *text, const struct policy *before,
                   const struct commit *commit)
{
    bool is_silent = before && str_eq(text->version.str, before->version.str);

    return is_silent || text->effective.day == DATE_NONE ? commit->day
                                                         : DATE_NONE;
}

static struct policy_past *past_of(struct history *history, struct str id)
{
    struct policy_past *past = map_find(&history->policies, id);

    if (past)
        return past;
    past = arena_new(history->loader->arena, struct policy_past);
    map_add(&history->policies, str_copy(history->loader->arena, id), past);
    return past;
}

/* A draft binds nobody, however often it is committed. */
static bool is_news(const struct policy *text, const struct policy *before)
{
    return text->status != STATUS_DRAFT && text->status != STATUS_NONE &&
           (!before || !is_same(text, before));
}

void history_policy_see(struct history *history, const struct git_file *file)
{
    struct arena *arena = history->loader->arena;
    struct diags unread;
    struct loader reader = history_reader(history, file->arena, &unread);
    struct policy *text = policies_parse(&reader, file->path, file->bytes);
    struct policy_past *past;
    struct str source;

    if (!text) {
        history_say_unread(history, file);
        return;
    }
    if (!map_find(&history->loader->workspace->policy_by_id, text->id.str))
        return;
    past = past_of(history, text->id.str);
    if (!is_news(text, last_of(past)))
        return;
    /* Once more, to stay. */
    reader = history_reader(history, arena, &unread);
    source = str_copy(arena, file->bytes);
    text = policies_parse(&reader, history_name(history, file), source);
    text->path = file->path;
    text->source = source;
    text->commit = history_commit(history, file->commit,
                                  day_of(text, last_of(past), file->commit));
    text->is_past = true;
    fields_push(arena, (void ***)&past->texts, &past->count, text);
}

/* Joining ---------------------------------------------------------------- */

/* The newest text as git has it, or as it will be committed in place of the
 * last one. */
static void meet_newest(struct history *history, struct policy *policy,
                        struct policy_past *past)
{
    struct policy *last = past->count > 0 ? past->texts[past->count - 1] : NULL;
    bool is_committed = last && is_same(policy, last);
    struct commit *commit;

    if (!is_committed && policy->status != STATUS_DRAFT)
        history_say_open(history, policy->pos, "policy", policy->id.str, 0);
    if (!last || policy->status == STATUS_DRAFT ||
        !str_eq(policy->version.str, last->version.str))
        return;
    commit = history_commit(history, last->commit, last->commit->from);
    if (!is_committed) {
        commit->id = STR_NONE;
        commit->is_silent = true;
    }
    policy->commit = commit;
    past->count--;
}

/* A version that the files hold is theirs, and so is the day on which one of
 * theirs began; git adds who committed it. */
static bool is_kept(struct history *history, struct policy *policy,
                    const struct policy *text)
{
    for (size_t i = 0; i < policy->version_count; i++) {
        struct policy *kept = policy->versions[i];
        bool is_it = str_eq(kept->version.str, text->version.str);

        if (kept->is_past ||
            (!is_it && policy_begins(kept) != policy_begins(text)))
            continue;
        if (is_it && !kept->commit)
            kept->commit = history_commit(history, text->commit, DATE_NONE);
        return true;
    }
    return false;
}

static void join(struct history *history, struct policy *policy,
                 struct policy_past *past)
{
    date next;
    bool has_twin = false;

    meet_newest(history, policy, past);
    next = policy->status == STATUS_DRAFT ? INT32_MAX : policy_begins(policy);
    for (size_t i = past->count; i-- > 0;) {
        struct policy *text = past->texts[i];
        date day = policy_begins(text);

        /* What another replaced before it held was never in force. */
        if (is_kept(history, policy, text) || day >= next)
            continue;
        next = day;
        has_twin = has_twin || str_eq(text->version.str, policy->version.str);
        policies_keep(history->loader, policy, text);
    }
    if (has_twin && policy->commit && policy->status == STATUS_APPROVED)
        policy->commit->is_silent = true;
}

void history_policies_join(struct history *history)
{
    struct workspace *workspace = history->loader->workspace;

    for (size_t i = 0; i < workspace->policies_count; i++)
        join(history, workspace->policies[i],
             past_of(history, workspace->policies[i]->id.str));
}
