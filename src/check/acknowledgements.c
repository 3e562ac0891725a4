/*
 * Rules about acknowledgements: each names a version that there is, and
 * nobody who was asked is still silent at the end of a period.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"
#include "model/acknowledgement.h"
#include "model/policy.h"

/* Whether POLICY, a kept text or a line of a history is VERSION. */
static bool has_version(const struct policy *policy, struct str version)
{
    if (str_eq(policy->version.str, version))
        return true;
    for (size_t i = 0; i < policy->history.count; i++)
        if (str_eq(policy->history.items[i].version.str, version))
            return true;
    for (size_t i = 0; i < policy->version_count; i++)
        if (str_eq(policy->versions[i]->version.str, version))
            return true;
    return false;
}

static void judge_row(struct check *check, const struct acknowledgement *row)
{
    const struct workspace *workspace = check->workspace;
    const struct policy *policy =
        map_find(&workspace->policy_by_id, row->policy.str);
    struct diag *diag;

    if (workspace->partial.policies)
        return;
    if (!policy) {
        diag = diag_add(check->diags, MUST_ACKNOWLEDGED, row->policy.pos,
                        "there is no policy '%.*s'", STR_ARG(row->policy.str));
        rules_suggest(check, diag, row->policy.str, &workspace->policy_by_id);
    } else if (!has_version(policy, row->version.str)) {
        rules_say(check, MUST_ACKNOWLEDGED, row->version.pos,
                  "write the version that the person read",
                  "policy %.*s has no version '%.*s'", STR_ARG(row->policy.str),
                  STR_ARG(row->version.str));
    }
}

void rules_acknowledgements(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->acknowledgements_count; i++)
        judge_row(check, workspace->acknowledgements[i]);
}

static void judge_open(struct check *check, const struct policy *newest)
{
    const struct policy *text = policy_at(newest, check->period->to.day);
    date day = acknowledged_until(check->workspace, check->period);
    struct acknowledged all;

    if (!text || text->status != STATUS_APPROVED)
        return;
    all = acknowledged_by(check->arena, check->workspace, newest->id.str,
                          text->version.str, day);
    if (!all.open)
        return;
    rules_say(check, CHECK_ACKNOWLEDGEMENT_OPEN, all.open->pos,
              "remind them, and write the day beside each name",
              "%zu of %zu people did not acknowledge %.*s %.*s by %.*s",
              all.asked - all.done, all.asked, STR_ARG(newest->id.str),
              STR_ARG(text->version.str), STR_ARG(date_iso(check->arena, day)));
}

void rules_acknowledgements_in(struct check *check)
{
    const struct workspace *workspace = check->workspace;

    if (check->period->status == PERIOD_PLANNED)
        return;
    for (size_t i = 0; i < workspace->policies_count; i++)
        judge_open(check, workspace->policies[i]);
}
