/*
 * What templates see of many controls and policies at once: coverage, the
 * matrix by category, packets.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

#include "model/control.h"
#include "model/policy.h"

/* Coverage -------------------------------------------------------------- */

/* "CM-01, CM-03" */
static struct str control_ids(struct arena *arena,
                              const struct coverage_row *row)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < row->control_count; i++) {
        buf_add(&buf, i > 0 ? STR(", ") : STR_NONE);
        buf_add(&buf, row->controls[i]->id.str);
    }
    return buf_str(&buf);
}

static struct str policy_ids(struct arena *arena,
                             const struct coverage_row *row)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < row->policy_count; i++) {
        buf_add(&buf, i > 0 ? STR(", ") : STR_NONE);
        buf_add(&buf, row->policies[i]->id.str);
    }
    return buf_str(&buf);
}

/* {id, title, statement, summary} */
static struct value *stated(struct view *view, const struct control *control)
{
    struct value *map = view_control_link(view, control);

    view_prose(view, map, "statement", control->statement);
    view_prose(view, map, "summary", control->summary);
    return map;
}

static struct value *coverage_row(struct view *view,
                                  const struct coverage_row *row)
{
    struct value *map = value_map(view->arena);
    struct value *controls = value_list(view->arena);

    for (size_t i = 0; i < row->control_count; i++)
        value_push(view->arena, controls, stated(view, row->controls[i]));
    view_text(view, map, "id", row->criterion->id);
    view_text(view, map, "title", row->criterion->title);
    view_text(view, map, "wording", row->criterion->wording);
    view_bool(view, map, "is_met", row->control_count > 0);
    view_str(view, map, "control_ids", control_ids(view->arena, row));
    view_str(view, map, "policy_ids", policy_ids(view->arena, row));
    view_count(view, map, "control_count", row->control_count);
    value_set(map, "controls", controls);
    return map;
}

static bool is_met_without_further(const struct coverage_row *row)
{
    for (size_t i = 0; i < row->control_count; i++)
        if (!str_is(row->controls[i]->group.str, VIEW_FURTHER))
            return true;
    return false;
}

/* The name of the further controls, where there are any. */
static struct str further_name(const struct workspace *workspace)
{
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct group *group;

        if (!str_is(workspace->controls[i]->group.str, VIEW_FURTHER))
            continue;
        group = map_find(&workspace->group_by_prefix, STR(VIEW_FURTHER));
        return group ? group->name.str : STR(VIEW_FURTHER);
    }
    return STR_NONE;
}

/* The rows of CATEGORY; NULL when none of its criteria is in scope. */
static struct value *coverage_category(struct view *view,
                                       enum category category,
                                       struct value *unmet)
{
    const struct coverage *coverage = &view->plan->coverage;
    struct value *map = value_map(view->arena);
    struct value *rows = value_list(view->arena);
    size_t met = 0, met_without = 0;

    for (size_t i = 0; i < coverage->count; i++) {
        const struct coverage_row *row = &coverage->rows[i];
        struct value *shown;

        if (row->criterion->category != category)
            continue;
        shown = coverage_row(view, row);
        value_push(view->arena, rows, shown);
        if (row->control_count == 0)
            value_push(view->arena, unmet, shown);
        met += row->control_count > 0;
        met_without += is_met_without_further(row);
    }
    view_word(view, map, "name", category_name(category));
    view_count(view, map, "count", rows->count);
    view_count(view, map, "met", met);
    view_count(view, map, "met_without_further", met_without);
    value_set(map, "rows", rows);
    return rows->count > 0 ? map : NULL;
}

/* [{id, title, category, criteria}] of the controls of the period. */
static struct value *covering(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    const struct period *period = view->plan->period;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control =
            control_shown(workspace->controls[i], period);
        struct value *row;

        if (!control_is_in(control, period))
            continue;
        row = view_control_link(view, control);
        view_word(view, row, "category", category_name(control->primary));
        view_criteria(view, row, &control->criteria, control->criterion_refs);
        value_push(view->arena, list, row);
    }
    return list;
}

void view_coverage(struct view *view, struct value *map)
{
    const struct coverage *coverage = &view->plan->coverage;
    struct value *categories = value_list(view->arena);
    struct value *unmet = value_list(view->arena);

    for (int i = CATEGORY_NONE + 1; i < CATEGORY_COUNT; i++) {
        struct value *category =
            coverage_category(view, (enum category)i, unmet);

        if (category)
            value_push(view->arena, categories, category);
    }
    value_set(map, "categories", categories);
    value_set(map, "unmet", unmet);
    value_set(map, "covering", covering(view));
    view_str(view, map, "further", further_name(view->plan->workspace));
    view_count(view, map, "count", coverage->count);
    view_count(view, map, "met_count", coverage->met);
    view_count(view, map, "unmet_count", unmet->count);
}

/* Controls by category -------------------------------------------------- */

static struct value *group_of(struct view *view, struct value *groups,
                              struct value *control)
{
    const struct value *id = map_find(&control->fields, STR("group_id"));
    struct value *map;

