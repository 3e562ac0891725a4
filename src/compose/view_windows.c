/*
 * What templates see of occurrences: the table of one control and the period
 * as a matrix of windows. Words only describe dates; whether a
 * control worked is for the service auditor to say.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view_windows.h"

#include "compose/view_files.h"

enum { ROWS_MAX = 27, COLUMNS_MAX = 13, MARKS_MAX = 5 };

/* Windows that share a row of a table or a cell of the matrix. */
struct stretch {
    const struct occurrence *first, *last;
    size_t count; /* those that are expected or have files */
    enum occurrence_state worst;
    size_t states[OCCURRENCE_STATE_COUNT];
};

static void group_add(struct stretch *group,
                      const struct occurrence *occurrence)
{
    if (!group->first)
        group->first = occurrence;
    group->last = occurrence;
    group->count += occurrence->state != OCCURRENCE_NOT_EXPECTED;
    group->states[occurrence->state]++;
    if (occurrence_is_worse(occurrence->state, group->worst))
        group->worst = occurrence->state;
}

/* One control ------------------------------------------------------------ */

/* Fields "files", [{name, sha256, sha256_short}] of GROUP, each file once; of
 * more than MOST only "file_count", and "is_counted". */
static void set_files(struct view *view, struct value *map,
                      const struct stretch *group, size_t most)
{
    struct map seen = map_new(view->arena);
    struct value *list = value_list(view->arena);
    const struct occurrence *at = group->first;
    bool is_counted;

    for (; at <= group->last; at++)
        for (size_t i = 0; i < at->file_count; i++)
            map_add(&seen, at->files[i]->path, (void *)at->files[i]);
    is_counted = seen.count > most;
    for (size_t i = 0; !is_counted && i < seen.count; i++)
        value_push(view->arena, list, view_file(view, seen.entries[i].value));
    value_set(map, "files", list);
    view_count(view, map, "file_count", seen.count);
    view_bool(view, map, "is_counted", is_counted);
}

static struct str label_of(struct view *view,
                           const struct occurrences *occurrences,
                           const struct stretch *group)
{
    const struct window *first = &group->first->window;
    struct str from = date_iso(view->arena, first->from);
    struct str to = date_iso(view->arena, group->last->window.to);

    if (group->first == group->last)
        return window_label(view->arena, occurrences->control, first);
    return str_printf(view->arena, "%.*s to %.*s", STR_ARG(from), STR_ARG(to));
}

/* "2026-01-31", or for many windows the first day to the last. */
static struct str performed_of(struct view *view, const struct stretch *group)
{
    date first = DATE_NONE, last = DATE_NONE;
    struct str from, to;

    for (const struct occurrence *at = group->first; at <= group->last; at++) {
        if (at->performed == DATE_NONE)
            continue;
        if (first == DATE_NONE || at->performed < first)
            first = at->performed;
        if (last == DATE_NONE || at->performed > last)
            last = at->performed;
    }
    from = date_iso(view->arena, first);
    to = date_iso(view->arena, last);
    if (first == last)
        return from;
    return str_printf(view->arena, "%.*s to %.*s", STR_ARG(from), STR_ARG(to));
}

static void push_group(struct view *view, struct value *list,
                       const struct occurrences *occurrences,
                       const struct stretch *group, size_t most)
{
    struct value *map = value_map(view->arena);
    const struct window *first = &group->first->window;
    const struct occurrence *last = group->last;
    bool is_one = group->first == last;
    struct str from = date_iso(view->arena, first->from);
    struct str to = date_iso(view->arena, last->window.to);

    view_str(view, map, "window", label_of(view, occurrences, group));
    view_str(view, map, "from", from);
    view_str(view, map, "to", to);
    view_str(view, map, "due", date_iso(view->arena, last->window.due));
    view_word(view, map, "state", occurrence_word(last->state));
    view_word(view, map, "mark", occurrence_mark(last->state));
    view_str(view, map, "performed", performed_of(view, group));
    view_count(view, map, "count", group->count);
    view_bool(view, map, "is_many", !is_one);
    view_bool(view, map, "is_open", occurrence_is_open(occurrences, last));
    set_files(view, map, group, most);
    value_push(view->arena, list, map);
}

