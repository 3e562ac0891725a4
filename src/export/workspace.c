/*
 * The workspace as JSON: the program, what is derived, and the order of all.
 * Controls, policies and evidence are in entries.c.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/workspace.h"

#include "export/entries.h"
#include "model/acknowledgement.h"
#include "model/coverage.h"
#include "model/occurrence.h"
#include "model/policy.h"
#include "model/request.h"

enum { SCHEMA_VERSION = 1 };

static void add_period(struct json *json, struct arena *arena,
                       const struct period *period)
{
    json_open(json, "period", '{');
    entries_text(json, "id", period->id);
    entries_text(json, "title", period->title);
    json_str(json, "type",
             period->type == PERIOD_TYPE_I ? STR("I") : STR("II"));
    entries_date(json, arena, "from", period->from.day);
    entries_date(json, arena, "to", period->to.day);
    entries_date(json, arena, "prior_to", period->prior_to.day);
    json_close(json);
}

static void add_program(struct json *json, const struct workspace *workspace)
{
    json_open(json, "organization", '{');
    entries_text(json, "name", workspace->organization);
    entries_text(json, "short", workspace->organization_short);
    entries_text(json, "address", workspace->address);
    entries_text(json, "website", workspace->website);
    json_close(json);
    json_open(json, "system", '{');
    entries_text(json, "name", workspace->system);
    entries_text(json, "description", workspace->system_description);
    entries_texts(json, "environments", &workspace->environments);
    json_close(json);
    entries_text(json, "language", workspace->language);
    entries_text(json, "auditor", workspace->auditor);
    json_open(json, "categories", '[');
    for (int i = 1; i < CATEGORY_COUNT; i++)
        if (workspace->category_in_scope[i])
            json_str(json, NULL, str_from(category_word((enum category)i)));
    json_close(json);
}

static void add_people(struct json *json, const struct workspace *workspace)
{
    json_open(json, "people", '[');
    for (size_t i = 0; i < workspace->people_count; i++) {
        json_open(json, NULL, '{');
        entries_text(json, "id", workspace->people[i]->id);
        entries_text(json, "name", workspace->people[i]->name);
        entries_text(json, "title", workspace->people[i]->title);
        json_close(json);
    }
    json_close(json);
    json_open(json, "roles", '[');
    for (size_t i = 0; i < workspace->roles_count; i++) {
        json_open(json, NULL, '{');
        entries_text(json, "id", workspace->roles[i]->id);
        entries_text(json, "title", workspace->roles[i]->title);
        entries_text(json, "person", workspace->roles[i]->person_id);
        json_close(json);
    }
    json_close(json);
}

static void add_exceptions(struct json *json, const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;

    json_open(json, "exceptions", '[');
    for (size_t i = 0; i < workspace->exceptions_count; i++) {
        const struct exception *one = workspace->exceptions[i];
        if (!exception_is_in(one, source->period))
            continue;
        json_open(json, NULL, '{');
        entries_text(json, "id", one->id);
        entries_text(json, "control", one->control);
        entries_text(json, "policy", one->policy);
        entries_text(json, "what", one->what);
        entries_text(json, "cause", one->cause);
        entries_text(json, "effect", one->effect);
        entries_text(json, "correction", one->correction);
        entries_text(json, "owner", one->owner);
        entries_text(json, "found_by", one->found_by);
        entries_date(json, source->arena, "found", one->found.day);
        entries_date(json, source->arena, "due", one->due.day);
        entries_date(json, source->arena, "closed", one->closed.day);
        json_close(json);
    }
    json_close(json);
}

/* People are counted and not named, as on the pages. */
static void add_acknowledged(struct json *json,
                             const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;
    date until = acknowledged_until(workspace, source->period);

    json_open(json, "acknowledgements", '[');
    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *policy = workspace->policies[i];
        const struct policy *text = policy_shown(policy, source->period);
        struct acknowledged all = acknowledged_by(
            source->arena, workspace, policy->id.str, text->version.str, until);
        if (all.asked == 0)
            continue;
        json_open(json, NULL, '{');
        entries_text(json, "policy", policy->id);
        entries_text(json, "version", text->version);
        json_count(json, "asked", all.asked);
        json_count(json, "acknowledged", all.done);
        entries_date(json, source->arena, "last", all.last);
        json_close(json);
    }
    json_close(json);
}

/* Derived ---------------------------------------------------------------- */

static void add_coverage(struct json *json, const struct table_source *source)
{
    struct coverage coverage =
        coverage_of(source->arena, source->workspace, source->period);

    json_open(json, "coverage", '[');
    for (size_t i = 0; i < coverage.count; i++) {
        const struct coverage_row *row = &coverage.rows[i];
        json_open(json, NULL, '{');
        entries_text(json, "criterion", row->criterion->id);
        entries_text(json, "title", row->criterion->title);
        json_bool(json, "is_met", row->control_count > 0);
        json_open(json, "controls", '[');
        for (size_t k = 0; k < row->control_count; k++)
            json_str(json, NULL, row->controls[k]->id.str);
        json_close(json);
        json_open(json, "policies", '[');
        for (size_t k = 0; k < row->policy_count; k++)
            json_str(json, NULL, row->policies[k]->id.str);
        json_close(json);
        json_close(json);
    }
    json_close(json);
}

static void add_occurrence(struct json *json, struct arena *arena,
                           const struct control *control,
                           const struct occurrence *occurrence)
{
    json_open(json, NULL, '{');
    json_str(json, "control", control->id.str);
    json_str(json, "window", window_label(arena, control, &occurrence->window));
    entries_date(json, arena, "from", occurrence->window.from);
    entries_date(json, arena, "to", occurrence->window.to);
    entries_date(json, arena, "due", occurrence->window.due);
    json_bool(json, "is_expected", occurrence->window.is_expected);
    json_str(json, "state", str_from(occurrence_word(occurrence->state)));
    entries_date(json, arena, "performed", occurrence->performed);
    json_open(json, "files", '[');
    for (size_t i = 0; i < occurrence->file_count; i++)
        json_str(json, NULL, occurrence->files[i]->path);
    json_close(json);
    json_close(json);
}

static void add_occurrences(struct json *json,
                            const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;

    json_open(json, "occurrences", '[');
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        struct occurrences occurrences =
            occurrences_of(source->arena, workspace, control, source->period);
        for (size_t k = 0; k < occurrences.count; k++)
            add_occurrence(json, source->arena, occurrences.control,
                           &occurrences.items[k]);
    }
    json_close(json);
}

struct str workspace_json(const struct table_source *source)
{
    struct json json = json_new(source->arena);

    json_open(&json, NULL, '{');
    json_count(&json, "schema_version", SCHEMA_VERSION);
    add_program(&json, source->workspace);
    add_period(&json, source->arena, source->period);
    add_people(&json, source->workspace);
    entries_controls(&json, source);
    entries_policies(&json, source);
    entries_evidence(&json, source);
    add_exceptions(&json, source);
    add_acknowledged(&json, source);
    add_coverage(&json, source);
    add_occurrences(&json, source);
    json_close(&json);
    buf_add_byte(&json.buf, '\n');
    return buf_str(&json.buf);
}
