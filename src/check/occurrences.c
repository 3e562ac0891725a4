/*
 * Rules about occurrences: did each control run in every window of the period,
 * in time, and does its evidence say when? A missed window cannot be made up
 * for later, so it is a warning that a build goes on with and lists.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"
#include "model/occurrence.h"

/* Windows that follow each other and are open for the same reason. */
struct run {
    const struct occurrence *first, *last;
    size_t count;
};

static struct pos place_of(const struct check *check,
                           const struct control *control)
{
    /* A text that only git holds has no place in a file. */
    if (control->is_past)
        control = map_find(&check->workspace->control_by_id, control->id.str);
    return control->frequency_pos.line ? control->frequency_pos : control->pos;
}

/* "2026 Q2", or both dates where the label does not say them. */
static struct str named(struct check *check, const struct control *control,
                        const struct window *window)
{
    struct str label = window_label(check->arena, control, window);

    if (window->from == window->to || str_find(label, STR(" to "), 0) < 99)
        return label;
    return str_printf(check->arena, "%.*s (%.*s to %.*s)", STR_ARG(label),
                      STR_ARG(date_iso(check->arena, window->from)),
                      STR_ARG(date_iso(check->arena, window->to)));
}

/* Missing ---------------------------------------------------------------- */

static void say_missing(struct check *check, const struct control *control,
                        const struct run *run)
{
    const char *hint = "file what was done, with 'covers:' if it was done "
                       "later; an empty list or 'did_not_occur:' if there was "
                       "nothing to do; a missed window goes on record";
    struct str due = date_iso(check->arena, run->first->window.due);

    if (run->count == 1)
        rules_say(check, CHECK_OCCURRENCE_MISSING, place_of(check, control),
                  hint, "nothing shows that %.*s ran in %.*s, due %.*s",
                  STR_ARG(control->id.str),
                  STR_ARG(named(check, control, &run->first->window)),
                  STR_ARG(due));
    else
        rules_say(check, CHECK_OCCURRENCE_MISSING, place_of(check, control),
                  hint,
                  "nothing shows that %.*s ran in %zu windows from %.*s to "
                  "%.*s, the first due %.*s",
                  STR_ARG(control->id.str), run->count,
                  STR_ARG(date_iso(check->arena, run->first->window.from)),
                  STR_ARG(date_iso(check->arena, run->last->window.to)),
                  STR_ARG(due));
}

/* A file that lies in no window may be what a window lacks, and has had its
 * own message. */
static void is_nothing_missing(struct check *check,
                               const struct occurrences *occurrences)
{
    struct run run = {0};

    if (occurrences->outside_count >= occurrences->counts[OCCURRENCE_MISSING])
        return;
    for (size_t i = 0; i <= occurrences->count; i++) {
        const struct occurrence *occurrence = &occurrences->items[i];
        if (i < occurrences->count && occurrence->state == OCCURRENCE_MISSING) {
            run.first = run.count++ ? run.first : occurrence;
            run.last = occurrence;
        } else if (run.count) {
            say_missing(check, occurrences->control, &run);
            run.count = 0;
        }
    }
}

/* Late and lookback ------------------------------------------------------ */

/* The file that decided the day of OCCURRENCE. */
static const struct evidence *decider(const struct occurrence *occurrence)
{
    for (size_t i = 0; i < occurrence->file_count; i++)
        if (occurrence->files[i]->performed.day == occurrence->performed)
            return occurrence->files[i];
    return occurrence->files[0];
}

static void is_in_time(struct check *check,
                       const struct occurrences *occurrences)
{
    const struct control *control = occurrences->control;

    for (size_t i = 0; i < occurrences->count; i++) {
        const struct occurrence *occurrence = &occurrences->items[i];
        const struct evidence *file;
        if (occurrence->state != OCCURRENCE_LATE)
            continue;
        file = decider(occurrence);
        rules_say(check, CHECK_OCCURRENCE_LATE, file->performed.pos,
                  "it stays on record as late; 'grace:' in 'windows:' if the "
                  "control allows more days",
                  "%.*s for %.*s was complete on %.*s, due %.*s",
                  STR_ARG(control->id.str),
                  STR_ARG(named(check, control, &occurrence->window)),
                  STR_ARG(date_iso(check->arena, occurrence->performed)),
                  STR_ARG(date_iso(check->arena, occurrence->window.due)));
    }
}

