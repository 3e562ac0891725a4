/*
 * Matches evidence to windows and judges each window.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/occurrence.h"

#include "model/control.h"

struct match {
    struct arena *arena;
    const struct control *control; /* the one that evidence names */
    struct occurrences *result;
    const struct period *period;
    bool is_over; /* nobody said what day it is: all is due */
    date today;
    struct map superseded; /* paths that a newer file stands for */
};

date occurrence_today(const struct workspace *workspace,
                      const struct period *period)
{
    if (workspace->has_as_of)
        return workspace->as_of;
    return period->status == PERIOD_PLANNED ? period->from.day - 1
                                            : period->to.day;
}

const char *occurrence_word(enum occurrence_state state)
{
    static const char *const words[OCCURRENCE_STATE_COUNT] = {
        "not expected",  "in period", "late",       "lookback only",
        "did not occur", "missing",   "not yet due"};

    return words[state];
}

const char *occurrence_mark(enum occurrence_state state)
{
    static const char *const marks[OCCURRENCE_STATE_COUNT] = {
        " ", "●", "◐", "◐", "–", "○", "·"};

    return marks[state];
}

bool occurrence_is_open(const struct occurrences *occurrences,
                        const struct occurrence *occurrence)
{
    return occurrence->state == OCCURRENCE_MISSING ||
           occurrence->state == OCCURRENCE_LATE ||
           (occurrence->state == OCCURRENCE_LOOKBACK &&
            occurrences->rule.lookback != LOOKBACK_ALLOW);
}

bool occurrences_have_files(const struct occurrences *occurrences)
{
    for (size_t i = 0; i < occurrences->count; i++)
        if (occurrences->items[i].file_count > 0)
            return true;
    return occurrences->outside_count > 0;
}

/* Matching --------------------------------------------------------------- */

/* COVERS holds at least half of the days of WINDOW. */
static bool covers_half(const struct evidence *evidence,
                        const struct window *window)
{
    date from = evidence->covers_from.day, to = evidence->covers_to.day;

    if (from < window->from)
        from = window->from;
    if (to > window->to)
        to = window->to;
    return to >= from && 2 * (to - from + 1) >= window->to - window->from + 1;
}

/* FILES with EVIDENCE behind the COUNT there are. Windows take turns, so that
 * a list seldom grows in place: it doubles at powers of two. */
static const struct evidence **with(struct match *match,
                                    const struct evidence **files, size_t count,
                                    const struct evidence *evidence)
{
    if ((count & (count - 1)) == 0)
        files = arena_grow(match->arena, files, count * sizeof *files,
                           (count ? count * 2 : 1) * sizeof *files);
    files[count] = evidence;
    return files;
}

static void give(struct match *match, struct occurrence *occurrence,
                 const struct evidence *evidence)
{
    occurrence->files =
        with(match, occurrence->files, occurrence->file_count++, evidence);
}

/* A list of runs, each of which stands for its own window. */
static bool is_list_of_runs(const struct occurrences *occurrences,
                            const struct evidence *evidence)
{
    enum frequency frequency = occurrences->control->frequency;

    return (frequency == FREQUENCY_DAILY || frequency == FREQUENCY_WEEKLY) &&
           (evidence_is_kind(evidence, "population") ||
            evidence_is_kind(evidence, "log"));
}

static bool give_by_cover(struct match *match, const struct evidence *evidence)
{
    struct occurrences *result = match->result;
    bool is_list = is_list_of_runs(result, evidence);
    struct occurrence *last = NULL;

    if (!evidence_has_cover(evidence))
        return false;
    for (size_t i = 0; i < result->count; i++) {
        if (!covers_half(evidence, &result->items[i].window))
            continue;
        last = &result->items[i];
        if (is_list)
            give(match, last, evidence);
    }
    if (last && !is_list)
        give(match, last, evidence);
    return last != NULL;
}

/* The first window may have begun before the period, and the last may fall due
 * behind its end. */
static struct occurrence *holds(struct occurrences *result, date day)
{
    struct occurrence *last = &result->items[result->count - 1];

