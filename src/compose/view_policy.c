/*
 * What templates see of one policy.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

struct value *view_policy_link(struct view *view, const struct policy *policy)
{
    struct value *map = value_map(view->arena);

    view_text(view, map, "id", policy->id);
    view_text(view, map, "title",
              text_is_empty(policy->title) ? policy->id : policy->title);
    view_text(view, map, "version", policy->version);
    return map;
}

/* In force on the period's last day: approved and effective by then. */
static bool is_in_force(const struct policy *policy,
                        const struct period *period)
{
    return policy->status == STATUS_APPROVED &&
           policy->effective.day != DATE_NONE &&
           policy->effective.day <= period->to.day;
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

struct value *view_policy(struct view *view, const struct policy *policy)
{
    struct value *map = view_policy_link(view, policy);
    const struct period *period = view->plan->period;

    view_word(view, map, "status", status_name(policy->status));
    view_bool(view, map, "is_approved", policy->status == STATUS_APPROVED);
    view_bool(view, map, "is_in_force", is_in_force(policy, period));
    view_role(view, map, "owner", policy->owner_role, policy->owner);
    view_role(view, map, "approver", policy->approver_role, policy->approver);
    set_dates(view, map, policy);
    view_text(view, map, "review", policy->review);
    view_text(view, map, "classification", policy->classification);
    view_prose(view, map, "summary", policy->summary);
    view_prose(view, map, "body", policy->body);
    view_criteria(view, map, &policy->criteria, policy->criterion_refs);
    set_controls(view, map, policy);
    view_versions(view, map, "history", &policy->history, DATE_NONE, INT32_MAX);
    view_versions(view, map, "changes", &policy->history, period->from.day,
                  period->to.day);
    return map;
}
