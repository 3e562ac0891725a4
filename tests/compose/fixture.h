/*
 * A small workspace made in memory: two controls, two policies, a packet, a
 * file of evidence, with names that Markdown would take for marks.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_COMPOSE_FIXTURE_H
#define TESTS_COMPOSE_FIXTURE_H

#include "help.h"

#include "compose/plan.h"
#include "model/evidence.h"

static inline struct text text_of(const char *s, int line)
{
    return (struct text){str_from(s),
                         pos_make(STR("controls/a.yaml"), line, 5)};
}

static inline struct texts texts_of(const char *const *items, size_t count)
{
    struct texts texts = {arena_array(arena, count + 1, struct text), count};

    for (size_t i = 0; i < count; i++)
        texts.items[i] = text_of(items[i], (int)i + 1);
    return texts;
}

#define TEXTS(...)                                                             \
    texts_of((const char *const[]){__VA_ARGS__},                               \
             sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static inline struct dated day(int year, int month, int d)
{
    return (struct dated){date_make(year, month, d), POS_NONE};
}

static const struct dated no_day = {DATE_NONE, {{NULL, 0}, 0, 0}};

static inline struct role *role_of(const char *id, const char *title,
                                   const char *name)
{
    struct role *role = arena_new(arena, struct role);

    role->id = text_of(id, 1);
    role->title = text_of(title, 1);
    role->person = arena_new(arena, struct person);
    role->person->name = text_of(name, 1);
    return role;
}

static inline struct versions versions_of(void)
{
    struct versions versions = {arena_array(arena, 2, struct version), 2};

    versions.items[0] =
        (struct version){text_of("1.0", 30), text_of("First issue.", 31),
                         text_of("cto", 32), day(2025, 1, 13)};
    versions.items[1] = (struct version){
        text_of("1.1", 33), text_of("Named {{system.name}} | its parts.", 34),
        text_of("cto", 35), day(2026, 1, 12)};
    return versions;
}

static inline struct criterion *criterion_of(const char *id, const char *title,
                                             enum category category)
{
    struct criterion *criterion = arena_new(arena, struct criterion);

    criterion->id = text_of(id, 1);
    criterion->title = text_of(title, 1);
    criterion->category = category;
    return criterion;
}

#define LIST_OF(workspace, name, type, n)                                      \
    ((workspace)->name = arena_array(arena, (n), struct type *),               \
     (workspace)->name##_count = (n))

static inline void fill_control(struct control *control)
{
    control->id = text_of("CM-01", 3);
    control->title = text_of("Source access review", 4);
    control->summary = text_of("Quarterly review of access", 5);
    control->group = text_of("CM", 6);
    control->primary = CATEGORY_SECURITY;
    control->secondary = CATEGORY_CONFIDENTIALITY;
    control->frequency = FREQUENCY_QUARTERLY;
    control->mode = MODE_PERIODIC;
    control->criteria = TEXTS("CC6.2", "CC6.3");
    control->nature = TEXTS("manual", "detective");
    control->purpose = text_of("Keeps access to {{system.name}} small.", 10);
    control->risk = text_of("A leaver could change code.", 11);
    control->statement = text_of("The CTO compares users with duties.", 12);
    control->due = text_of("By the quarter's last day.", 13);
    control->systems = TEXTS("source host", "identity provider");
    control->exclusions = TEXTS("Public repositories");
    control->steps = TEXTS("The CTO exports all users:\n\n- names\n- roles",
                           "The CTO signs `sheet`.");
    control->version = text_of("1.1", 20);
    control->history = versions_of();
    control->owner = control->operator_ = text_of("cto", 21);
    control->reviewer = text_of("ceo", 22);
    control->variation_count = 2;
    control->variations = arena_array(arena, 2, struct variation);
    control->variations[0] = (struct variation){
        text_of("export", 23), text_of("One decision per user.", 23)};
    control->variations[1] = (struct variation){
        text_of("group", 24), text_of("One decision per group.", 24)};
    control->variation = text_of("export", 25);
    control->expected_count = 1;
    control->expected = arena_array(arena, 1, struct expected);
    control->expected[0] = (struct expected){
        text_of("Export | list", 26), text_of("Source host", 26),
        text_of("population", 26), text_of("Row count\nequals.", 26)};
    control->policies = TEXTS("ACP");
    control->related = TEXTS("X_2*");
}

static inline void fill_policy(struct policy *policy)
{
    static const char body[] = "\n## Purpose\n\n{{organization.name}} keeps "
                               "access small.[^1]\n\n[^1]: See below.\n\n"
                               "## Rules\n\n1. Ask.\n2. Sign.\n\n### Time\n\n"
                               "```\nopen fence\n";

    policy->id = text_of("ACP", 2);
    policy->title = text_of("Access Control Policy", 3);
    policy->version = text_of("1.1", 4);
    policy->status = STATUS_APPROVED;
    policy->classification = text_of("Internal", 5);
    policy->approved = policy->reviewed = day(2026, 1, 12);
    policy->effective = day(2026, 1, 15);
    policy->next_review = day(2027, 1, 12);
    policy->criteria = TEXTS("CC6.2");
    policy->controls = TEXTS("CM-01");
    policy->history = versions_of();
    policy->owner = text_of("cto", 6);
    policy->approver = text_of("ceo", 7);
    policy->body =
        (struct text){STR(body), pos_make(STR("policies/access.md"), 9, 1)};
}

static inline void fill_names(struct workspace *workspace)
{
    workspace->organization = text_of("A&B \"Labs\" <x>", 1);
    workspace->system = text_of("Snake_Case *Cloud*", 2);
    workspace->language = text_of("en", 3);
    workspace->brand.classification = text_of("Confidential", 4);
    workspace->category_in_scope[CATEGORY_SECURITY] = true;
    workspace->category_in_scope[CATEGORY_CONFIDENTIALITY] = true;
    workspace->role_by_id = map_new(arena);
    LIST_OF(workspace, roles, role, 2);
    workspace->roles[0] = role_of("cto", "Chief Technology Officer", "Ada B.");
    workspace->roles[1] = role_of("ceo", "Chief Executive Officer", "Cy D.");
    for (size_t i = 0; i < 2; i++)
        map_add(&workspace->role_by_id, workspace->roles[i]->id.str,
                workspace->roles[i]);
    LIST_OF(workspace, criteria, criterion, 3);
    workspace->criteria[0] =
        criterion_of("CC6.2", "Users registered", CATEGORY_SECURITY);
    workspace->criteria[1] =
        criterion_of("CC6.3", "Access by role", CATEGORY_SECURITY);
    workspace->criteria[2] =
        criterion_of("C1.1", "Data kept", CATEGORY_CONFIDENTIALITY);
    LIST_OF(workspace, groups, group, 1);
    workspace->groups[0] = arena_new(arena, struct group);
    workspace->groups[0]->prefix = text_of("CM", 1);
    workspace->groups[0]->name = text_of("Change Management", 1);
}

static inline void fill_controls(struct workspace *workspace)
{
    struct control *first = arena_new(arena, struct control);
    struct control *second = arena_new(arena, struct control);

    LIST_OF(workspace, controls, control, 2);
    workspace->controls[0] = first;
    workspace->controls[1] = second;
    fill_control(first);
    second->id = text_of("X_2*", 40);
    second->summary = text_of("Cameras watch the door", 41);
    second->not_applicable = text_of("{{organization.short}} has no door.", 42);
    for (size_t i = 0; i < 2; i++)
        workspace->controls[i]->effective_from =
            workspace->controls[i]->effective_to = no_day;
    first->criterion_refs = workspace->criteria;
    first->owner_role = first->operator_role = workspace->roles[0];
    first->reviewer_role = workspace->roles[1];
    first->related_refs = &workspace->controls[1];
    first->policy_refs = workspace->policies;
}

static inline void fill_policies(struct workspace *workspace)
{
    struct policy *retired = arena_new(arena, struct policy);

    LIST_OF(workspace, policies, policy, 2);
    workspace->policies[0] = arena_new(arena, struct policy);
    workspace->policies[1] = retired;
    fill_policy(workspace->policies[0]);
    workspace->policies[0]->owner_role = workspace->roles[0];
    workspace->policies[0]->approver_role = workspace->roles[1];
    workspace->policies[0]->criterion_refs = workspace->criteria;
    retired->id = text_of("OLD", 1);
    retired->status = STATUS_RETIRED;
}

static inline void fill_rest(struct workspace *workspace)
{
    struct packet *packet = arena_new(arena, struct packet);
    struct period *period = arena_new(arena, struct period);
    struct evidence *evidence = arena_new(arena, struct evidence);

    LIST_OF(workspace, packets, packet, 1);
    LIST_OF(workspace, periods, period, 1);
    LIST_OF(workspace, evidence, evidence, 1);
    workspace->packets[0] = packet;
    workspace->periods[0] = period;
    workspace->evidence[0] = evidence;
    packet->id = text_of("PP", 1);
    packet->title = text_of("Access Packet", 2);
    packet->purpose = text_of("Shows who may enter.", 3);
    packet->policies = TEXTS("ACP");
    packet->controls = TEXTS("CM-01");
    packet->policy_refs = workspace->policies;
    packet->control_refs = workspace->controls;
    period->id = text_of("2026-H1", 1);
    period->type = PERIOD_TYPE_II;
    period->from = day(2026, 1, 1);
    period->to = day(2026, 6, 30);
    period->prior_to = no_day;
    evidence->name = STR("2026-03-31 review_final.csv");
    evidence->kind = text_of("population", 2);
    evidence->performed = day(2026, 3, 31);
    evidence->covers_from = evidence->covers_to = no_day;
    evidence->control = workspace->controls[0];
    evidence->period = period;
    evidence_index(workspace);
}

static inline struct document *document_of(const char *id, const char *title,
                                           const char *template_name)
{
    struct document *document = arena_new(arena, struct document);

    document->id = text_of(id, 1);
    document->title = text_of(title, 2);
    document->template_name = text_of(template_name, 3);
    return document;
}

static inline void fill_documents(struct workspace *workspace)
{
    static const char body[] = "## DC 1: Services\n\n{{system.name}} keeps "
                               "| books.\n\n```\nopen fence\n";
    struct document *description =
        document_of("SD", "System Description", "system-description.md");
    struct document *form =
        document_of("F-1", "Access Review", "forms/access-review-record.md");
    struct document *other =
        document_of("BL", "For Another Period", "bridge-letter.md");

    LIST_OF(workspace, documents, document, 3);
    workspace->documents[0] = description;
    workspace->documents[1] = form;
    workspace->documents[2] = other;
    description->body =
        (struct text){STR(body), pos_make(STR("documents/sd.md"), 1, 1)};
    form->controls = TEXTS("CM-01");
    form->control_refs = workspace->controls;
    form->classification = text_of("Internal", 4);
    other->periods = TEXTS("2025-H2");
}

static inline struct workspace *fixture(void)
{
    struct workspace *workspace = arena_new(arena, struct workspace);

    workspace->arena = arena;
    fill_names(workspace);
    fill_policies(workspace);
    fill_controls(workspace);
    workspace->policies[0]->control_refs = workspace->controls;
    fill_rest(workspace);
    fill_documents(workspace);
    return workspace;
}

static inline struct plan fixture_plan(struct workspace *workspace)
{
    static char digits[] =
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    struct instant built = {.day = date_make(2026, 6, 30), .seconds = -1};
    struct map *digests = arena_new(arena, struct map);
    struct plan plan =
        plan_make(arena, workspace, workspace->periods[0], built);

    *digests = map_new(arena);
    map_add(digests, workspace->evidence[0]->path, digits);
    plan.digests = digests;
    return plan;
}

#endif