/* The rule about the period's dates speaks of what lies wholly before it. */
static bool is_said(const struct check *check,
                    const struct occurrences *occurrences,
                    const struct evidence *file)
{
    return !occurrences->is_periodic && check->period->type == PERIOD_TYPE_II &&
           !rules_covers_part_of(file, check->period);
}

static void is_no_lookback(struct check *check,
                           const struct occurrences *occurrences)
{
    const struct control *control = occurrences->control;
    bool is_two = check->period->type == PERIOD_TYPE_II;

    for (size_t i = 0; i < occurrences->count; i++) {
        const struct occurrence *occurrence = &occurrences->items[i];
        const struct evidence *file;
        if (occurrence->state != OCCURRENCE_LOOKBACK)
            continue;
        file = decider(occurrence);
        if (is_said(check, occurrences, file))
            continue;
        rules_say(check, CHECK_OCCURRENCE_LOOKBACK, file->performed.pos,
                  is_two ? "run it again in the period, or agree on "
                           "'lookback: allow' with your auditor"
                         : "show the state at or shortly before the day of "
                           "the report",
                  "%.*s for %.*s ran on %.*s, before the %s",
                  STR_ARG(control->id.str),
                  STR_ARG(named(check, control, &occurrence->window)),
                  STR_ARG(date_iso(check->arena, occurrence->performed)),
                  is_two ? "period" : "year that ends with the report's day");
    }
}

/* Files in no window ----------------------------------------------------- */

static bool is_in(date day, const struct period *period)
{
    return day >= period->from.day && day <= period->to.day;
}

static void have_windows(struct check *check,
                         const struct occurrences *occurrences)
{
    const struct control *control = occurrences->control;

    for (size_t i = 0; i < occurrences->outside_count; i++) {
        const struct evidence *file = occurrences->outside[i];
        if (file->performed.day == DATE_NONE && !file->performed.pos.line)
            rules_say(check, CHECK_EVIDENCE_UNDATED, file->pos,
                      "add 'performed:', or begin its name with the date",
                      "nothing says when '%.*s' was performed",
                      STR_ARG(file->name));
        else if (is_in(file->performed.day, check->period))
            rules_say(check, CHECK_EVIDENCE_NO_WINDOW, file->performed.pos,
                      "see 'effective_from' and 'effective_to' of the control",
                      "'%.*s' lies outside every window of %.*s",
                      STR_ARG(file->name), STR_ARG(control->id.str));
    }
}

typedef void (*occurrence_rule)(struct check *, const struct occurrences *);

static const occurrence_rule rules[] = {is_nothing_missing, is_in_time,
                                        is_no_lookback, have_windows};

/* A control without any file is the matter of another rule. */
void rules_occurrences_in(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    if (!period_is_sound(check->period))
        return;
    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct occurrences occurrences;
        if (workspace->controls[i]->has_errors)
            continue;
        occurrences = occurrences_of(check->arena, workspace,
                                     workspace->controls[i], check->period);
        if (!occurrences_have_files(&occurrences))
            continue;
        for (size_t k = 0; k < RULES_COUNT(rules); k++)
            rules[k](check, &occurrences);
    }
}

/* The whole period ------------------------------------------------------- */

enum { LAST_DAYS = 14, OLD_DAYS = 30, FEW_FILES = 10 };

/* Captured in the last two weeks or later, a month after it was performed. */
static bool is_belated(const struct evidence *evidence,
                       const struct period *period)
{
    struct instant captured;

    return instant_parse(evidence->captured.str, &captured) &&
           evidence->performed.day != DATE_NONE &&
           captured.day > period->to.day - LAST_DAYS &&
           captured.day - evidence->performed.day > OLD_DAYS;
}

/* Records are collected while the period runs, not all at its end. */
void rules_evidence_in(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    const struct period *period = check->period;
    size_t all = 0, belated = 0;

    if (!period_is_sound(period) || period->type != PERIOD_TYPE_II)
        return;
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        if (workspace->evidence[i]->period != period)
            continue;
        all++;
        belated += is_belated(workspace->evidence[i], period);
    }
    if (all >= FEW_FILES && belated * 2 > all)
        rules_say(check, CHECK_EVIDENCE_CLUSTERED, period->pos,
                  "capture evidence when a control has run; some records "
                  "cannot be had later",
                  "%zu of %zu files of period %.*s were captured at its end, a "
                  "month or more after they were performed",
                  belated, all, STR_ARG(period->id.str));
}
