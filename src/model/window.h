/*
 * Windows: the spans of a period in each of which a control is expected to
 * run once. For any period and rule they tile the period without overlap or
 * gap.
 *
 * A control with a cadence has one window per calendar unit: days, ISO weeks
 * (Monday to Sunday), months, quarters. A unit that the period cuts short is
 * treated by one stated rule; unless the workspace says otherwise it is
 * expected in the period in which it falls due, so that of two periods that
 * follow each other exactly one expects it. Annual and semi-annual windows
 * are counted back from the period's end unless the rule says calendar: a
 * period of six months then asks for the annual review too, and one that was
 * held before the period shows as lookback.
 *
 * Controls without a cadence have one window, the period. A type I report has
 * one too: the year that ends with its day.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_WINDOW_H
#define MODEL_WINDOW_H

#include "model/model.h"

struct window {
    date from, to;           /* inside the period */
    date full_from, full_to; /* the whole unit, also outside the period */
    date due;                /* last day on time, grace included */
    bool is_cut;             /* the period holds only a part of the unit */
    bool is_merged;          /* it took in what was left of a cut unit */
    bool is_expected;
};

struct windows {
    struct window *items; /* in time order */
    size_t count;         /* 0: the control is not in force in the period */
    bool is_periodic;     /* false: one set of evidence for the period */
};

/* Longer periods have one window for each control. */
enum { WINDOW_DAYS_MAX = 3660 };

/* The rule for CONTROL: its own words, then the workspace's, then the
 * default; nothing in it is unset. */
struct window_rule window_rule_of(const struct workspace *workspace,
                                  const struct control *control);

struct windows windows_of(struct arena *arena, const struct control *control,
                          const struct period *period,
                          const struct window_rule *rule);

/* "2026 Q2", "2026-W05", "2026-02"; else its two dates. */
struct str window_label(struct arena *arena, const struct control *control,
                        const struct window *window);

/* The rule in sentences, for documents: how the period is cut for CONTROL. */
struct str window_rule_text(struct arena *arena, const struct control *control,
                            const struct period *period,
                            const struct window_rule *rule);

/* The words of `windows:`; 0 where WORD is none of them. */
enum partial_rule partial_rule_from(struct str word);
enum yearly_rule yearly_rule_from(struct str word);
enum day_rule day_rule_from(struct str word);
enum lookback_rule lookback_rule_from(struct str word);

/* Months of a unit; 0 for days, weeks and what has no cadence. */
int window_months(enum frequency frequency);

/* True for a control that runs by the calendar. */
bool control_is_periodic(const struct control *control);

#endif
