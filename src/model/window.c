/*
 * Cuts a period into the windows of a control. First the units that touch the
 * span are listed, each cut to it, which tiles it; then the rule for cut units
 * merges them or says whether they are expected.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/window.h"

/* The days in which the control is in force in the period, and the kind of
 * unit that cuts them. */
struct span {
    date from, to;
    enum frequency frequency;
    bool is_rolling, is_business;
};

/* Rules ------------------------------------------------------------------ */

static void inherit(struct window_rule *rule, const struct window_rule *wider)
{
    if (rule->partial == PARTIAL_UNSET)
        rule->partial = wider->partial;
    if (rule->yearly == YEARLY_UNSET)
        rule->yearly = wider->yearly;
    if (rule->days == DAYS_UNSET)
        rule->days = wider->days;
    if (rule->lookback == LOOKBACK_UNSET)
        rule->lookback = wider->lookback;
    if (!rule->has_grace && wider->has_grace) {
        rule->grace = wider->grace;
        rule->has_grace = true;
    }
}

struct window_rule window_rule_of(const struct workspace *workspace,
                                  const struct control *control)
{
    static const struct window_rule standard = {
        .partial = PARTIAL_DUE,
        .yearly = YEARLY_ROLLING,
        .days = DAYS_CALENDAR,
        .lookback = LOOKBACK_SHOW,
        .has_grace = true,
    };
    struct window_rule rule = control->windows;

    inherit(&rule, &workspace->windows);
    inherit(&rule, &standard);
    return rule;
}

bool control_is_periodic(const struct control *control)
{
    return (control->mode == MODE_PERIODIC || control->mode == MODE_NONE) &&
           control->frequency >= FREQUENCY_DAILY;
}

/* Units ------------------------------------------------------------------ */

int window_months(enum frequency frequency)
{
    static const int months[FREQUENCY_COUNT] = {[FREQUENCY_MONTHLY] = 1,
                                                [FREQUENCY_QUARTERLY] = 3,
                                                [FREQUENCY_SEMIANNUAL] = 6,
                                                [FREQUENCY_ANNUAL] = 12};

    return months[frequency];
}

/* The first day of the unit that ends with the span and holds DAY. Counted
 * from the one end, so that a short month does not shift those before it. */
static date rolling_start(const struct span *span, date day)
{
    int months = window_months(span->frequency);
    int back = 0;
    date start;

    do
        start = date_add_months(span->to + 1, back -= months);
    while (start != DATE_NONE && start > day);
    return start == DATE_NONE ? span->from : start;
}

/* Saturday and Sunday belong to the Friday before them. */
static date business_start(date day)
{
    int weekday = date_weekday(day);

    return weekday > 5 ? day - (weekday - 5) : day;
}

/* The first day of the unit that holds DAY. */
static date unit_start(const struct span *span, date day)
{
    int year, month, of_month, months = window_months(span->frequency);

    if (span->is_rolling)
        return rolling_start(span, day);
    if (span->frequency == FREQUENCY_WEEKLY)
        return day - (date_weekday(day) - 1);
    if (months == 0)
        return span->is_business ? business_start(day) : day;
    date_split(day, &year, &month, &of_month);
    return date_make(year, month - (month - 1) % months, 1);
}

/* The last day of the unit that begins on START. */
static date unit_end(const struct span *span, date start)
{
    int months = window_months(span->frequency);
    date next;

    if (span->frequency == FREQUENCY_WEEKLY)
        return start + 6;
    if (months == 0)
        return span->is_business && date_weekday(start) == 5 ? start + 2
                                                             : start;
    if (!span->is_rolling) {
        next = date_add_months(start, months);
        return next == DATE_NONE ? span->to : next - 1;
    }
    /* The next unit's start, found from the same end. */
    for (int back = 0;; back -= months)
        if (date_add_months(span->to + 1, back - months) <= start)
            return back == 0 ? span->to
                             : date_add_months(span->to + 1, back) - 1;
}

/* Windows ---------------------------------------------------------------- */

static date later(date a, date b)
{
    return a > b ? a : b;
}

static date earlier(date a, date b)
{
    return a < b ? a : b;
}

/* Every unit that touches SPAN, cut to it. */
static struct windows cut(struct arena *arena, const struct span *span)
{
    size_t most = (size_t)(span->to - span->from) + 1;
    struct windows windows = {.items = arena_array(arena, most, struct window),
                              .is_periodic = true};

