/*
 * What templates see of gaps: open windows, findings with owner and place, and
 * sizes of samples to plan with.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view_windows.h"

#include "model/owner.h"

static const char *closing(enum occurrence_state state)
{
    static const char *const texts[OCCURRENCE_STATE_COUNT] = {
        [OCCURRENCE_MISSING] =
            "File what was done in the window, if it was. What was not done "
            "cannot be done now: record the cause and the correction.",
        [OCCURRENCE_LATE] = "Stays late. Record the cause and the correction.",
        [OCCURRENCE_LOOKBACK] =
            "Run it again before the period ends, or agree with the auditor "
            "on lookback.",
    };

    return texts[state] ? texts[state] : "";
}

static void push_gaps(struct view *view, struct value *lost, struct value *open,
                      const struct control *control)
{
    struct occurrences occurrences = view_occurrences_of(view, control);
    struct value *rows = view_window_rows(view, &occurrences, 0);

    for (size_t i = 0; i < rows->count; i++) {
        struct value *row = rows->items[i];
        const struct value *state = map_find(&row->fields, STR("state"));
        const struct value *is_open = map_find(&row->fields, STR("is_open"));
        if (!is_open->truth)
            continue;
        view_text(view, row, "id", control->id);
        view_text(view, row, "title", control->title);
        view_role(view, row, "owner", control->owner_role, control->owner);
        for (int k = 0; k < OCCURRENCE_STATE_COUNT; k++)
            if (str_is(state->text.str,
                       occurrence_word((enum occurrence_state)k)))
                view_word(view, row, "closing",
                          closing((enum occurrence_state)k));
        value_push(view->arena, occurrences.is_periodic ? lost : open, row);
    }
}

/* What the tables of windows say already. */
static bool is_said(enum diag_id id)
{
    return id == CHECK_OCCURRENCE_MISSING || id == CHECK_OCCURRENCE_LATE ||
           id == CHECK_OCCURRENCE_LOOKBACK || id == CHECK_NO_EVIDENCE;
}

static struct str place_of(struct arena *arena, struct pos pos)
{
    if (pos.line == 0)
        return pos.file;
    return str_printf(arena, "%.*s, line %d", STR_ARG(pos.file), pos.line);
}

/* A message, as a sentence of a document. */
static struct str sentence_of(struct arena *arena, struct str text)
{
    bool is_ended =
        str_has_suffix(text, STR("?")) || str_has_suffix(text, STR("."));
    char first;

    if (text.len == 0)
        return text;
    first = text.ptr[0];
    if (first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    return str_printf(arena, "%c%.*s%s", first,
                      STR_ARG(str_slice(text, 1, text.len)),
                      is_ended ? "" : ".");
}

static struct value *finding_value(struct view *view, const struct diag *diag)
{
    struct value *map = value_map(view->arena);
    const struct role *role = owner_at(view->plan->workspace, diag->pos);

