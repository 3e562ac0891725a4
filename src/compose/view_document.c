/*
 * What templates see of a document that the workspace asks for itself: the
 * user's text, the controls it serves, and what a description of the system
 * lists from other places.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

#include "model/control.h"
#include "model/policy.h"

/* What controls count on others to do. */
static struct value *dependencies(struct view *view, bool is_customers)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control =
            control_shown(workspace->controls[i], view->plan->period);
        struct text text = is_customers ? control->customers : control->vendors;
        struct value *row;

        if (text_is_empty(text) || !control_is_in(control, view->plan->period))
            continue;
        row = view_control_link(view, control);
        view_prose(view, row, "counts_on", text);
        value_push(view->arena, list, row);
    }
    return list;
}

/* Those that do not apply, with the reason. */
static struct value *left_out(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        struct value *row;

        if (text_is_empty(control->not_applicable))
            continue;
        row = view_control_link(view, control);
        view_prose(view, row, "reason", control->not_applicable);
        value_push(view->arena, list, row);
    }
    return list;
}

/* The policies without their texts. */
static struct value *register_of(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *newest = workspace->policies[i];
        const struct policy *text = policy_shown(newest, view->plan->period);
        struct value *row;

        if (text->status == STATUS_RETIRED)
            continue;
        row = view_policy_link(view, newest);
        view_text(view, row, "version", text->version);
        view_date(view, row, "effective", "effective_iso", text->effective);
        view_role(view, row, "owner", text->owner_role, text->owner);
        value_push(view->arena, list, row);
    }
    return list;
}

/* Those that the document names and that exist. */
static struct value *served(struct view *view, const struct document *document)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; document->control_refs && i < document->controls.count;
         i++)
        if (document->control_refs[i])
            value_push(view->arena, list,
                       view_control(view, document->control_refs[i]));
    return list;
}

void view_own_document(struct view *view, struct value *map,
                       const struct document *document)
{
    view_prose(view, map, "text", document->body);
    value_set(map, "controls", served(view, document));
    value_set(map, "customer_controls", dependencies(view, true));
    value_set(map, "vendor_controls", dependencies(view, false));
    value_set(map, "left_out", left_out(view));
    value_set(map, "policies", register_of(view));
    view_coverage(view, map);
}