    for (date day = span->from; day <= span->to;) {
        struct window *window = &windows.items[windows.count++];
        window->full_from = unit_start(span, day);
        window->full_to = unit_end(span, window->full_from);
        window->from = day;
        window->to = earlier(window->full_to, span->to);
        /* A business day is over, and whole, before its weekend. */
        window->due = span->is_business ? window->full_from : window->full_to;
        window->is_cut = window->full_from < window->from ||
                         (!span->is_business && window->full_to > window->to);
        window->is_expected = true;
        day = window->to + 1;
    }
    return windows;
}

/* Window AT, which is cut, joins the window beside it. */
static void merge_into(struct windows *windows, size_t at, size_t other)
{
    struct window *one = &windows->items[at], *two = &windows->items[other];

    two->from = earlier(one->from, two->from);
    two->to = later(one->to, two->to);
    two->full_from = earlier(one->full_from, two->full_from);
    two->due = at > other ? later(two->due, two->to) : two->due;
    two->is_merged = true;
    two->is_cut = two->is_cut && one->is_cut;
    windows->count--;
    if (at < other)
        windows->items++;
}

static void merge(struct windows *windows, const struct span *span)
{
    struct window *last;

    if (windows->count > 1 && windows->items[0].is_cut)
        merge_into(windows, 0, 1);
    last = &windows->items[windows->count - 1];
    if (windows->count > 1 && last->is_cut && !last->is_merged)
        merge_into(windows, windows->count - 1, windows->count - 2);
    last = &windows->items[windows->count - 1];
    last->due = earlier(last->due, span->to);
}

static bool is_due_in(const struct window *window, const struct span *span)
{
    return window->due >= span->from && window->due <= span->to;
}

static void apply(struct windows *windows, const struct span *span,
                  const struct window_rule *rule)
{
    if (rule->partial == PARTIAL_MERGE)
        merge(windows, span);
    for (size_t i = 0; i < windows->count; i++) {
        struct window *window = &windows->items[i];
        if (rule->partial == PARTIAL_DUE)
            window->is_expected = is_due_in(window, span);
        else if (rule->partial == PARTIAL_SKIP)
            window->is_expected = !window->is_cut;
        else
            window->due = later(earlier(window->due, span->to), window->from);
        window->due += rule->grace;
    }
}

/* One window, FULL_FROM to the span's end. */
static struct windows single(struct arena *arena, const struct span *span,
                             date full_from)
{
    struct windows windows = {.items = arena_new(arena, struct window),
                              .count = 1};

    *windows.items = (struct window){.from = span->from,
                                     .to = span->to,
                                     .full_from = full_from,
                                     .full_to = span->to,
                                     .due = span->to,
                                     .is_expected = true};
    return windows;
}

static struct windows as_of(struct arena *arena, date day)
{
    struct span span = {.to = day};
    date before = date_add_months(day, -12);

    span.from = before == DATE_NONE ? day : before + 1;
    return single(arena, &span, span.from);
}

struct windows windows_of(struct arena *arena, const struct control *control,
                          const struct period *period,
                          const struct window_rule *rule)
{
    struct span span = {.from = period->from.day,
                        .to = period->to.day,
                        .frequency = control->frequency};
    bool is_long = control->frequency >= FREQUENCY_SEMIANNUAL;
    struct windows windows;

    if (!period_is_sound(period) || !control_is_in(control, period))
        return (struct windows){0};
    if (period->type == PERIOD_TYPE_I)
        return as_of(arena, period->to.day);
    span.from = later(span.from, control->effective_from.day);
    if (control->effective_to.day != DATE_NONE)
        span.to = earlier(span.to, control->effective_to.day);
    if (span.from > span.to)
        return (struct windows){0};
    if (!control_is_periodic(control) || span.to - span.from >= WINDOW_DAYS_MAX)
        return single(arena, &span, span.from);
    span.is_rolling = is_long && rule->yearly == YEARLY_ROLLING;
    span.is_business =
        control->frequency == FREQUENCY_DAILY && rule->days == DAYS_BUSINESS;
    windows = cut(arena, &span);
    apply(&windows, &span, rule);
    return windows;
}
