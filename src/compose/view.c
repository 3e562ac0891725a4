/*
 * The values of one document: what all documents share, then what its kind
 * adds.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

#include "model/policy.h"

/* Shared by all --------------------------------------------------------- */

static struct value *organization_value(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *map = value_map(view->arena);
    bool has_short = !text_is_empty(workspace->organization_short);

    view_text(view, map, "name", workspace->organization);
    view_text(view, map, "short",
              has_short ? workspace->organization_short
                        : workspace->organization);
    view_text(view, map, "address", workspace->address);
    view_text(view, map, "website", workspace->website);
    return map;
}

static struct value *components_value(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->components_count; i++) {
        struct value *map = value_map(view->arena);

        view_text(view, map, "id", workspace->components[i]->id);
        view_text(view, map, "name", workspace->components[i]->name);
        value_push(view->arena, list, map);
    }
    return list;
}

static struct value *system_value(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *map = value_map(view->arena);

    view_text(view, map, "name", workspace->system);
    view_text(view, map, "description", workspace->system_description);
    view_joined(view, map, "environments", &workspace->environments);
    value_set(map, "components", components_value(view));
    return map;
}

static struct str span_of(struct arena *arena, const struct period *period)
{
    struct str from = date_long(arena, period->from.day);
    struct str to = date_long(arena, period->to.day);

    if (period->type == PERIOD_TYPE_I)
        return str_printf(arena, "as of %.*s", STR_ARG(to));
    return str_printf(arena, "%.*s to %.*s", STR_ARG(from), STR_ARG(to));
}

static struct value *period_value(struct view *view)
{
    const struct period *period = view->plan->period;
    struct value *map = value_map(view->arena);
    bool is_two = period->type == PERIOD_TYPE_II;

    view_text(view, map, "id", period->id);
    view_text(view, map, "title",
              text_is_empty(period->title) ? period->id : period->title);
    view_word(view, map, "type", is_two ? "Type II" : "Type I");
    view_bool(view, map, "is_type_ii", is_two);
    view_date(view, map, "from", "from_iso", period->from);
    view_date(view, map, "to", "to_iso", period->to);
    view_date(view, map, "prior_to", "prior_to_iso", period->prior_to);
    view_word(view, map, "status", period_status_name(period->status));
    view_str(view, map, "span", span_of(view->arena, period));
    return map;
}

/* "Security, Availability and Confidentiality" */
static struct str scope_of(struct arena *arena,
                           const struct workspace *workspace)
{
    struct buf buf = buf_new(arena);
    size_t left = 0;

    for (int i = 1; i < CATEGORY_COUNT; i++)
        left += workspace->category_in_scope[i];
    for (int i = 1; i < CATEGORY_COUNT; i++) {
        if (!workspace->category_in_scope[i])
            continue;
        if (buf.len > 0)
            buf_add(&buf, left == 1 ? STR(" and ") : STR(", "));
        buf_add_zero_ended(&buf, category_name((enum category)i));
        left--;
    }
    return buf_str(&buf);
}

static struct value *variables_value(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *map = value_map(view->arena);

    for (size_t i = 0; i < workspace->variables_count; i++) {
        const struct variable *variable = workspace->variables[i];

        map_put(&map->fields, variable->name.str,
                value_text(view->arena, variable->value));
    }
    return map;
}

static struct value *roles_value(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->roles_count; i++) {
        const struct role *role = workspace->roles[i];
        struct value *map = value_map(view->arena);
        struct text nobody = {STR_NONE, POS_NONE};

        view_text(view, map, "id", role->id);
        view_text(view, map, "title", role->title);
        view_text(view, map, "person",
                  role->person ? role->person->name : nobody);
        value_push(view->arena, list, map);
    }
    return list;
}

static struct value *shared_value(struct view *view)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *map = value_map(view->arena);

    value_set(map, "organization", organization_value(view));
    value_set(map, "system", system_value(view));
    value_set(map, "period", period_value(view));
    value_set(map, "variables", variables_value(view));
    value_set(map, "roles", roles_value(view));
    view_str(view, map, "scope", scope_of(view->arena, workspace));
    view_text(view, map, "auditor", workspace->auditor);
    view_text(view, map, "brand_classification",
              workspace->brand.classification);
    return map;
}

/* One kind each --------------------------------------------------------- */

static void add_groups(struct view *view, struct value *map,
                       const struct plan_item *item)
{
    (void)item;
    value_set(map, "groups", view_groups(view));
    view_count(view, map, "control_count",
               view->plan->workspace->controls_count);
}

