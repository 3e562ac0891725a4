/*
 * What templates see of one policy.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

#include "model/policy.h"

struct value *view_policy_link(struct view *view, const struct policy *policy)
{
    const struct policy *text = policy_shown(policy, view->plan->period);
    struct value *map = value_map(view->arena);

    view_text(view, map, "id", policy->id);
    view_text(view, map, "title",
              text_is_empty(text->title) ? text->id : text->title);
    view_text(view, map, "version", text->version);
    return map;
}

static void set_dates(struct view *view, struct value *map,
                      const struct policy *policy)
{
    view_date(view, map, "approved", "approved_iso", policy->approved);
    view_date(view, map, "effective", "effective_iso", policy->effective);
    view_date(view, map, "reviewed", "reviewed_iso", policy->reviewed);
    view_date(view, map, "next_review", "next_review_iso", policy->next_review);
}

static void set_controls(struct view *view, struct value *map,
                         const struct policy *policy)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < policy->controls.count; i++)
        if (policy->control_refs && policy->control_refs[i])
            value_push(view->arena, list,
                       view_control_link(view, policy->control_refs[i]));
    value_set(map, "controls", list);
    view_joined(view, map, "control_ids", &policy->controls);
    view_bool(view, map, "has_references",
              list->count + policy->criteria.count > 0);
}

/* One text that took effect in the period, beside the one it replaced. */
static struct value *revision(struct view *view, const struct policy *policy,
                              const struct policy *text)
{
    struct value *map = value_map(view->arena);
    const struct policy *before = policy_before(policy, text);
    struct dated day = {policy_begins(text), text->effective.pos};

    view_text(view, map, "version", text->version);
    view_date(view, map, "approved", "approved_iso", text->approved);
    view_date(view, map, "effective", "effective_iso", day);
    view_role(view, map, "approver", text->approver_role, text->approver);
    view_commit(view, map, text->commit);
    view_bool(view, map, "is_compared", before != NULL);
    view_bool(view, map, "is_first", !before && text->history.count < 2);
    if (!before)
        return map;
    day = (struct dated){policy_begins(before), before->effective.pos};
    view_text(view, map, "old_version", before->version);
    view_date(view, map, "old_effective", "old_effective_iso", day);
    view_bool(view, map, "is_same",
              str_eq(str_trim(before->body.str), str_trim(text->body.str)));
    view_prose(view, map, "old_body", before->body);
    view_prose(view, map, "new_body", text->body);
    return map;
}

static void set_revisions(struct view *view, struct value *map,
                          const struct policy *policy)
{
    const struct period *period = view->plan->period;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < policy->version_count; i++)
        if (policy_begins_in(policy->versions[i], period))
            value_push(view->arena, list,
                       revision(view, policy, policy->versions[i]));
    if (policy_begins_in(policy, period))
        value_push(view->arena, list, revision(view, policy, policy));
    value_set(map, "revisions", list);
}

static void set_history(struct view *view, struct value *map,
                        const struct policy *text)
{
    const struct period *period = view->plan->period;

    view_versions(view, map, "history", &text->history, DATE_NONE,
                  period->to.day);
    view_versions(view, map, "changes", &text->history, period->from.day,
                  period->to.day);
}

/* The version before that of POLICY by its history, which lists the oldest
 * first; empty for the first one. */
static struct text version_before(const struct policy *policy)
{
    struct text before = {STR_NONE, POS_NONE};

    for (size_t i = 0; i < policy->history.count; i++) {
        if (str_eq(policy->history.items[i].version.str, policy->version.str))
            break;
        before = policy->history.items[i].version;
    }
    return before;
}

/* The version that POLICY replaced, whether its text is kept, and whether the
 * period holds the day of the review. */
static void set_prior(struct view *view, struct value *map,
                      const struct policy *newest, const struct policy *policy)
{
    const struct period *period = view->plan->period;
    const struct policy *before = policy_before(newest, policy);
    struct dated no_day = {DATE_NONE, POS_NONE};

    view_text(view, map, "prior_version",
              before ? before->version : version_before(policy));
    view_bool(view, map, "has_prior_text", before != NULL);
    view_date(view, map, "prior_effective", "prior_effective_iso",
              before ? before->effective : no_day);
    view_bool(view, map, "is_reviewed_in_period",
              policy->reviewed.day != DATE_NONE &&
                  policy->reviewed.day >= period->from.day &&
                  policy->reviewed.day <= period->to.day);
}

struct value *view_policy(struct view *view, const struct policy *newest)
{
    struct value *map = view_policy_link(view, newest);
    const struct period *period = view->plan->period;
    const struct policy *policy = policy_shown(newest, period);

    set_prior(view, map, newest, policy);
    view_commit(view, map, policy->commit);
    view_word(view, map, "status", status_name(policy->status));
    view_bool(view, map, "is_approved", policy->status == STATUS_APPROVED);
    view_bool(view, map, "is_in_force",
              policy_at(newest, period->to.day) == policy);
    view_role(view, map, "owner", policy->owner_role, policy->owner);
    view_role(view, map, "approver", policy->approver_role, policy->approver);
    set_dates(view, map, policy);
    view_text(view, map, "review", policy->review);
    view_text(view, map, "classification", policy->classification);
    view_prose(view, map, "summary", policy->summary);
    view_prose(view, map, "body", policy->body);
    view_criteria(view, map, &policy->criteria, policy->criterion_refs);
    set_controls(view, map, policy);
    set_history(view, map, policy);
    set_revisions(view, map, newest);
    return map;
}
