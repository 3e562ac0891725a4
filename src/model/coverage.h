/*
 * Which criteria are in scope and which controls meet them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_COVERAGE_H
#define MODEL_COVERAGE_H

#include "model/model.h"

struct coverage_row {
    struct criterion *criterion;
    struct control **controls; /* applicable controls that cite it */
    size_t control_count;
    struct policy **policies;
    size_t policy_count;
};

struct coverage {
    struct coverage_row *rows; /* criteria in scope, in the file's order */
    size_t count, met;
};

/* Security needs the CC series; every other category in scope needs CC and
 * its own series. A control counts when it applies in PERIOD. */
struct coverage coverage_of(struct arena *arena,
                            const struct workspace *workspace,
                            const struct period *period);
bool criterion_is_in_scope(const struct workspace *workspace,
                           const struct criterion *criterion);

#endif