struct value *view_window_rows(struct view *view,
                               const struct occurrences *occurrences,
                               size_t most)
{
    struct value *list = value_list(view->arena);
    bool is_long = occurrences->count > ROWS_MAX;
    struct stretch group = {0};

    for (size_t i = 0; i < occurrences->count; i++) {
        const struct occurrence *one = &occurrences->items[i];
        const struct occurrence *next = one + 1;
        group_add(&group, one);
        if (is_long && i + 1 < occurrences->count &&
            next->state == one->state &&
            date_month(next->window.to) == date_month(one->window.to))
            continue;
        if (one->state != OCCURRENCE_NOT_EXPECTED)
            push_group(view, list, occurrences, &group, most);
        group = (struct stretch){0};
    }
    return list;
}

/* "26 windows expected: 25 in period, 1 missing." Others may have evidence
 * too: those that fall due in the next period. */
static struct str summary_of(struct view *view,
                             const struct occurrences *occurrences)
{
    struct buf buf = buf_new(view->arena);
    size_t counts[OCCURRENCE_STATE_COUNT] = {0}, others = 0;
    const char *before = ": ";

    for (size_t i = 0; i < occurrences->count; i++)
        if (occurrences->items[i].window.is_expected)
            counts[occurrences->items[i].state]++;
        else
            others += occurrences->items[i].file_count > 0;
    buf_printf(&buf, "%zu window%s expected", occurrences->expected,
               occurrences->expected == 1 ? " is" : "s are");
    for (int i = OCCURRENCE_IN_PERIOD; i < OCCURRENCE_STATE_COUNT; i++) {
        if (counts[i] == 0)
            continue;
        buf_printf(&buf, "%s%zu %s", before, counts[i],
                   occurrence_word((enum occurrence_state)i));
        before = ", ";
    }
    if (others > 0)
        buf_printf(&buf, "; %zu more %s evidence", others,
                   others == 1 ? "has" : "have");
    buf_add_byte(&buf, '.');
    return buf_str(&buf);
}

struct occurrences view_occurrences_of(struct view *view,
                                       const struct control *control)
{
    return occurrences_of(view->arena, view->plan->workspace, control,
                          view->plan->period);
}

void view_occurrences(struct view *view, struct value *map,
                      const struct control *control, bool is_long)
{
    struct occurrences occurrences = view_occurrences_of(view, control);

    value_set(map, "occurrences",
              view_window_rows(view, &occurrences,
                               is_long ? VIEW_FILES_IN_WINDOW : SIZE_MAX));
    view_str(view, map, "occurrence_summary", summary_of(view, &occurrences));
    view_bool(view, map, "is_periodic", occurrences.is_periodic);
    view_str(view, map, "window_rule",
             window_rule_text(view->arena, occurrences.control,
                              view->plan->period, &occurrences.rule));
}

/* The matrix ------------------------------------------------------------- */

/* Months, quarters or years, so that no more than COLUMNS_MAX are needed. */
static int column_step(const struct period *period)
{
    int months = date_month(period->to.day) - date_month(period->from.day) + 1;

    if (months <= COLUMNS_MAX)
        return 1;
    return months <= 3 * (COLUMNS_MAX - 1) ? 3 : 12;
}

size_t view_column_of(const struct period *period, date day)
{
    int step = column_step(period);

    return (size_t)(date_month(day) / step -
                    date_month(period->from.day) / step);
}

size_t view_column_count(const struct period *period)
{
    return view_column_of(period, period->to.day) + 1;
}

