/*
 * Rules about evidence: where it lies, when it was made, what it is.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"
#include "check/rules.h"
#include "model/occurrence.h"

/* Kinds. */

void rules_evidence_kind(struct check *check, struct text kind)
{
    static const struct str kinds[] = {{"population", 10},    {"sample", 6},
                                       {"configuration", 13}, {"document", 8},
                                       {"screenshot", 10},    {"log", 3},
                                       {"attestation", 11}};
    struct str near;

    if (text_is_empty(kind))
        return;
    for (size_t i = 0; i < RULES_COUNT(kinds); i++)
        if (str_eq_nocase(kind.str, kinds[i]))
            return;
    near = str_nearest(kind.str, kinds, RULES_COUNT(kinds));
    rules_say(check, MUST_EVIDENCE_KIND, kind.pos,
              near.len ? str_zero_ended(check->arena,
                                        str_printf(check->arena,
                                                   "did you mean '%.*s'?",
                                                   STR_ARG(near)))
                       : "allowed: population, sample, configuration, "
                         "document, screenshot, log, attestation",
              "'%.*s' is no kind of evidence", STR_ARG(kind.str));
}

static void is_known_kind(struct check *check, const struct evidence *evidence)
{
    rules_evidence_kind(check, evidence->kind);
}

/* Dates. */

static date captured_day(const struct evidence *evidence)
{
    struct instant instant;

    if (!instant_parse(evidence->captured.str, &instant))
        return DATE_NONE;
    return instant.day;
}

/* Nothing is captured before it happened. */
static void captured_last(struct check *check, const struct evidence *evidence)
{
    date captured = captured_day(evidence);

    if (captured != DATE_NONE && evidence->performed.day != DATE_NONE &&
        captured < evidence->performed.day)
        rules_say(check, CHECK_EVIDENCE_DATES, evidence->captured.pos,
                  "correct 'captured' or 'performed'",
                  "'%.*s' was captured before it was performed",
                  STR_ARG(evidence->name));
}

/* What it covers does not end before it begins. */
static void covers_forward(struct check *check, const struct evidence *evidence)
{
    if (evidence->covers_from.day != DATE_NONE &&
        evidence->covers_to.day != DATE_NONE &&
        evidence->covers_from.day > evidence->covers_to.day)
        rules_say(check, CHECK_EVIDENCE_DATES, evidence->covers_to.pos,
                  "swap the two dates",
                  "what '%.*s' covers ends before it begins",
                  STR_ARG(evidence->name));
}

static bool is_within(date day, const struct period *period)
{
    return day >= period->from.day && day <= period->to.day;
}

bool rules_covers_part_of(const struct evidence *evidence,
                          const struct period *period)
{
    return evidence->covers_from.day != DATE_NONE &&
           evidence->covers_to.day != DATE_NONE &&
           evidence->covers_from.day <= period->to.day &&
           evidence->covers_to.day >= period->from.day;
}

/* A window that began before the period or falls due behind its end holds it;
 * the rules about occurrences judge it. */
static bool is_in_window(struct check *check, const struct evidence *evidence)
{
    struct occurrences occurrences;

    if (!evidence->control)
        return false;
    occurrences = occurrences_of(check->arena, check->workspace,
                                 evidence->control, evidence->period);
    for (size_t i = 0; i < occurrences.outside_count; i++)
        if (occurrences.outside[i] == evidence)
            return false;
    return occurrences.is_periodic;
}

/* It was performed in the period whose folder it lies in. A type I report
 * shows the state on or before its day. */
static void is_in_period(struct check *check, const struct evidence *evidence)
{
    const struct period *period = evidence->period;
    date day = evidence->performed.day;

    if (!period || day == DATE_NONE || !period_is_sound(period) ||
        is_within(day, period) || rules_covers_part_of(evidence, period))
        return;
    if (period->type == PERIOD_TYPE_I && day < period->to.day)
        return;
    if (is_in_window(check, evidence))
        return;
    rules_say(check, CHECK_EVIDENCE_OUTSIDE, evidence->performed.pos,
              "say in 'covers:' which part of the period it shows, or move it",
              "'%.*s' was performed on %.*s, outside period %.*s",
              STR_ARG(evidence->name), STR_ARG(date_iso(check->arena, day)),
              STR_ARG(period->id.str));
}

/* Contents. */

/* An empty file shows nothing. */
static void is_filled(struct check *check, const struct evidence *evidence)
{
    if (evidence->size == 0)
        rules_say(check, CHECK_EVIDENCE_EMPTY, pos_make(evidence->path, 0, 0),
                  "export it again, or say in a note why nothing is in it",
                  "this file is empty");
}

/* Portals and auditors refuse archives within an archive. */
static void is_no_archive(struct check *check, const struct evidence *evidence)
{
    static const struct str endings[] = {{".zip", 4}, {".7z", 3},  {".rar", 4},
                                         {".tar", 4}, {".tgz", 4}, {".gz", 3}};
    struct str name = evidence->name;

    for (size_t i = 0; i < RULES_COUNT(endings); i++) {
        size_t len = endings[i].len;
        if (name.len <= len ||
            !str_eq_nocase(str_slice(name, name.len - len, name.len),
                           endings[i]))
            continue;
        rules_say(check, CHECK_EVIDENCE_ZIP, pos_make(evidence->path, 0, 0),
                  "unpack it, so that an auditor can open each file",
                  "this file is an archive inside the binder");
        return;
    }
}

