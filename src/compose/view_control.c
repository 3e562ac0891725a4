/*
 * What templates see of one control.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"
#include "compose/view_files.h"

#include "model/control.h"
#include "model/occurrence.h"

static struct text title_of(const struct control *control)
{
    return text_is_empty(control->title) ? control->summary : control->title;
}

struct value *view_control_link(struct view *view,
                                const struct control *control)
{
    const struct control *text = control_shown(control, view->plan->period);
    struct value *map = value_map(view->arena);

    view_text(view, map, "id", control->id);
    view_text(view, map, "title", title_of(text));
    return map;
}

/* "quarterly" to "Quarterly". */
static struct str capital(struct arena *arena, const char *word)
{
    struct str copy = str_copy(arena, str_from(word));

    if (copy.len > 0 && copy.ptr[0] >= 'a' && copy.ptr[0] <= 'z')
        ((char *)copy.ptr)[0] = (char)(copy.ptr[0] - 'a' + 'A');
    return copy;
}

static const char *mode_text(enum mode mode)
{
    static const char *const texts[MODE_COUNT] = {
        [MODE_NONE] = "",
        [MODE_PERIODIC] = "one set of evidence for each due date",
        [MODE_EVENT] = "a list of all events, and the record of each",
        [MODE_CONFIG] = "a setting, shown as of a date",
        [MODE_DOCUMENT] = "an approved document in force",
    };

    return texts[mode];
}

static void set_kind(struct view *view, struct value *map,
                     const struct control *control)
{
    const struct workspace *workspace = view->plan->workspace;
    struct text group = control->group;

    for (size_t i = 0; i < workspace->groups_count; i++)
        if (str_eq(workspace->groups[i]->prefix.str, group.str))
            group = workspace->groups[i]->name;
    view_text(view, map, "group_id", control->group);
    view_bool(view, map, "is_further",
              str_is(control->group.str, VIEW_FURTHER));
    view_text(view, map, "group", group);
    view_word(view, map, "primary", category_name(control->primary));
    view_word(view, map, "secondary", category_name(control->secondary));
    view_str(view, map, "frequency",
             capital(view->arena, frequency_name(control->frequency)));
    view_word(view, map, "mode", mode_name(control->mode));
    view_word(view, map, "mode_text", mode_text(control->mode));
    view_joined(view, map, "nature", &control->nature);
}

/* Two roles that two people hold, as far as the workspace says. */
static bool is_separated(const struct control *control)
{
    const struct role *one = control->operator_role;
    const struct role *other = control->reviewer_role;

    if (!one || !other || one == other)
        return false;
    return one->person && other->person && one->person != other->person;
}

static void set_roles(struct view *view, struct value *map,
                      const struct control *control)
{
    view_role(view, map, "owner", control->owner_role, control->owner);
    view_role(view, map, "operator", control->operator_role,
              control->operator_);
    view_role(view, map, "reviewer", control->reviewer_role, control->reviewer);
    view_bool(view, map, "has_roles",
              control->owner.str.len + control->operator_.str.len +
                      control->reviewer.str.len >
                  0);
    view_bool(view, map, "is_separated", is_separated(control));
}

static void set_prose(struct view *view, struct value *map,
                      const struct control *control)
{
    view_prose(view, map, "summary", control->summary);
    view_prose(view, map, "purpose", control->purpose);
    view_prose(view, map, "risk", control->risk);
    view_prose(view, map, "statement", control->statement);
    view_prose(view, map, "due", control->due);
    view_prose(view, map, "inputs", control->inputs);
    view_prose(view, map, "escalation", control->escalation);
    view_prose(view, map, "customers", control->customers);
    view_prose(view, map, "vendors", control->vendors);
    view_prose(view, map, "not_applicable", control->not_applicable);
    view_proses(view, map, "systems", &control->systems);
    view_proses(view, map, "environments", &control->environments);
    view_proses(view, map, "exclusions", &control->exclusions);
    view_proses(view, map, "steps", &control->steps);
}