const char *view_column_unit(const struct period *period)
{
    int step = column_step(period);

    return step == 1 ? "month" : step == 3 ? "quarter" : "year";
}

struct str view_column_name(struct view *view, size_t index)
{
    static const char names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const struct period *period = view->plan->period;
    int step = column_step(period);
    int month = (date_month(period->from.day) / step + (int)index) * step;

    if (step == 1)
        return str_from(names[month % 12]);
    if (step == 3)
        return str_printf(view->arena, "%d Q%d", month / 12,
                          month % 12 / 3 + 1);
    return str_printf(view->arena, "%d", month / 12);
}

static struct value *columns_of(struct view *view)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < view_column_count(view->plan->period); i++) {
        struct value *map = value_map(view->arena);
        view_str(view, map, "name", view_column_name(view, i));
        value_push(view->arena, list, map);
    }
    return list;
}

/* "●●●○", or "○ 30/31" where there are many. */
static struct str cell_text(struct view *view, const struct stretch *group)
{
    struct buf buf = buf_new(view->arena);
    size_t shown =
        group->states[OCCURRENCE_IN_PERIOD] + group->states[OCCURRENCE_LATE];
    const struct occurrence *at = group->first;

    if (group->count > MARKS_MAX) {
        buf_printf(&buf, "%s %zu/%zu", occurrence_mark(group->worst), shown,
                   group->count);
        return buf_str(&buf);
    }
    for (; at && at <= group->last; at++)
        if (at->state != OCCURRENCE_NOT_EXPECTED)
            buf_add_zero_ended(&buf, occurrence_mark(at->state));
    return buf_str(&buf);
}

static struct value *cells_of(struct view *view,
                              const struct occurrences *occurrences)
{
    const struct period *period = view->plan->period;
    size_t count = view_column_count(period);
    struct stretch *groups = arena_array(view->arena, count, struct stretch);
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < occurrences->count; i++)
        group_add(
            &groups[view_column_of(period, occurrences->items[i].window.to)],
            &occurrences->items[i]);
    for (size_t i = 0; i < count; i++) {
        struct value *map = value_map(view->arena);
        view_str(view, map, "marks", cell_text(view, &groups[i]));
        value_push(view->arena, list, map);
    }
    return list;
}

static struct value *control_row(struct view *view,
                                 const struct occurrences *occurrences)
{
    const struct control *control = occurrences->control;
    struct value *map = view_control_link(view, control);
    const struct occurrence *first = &occurrences->items[0];

    view_word(view, map, "runs",
              occurrences->is_periodic ? frequency_name(control->frequency)
                                       : mode_name(control->mode));
    view_role(view, map, "owner", control->owner_role, control->owner);
    view_count(view, map, "expected", occurrences->expected);
    view_count(view, map, "covered", occurrences->covered);
    view_word(view, map, "mark", occurrence_mark(first->state));
    view_word(view, map, "state", occurrence_word(first->state));
    view_str(view, map, "performed", date_iso(view->arena, first->performed));
    view_count(view, map, "file_count", first->file_count);
    return map;
}

void view_matrix_of_windows(struct view *view, struct value *map)
{
    const struct workspace *workspace = view->plan->workspace;
    struct value *periodic = value_list(view->arena);
    struct value *sets = value_list(view->arena);
    date today = occurrence_today(workspace, view->plan->period);

    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct occurrences occurrences =
            view_occurrences_of(view, workspace->controls[i]);
        struct value *row;
        if (occurrences.count == 0)
            continue;
        row = control_row(view, &occurrences);
        if (occurrences.is_periodic)
            value_set(row, "cells", cells_of(view, &occurrences));
        value_push(view->arena, occurrences.is_periodic ? periodic : sets, row);
    }
    value_set(map, "columns", columns_of(view));
    value_set(map, "periodic", periodic);
    value_set(map, "sets", sets);
    view_str(view, map, "as_of", date_long(view->arena, today));
}
