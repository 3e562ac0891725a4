/*
 * Turns the ids that users typed into pointers. An id that names nothing is an
 * error at its own place; where entries of its kind could not be loaded, the
 * cause has been said and nothing is added.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"
#include "model/evidence.h"

/* A kind of thing that can be referred to. */
struct target {
    enum diag_id id;
    const char *what; /* "criterion" */
    const struct map *map;
    bool is_partial;
};

struct targets {
    struct target criterion, policy, control, role, person, group, period;
};

static struct targets targets_of(const struct workspace *w)
{
    const struct partial *p = &w->partial;

    return (struct targets){
        {MUST_CRITERION, "criterion", &w->criterion_by_id, p->criteria},
        {MUST_POLICY, "policy", &w->policy_by_id, p->policies},
        {MUST_CONTROL, "control", &w->control_by_id, p->controls},
        {MUST_ROLE, "role", &w->role_by_id, p->roles},
        {MUST_PERSON, "person", &w->person_by_id, p->people},
        {MUST_GROUP, "group of controls", &w->group_by_prefix, p->groups},
        {MUST_PERIOD, "period", &w->period_by_id, p->periods}};
}

static void *find(struct check *check, const struct target *target,
                  struct text ref)
{
    void *found;
    struct diag *diag;

    if (text_is_empty(ref))
        return NULL;
    found = map_find(target->map, ref.str);
    /* What is only in git cannot be corrected any more. */
    if (found || target->is_partial || check->is_past)
        return found;
    diag = diag_add(check->diags, target->id, ref.pos, "there is no %s '%.*s'",
                    target->what, STR_ARG(ref.str));
    rules_suggest(check, diag, ref.str, target->map);
    return NULL;
}

static bool is_repeated(const struct texts *refs, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (str_eq(refs->items[i].str, refs->items[index].str))
            return true;
    return false;
}

/* An array as long as REFS; void, because each kind has its own. */
static void *find_all(struct check *check, const struct target *target,
                      const struct texts *refs)
{
    void **found = arena_array(check->workspace->arena, refs->count, void *);

    for (size_t i = 0; i < refs->count; i++) {
        struct text ref = refs->items[i];
        if (is_repeated(refs, i) && !check->is_past)
            rules_say(check, CHECK_NAMED_TWICE, ref.pos, "delete one of them",
                      "'%.*s' is named twice in this list", STR_ARG(ref.str));
        /* The first of them has had the message. */
        found[i] = is_repeated(refs, i) ? map_find(target->map, ref.str)
                                        : find(check, target, ref);
    }
    return found;
}

static void resolve_history(struct check *check, const struct target *role,
                            const struct versions *history)
{
    for (size_t i = 0; i < history->count; i++)
        find(check, role, history->items[i].by);
}

/* The words of a group are as good as its prefix. */
static void resolve_group(struct check *check, const struct target *target,
                          struct control *control)
{
    const struct workspace *workspace = check->workspace;

    /* Taken from the id, not typed. */
    if (control->group.pos.line == 0)
        return;
    for (size_t i = 0; i < workspace->groups_count; i++)
        if (str_eq_nocase(workspace->groups[i]->name.str, control->group.str))
            control->group.str = workspace->groups[i]->prefix.str;
    find(check, target, control->group);
}

static void resolve_control(struct check *check, const struct targets *to,
                            struct control *control)
{
    control->owner_role = find(check, &to->role, control->owner);
    control->operator_role = find(check, &to->role, control->operator_);
    control->reviewer_role = find(check, &to->role, control->reviewer);
    control->criterion_refs =
        find_all(check, &to->criterion, &control->criteria);
    control->policy_refs = find_all(check, &to->policy, &control->policies);
    control->related_refs = find_all(check, &to->control, &control->related);
    resolve_group(check, &to->group, control);
    resolve_history(check, &to->role, &control->history);
}

static void resolve_policy(struct check *check, const struct targets *to,
                           struct policy *policy)
{
    policy->owner_role = find(check, &to->role, policy->owner);
    policy->approver_role = find(check, &to->role, policy->approver);
    policy->criterion_refs = find_all(check, &to->criterion, &policy->criteria);
    policy->control_refs = find_all(check, &to->control, &policy->controls);
    resolve_history(check, &to->role, &policy->history);
}

static void resolve_versions(struct check *check, const struct targets *to,
                             const struct policy *policy)
{
    for (size_t i = 0; i < policy->version_count; i++) {
        check->is_past = policy->versions[i]->is_past;
        resolve_policy(check, to, policy->versions[i]);
    }
    check->is_past = false;
}

/* What a text took over from the next is said once. */
static void resolve_texts(struct check *check, const struct targets *to,
                          const struct control *control)
{
    for (size_t i = 0; i < control->version_count; i++) {
        check->is_past = control->versions[i]->is_past;
        resolve_control(check, to, control->versions[i]);
    }
    check->is_past = false;
}

static void resolve_settings(struct check *check, const struct targets *to)
{
    struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->roles_count; i++)
        workspace->roles[i]->person =
            find(check, &to->person, workspace->roles[i]->person_id);
    find(check, &to->period, workspace->default_period);
    workspace->owner_role = find(check, &to->role, workspace->owner);
    for (size_t i = 0; i < workspace->packets_count; i++) {
        struct packet *packet = workspace->packets[i];
        packet->policy_refs = find_all(check, &to->policy, &packet->policies);
        packet->control_refs = find_all(check, &to->control, &packet->controls);
    }
    for (size_t i = 0; i < workspace->documents_count; i++) {
        struct document *document = workspace->documents[i];
        document->control_refs =
            find_all(check, &to->control, &document->controls);
        find_all(check, &to->period, &document->periods);
    }
    for (size_t i = 0; i < workspace->ruling_count; i++)
        find(check, &to->period, workspace->rulings[i].period);
    rulings_resolve(check);
}

static void resolve_exception(struct check *check, const struct targets *to,
                              const struct exception *exception)
{
    find(check, &to->control, exception->control);
    find(check, &to->policy, exception->policy);
    find(check, &to->period, exception->period);
    find(check, &to->role, exception->owner);
    find(check, &to->role, exception->found_by);
}

void check_resolve(struct workspace *workspace, struct diags *diags)
{
    struct check check = {
        .workspace = workspace, .diags = diags, .arena = diags->arena};
    struct targets to = targets_of(workspace);

    resolve_settings(&check, &to);
    for (size_t i = 0; i < workspace->controls_count; i++) {
        resolve_control(&check, &to, workspace->controls[i]);
        resolve_texts(&check, &to, workspace->controls[i]);
    }
    for (size_t i = 0; i < workspace->policies_count; i++) {
        resolve_policy(&check, &to, workspace->policies[i]);
        resolve_versions(&check, &to, workspace->policies[i]);
    }
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        struct evidence *evidence = workspace->evidence[i];
        evidence->also_refs = find_all(&check, &to.control, &evidence->also);
    }
    evidence_index(workspace);
    for (size_t i = 0; i < workspace->exceptions_count; i++)
        resolve_exception(&check, &to, workspace->exceptions[i]);
    requests_resolve(&check);
}
