/*
 * Controls, policies and evidence as JSON.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/entries.h"

#include "model/control.h"
#include "model/policy.h"

void entries_text(struct json *json, const char *name, struct text text)
{
    if (!text_is_empty(text))
        json_str(json, name, text.str);
}

void entries_word(struct json *json, const char *name, const char *word)
{
    if (*word)
        json_str(json, name, str_from(word));
}

void entries_date(struct json *json, struct arena *arena, const char *name,
                  date day)
{
    if (day != DATE_NONE)
        json_str(json, name, date_iso(arena, day));
}

void entries_texts(struct json *json, const char *name,
                   const struct texts *texts)
{
    if (texts->count == 0)
        return;
    json_open(json, name, '[');
    for (size_t i = 0; i < texts->count; i++)
        json_str(json, NULL, texts->items[i].str);
    json_close(json);
}

static void add_history(struct json *json, struct arena *arena,
                        const struct versions *versions)
{
    if (versions->count == 0)
        return;
    json_open(json, "history", '[');
    for (size_t i = 0; i < versions->count; i++) {
        const struct version *version = &versions->items[i];
        json_open(json, NULL, '{');
        entries_text(json, "version", version->version);
        entries_date(json, arena, "date", version->date.day);
        entries_text(json, "change", version->change);
        entries_text(json, "by", version->by);
        json_close(json);
    }
    json_close(json);
}

/* Controls --------------------------------------------------------------- */

static void add_expected(struct json *json, const struct control *control)
{
    json_open(json, "evidence", '[');
    for (size_t i = 0; i < control->expected_count; i++) {
        const struct expected *expected = &control->expected[i];
        json_open(json, NULL, '{');
        entries_text(json, "what", expected->what);
        entries_text(json, "source", expected->source);
        entries_text(json, "kind", expected->kind);
        entries_text(json, "acceptance", expected->acceptance);
        json_close(json);
    }
    json_close(json);
}

static void add_variations(struct json *json, const struct control *control)
{
    json_open(json, "variations", '[');
    for (size_t i = 0; i < control->variation_count; i++) {
        json_open(json, NULL, '{');
        entries_text(json, "id", control->variations[i].id);
        entries_text(json, "text", control->variations[i].text);
        json_close(json);
    }
    json_close(json);
    entries_text(json, "variation", control->variation);
}

static void add_scope(struct json *json, const struct control *control)
{
    json_open(json, "scope", '{');
    entries_texts(json, "systems", &control->systems);
    entries_texts(json, "environments", &control->environments);
    entries_texts(json, "exclusions", &control->exclusions);
    json_close(json);
    json_open(json, "dependencies", '{');
    entries_text(json, "customers", control->customers);
    entries_text(json, "vendors", control->vendors);
    json_close(json);
}

static void add_facts(struct json *json, const struct control *control)
{
    entries_text(json, "id", control->id);
    entries_text(json, "title", control->title);
    entries_text(json, "summary", control->summary);
    entries_text(json, "category", control->group);
    entries_word(json, "primary", category_word(control->primary));
    entries_word(json, "secondary", category_word(control->secondary));
    entries_word(json, "frequency", frequency_name(control->frequency));
    entries_word(json, "mode", mode_name(control->mode));
    entries_texts(json, "criteria", &control->criteria);
    entries_texts(json, "nature", &control->nature);
    entries_text(json, "owner", control->owner);
    entries_text(json, "operator", control->operator_);
    entries_text(json, "reviewer", control->reviewer);
}

/* What git says of a text. */
static void add_commit(struct json *json, struct arena *arena,
                       const struct commit *commit)
{
    if (!commit || commit->id.len == 0)
        return;
    json_open(json, "commit", '{');
    json_str(json, "id", commit->id);
    entries_date(json, arena, "date", commit->day);
    json_str(json, commit->is_approved ? "approved_by" : "committed_by",
             commit->by);
    json_close(json);
}

/* The text alone. */
static void add_text(struct json *json, struct arena *arena,
                     const struct control *control)
{
    add_facts(json, control);
    entries_text(json, "not_applicable", control->not_applicable);
    entries_text(json, "purpose", control->purpose);
    entries_text(json, "risk", control->risk);
    entries_text(json, "statement", control->statement);
    entries_text(json, "due", control->due);
    add_scope(json, control);
    entries_texts(json, "steps", &control->steps);
    entries_text(json, "inputs", control->inputs);
    add_variations(json, control);
    add_expected(json, control);
    entries_text(json, "escalation", control->escalation);
    entries_texts(json, "policies", &control->policies);
    entries_texts(json, "related", &control->related);
    entries_text(json, "version", control->version);
    entries_date(json, arena, "effective", control_begins(control));
    add_commit(json, arena, control->commit);
}