    view_str(view, map, "text", sentence_of(view->arena, diag->text));
    view_str(view, map, "hint", sentence_of(view->arena, diag->hint));
    view_word(view, map, "slug", diag_slug(diag->id));
    view_str(view, map, "place", place_of(view->arena, diag->pos));
    view_role(view, map, "owner", role, (struct text){STR("nobody"), POS_NONE});
    return map;
}

/* A rule that thousands of files break has a row for each of the first, and in
 * "more_findings" {slug, count} of all. */
enum { FINDINGS_OF_A_RULE = 100, FINDINGS_SHOWN = 10 };

static void set_more(struct view *view, struct value *map, const size_t *counts)
{
    struct value *list = value_list(view->arena);

    for (int id = 0; id < DIAG_COUNT; id++) {
        struct value *row = value_map(view->arena);

        if (counts[id] <= FINDINGS_OF_A_RULE)
            continue;
        view_word(view, row, "slug", diag_slug((enum diag_id)id));
        view_count(view, row, "count", counts[id]);
        value_push(view->arena, list, row);
    }
    value_set(map, "more_findings", list);
    view_count(view, map, "findings_shown", FINDINGS_SHOWN);
}

/* Fields "findings", "finding_count" and "more_findings". */
static void set_findings(struct view *view, struct value *map)
{
    const struct diags *diags = view->plan->findings;
    const struct diag *first = diags ? diags->first : NULL;
    struct value *list = value_list(view->arena);
    size_t counts[DIAG_COUNT] = {0}, shown[DIAG_COUNT] = {0}, all = 0;

    for (const struct diag *diag = first; diag; diag = diag->next)
        counts[diag->id] +=
            !is_said(diag->id) && diag->severity != SEVERITY_NOTE;
    for (const struct diag *diag = first; diag; diag = diag->next) {
        bool is_many = counts[diag->id] > FINDINGS_OF_A_RULE;

        if (is_said(diag->id) || diag->severity == SEVERITY_NOTE)
            continue;
        all++;
        if (!is_many || shown[diag->id]++ < FINDINGS_SHOWN)
            value_push(view->arena, list, finding_value(view, diag));
    }
    value_set(map, "findings", list);
    view_count(view, map, "finding_count", all);
    set_more(view, map, counts);
}

/* "1 to 5: all, 6 to 50: 5, 51 and more: 10 %" */
static struct str steps_of(struct view *view,
                           const struct sampling_profile *profile)
{
    struct buf buf = buf_new(view->arena);

    for (size_t i = 0; i < profile->step_count; i++) {
        const struct sampling_step *step = &profile->steps[i];
        buf_printf(&buf, "%s%llu ", i > 0 ? ", " : "",
                   (unsigned long long)step->first);
        if (step->last == UINT64_MAX)
            buf_add_zero_ended(&buf, "and more");
        else
            buf_printf(&buf, "to %llu", (unsigned long long)step->last);
        buf_printf(&buf, ": %.*s", STR_ARG(step->take.str));
    }
    if (profile->least > 0)
        buf_printf(&buf, ", at least %llu", (unsigned long long)profile->least);
    if (profile->most > 0)
        buf_printf(&buf, ", at most %llu", (unsigned long long)profile->most);
    return buf_str(&buf);
}

/* Fields "by_cadence" and "by_population": sizes to plan with. */
static void set_sampling(struct view *view, struct value *map)
{
    static const struct {
        const char *name;
        enum frequency frequency;
    } cadences[] = {
        {"annual", FREQUENCY_ANNUAL},
        {"quarterly", FREQUENCY_QUARTERLY},
        {"monthly", FREQUENCY_MONTHLY},
        {"weekly", FREQUENCY_WEEKLY},
        {"daily", FREQUENCY_DAILY},
        {"many", FREQUENCY_ONGOING},
        {"semiannual", FREQUENCY_SEMIANNUAL},
    };
    const struct sampling *sampling = view->plan->sampling;
    struct value *by_cadence = value_list(view->arena);
    struct value *by_population = value_list(view->arena);

    for (size_t i = 0; sampling && i < sampling->count; i++) {
        const struct sampling_profile *profile = &sampling->profiles[i];
        struct value *row = value_map(view->arena);
        view_text(view, row, "name", profile->name);
        view_text(view, row, "source", profile->source);
        view_str(view, row, "steps", steps_of(view, profile));
        for (size_t k = 0; k < sizeof cadences / sizeof *cadences; k++)
            view_text(view, row, cadences[k].name,
                      profile->cadence[cadences[k].frequency]);
        value_push(view->arena,
                   profile->step_count > 0 ? by_population : by_cadence, row);
    }
    value_set(map, "by_cadence", by_cadence);
    value_set(map, "by_population", by_population);
}

/* "CM-01, CM-04; period 2026-H1", or "all". */
static struct str reach_of(struct view *view, const struct ruling *ruling)
{
    struct buf buf = buf_new(view->arena);

    for (size_t i = 0; i < ruling->targets.count; i++)
        buf_printf(&buf, "%s%.*s", i > 0 ? ", " : "",
                   STR_ARG(ruling->targets.items[i].str));
    if (!text_is_empty(ruling->period))
        buf_printf(&buf, "%speriod %.*s", buf.len > 0 ? "; " : "",
                   STR_ARG(ruling->period.str));
    return buf.len > 0 ? buf_str(&buf) : STR("all");
}

/* Field "rulings": rules that are set differently, with the reason. */
static void set_rulings(struct view *view, struct value *map)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < workspace->ruling_count; i++) {
        const struct ruling *ruling = &workspace->rulings[i];
        struct value *row = value_map(view->arena);
        if (!ruling->is_sound)
            continue;
        view_text(view, row, "rule", ruling->rule);
        view_word(view, row, "severity", severity_name(ruling->severity));
        view_word(view, row, "usual", severity_name(diag_severity(ruling->id)));
        view_str(view, row, "reach", reach_of(view, ruling));
        view_text(view, row, "reason", ruling->reason);
        view_count(view, row, "found", ruling->found);
        value_push(view->arena, list, row);
    }
    value_set(map, "rulings", list);
}

void view_gaps(struct view *view, struct value *map)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *lost = value_list(view->arena);
    struct value *open = value_list(view->arena);
    date today = occurrence_today(workspace, view->plan->period);

    for (size_t i = 0; i < workspace->controls_count; i++)
        push_gaps(view, lost, open, workspace->controls[i]);
    value_set(map, "lost", lost);
    value_set(map, "open", open);
    set_findings(view, map);
    set_sampling(view, map);
    set_rulings(view, map);
    view_count(view, map, "lost_count", lost->count);
    view_count(view, map, "open_count", open->count);
    view_str(view, map, "as_of", date_long(view->arena, today));
}