    for (size_t i = 0; i < result->count; i++) {
        const struct window *window = &result->items[i].window;
        date from = i == 0 ? window->full_from : window->from;
        if (day >= from && day <= window->to)
            return &result->items[i];
    }
    if (day > last->window.to && last->window.is_expected &&
        day <= last->window.due)
        return last;
    return NULL;
}

static void add_outside(struct match *match, const struct evidence *evidence)
{
    struct occurrences *result = match->result;

    result->outside =
        with(match, result->outside, result->outside_count++, evidence);
}

/* A set for the whole period takes what lies in its folder, dated or not, but
 * nothing that was performed behind its end and speaks of other days. */
static void give_to_set(struct match *match, const struct evidence *evidence)
{
    struct occurrence *set = &match->result->items[0];
    date day = evidence_day(evidence);
    bool is_about_it = evidence_has_cover(evidence) &&
                       evidence->covers_from.day <= set->window.to &&
                       evidence->covers_to.day >= set->window.from;

    if (day != DATE_NONE && day > set->window.to && !is_about_it)
        add_outside(match, evidence);
    else
        give(match, set, evidence);
}

static void place(struct match *match, const struct evidence *evidence)
{
    date day = evidence_day(evidence);
    struct occurrence *occurrence;

    if (!match->is_over && day != DATE_NONE && day > match->today)
        return;
    if (!match->result->is_periodic) {
        give_to_set(match, evidence);
        return;
    }
    if (give_by_cover(match, evidence))
        return;
    occurrence = day == DATE_NONE ? NULL : holds(match->result, day);
    if (occurrence)
        give(match, occurrence, evidence);
    else
        add_outside(match, evidence);
}

static bool counts(const struct match *match, const struct evidence *evidence)
{
    return evidence->period == match->period &&
           evidence->exclude.str.len == 0 &&
           !map_find(&match->superseded, evidence->path);
}

/* "<folder>/<old name>" of every file that says what it supersedes. */
static void find_superseded(struct match *match)
{
    match->superseded = map_new(match->arena);
    for (size_t i = 0; i < match->control->evidence_count; i++) {
        struct evidence *evidence = match->control->evidence[i];
        size_t folder = evidence->path.len - evidence->name.len;

        if (evidence->period == match->period &&
            evidence->supersedes.str.len > 0)
            map_add(&match->superseded,
                    str_concat(match->arena,
                               str_slice(evidence->path, 0, folder),
                               evidence->supersedes.str),
                    evidence);
    }
}

/* Judging ---------------------------------------------------------------- */

/* The day that FILE gives to OCCURRENCE. A list of runs holds one for each of
 * its windows, whenever it was exported. */
static date day_in(const struct match *match,
                   const struct occurrence *occurrence,
                   const struct evidence *file)
{
    const struct window *window = &occurrence->window;
    date day = evidence_day(file);
    date last = window->due < window->to ? window->due : window->to;

    if (match->result->is_periodic && evidence_has_cover(file) &&
        is_list_of_runs(match->result, file) && day > last)
        return last;
    return day;
}

static date later(date a, date b)
{
    return a > b ? a : b;
}

/* The day on which OCCURRENCE was complete, by the rule of the header; of days
 * before the period only where there is no other. */
static date completed(const struct match *match,
                      const struct occurrence *occurrence)
{
    date begin = match->period->from.day;
    date first = DATE_NONE, last = DATE_NONE, record = DATE_NONE;

    for (size_t i = 0; i < occurrence->file_count; i++) {
        const struct evidence *file = occurrence->files[i];
        date day = day_in(match, occurrence, file);

        if (day >= begin && (first == DATE_NONE || day < first))
            first = day;
        last = later(last, day);
        if (evidence_is_record(file))
            record = later(record, day);
    }
    if (!match->result->is_periodic)
        return last;
    if (record >= begin)
        return record;
    return first == DATE_NONE ? last : first;
}

static bool all_empty(const struct occurrence *occurrence)
{
    for (size_t i = 0; i < occurrence->file_count; i++)
        if (!evidence_is_empty(occurrence->files[i]))
            return false;
    return true;
}