    for (size_t i = 0; i < groups->count; i++) {
        const struct value *other =
            map_find(&groups->items[i]->fields, STR("id"));

        if (str_eq(other->text.str, id->text.str))
            return groups->items[i];
    }
    map = value_map(view->arena);
    view_text(view, map, "id", id->text);
    value_set(map, "name", map_find(&control->fields, STR("group")));
    value_set(map, "controls", value_list(view->arena));
    value_push(view->arena, groups, map);
    return map;
}

/* [{id, name, controls}], in the order of the framework's categories where
 * the workspace names them, then of the files. */
struct value *view_groups(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *groups = value_list(view->arena);
    struct value *filled = value_list(view->arena);

    for (size_t i = 0; i < workspace->groups_count; i++) {
        struct value *map = value_map(view->arena);

        view_text(view, map, "id", workspace->groups[i]->prefix);
        view_text(view, map, "name", workspace->groups[i]->name);
        value_set(map, "controls", value_list(view->arena));
        value_push(view->arena, groups, map);
    }
    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct value *control = view_control(view, workspace->controls[i]);
        struct value *group = group_of(view, groups, control);

        value_push(view->arena, map_find(&group->fields, STR("controls")),
                   control);
    }
    for (size_t i = 0; i < groups->count; i++) {
        const struct value *controls =
            map_find(&groups->items[i]->fields, STR("controls"));

        if (controls->count > 0)
            value_push(view->arena, filled, groups->items[i]);
    }
    return filled;
}

/* Packets --------------------------------------------------------------- */

static void push_ids(struct view *view, struct value *list,
                     struct criterion *const *refs, size_t count,
                     const struct criterion *criterion, struct text id)
{
    for (size_t i = 0; refs && i < count; i++)
        if (refs[i] == criterion) {
            value_push(view->arena, list, value_text(view->arena, id));
            return;
        }
}

/* Criteria that the packet's documents speak to, with the ids of those. */
static struct value *packet_criteria(struct view *view,
                                     const struct packet *packet)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *rows = value_list(view->arena);

    for (size_t i = 0; i < workspace->criteria_count; i++) {
        const struct criterion *criterion = workspace->criteria[i];
        struct value *map = value_map(view->arena);
        struct value *controls = value_list(view->arena);
        struct value *policies = value_list(view->arena);

        for (size_t j = 0; j < packet->controls.count; j++) {
            const struct control *control =
                packet->control_refs ? packet->control_refs[j] : NULL;
            if (control)
                push_ids(view, controls, control->criterion_refs,
                         control->criteria.count, criterion, control->id);
        }
        for (size_t j = 0; j < packet->policies.count; j++) {
            const struct policy *policy =
                packet->policy_refs ? packet->policy_refs[j] : NULL;
            if (!policy)
                continue;
            policy = policy_shown(policy, view->plan->period);
            push_ids(view, policies, policy->criterion_refs,
                     policy->criteria.count, criterion, policy->id);
        }
        view_text(view, map, "id", criterion->id);
        view_text(view, map, "title", criterion->title);
        value_set(map, "control_list", controls);
        value_set(map, "policy_list", policies);
        if (controls->count + policies->count > 0)
            value_push(view->arena, rows, map);
    }
    return rows;
}

static struct value *packet_policies(struct view *view,
                                     const struct packet *packet)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < packet->policies.count; i++) {
        const struct policy *policy =
            packet->policy_refs ? packet->policy_refs[i] : NULL;

        if (policy &&
            policy_shown(policy, view->plan->period)->status != STATUS_RETIRED)
            value_push(view->arena, list, view_policy(view, policy));
    }
    return list;
}

void view_packet(struct view *view, struct value *map,
                 const struct packet *packet)
{
    struct value *inner = value_map(view->arena);
    struct value *controls = value_list(view->arena);
    struct value *policies = packet_policies(view, packet);
    struct value *acknowledged = value_list(view->arena);

    for (size_t i = 0; packet->policy_refs && i < packet->policies.count; i++)
        if (packet->policy_refs[i])
            view_acknowledged(view, acknowledged, packet->policy_refs[i]);
    for (size_t i = 0; i < packet->controls.count; i++)
        if (packet->control_refs && packet->control_refs[i])
            value_push(view->arena, controls,
                       view_control(view, packet->control_refs[i]));
    view_text(view, inner, "id", packet->id);
    view_text(view, inner, "title",
              text_is_empty(packet->title) ? packet->id : packet->title);
    view_prose(view, inner, "purpose", packet->purpose);
    value_set(inner, "policies", policies);
    value_set(inner, "controls", controls);
    value_set(inner, "criteria", packet_criteria(view, packet));
    view_acknowledgements(view, inner);
    value_set(inner, "acknowledged", acknowledged);
    view_exceptions(view, inner, packet);
    view_count(view, inner, "policy_count", policies->count);
    view_count(view, inner, "control_count", controls->count);
    value_set(map, "packet", inner);
}
