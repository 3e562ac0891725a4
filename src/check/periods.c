/*
 * Rules about auditbinder.yaml: periods, packets, brand, coverage.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"
#include "model/coverage.h"
#include "model/window.h"

static bool is_dated(const struct period *period)
{
    return period->from.day != DATE_NONE && period->to.day != DATE_NONE;
}

/* A date that was typed wrongly has had its message. */
static bool is_typed(const struct period *period)
{
    return period->from.pos.line && period->to.pos.line;
}

/* Type II has two ends, type I has one day. */
static void has_dates(struct check *check, const struct period *period)
{
    if (is_typed(period) || period->has_errors)
        return;
    rules_say(check, MUST_PERIOD_DATES, period->pos,
              period->type == PERIOD_TYPE_I ? "add 'as_of:'"
                                            : "add 'from:' and 'to:'",
              "period %.*s has no %s", STR_ARG(period->id.str),
              period->type == PERIOD_TYPE_I ? "day"
              : period->from.pos.line       ? "end"
                                            : "beginning");
}

/* It does not end before it begins. */
static void runs_forward(struct check *check, const struct period *period)
{
    if (is_dated(period) && !period_is_sound(period))
        rules_say(check, MUST_PERIOD_DATES, period->to.pos,
                  "swap the two dates", "period %.*s ends before it begins",
                  STR_ARG(period->id.str));
}

/* Type I speaks of one day, type II does not. */
static void fits_type(struct check *check, const struct period *period)
{
    if (is_dated(period) && period->type == PERIOD_TYPE_I &&
        period->from.day < period->to.day)
        rules_say(check, MUST_PERIOD_DATES, period->to.pos,
                  "write 'as_of:' instead of 'from:' and 'to:', or 'type: II'",
                  "a type I report speaks of one day, not of a span");
}

/* Below six months few readers accept a type II report. */
static void is_long_enough(struct check *check, const struct period *period)
{
    if (period_is_sound(period) && period->type == PERIOD_TYPE_II &&
        period->to.day + 1 < date_add_months(period->from.day, 6))
        rules_say(check, CHECK_PERIOD_SHORT, period->from.pos,
                  "ask your auditor and your customers whether that will do",
                  "period %.*s is shorter than six months",
                  STR_ARG(period->id.str));
}

/* Beyond ten years nobody can plan; the windows are no longer listed. */
static void is_short_enough(struct check *check, const struct period *period)
{
    if (period_is_sound(period) &&
        period->to.day - period->from.day >= WINDOW_DAYS_MAX)
        rules_say(check, CHECK_PERIOD_LONG, period->to.pos,
                  "is one of its two dates mistyped?",
                  "period %.*s is longer than ten years",
                  STR_ARG(period->id.str));
}

/* It begins on the day after the period before it. */
static void joins_prior(struct check *check, const struct period *period)
{
    date prior = period->prior_to.day;

    if (prior == DATE_NONE || period->from.day == DATE_NONE ||
        period->type != PERIOD_TYPE_II || prior + 1 == period->from.day)
        return;
    rules_say(check, CHECK_PERIOD_GAP, period->prior_to.pos,
              "periods should follow each other day by day",
              "period %.*s %s the period before it", STR_ARG(period->id.str),
              prior >= period->from.day ? "overlaps" : "leaves a gap after");
}

/* Before it begins there is time to approve drafts; one note for all. */
static void drafts_are_known(struct check *check, const struct period *period)
{
    const struct workspace *workspace = check->workspace;
    size_t drafts = 0;

    for (size_t i = 0; i < workspace->policies_count; i++)
        drafts += workspace->policies[i]->status == STATUS_DRAFT;
    if (drafts && period->status == PERIOD_PLANNED && period_is_sound(period))
        rules_say(check, CHECK_PERIOD_DRAFTS, period->pos,
                  "when they are: 'auditbinder renew --all-drafts "
                  "--approved-on DATE'",
                  "%zu polic%s still to be approved before %.*s", drafts,
                  drafts == 1 ? "y is" : "ies are",
                  STR_ARG(date_iso(check->arena, period->from.day)));
}

/* Nothing is due in a planned period, so nothing must have happened in it. */
static void has_not_begun(struct check *check, const struct period *period)
{
    const struct workspace *workspace = check->workspace;
    size_t files = 0;

    for (size_t i = 0; i < workspace->evidence_count; i++)
        files += workspace->evidence[i]->period == period &&
                 workspace->evidence[i]->performed.day >= period->from.day;
    if (files && period->status == PERIOD_PLANNED && period_is_sound(period))
        rules_say(check, CHECK_PERIOD_BEGUN, period->pos,
                  "set its 'status:' to open, so that what is due counts",
                  "period %.*s is planned, yet %zu file%s of it %s performed "
                  "since it began",
                  STR_ARG(period->id.str), files, files == 1 ? "" : "s",
                  files == 1 ? "was" : "were");
}

