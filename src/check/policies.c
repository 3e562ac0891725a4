/*
 * Rules about policies: the table at their head is what auditors read first.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"

#include "model/policy.h"

static bool is_retired(const struct policy *policy)
{
    return policy->status == STATUS_RETIRED;
}

static void need(struct check *check, const struct policy *policy,
                 bool is_there, const char *key, const char *hint)
{
    if (!is_there)
        rules_say(check, CHECK_POLICY_FIELD, policy->pos, hint,
                  "policy %.*s has no '%s'", STR_ARG(policy->id.str), key);
}

/* A date that was typed wrongly has had its message. */
static bool is_given(struct dated dated)
{
    return dated.pos.line > 0;
}

/* The head of an approved policy is complete. */
static void has_head(struct check *check, const struct policy *policy)
{
    if (policy->has_errors)
        return;
    need(check, policy, !text_is_empty(policy->version), "version",
         "add 'version:' in quotes, such as \"1.0\"");
    need(check, policy, !text_is_empty(policy->owner), "owner",
         "add 'owner:' with the id of a role");
    need(check, policy, policy->status_pos.line > 0, "status",
         "add 'status:': draft, approved or retired");
    if (policy->status != STATUS_APPROVED)
        return;
    need(check, policy, !text_is_empty(policy->approver), "approver",
         "add 'approver:' with the id of a role");
    need(check, policy, is_given(policy->approved), "approved",
         "add 'approved:' with the day of approval");
    need(check, policy, is_given(policy->effective), "effective",
         "add 'effective:' with the day from which it holds");
}

/* Nothing takes effect before it is approved. */
static void approved_first(struct check *check, const struct policy *policy)
{
    if (policy->approved.day != DATE_NONE &&
        policy->effective.day != DATE_NONE &&
        policy->effective.day < policy->approved.day)
        rules_say(check, CHECK_POLICY_DATES, policy->effective.pos,
                  "correct one of the two dates",
                  "policy %.*s takes effect before it is approved",
                  STR_ARG(policy->id.str));
}

/* The next review comes after the last one. */
static void reviewed_first(struct check *check, const struct policy *policy)
{
    if (policy->reviewed.day != DATE_NONE &&
        policy->next_review.day != DATE_NONE &&
        policy->next_review.day <= policy->reviewed.day)
        rules_say(check, CHECK_POLICY_DATES, policy->next_review.pos,
                  "correct one of the two dates",
                  "the next review of policy %.*s is not after the last",
                  STR_ARG(policy->id.str));
}

/* Whoever owns a policy does not approve it alone, under whatever title. */
static void approver_differs(struct check *check, const struct policy *policy)
{
    const struct role *owner = policy->owner_role;
    const struct role *approver = policy->approver_role;

    if (owner && approver &&
        (owner == approver ||
         (owner->person && owner->person == approver->person)))
        rules_say(check, CHECK_POLICY_SELF, policy->approver.pos,
                  "name a role that another person holds as approver",
                  "policy %.*s is approved by its owner",
                  STR_ARG(policy->id.str));
}

/* It says which controls or criteria it serves. */
static void cites(struct check *check, const struct policy *policy)
{
    if (policy->criteria.count + policy->controls.count == 0 &&
        !policy->has_errors)
        rules_say(check, CHECK_POLICY_CITES, policy->pos,
                  "add 'controls:' and 'criteria:'",
                  "policy %.*s names no control and no criterion",
                  STR_ARG(policy->id.str));
}

static bool names_policy(const struct control *control,
                         const struct policy *policy)
{
    for (size_t i = 0; i < control->policies.count; i++)
        if (!control->policy_refs[i] || control->policy_refs[i] == policy)
            return true; /* or what it names is not there, and was said */
    return false;
}

static bool names_control(const struct policy *policy,
                          const struct control *control)
{
    for (size_t i = 0; i < policy->controls.count; i++)
        if (!policy->control_refs[i] || policy->control_refs[i] == control)
            return true;
    return false;
}

/* Each control that it names, names it back, where that keeps a list. */
static void is_named_back(struct check *check, const struct policy *policy)
{
    for (size_t i = 0; i < policy->controls.count; i++) {
        const struct control *control = policy->control_refs[i];

        if (!control || control->policies.count == 0 ||
            names_policy(control, policy))
            continue;
        rules_say(check, CHECK_ONE_WAY, policy->controls.items[i].pos,
                  "add the policy to the control's 'policies', or take the "
                  "control out here",
                  "policy %.*s names control %.*s, which does not name it",
                  STR_ARG(policy->id.str), STR_ARG(control->id.str));
    }
}

/* It names each control that names it, where it keeps a list. */
static void names_back(struct check *check, const struct policy *policy)
{
    for (size_t i = 0; i < check->workspace->controls_count; i++) {
        const struct control *control = check->workspace->controls[i];

        if (policy->controls.count == 0 || names_control(policy, control))
            continue;
        for (size_t k = 0; k < control->policies.count; k++)
            if (control->policy_refs[k] == policy)
                rules_say(check, CHECK_ONE_WAY, control->policies.items[k].pos,
                          "add the control to the policy's 'controls', or "
                          "take the policy out here",
                          "control %.*s names policy %.*s, which does not "
                          "name it",
                          STR_ARG(control->id.str), STR_ARG(policy->id.str));
    }
}

/* Its review cadence is a word that can be counted. */
static void has_cadence(struct check *check, const struct policy *policy)
{
    if (!text_is_empty(policy->review) &&
        frequency_from(policy->review.str) == FREQUENCY_NONE)
        rules_say(check, LOAD_UNKNOWN_WORD, policy->review.pos,
                  "allowed: annual, semi-annual, quarterly, monthly",
                  "'%.*s' is no cadence of review",
                  STR_ARG(policy->review.str));
}