static void add_control(struct view *view, struct value *map,
                        const struct plan_item *item)
{
    value_set(map, "control", view_control(view, item->control));
}

static void add_coverage(struct view *view, struct value *map,
                         const struct plan_item *item)
{
    (void)item;
    view_coverage(view, map);
    view_coverage_chart(view, map);
}

static void add_windows(struct view *view, struct value *map,
                        const struct plan_item *item)
{
    (void)item;
    view_matrix_of_windows(view, map);
    view_window_charts(view, map);
}

static void add_gaps(struct view *view, struct value *map,
                     const struct plan_item *item)
{
    (void)item;
    view_gaps(view, map);
    view_gap_chart(view, map);
}

static void add_policies(struct view *view, struct value *map,
                         const struct plan_item *item)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    (void)item;
    for (size_t i = 0; i < workspace->policies_count; i++)
        if (policy_shown(workspace->policies[i], view->plan->period)->status !=
            STATUS_RETIRED)
            value_push(view->arena, list,
                       view_policy(view, workspace->policies[i]));
    value_set(map, "policies", list);
    view_count(view, map, "policy_count", list->count);
}

static void add_policy(struct view *view, struct value *map,
                       const struct plan_item *item)
{
    value_set(map, "policy", view_policy(view, item->policy));
}

static void add_packet(struct view *view, struct value *map,
                       const struct plan_item *item)
{
    view_packet(view, map, item->packet);
}

static void add_requests(struct view *view, struct value *map,
                         const struct plan_item *item)
{
    (void)item;
    view_requests(view, map);
}

static void add_exceptions(struct view *view, struct value *map,
                           const struct plan_item *item)
{
    (void)item;
    view_exceptions(view, map, NULL);
}

static void add_acknowledged(struct view *view, struct value *map,
                             const struct plan_item *item)
{
    (void)item;
    view_acknowledgements(view, map);
}

static void add_document(struct view *view, struct value *map,
                         const struct plan_item *item)
{
    view_own_document(view, map, item->document);
}

static void add_nothing(struct view *view, struct value *map,
                        const struct plan_item *item)
{
    (void)view;
    (void)map;
    (void)item;
}

static void (*const adders[PLAN_KIND_COUNT])(struct view *, struct value *,
                                             const struct plan_item *) = {
    [PLAN_NARRATIVES] = add_groups,
    [PLAN_NARRATIVE] = add_control,
    [PLAN_MATRIX] = add_groups,
    [PLAN_COVERAGE] = add_coverage,
    [PLAN_TESTS] = add_coverage,
    [PLAN_MANUAL] = add_policies,
    [PLAN_POLICY] = add_policy,
    [PLAN_WINDOWS] = add_windows,
    [PLAN_GAPS] = add_gaps,
    [PLAN_PACKET] = add_packet,
    [PLAN_INDEX] = add_nothing,
    [PLAN_CHANGES] = add_policy,
    [PLAN_REQUESTS] = add_requests,
    [PLAN_ACKNOWLEDGED] = add_acknowledged,
    [PLAN_EXCEPTIONS] = add_exceptions,
    [PLAN_DOCUMENT] = add_document,
};

/* The marks of a section's heading, so that one partial serves a document of
 * its own and a volume. */
static const char *heading_of(enum plan_kind kind)
{
    switch (kind) {
    case PLAN_MANUAL: return "###";
    case PLAN_NARRATIVES:
    case PLAN_PACKET: return "####";
    default: return "##";
    }
}

static struct value *document_value(struct view *view,
                                    const struct plan_item *item)
{
    struct doc_meta meta = plan_meta(view->arena, view->plan, item);
    struct value *map = value_map(view->arena);

    view_str(view, map, "id", meta.id);
    view_str(view, map, "title", meta.title);
    view_str(view, map, "version", meta.version);
    view_str(view, map, "date", meta.date);
    view_str(view, map, "classification", meta.classification);
    view_str(view, map, "language", meta.language);
    return map;
}

struct value *view_document(struct arena *arena, struct diags *diags,
                            const struct plan *plan,
                            const struct plan_item *item,
                            const struct templates *templates,
                            struct value *extra)
{
    struct view view = {
        .arena = arena,
        .diags = diags,
        .plan = plan,
        .templates = templates,
    };
    struct value *root;

    view.shared = shared_value(&view);
    /* The user's texts see what is shared; templates see all. */
    root = shared_value(&view);
    value_set(root, "document", document_value(&view, item));
    view_word(&view, root, "heading", heading_of(item->kind));
    adders[item->kind](&view, root, item);
    if (extra)
        value_set(root, "binder", extra);
    return root;
}