static const period_rule rules[] = {
    has_dates,       runs_forward, fits_type,        is_long_enough,
    is_short_enough, joins_prior,  drafts_are_known, has_not_begun};

void rules_periods(struct check *check)
{
    for (size_t i = 0; i < check->workspace->periods_count; i++) {
        const struct period *period = check->workspace->periods[i];
        if (check->period && check->period != period)
            continue;
        for (size_t k = 0; k < RULES_COUNT(rules); k++)
            rules[k](check, period);
    }
}

/* The rest of auditbinder.yaml. */

static void packets_hold(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->packets_count; i++) {
        const struct packet *packet = workspace->packets[i];
        if (packet->policies.count == 0)
            rules_say(check, CHECK_PACKET_EMPTY, packet->pos,
                      "add 'policies:' with their ids",
                      "packet %.*s holds no policy", STR_ARG(packet->id.str));
    }
}

/* Applicable controls and policies that ROLE answers for. */
static size_t count_owned(const struct workspace *workspace,
                          const struct role *role)
{
    size_t count = 0;

    for (size_t i = 0; i < workspace->controls_count; i++)
        count += workspace->controls[i]->owner_role == role &&
                 text_is_empty(workspace->controls[i]->not_applicable);
    for (size_t i = 0; i < workspace->policies_count; i++)
        count += workspace->policies[i]->status != STATUS_RETIRED &&
                 (workspace->policies[i]->owner_role == role ||
                  workspace->policies[i]->approver_role == role);
    return count;
}

/* An owner is a role and a person. */
static void roles_are_held(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->roles_count; i++) {
        const struct role *role = workspace->roles[i];
        size_t count = count_owned(workspace, role);
        if (count > 0 && text_is_empty(role->person_id))
            rules_say(check, CHECK_ROLE_VACANT, role->id.pos,
                      "add 'person:' with the id of one of the people",
                      "nobody holds the role %.*s, which answers for %zu "
                      "control%s or polic%s",
                      STR_ARG(role->id.str), count, count == 1 ? "" : "s",
                      count == 1 ? "y" : "ies");
    }
}

static bool is_color(struct str s)
{
    for (size_t i = 1; i < s.len; i++) {
        char c = s.ptr[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
              (c >= 'A' && c <= 'F')))
            return false;
    }
    return s.len == 7 && s.ptr[0] == '#';
}

static void words_are_known(struct check *check)
{
    struct text color = check->workspace->brand.color;
    struct text paper = check->workspace->paper;

    if (!text_is_empty(color) && !is_color(color.str))
        rules_say(check, LOAD_UNKNOWN_WORD, color.pos,
                  "write it in quotes as \"#1f4e79\"", "'%.*s' is no color",
                  STR_ARG(color.str));
    if (!text_is_empty(paper) && !str_eq_nocase(paper.str, STR("A4")) &&
        !str_eq_nocase(paper.str, STR("Letter")))
        rules_say(check, LOAD_UNKNOWN_WORD, paper.pos, "allowed: A4, Letter",
                  "'%.*s' is no paper size", STR_ARG(paper.str));
}

/* Where a control or a reference could not be read, nobody can tell. */
static bool is_mapping_known(const struct workspace *workspace)
{
    const struct partial *partial = &workspace->partial;

    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];
        if (control->has_errors)
            return false;
        for (size_t k = 0; k < control->criteria.count; k++)
            if (!control->criterion_refs[k])
                return false;
    }
    return !partial->controls && !partial->criteria && !partial->categories;
}

/* Each criterion in scope is met by a control, or the report has a hole. */
static void criteria_are_met(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct coverage coverage;
    struct buf list = buf_new(check->arena);

    if (!is_mapping_known(workspace))
        return;
    coverage = coverage_of(check->arena, workspace, NULL);
    for (size_t i = 0; i < coverage.count; i++)
        if (coverage.rows[i].control_count == 0)
            buf_printf(&list, "%s%.*s", list.len ? ", " : "",
                       STR_ARG(coverage.rows[i].criterion->id.str));
    if (list.len && workspace->controls_count)
        rules_say(check, CHECK_CRITERION_UNMET, workspace->categories_pos,
                  "cite each in the 'criteria' of a control that meets it",
                  "%zu of %zu criteria in scope are met by no control: %.*s",
                  coverage.count - coverage.met, coverage.count,
                  STR_ARG(buf_str(&list)));
}

void rules_program(struct check *check)
{
    packets_hold(check);
    roles_are_held(check);
    words_are_known(check);
    criteria_are_met(check);
}
