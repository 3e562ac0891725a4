/*
 * What templates see of a text that took effect in the period, beside the one
 * it replaced.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

#include "model/control.h"

void view_commit(struct view *view, struct value *map,
                 const struct commit *commit)
{
    struct str id = commit ? commit->id : STR_NONE;
    struct dated day = {id.len > 0 ? commit->day : DATE_NONE, POS_NONE};

    view_str(view, map, "commit_id", id);
    view_str(view, map, "commit_by", id.len > 0 ? commit->by : STR_NONE);
    view_bool(view, map, "commit_is_approved", commit && commit->is_approved);
    view_date(view, map, "commit_day", "commit_day_iso", day);
}

static void push_change(struct view *view, struct value *words,
                        struct value *proses,
                        const struct control_change *change)
{
    struct value *row = value_map(view->arena);

    view_word(view, row, "label", change->label);
    if (change->is_prose) {
        view_prose(view, row, "old_body", change->before);
        view_prose(view, row, "new_body", change->after);
    } else {
        view_prose(view, row, "before", change->before);
        view_prose(view, row, "after", change->after);
    }
    value_push(view->arena, change->is_prose ? proses : words, row);
}

static void set_differences(struct view *view, struct value *map,
                            const struct control *before,
                            const struct control *text)
{
    struct control_changes changes =
        control_differences(view->arena, before, text);
    struct value *words = value_list(view->arena);
    struct value *proses = value_list(view->arena);

    for (size_t i = 0; i < changes.count; i++)
        push_change(view, words, proses, &changes.items[i]);
    value_set(map, "words", words);
    value_set(map, "proses", proses);
    view_bool(view, map, "is_same", changes.count == 0);
    view_bool(view, map, "has_proses", proses->count > 0);
}

static struct value *revision(struct view *view, const struct control *newest,
                              const struct control *text)
{
    const struct control *before = control_before(newest, text);
    struct dated day = {control_begins(text), POS_NONE};
    struct dated old_day = {control_begins(before), POS_NONE};
    struct value *map = value_map(view->arena);

    view_text(view, map, "new_version", text->version);
    view_text(view, map, "old_version", before->version);
    view_date(view, map, "begins", "begins_iso", day);
    view_date(view, map, "old_begins", "old_begins_iso", old_day);
    view_commit(view, map, text->commit);
    set_differences(view, map, before, text);
    return map;
}

struct value *view_control_revisions(struct view *view,
                                     const struct control *newest)
{
    const struct period *period = view->plan->period;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i <= newest->version_count; i++) {
        const struct control *text =
            i < newest->version_count ? newest->versions[i] : newest;

        if (control_changed_in(newest, text, period))
            value_push(view->arena, list, revision(view, newest, text));
    }
    return list;
}