/* As many rows were exported as the source counted. */
static void is_complete(struct check *check, const struct evidence *evidence)
{
    if (!text_is_empty(evidence->rows) &&
        !text_is_empty(evidence->source_rows) &&
        !str_eq(evidence->rows.str, evidence->source_rows.str))
        rules_say(check, CHECK_EVIDENCE_ROWS, evidence->rows.pos,
                  "export it again, or explain the difference in 'note:'",
                  "'%.*s' has %.*s rows, but its source has %.*s",
                  STR_ARG(evidence->name), STR_ARG(evidence->rows.str),
                  STR_ARG(evidence->source_rows.str));
}

/* A program cannot see what a picture shows, so its facts must say it. */
static void shows_when_and_where(struct check *check,
                                 const struct evidence *evidence)
{
    bool has_url = !text_is_empty(evidence->url);
    bool has_clock = !text_is_empty(evidence->clock);

    if (evidence_is_kind(evidence, "screenshot") && !(has_url && has_clock))
        rules_say(check, CHECK_SCREENSHOT, evidence->kind.pos,
                  "add 'url:' and 'clock:' as the picture shows them, or take "
                  "it again with both in view",
                  "the screenshot '%.*s' is not said to show %s",
                  STR_ARG(evidence->name),
                  has_url     ? "the clock"
                  : has_clock ? "the address or application"
                              : "the clock, nor the address or application");
}

static const evidence_rule rules[] = {
    is_known_kind, captured_last, covers_forward, is_in_period,
    is_filled,     is_no_archive, is_complete,    shows_when_and_where};

/* What is superseded is another file in the same folder. */
static void supersedes(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct map paths = map_new(check->arena);

    for (size_t i = 0; i < workspace->evidence_count; i++)
        map_add(&paths, workspace->evidence[i]->path, workspace->evidence[i]);
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        struct evidence *evidence = workspace->evidence[i];
        struct text old = evidence->supersedes;
        struct str path =
            path_join(check->arena, path_folder(evidence->path), old.str);
        if (text_is_empty(old) ||
            (map_find(&paths, path) && map_find(&paths, path) != evidence))
            continue;
        rules_say(check, MUST_SUPERSEDES, old.pos,
                  "name a file of the same folder",
                  "'%.*s' is no other file beside '%.*s'", STR_ARG(old.str),
                  STR_ARG(evidence->name));
    }
}

void rules_evidence(struct check *check)
{
    rules_places(check);
    supersedes(check);
    for (size_t i = 0; i < check->workspace->evidence_count; i++) {
        const struct evidence *evidence = check->workspace->evidence[i];
        if (check->period && evidence->period &&
            evidence->period != check->period)
            continue;
        for (size_t k = 0; k < RULES_COUNT(rules); k++)
            rules[k](check, evidence);
    }
}

/* Controls that left no trace in a period. */

static void note(struct map *served, struct control *control)
{
    if (control)
        map_add(served, control->id.str, control);
}

/* Ids of the controls that some evidence of the period serves. */
static struct map served_in(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct map served = map_new(check->arena);

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *evidence = workspace->evidence[i];
        if (evidence->period != check->period ||
            !text_is_empty(evidence->exclude))
            continue;
        note(&served, evidence->control);
        for (size_t k = 0; evidence->also_refs && k < evidence->also.count; k++)
            note(&served, evidence->also_refs[k]);
    }
    return served;
}

/* Evidence in a folder that names nothing may be what a control lacks. */
static bool has_astray(const struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *evidence = workspace->evidence[i];
        if (!evidence->period ||
            (evidence->period == check->period && !evidence->control))
            return true;
    }
    return false;
}

/* Nothing is there, and something was due. */
static bool lacks_all(struct check *check, const struct map *served,
                      const struct control *control)
{
    struct occurrences occurrences;

    if (!control_is_in(control, check->period))
        return false;
    if (!period_is_sound(check->period))
        return !map_find(served, control->id.str);
    occurrences =
        occurrences_of(check->arena, check->workspace, control, check->period);
    return occurrences.counts[OCCURRENCE_MISSING] > 0 &&
           !occurrences_have_files(&occurrences);
}

/* How many controls lack all; with IS_SAID one message for each. */
static size_t count_bare(struct check *check, const struct map *served,
                         bool is_said)
{
    const struct workspace *workspace = check->workspace;
    size_t count = 0;

    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        if (!lacks_all(check, served, control))
            continue;
        count++;
        if (is_said)
            rules_say(check, CHECK_NO_EVIDENCE, control->pos, NULL,
                      "control %.*s has no evidence for period %.*s",
                      STR_ARG(control->id.str), STR_ARG(check->period->id.str));
    }
    return count;
}

bool rules_controls_in(struct check *check)
{
    struct map served = served_in(check);

    if (has_astray(check))
        return false;
    /* Not begun is one finding, not one for each control. */
    if (count_bare(check, &served, served.count > 0) && served.count == 0)
        rules_say(check, CHECK_NO_EVIDENCE, check->period->pos,
                  "put the files below evidence/<period>/<control>/",
                  "there is no evidence for period %.*s",
                  STR_ARG(check->period->id.str));
    return true;
}
