/*
 * Counts which controls and policies meet each criterion in scope.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/coverage.h"

#include "model/control.h"
#include "model/policy.h"

bool criterion_is_in_scope(const struct workspace *workspace,
                           const struct criterion *criterion)
{
    /* Every report rests on the common criteria. */
    return criterion->category == CATEGORY_SECURITY ||
           workspace->category_in_scope[criterion->category];
}

static bool has_ref(struct criterion *const *refs, size_t count,
                    const struct criterion *criterion)
{
    for (size_t i = 0; refs && i < count; i++)
        if (refs[i] == criterion)
            return true;
    return false;
}

static void find_controls(struct arena *arena,
                          const struct workspace *workspace,
                          const struct period *period, struct coverage_row *row)
{
    row->controls =
        arena_array(arena, workspace->controls_count, struct control *);
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *text =
            control_shown(workspace->controls[i], period);
        if (control_is_in(text, period) &&
            has_ref(text->criterion_refs, text->criteria.count, row->criterion))
            row->controls[row->control_count++] = workspace->controls[i];
    }
}

static void find_policies(struct arena *arena,
                          const struct workspace *workspace,
                          const struct period *period, struct coverage_row *row)
{
    row->policies =
        arena_array(arena, workspace->policies_count, struct policy *);
    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *text =
            policy_shown(workspace->policies[i], period);
        if (text->status != STATUS_RETIRED &&
            has_ref(text->criterion_refs, text->criteria.count, row->criterion))
            row->policies[row->policy_count++] = workspace->policies[i];
    }
}

struct coverage coverage_of(struct arena *arena,
                            const struct workspace *workspace,
                            const struct period *period)
{
    struct coverage coverage = {0};

    coverage.rows =
        arena_array(arena, workspace->criteria_count, struct coverage_row);
    for (size_t i = 0; i < workspace->criteria_count; i++) {
        struct coverage_row *row = &coverage.rows[coverage.count];
        if (!criterion_is_in_scope(workspace, workspace->criteria[i]))
            continue;
        row->criterion = workspace->criteria[i];
        find_controls(arena, workspace, period, row);
        find_policies(arena, workspace, period, row);
        coverage.met += row->control_count > 0;
        coverage.count++;
    }
    return coverage;
}