/* On its due day there is still time, unless that ends the period. */
static bool is_due(const struct match *match, const struct window *window)
{
    return match->is_over || match->today > window->due ||
           (match->today == window->due &&
            match->today >= match->period->to.day);
}

static enum occurrence_state judge_nothing(const struct match *match,
                                           const struct window *window)
{
    if (!window->is_expected)
        return OCCURRENCE_NOT_EXPECTED;
    return is_due(match, window) ? OCCURRENCE_MISSING : OCCURRENCE_NOT_DUE;
}

static enum occurrence_state judge(const struct match *match,
                                   const struct occurrence *occurrence)
{
    const struct window *window = &occurrence->window;
    const struct occurrences *result = match->result;
    bool is_type_i = match->period->type == PERIOD_TYPE_I;
    date day = occurrence->performed;

    if (occurrence->file_count == 0)
        return judge_nothing(match, window);
    if (all_empty(occurrence))
        return OCCURRENCE_DID_NOT_OCCUR;
    /* An older document stands as long as it is in force. */
    if (day == DATE_NONE ||
        (!result->is_periodic && result->control->mode == MODE_DOCUMENT))
        return OCCURRENCE_IN_PERIOD;
    if (day < (is_type_i ? window->from : match->period->from.day))
        return OCCURRENCE_LOOKBACK;
    if (result->is_periodic && window->is_expected && day > window->due)
        return OCCURRENCE_LATE;
    return OCCURRENCE_IN_PERIOD;
}

static bool is_covered(const struct occurrences *result,
                       enum occurrence_state state)
{
    return state == OCCURRENCE_IN_PERIOD || state == OCCURRENCE_LATE ||
           (state == OCCURRENCE_LOOKBACK &&
            result->rule.lookback == LOOKBACK_ALLOW);
}

static void judge_all(struct match *match)
{
    struct occurrences *result = match->result;

    for (size_t i = 0; i < result->count; i++) {
        struct occurrence *occurrence = &result->items[i];

        occurrence->performed = completed(match, occurrence);
        occurrence->state = judge(match, occurrence);
        result->counts[occurrence->state]++;
        if (occurrence->window.is_expected) {
            result->expected++;
            result->covered += is_covered(result, occurrence->state);
        }
        if (occurrence->state == OCCURRENCE_NOT_DUE &&
            result->next_due == DATE_NONE)
            result->next_due = occurrence->window.due;
    }
}

struct occurrences occurrences_of(struct arena *arena,
                                  const struct workspace *workspace,
                                  const struct control *control,
                                  const struct period *period)
{
    const struct control *text = control_shown(control, period);
    struct occurrences result = {.control = text,
                                 .rule = window_rule_of(workspace, text),
                                 .next_due = DATE_NONE};
    struct windows windows = windows_of(arena, text, period, &result.rule);
    struct match match = {.arena = arena,
                          .control = control,
                          .result = &result,
                          .period = period,
                          .is_over = !workspace->has_as_of &&
                                     period->status != PERIOD_PLANNED,
                          .today = occurrence_today(workspace, period)};

    result.is_periodic = windows.is_periodic;
    result.items = arena_array(arena, windows.count, struct occurrence);
    for (; result.count < windows.count; result.count++)
        result.items[result.count].window = windows.items[result.count];
    if (result.count == 0)
        return result;
    find_superseded(&match);
    for (size_t i = 0; i < control->evidence_count; i++)
        if (counts(&match, control->evidence[i]))
            place(&match, control->evidence[i]);
    judge_all(&match);
    return result;
}

static int weight(enum occurrence_state state)
{
    static const int weights[OCCURRENCE_STATE_COUNT] = {
        [OCCURRENCE_NOT_EXPECTED] = 0,  [OCCURRENCE_NOT_DUE] = 1,
        [OCCURRENCE_DID_NOT_OCCUR] = 2, [OCCURRENCE_IN_PERIOD] = 3,
        [OCCURRENCE_LOOKBACK] = 4,      [OCCURRENCE_LATE] = 5,
        [OCCURRENCE_MISSING] = 6};

    return weights[state];
}

bool occurrence_is_worse(enum occurrence_state a, enum occurrence_state b)
{
    return weight(a) > weight(b);
}