/* Fields "variations" and "alternatives" (without the chosen one). */
static void set_variations(struct view *view, struct value *map,
                           const struct control *control)
{
    struct value *all = value_list(view->arena);
    struct value *others = value_list(view->arena);
    struct value *chosen = value_list(view->arena);

    for (size_t i = 0; i < control->variation_count; i++) {
        const struct variation *variation = &control->variations[i];
        struct value *row = value_map(view->arena);
        bool is_chosen = control->variation.str.len > 0 &&
                         str_eq(variation->id.str, control->variation.str);

        view_text(view, row, "id", variation->id);
        view_prose(view, row, "text", variation->text);
        view_bool(view, row, "is_chosen", is_chosen);
        value_push(view->arena, all, row);
        value_push(view->arena, is_chosen ? chosen : others, row);
    }
    value_set(map, "variations", all);
    value_set(map, "chosen", chosen);
    value_set(map, "alternatives", others);
}

static void set_expected(struct view *view, struct value *map,
                         const struct control *control)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < control->expected_count; i++) {
        const struct expected *expected = &control->expected[i];
        struct value *row = value_map(view->arena);

        view_prose(view, row, "what", expected->what);
        view_prose(view, row, "source", expected->source);
        view_text(view, row, "kind", expected->kind);
        view_prose(view, row, "acceptance", expected->acceptance);
        value_push(view->arena, list, row);
    }
    value_set(map, "expected", list);
}

static void set_links(struct view *view, struct value *map,
                      const struct control *control)
{
    struct value *policies = value_list(view->arena);
    struct value *related = value_list(view->arena);

    for (size_t i = 0; i < control->policies.count; i++)
        if (control->policy_refs && control->policy_refs[i])
            value_push(view->arena, policies,
                       view_policy_link(view, control->policy_refs[i]));
    for (size_t i = 0; i < control->related.count; i++)
        if (control->related_refs && control->related_refs[i])
            value_push(view->arena, related,
                       view_control_link(view, control->related_refs[i]));
    value_set(map, "policies", policies);
    value_set(map, "related", related);
    view_bool(view, map, "has_references",
              policies->count + related->count > 0);
    view_joined(view, map, "policy_ids", &control->policies);
    view_criteria(view, map, &control->criteria, control->criterion_refs);
}

static void set_history(struct view *view, struct value *map,
                        const struct control *newest)
{
    const struct period *period = view->plan->period;
    struct value *revisions = view_control_revisions(view, newest);

    view_versions(view, map, "history", &newest->history, DATE_NONE,
                  period->to.day);
    view_versions(view, map, "changes", &newest->history, period->from.day,
                  period->to.day);
    value_set(map, "revisions", revisions);
    view_bool(view, map, "has_changes",
              revisions->count > 0 ||
                  value_is_true(map_find(&map->fields, STR("changes"))));
}

static void set_term(struct view *view, struct value *map,
                     const struct control *control)
{
    view_date(view, map, "effective_from", "effective_from_iso",
              control->effective_from);
    view_date(view, map, "effective_to", "effective_to_iso",
              control->effective_to);
    view_bool(view, map, "has_term",
              control->effective_from.day != DATE_NONE ||
                  control->effective_to.day != DATE_NONE);
    view_bool(view, map, "is_in_period",
              control_is_in(control, view->plan->period));
}

struct value *view_control(struct view *view, const struct control *newest)
{
    const struct control *control = control_shown(newest, view->plan->period);
    struct value *map = view_control_link(view, newest);
    bool is_long = view_files(view, map, newest);

    set_kind(view, map, control);
    set_roles(view, map, control);
    set_prose(view, map, control);
    set_variations(view, map, control);
    set_expected(view, map, control);
    set_links(view, map, control);
    view_occurrences(view, map, newest, is_long);
    view_text(view, map, "version", control->version);
    set_term(view, map, control);
    set_history(view, map, newest);
    view_bool(view, map, "has_scope",
              control->systems.count + control->environments.count +
                      control->exclusions.count + control->variation_count >
                  0);
    view_bool(view, map, "has_dependencies",
              control->customers.str.len + control->vendors.str.len > 0 ||
                  value_is_true(map_find(&map->fields, STR("has_references"))));
    return map;
}
