/*
 * The words of windows: those that a rule is written in, the label of each
 * window, and the rule as a document prints it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/window.h"

/* Words of a rule --------------------------------------------------------- */

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

/* Labels ----------------------------------------------------------------- */

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
    int months = window_months(control->frequency);
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
