/*
 * Which text of a policy holds on a day: chosen by effective date, never by
 * which is the newest.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_POLICY_H
#define MODEL_POLICY_H

#include "model/model.h"

/* POLICY is always the one of the workspace's list; what is returned is it or
 * one of its kept versions. */

/* The day from which TEXT holds: `effective`, or where git shows that it was
 * changed later under the same version, that day. DATE_NONE: not stated. */
date policy_begins(const struct policy *text);

/* The text in force on DAY: approved, effective by then, and the last such.
 * NULL when there is none. Of two with the same day the newer file counts. */
const struct policy *policy_at(const struct policy *policy, date day);

/* What a document of PERIOD shows: the text in force at its end; where none
 * is, or PERIOD is NULL, the newest. */
const struct policy *policy_shown(const struct policy *policy,
                                  const struct period *period);

/* The text that TEXT replaced; NULL when none is kept. */
const struct policy *policy_before(const struct policy *policy,
                                   const struct policy *text);

/* True when TEXT is approved and took effect in PERIOD. */
bool policy_begins_in(const struct policy *text, const struct period *period);

/* Months between two reviews; 0 where CADENCE cannot be counted so. */
int policy_months(struct str cadence);

#endif