/* Each kept text says from when it held, on a day of its own. */
static void versions_follow(struct check *check, const struct policy *policy)
{
    for (size_t i = 0; i < policy->version_count; i++) {
        const struct policy *text = policy->versions[i];
        const struct policy *next =
            i + 1 < policy->version_count ? policy->versions[i + 1] : policy;
        date day = text->effective.day;

        if (text->has_errors || text->is_past)
            continue;
        if (day == DATE_NONE)
            rules_say(check, CHECK_POLICY_VERSION, text->pos,
                      "add 'effective:' with the day from which it held",
                      "version %.*s of policy %.*s has no effective date",
                      STR_ARG(text->version.str), STR_ARG(policy->id.str));
        else if (day == next->effective.day || day == policy->effective.day)
            rules_say(check, CHECK_POLICY_VERSION, text->effective.pos,
                      "correct one of the two days",
                      "version %.*s of policy %.*s takes effect on the same "
                      "day as another",
                      STR_ARG(text->version.str), STR_ARG(policy->id.str));
        else if (policy->effective.day != DATE_NONE &&
                 day > policy->effective.day)
            rules_say(check, CHECK_POLICY_VERSION, text->effective.pos,
                      "exchange the two texts, or correct the days",
                      "version %.*s of policy %.*s takes effect after the text "
                      "in %.*s",
                      STR_ARG(text->version.str), STR_ARG(policy->id.str),
                      STR_ARG(policy->path));
    }
}

/* One version is one text. */
static void version_is_new(struct check *check, const struct policy *policy)
{
    if (policy->commit && policy->commit->is_silent)
        rules_say(check, CHECK_TEXT_CHANGED,
                  policy->version.pos.line ? policy->version.pos : policy->pos,
                  "give it a version of its own with 'auditbinder renew'",
                  "the text of policy %.*s changed, but its version is still "
                  "%.*s",
                  STR_ARG(policy->id.str), STR_ARG(policy->version.str));
}

static const policy_rule rules[] = {
    has_head,        approved_first, reviewed_first, approver_differs,
    cites,           is_named_back,  names_back,     has_cadence,
    versions_follow, version_is_new};

void rules_policies(struct check *check)
{
    for (size_t i = 0; i < check->workspace->policies_count; i++)
        for (size_t k = 0; k < RULES_COUNT(rules); k++)
            if (!is_retired(check->workspace->policies[i]))
                rules[k](check, check->workspace->policies[i]);
}

/* What must hold at the end of a period. */

/* A draft binds nobody; before the period there is still time. */
static void is_approved(struct check *check, const struct policy *policy)
{
    if (policy->status == STATUS_DRAFT &&
        check->period->status != PERIOD_PLANNED)
        rules_say(check, CHECK_POLICY_DRAFT, policy->status_pos,
                  "have it approved with 'auditbinder renew', or set 'status: "
                  "retired'",
                  "policy %.*s is a draft, and drafts prove nothing",
                  STR_ARG(policy->id.str));
}

/* It is in force before the period ends. */
static void is_effective(struct check *check, const struct policy *policy)
{
    date end = check->period->to.day;

    if (policy->status == STATUS_APPROVED &&
        policy->effective.day != DATE_NONE && policy->effective.day > end)
        rules_say(check, CHECK_POLICY_LATE, policy->effective.pos,
                  "show the version that was in force then",
                  "policy %.*s takes effect after the end of period %.*s",
                  STR_ARG(policy->id.str), STR_ARG(check->period->id.str));
}

/* A year's review may slip a little in the calendar. */
enum { REVIEW_MONTHS = 12, REVIEW_SLACK = 31 };

/* The day by which it must have been reviewed again: the one that it states,
 * but no later than its cadence allows; without a cadence a year, which is what
 * auditors look for. Months count from the last review, else the approval. */
static date review_due(const struct policy *policy)
{
    int months = policy_months(policy->review.str);
    date last = policy->reviewed.day != DATE_NONE ? policy->reviewed.day
                                                  : policy->approved.day;
    date next = policy->next_review.day, due;

    /* A cadence that is no word of ours has had its message. */
    if (last == DATE_NONE || (months == 0 && !text_is_empty(policy->review)))
        return next;
    due = date_add_months(last, months ? months : REVIEW_MONTHS);
    return next != DATE_NONE && next <= due + REVIEW_SLACK ? next : due;
}

static struct pos review_place(const struct policy *policy)
{
    if (policy->next_review.pos.line)
        return policy->next_review.pos;
    return policy->reviewed.pos.line ? policy->reviewed.pos : policy->pos;
}

/* The last review is not older than the cadence when the period ends. */
static void is_reviewed(struct check *check, const struct policy *policy)
{
    date due = review_due(policy), end = check->period->to.day;

    if (policy->status == STATUS_APPROVED && due != DATE_NONE && due < end)
        rules_say(check, CHECK_POLICY_REVIEW, review_place(policy),
                  "review it, and record the day and the next one",
                  "the review of policy %.*s was due on %.*s, before the end "
                  "of period %.*s",
                  STR_ARG(policy->id.str), STR_ARG(date_iso(check->arena, due)),
                  STR_ARG(check->period->id.str));
}

static const policy_rule rules_in[] = {is_approved, is_effective, is_reviewed};

void rules_policies_in(struct check *check)
{
    size_t count = check->workspace->policies_count;

    for (size_t i = 0; period_is_sound(check->period) && i < count; i++) {
        const struct policy *text =
            policy_shown(check->workspace->policies[i], check->period);

        for (size_t k = 0; k < RULES_COUNT(rules_in); k++)
            if (!is_retired(text))
                rules_in[k](check, text);
    }
}
