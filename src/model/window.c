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

struct word {
    const char *word;
    int value;
};

static int look_up(const struct word *words, struct str word)
{
    while (words->word && !str_eq_nocase(word, str_from(words->word)))
        words++;
    return words->value;
}

enum partial_rule partial_rule_from(struct str word)
{
    static const struct word words[] = {{"due", PARTIAL_DUE},
                                        {"expect", PARTIAL_EXPECT},
                                        {"merge", PARTIAL_MERGE},
                                        {"skip", PARTIAL_SKIP},
                                        {NULL, PARTIAL_UNSET}};

    return (enum partial_rule)look_up(words, word);
}

enum yearly_rule yearly_rule_from(struct str word)
{
    static const struct word words[] = {{"rolling", YEARLY_ROLLING},
                                        {"calendar", YEARLY_CALENDAR},
                                        {NULL, YEARLY_UNSET}};

    return (enum yearly_rule)look_up(words, word);
}

enum day_rule day_rule_from(struct str word)
{
    static const struct word words[] = {{"calendar", DAYS_CALENDAR},
                                        {"business", DAYS_BUSINESS},
                                        {NULL, DAYS_UNSET}};

    return (enum day_rule)look_up(words, word);
}

enum lookback_rule lookback_rule_from(struct str word)
{
    static const struct word words[] = {{"show", LOOKBACK_SHOW},
                                        {"allow", LOOKBACK_ALLOW},
                                        {NULL, LOOKBACK_UNSET}};

    return (enum lookback_rule)look_up(words, word);
}

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

static int months_of(enum frequency frequency)
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
    int months = months_of(span->frequency);
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
    int year, month, of_month, months = months_of(span->frequency);

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
    int months = months_of(span->frequency);
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

/* Words ------------------------------------------------------------------ */

/* The ISO year and week of a Monday: those of its Thursday. */
static struct str week_label(struct arena *arena, date monday)
{
    int year, month, day;
    date first;

    date_split(monday + 3, &year, &month, &day);
    first = date_make(year, 1, 1);
    return str_printf(arena, "%d-W%02d", year, (monday + 3 - first) / 7 + 1);
}

static bool is_calendar_unit(const struct window *window, int months)
{
    int year, month, day;

    date_split(window->full_from, &year, &month, &day);
    return day == 1 && (month - 1) % months == 0 &&
           date_add_months(window->full_from, months) == window->full_to + 1;
}

static struct str month_label(struct arena *arena, const struct window *window,
                              int months)
{
    int year, month, day;

    date_split(window->full_from, &year, &month, &day);
    if (months == 1)
        return str_printf(arena, "%d-%02d", year, month);
    if (months == 12)
        return str_printf(arena, "%d", year);
    return str_printf(arena, "%d %c%d", year, months == 3 ? 'Q' : 'H',
                      (month - 1) / months + 1);
}

struct str window_label(struct arena *arena, const struct control *control,
                        const struct window *window)
{
    int months = months_of(control->frequency);
    struct str from = date_iso(arena, window->from);

    if (control_is_periodic(control) && !window->is_merged) {
        if (control->frequency == FREQUENCY_WEEKLY &&
            window->full_to == window->full_from + 6)
            return week_label(arena, window->full_from);
        if (months > 0 && is_calendar_unit(window, months))
            return month_label(arena, window, months);
    }
    if (window->from == window->to ||
        (control->frequency == FREQUENCY_DAILY &&
         control_is_periodic(control) && !window->is_merged))
        return from;
    return str_printf(arena, "%.*s to %.*s", STR_ARG(from),
                      STR_ARG(date_iso(arena, window->to)));
}

static const char *unit_text(enum frequency frequency,
                             const struct window_rule *rule)
{
    switch (frequency) {
    case FREQUENCY_DAILY:
        return rule->days == DAYS_BUSINESS
                   ? "Each day from Monday to Friday is a window; a weekend "
                     "belongs to the Friday before it. "
                   : "Each calendar day is a window. ";
    case FREQUENCY_WEEKLY:
        return "Each ISO week, Monday to Sunday, is a window. ";
    case FREQUENCY_MONTHLY: return "Each calendar month is a window. ";
    case FREQUENCY_QUARTERLY: return "Each calendar quarter is a window. ";
    case FREQUENCY_SEMIANNUAL:
        return rule->yearly == YEARLY_ROLLING
                   ? "Windows are six months long, counted back from the end "
                     "of the period. "
                   : "Each calendar half-year is a window. ";
    default:
        return rule->yearly == YEARLY_ROLLING
                   ? "Windows are twelve months long, counted back from the "
                     "end of the period. "
                   : "Each calendar year is a window. ";
    }
}

static const char *partial_text(enum partial_rule partial)
{
    static const char *const texts[PARTIAL_COUNT] = {
        [PARTIAL_DUE] = "A window that the period cuts short is expected when "
                        "it falls due in the period. ",
        [PARTIAL_EXPECT] =
            "A window that the period cuts short is expected too. ",
        [PARTIAL_MERGE] =
            "A window that the period cuts short joins the one beside it. ",
        [PARTIAL_SKIP] =
            "A window that the period cuts short is not expected. ",
    };

    return texts[partial] ? texts[partial] : "";
}

struct str window_rule_text(struct arena *arena, const struct control *control,
                            const struct period *period,
                            const struct window_rule *rule)
{
    struct buf buf = buf_new(arena);

    if (period->type == PERIOD_TYPE_I)
        return STR("One set of evidence is expected from the twelve months "
                   "that end on the day of the report.");
    if (!control_is_periodic(control))
        return STR("One set of evidence is expected for the whole period.");
    buf_add_zero_ended(&buf, unit_text(control->frequency, rule));
    buf_add_zero_ended(&buf, partial_text(rule->partial));
    if (rule->grace > 0)
        buf_printf(&buf, "It falls due %d day%s after its last day. ",
                   rule->grace, rule->grace == 1 ? "" : "s");
    else
        buf_add_zero_ended(&buf, "It falls due on its last day. ");
    buf_add_zero_ended(
        &buf, rule->lookback == LOOKBACK_ALLOW
                  ? "What ran before the period but inside its window is "
                    "marked as lookback and stands for the window."
                  : "What ran before the period but inside its window is "
                    "marked as lookback and does not stand for the window.");
    return buf_str(&buf);
}