/* The newest text, and below "versions" those before it, the oldest first. */
static void add_control(struct json *json, const struct table_source *source,
                        const struct control *control)
{
    struct arena *arena = source->arena;
    const struct control *shown = control_shown(control, source->period);

    json_open(json, NULL, '{');
    add_text(json, arena, control);
    json_bool(json, "is_in_period", control_is_in(control, source->period));
    json_bool(json, "is_shown", shown == control);
    entries_date(json, arena, "effective_from", control->effective_from.day);
    entries_date(json, arena, "effective_to", control->effective_to.day);
    add_history(json, arena, &control->history);
    json_open(json, "versions", '[');
    for (size_t i = 0; i < control->version_count; i++) {
        json_open(json, NULL, '{');
        add_text(json, arena, control->versions[i]);
        json_bool(json, "is_shown", shown == control->versions[i]);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

void entries_controls(struct json *json, const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;

    json_open(json, "controls", '[');
    for (size_t i = 0; i < workspace->controls_count; i++)
        add_control(json, source, workspace->controls[i]);
    json_close(json);
}

/* Policies --------------------------------------------------------------- */

static void add_policy_text(struct json *json, struct arena *arena,
                            const struct policy *policy)
{
    entries_text(json, "id", policy->id);
    entries_text(json, "title", policy->title);
    json_str(json, "path", policy->path);
    entries_text(json, "version", policy->version);
    entries_word(json, "status", status_name(policy->status));
    entries_text(json, "owner", policy->owner);
    entries_text(json, "approver", policy->approver);
    entries_date(json, arena, "approved", policy->approved.day);
    entries_date(json, arena, "effective", policy_begins(policy));
    entries_date(json, arena, "reviewed", policy->reviewed.day);
    entries_date(json, arena, "next_review", policy->next_review.day);
    entries_text(json, "review", policy->review);
    entries_text(json, "classification", policy->classification);
    entries_text(json, "language", policy->language);
    entries_text(json, "summary", policy->summary);
    entries_texts(json, "criteria", &policy->criteria);
    entries_texts(json, "controls", &policy->controls);
    add_history(json, arena, &policy->history);
    add_commit(json, arena, policy->commit);
}

/* As for controls. */
static void add_policy(struct json *json, const struct table_source *source,
                       const struct policy *policy)
{
    const struct policy *shown = policy_shown(policy, source->period);

    json_open(json, NULL, '{');
    add_policy_text(json, source->arena, policy);
    json_bool(json, "is_shown", shown == policy);
    json_open(json, "versions", '[');
    for (size_t i = 0; i < policy->version_count; i++) {
        json_open(json, NULL, '{');
        add_policy_text(json, source->arena, policy->versions[i]);
        json_bool(json, "is_shown", shown == policy->versions[i]);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

void entries_policies(struct json *json, const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;

    json_open(json, "policies", '[');
    for (size_t i = 0; i < workspace->policies_count; i++)
        add_policy(json, source, workspace->policies[i]);
    json_close(json);
}

/* Evidence --------------------------------------------------------------- */

static void add_dates(struct json *json, struct arena *arena,
                      const struct evidence *file)
{
    entries_date(json, arena, "performed", file->performed.day);
    if (file->covers_from.day != DATE_NONE ||
        file->covers_to.day != DATE_NONE) {
        json_open(json, "covers", '{');
        entries_date(json, arena, "from", file->covers_from.day);
        entries_date(json, arena, "to", file->covers_to.day);
        json_close(json);
    }
    entries_text(json, "captured", file->captured);
}

static void add_evidence(struct json *json, struct arena *arena,
                         const struct evidence *file)
{
    json_open(json, NULL, '{');
    json_str(json, "path", file->path);
    if (file->control)
        json_str(json, "control", file->control->id.str);
    json_count(json, "size", (size_t)file->size);
    entries_text(json, "title", file->title);
    entries_text(json, "kind", file->kind);
    add_dates(json, arena, file);
    entries_text(json, "captured_by", file->captured_by);
    entries_text(json, "performed_by", file->performed_by);
    entries_text(json, "reviewed_by", file->reviewed_by);
    entries_text(json, "source", file->source);
    entries_text(json, "query", file->query);
    entries_text(json, "environment", file->environment);
    entries_text(json, "rows", file->rows);
    entries_text(json, "source_rows", file->source_rows);
    entries_text(json, "url", file->url);
    entries_text(json, "clock", file->clock);
    entries_text(json, "sensitivity", file->sensitivity);
    entries_texts(json, "controls", &file->also);
    entries_text(json, "note", file->note);
    entries_text(json, "exclude", file->exclude);
    entries_text(json, "did_not_occur", file->did_not_occur);
    entries_text(json, "supersedes", file->supersedes);
    json_close(json);
}

void entries_evidence(struct json *json, const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;

    json_open(json, "evidence", '[');
    for (size_t i = 0; i < workspace->evidence_count; i++)
        if (workspace->evidence[i]->period == source->period)
            add_evidence(json, source->arena, workspace->evidence[i]);
    json_close(json);
}
