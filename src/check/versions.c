/*
 * Rules about the texts of controls: which held when.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"

#include "model/control.h"

static struct pos place_of(const struct control *text)
{
    if (text->effective.pos.line > 0)
        return text->effective.pos;
    return text->version.pos.line > 0 ? text->version.pos : text->pos;
}

/* Every text but the first says from when it holds. */
static void has_day(struct check *check, const struct control *text)
{
    if (control_begins(text) == DATE_NONE && text->effective.pos.line == 0)
        rules_say(check, CHECK_POLICY_VERSION, place_of(text),
                  "add 'effective:' with the day from which it holds",
                  "version %.*s of control %.*s has no effective date",
                  STR_ARG(text->version.str), STR_ARG(text->id.str));
}

/* It holds from a day after that of the text which it replaced. */
static void comes_after(struct check *check, const struct control *text,
                        const struct control *before)
{
    date day = control_begins(text);

    if (day != DATE_NONE && day <= control_begins(before))
        rules_say(check, CHECK_POLICY_VERSION, place_of(text),
                  "correct one of the two days; 'versions' begins with the "
                  "last text that was replaced",
                  "version %.*s of control %.*s takes effect %s version %.*s",
                  STR_ARG(text->version.str), STR_ARG(text->id.str),
                  day == control_begins(before) ? "on the same day as"
                                                : "before",
                  STR_ARG(before->version.str));
}

static void texts_follow(struct check *check, const struct control *control)
{
    for (size_t i = 1; i <= control->version_count; i++) {
        const struct control *before = control->versions[i - 1];
        const struct control *text =
            i < control->version_count ? control->versions[i] : control;

        if (before->is_past || text->is_past || text->has_errors ||
            before->has_errors)
            continue;
        has_day(check, text);
        comes_after(check, text, before);
    }
}

/* One version is one text. */
static void version_is_new(struct check *check, const struct control *control)
{
    if (control->commit && control->commit->is_silent)
        rules_say(check, CHECK_TEXT_CHANGED, place_of(control),
                  "give it a version of its own, and say in 'history' what "
                  "changed",
                  "the text of control %.*s changed, but its version is still "
                  "%.*s",
                  STR_ARG(control->id.str), STR_ARG(control->version.str));
}

void rules_versions(struct check *check)
{
    for (size_t i = 0; i < check->workspace->controls_count; i++) {
        texts_follow(check, check->workspace->controls[i]);
        version_is_new(check, check->workspace->controls[i]);
    }
}

/* In a period ------------------------------------------------------------ */

/* The text that is shown was in force. */
static void is_in_force(struct check *check, const struct control *control)
{
    const struct control *text = control_shown(control, check->period);

    if (control_begins(text) > check->period->to.day)
        rules_say(check, CHECK_CONTROL_LATE, place_of(control),
                  "keep the earlier text under 'versions', or set "
                  "'effective_from' if the control is new",
                  "the text of control %.*s takes effect after the end of "
                  "period %.*s",
                  STR_ARG(control->id.str), STR_ARG(check->period->id.str));
}

static bool runs_alike(const struct control *a, const struct control *b)
{
    const struct window_rule *one = &a->windows, *other = &b->windows;

    return a->frequency == b->frequency && a->mode == b->mode &&
           one->partial == other->partial && one->yearly == other->yearly &&
           one->days == other->days && one->grace == other->grace &&
           one->has_grace == other->has_grace;
}

/* What is expected did not change half-way. */
static void runs_evenly(struct check *check, const struct control *control)
{
    for (size_t i = 0; i <= control->version_count; i++) {
        const struct control *text =
            i < control->version_count ? control->versions[i] : control;
        const struct control *before;

        if (!control_changed_in(control, text, check->period))
            continue;
        before = control_before(control, text);
        if (!runs_alike(text, before))
            rules_say(check, CHECK_FREQUENCY_CHANGED, control->pos,
                      "agree with your auditor how the time before counts",
                      "control %.*s runs otherwise since %.*s, within period "
                      "%.*s",
                      STR_ARG(control->id.str),
                      STR_ARG(date_iso(check->arena, control_begins(text))),
                      STR_ARG(check->period->id.str));
    }
}

void rules_versions_in(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    if (!period_is_sound(check->period))
        return;
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];

        if (control->has_errors || !control_is_in(control, check->period))
            continue;
        is_in_force(check, control);
        runs_evenly(check, control);
    }
}
