/*
 * The text of a policy in force.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/policy.h"

date policy_begins(const struct policy *text)
{
    date day = text->effective.day;

    /* DATE_NONE is less than any day. */
    return text->commit && text->commit->from > day ? text->commit->from : day;
}

/* A retired text ended the ones before it when it took effect. */
static bool counts(const struct policy *text)
{
    return (text->status == STATUS_APPROVED ||
            text->status == STATUS_RETIRED) &&
           policy_begins(text) != DATE_NONE;
}

/* The last text effective by DAY, without regard to EXCEPT. */
static const struct policy *last_by(const struct policy *policy, date day,
                                    const struct policy *except)
{
    const struct policy *found = NULL;

    for (size_t i = 0; i <= policy->version_count; i++) {
        /* The newest stands behind those that are kept, and so wins. */
        const struct policy *text =
            i < policy->version_count ? policy->versions[i] : policy;

        if (text != except && counts(text) && policy_begins(text) <= day &&
            (!found || policy_begins(text) >= policy_begins(found)))
            found = text;
    }
    return found;
}

const struct policy *policy_at(const struct policy *policy, date day)
{
    const struct policy *text = last_by(policy, day, NULL);

    return text && text->status == STATUS_APPROVED ? text : NULL;
}

const struct policy *policy_shown(const struct policy *policy,
                                  const struct period *period)
{
    const struct policy *text =
        period ? last_by(policy, period->to.day, NULL) : NULL;
    bool is_ended =
        policy->status == STATUS_RETIRED && policy_begins(policy) == DATE_NONE;

    return text && !is_ended ? text : policy;
}

const struct policy *policy_before(const struct policy *policy,
                                   const struct policy *text)
{
    const struct policy *before;

    if (policy_begins(text) == DATE_NONE)
        return NULL;
    before = last_by(policy, policy_begins(text) - 1, text);
    return before && before->status == STATUS_APPROVED ? before : NULL;
}

bool policy_begins_in(const struct policy *text, const struct period *period)
{
    return text->status == STATUS_APPROVED &&
           policy_begins(text) != DATE_NONE &&
           policy_begins(text) >= period->from.day &&
           policy_begins(text) <= period->to.day;
}

int policy_months(struct str cadence)
{
    switch (frequency_from(cadence)) {
    case FREQUENCY_ANNUAL: return 12;
    case FREQUENCY_SEMIANNUAL: return 6;
    case FREQUENCY_QUARTERLY: return 3;
    case FREQUENCY_MONTHLY: return 1;
    default: return 0;
    }
}
