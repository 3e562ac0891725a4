/*
 * What templates see of acknowledgements: counts for each version of a policy.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"
#include "model/acknowledgement.h"
#include "model/policy.h"

static void push_row(struct view *view, struct value *list,
                     const struct policy *policy, struct str version)
{
    const struct workspace *workspace = view->plan->workspace;
    const struct period *period = view->plan->period;
    const struct policy *text = policy_at(policy, period->to.day);
    struct acknowledged all =
        acknowledged_by(view->arena, workspace, policy->id.str, version,
                        acknowledged_until(workspace, period));
    struct value *row = view_policy_link(view, policy);

    view_str(view, row, "version", version);
    view_bool(view, row, "is_in_force",
              text && str_eq(version, text->version.str));
    view_bool(view, row, "is_asked", all.asked > 0);
    view_count(view, row, "asked", all.asked);
    view_count(view, row, "done", all.done);
    view_count(view, row, "open", all.asked - all.done);
    view_str(view, row, "last_iso", date_iso(view->arena, all.last));
    value_push(view->arena, list, row);
}

/* The versions that the list names, then the one shown if it names it not. */
void view_acknowledged(struct view *view, struct value *list,
                       const struct policy *policy)
{
    const struct workspace *workspace = view->plan->workspace;
    const struct policy *text = policy_shown(policy, view->plan->period);
    struct map seen = map_new(view->arena);

    for (size_t i = 0; i < workspace->acknowledgements_count; i++) {
        struct acknowledgement *row = workspace->acknowledgements[i];

        if (str_eq(row->policy.str, policy->id.str) &&
            map_add(&seen, row->version.str, row))
            push_row(view, list, policy, row->version.str);
    }
    if (!map_find(&seen, text->version.str))
        push_row(view, list, policy, text->version.str);
}

void view_acknowledgements(struct view *view, struct value *map)
{
    const struct workspace *workspace = view->plan->workspace;
    date until = acknowledged_until(workspace, view->plan->period);
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->policies_count; i++)
        if (policy_shown(workspace->policies[i], view->plan->period)->status !=
            STATUS_RETIRED)
            view_acknowledged(view, list, workspace->policies[i]);
    value_set(map, "acknowledged", list);
    view_bool(view, map, "has_acknowledgements",
              workspace->acknowledgements_count > 0);
    view_str(view, map, "acknowledged_until", date_long(view->arena, until));
}
