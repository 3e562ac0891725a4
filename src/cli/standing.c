/*
 * Gathers where a period stands.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/standing.h"

#include "model/owner.h"

/* Findings that a report about one day does not ask about. */
static bool is_about_operation(enum diag_id id)
{
    static const enum diag_id ids[] = {
        CHECK_EVIDENCE_NO_WINDOW, CHECK_EVIDENCE_UNDATED,
        CHECK_EVIDENCE_CLUSTERED, CHECK_EVIDENCE_OUTSIDE,
        CHECK_PERIOD_SHORT,       CHECK_PERIOD_GAP};

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* Windows and controls are counted themselves. */
static bool is_counted(enum diag_id id)
{
    return id == CHECK_OCCURRENCE_MISSING || id == CHECK_OCCURRENCE_LATE ||
           id == CHECK_OCCURRENCE_LOOKBACK || id == CHECK_NO_EVIDENCE;
}

struct str standing_runs(const struct control *control)
{
    return str_from(control_is_periodic(control)
                        ? frequency_name(control->frequency)
                        : mode_name(control->mode));
}

bool standing_has_begun(const struct standing *standing, bool is_type_ii)
{
    const struct period *period = standing->period;

    if (!standing->workspace->has_as_of && period->status == PERIOD_PLANNED)
        return false;
    return !is_type_ii || standing->today >= period->from.day;
}

struct str standing_owner_name(const struct role *role)
{
    return role ? role->title.str : STR("nobody");
}

static struct standing_owner *owner_of(struct standing *standing,
                                       const struct role *role)
{
    for (size_t i = 0; i < standing->owner_count; i++)
        if (standing->owners[i].role == role)
            return &standing->owners[i];
    standing->owners[standing->owner_count].role = role;
    return &standing->owners[standing->owner_count++];
}

static void add_windows(struct standing *standing,
                        const struct occurrences *row)
{
    struct standing_owner *owner;

    for (int i = 0; i < OCCURRENCE_STATE_COUNT; i++)
        standing->totals[i] += row->counts[i];
    for (size_t i = 0; i < row->count; i++)
        standing->windows += occurrence_is_open(row, &row->items[i]);
    standing->bare += !occurrences_have_files(row);
    if (row->counts[OCCURRENCE_MISSING] + row->counts[OCCURRENCE_LATE] +
            row->counts[OCCURRENCE_LOOKBACK] ==
        0)
        return;
    owner = owner_of(standing, row->control->owner_role);
    owner->missing += row->counts[OCCURRENCE_MISSING];
    owner->late += row->counts[OCCURRENCE_LATE];
    if (row->rule.lookback != LOOKBACK_ALLOW)
        owner->lookback += row->counts[OCCURRENCE_LOOKBACK];
}

static void add_findings(struct standing *standing)
{
    for (const struct diag *diag = standing->diags->first; diag;
         diag = diag->next) {
        if (diag->severity == SEVERITY_NOTE)
            continue;
        if (is_about_operation(diag->id))
            standing->operation++;
        else if (!is_counted(diag->id))
            standing->design++;
        owner_of(standing, owner_at(standing->workspace, diag->pos))
            ->findings++;
    }
}

struct standing standing_of(struct arena *arena, const struct build *build,
                            const struct diags *diags)
{
    const struct workspace *workspace = build->workspace;
    size_t controls = workspace->controls_count;
    struct standing standing = {.arena = arena,
                                .workspace = workspace,
                                .period = build->period,
                                .diags = diags,
                                .today =
                                    occurrence_today(workspace, build->period)};

    standing.rows = arena_array(arena, controls, struct occurrences);
    standing.owners =
        arena_array(arena, workspace->roles_count + 1, struct standing_owner);
    for (size_t i = 0; i < controls; i++) {
        struct occurrences *row = &standing.rows[standing.count];
        *row = occurrences_of(arena, workspace, workspace->controls[i],
                              build->period);
        if (row->count == 0)
            continue;
        add_windows(&standing, row);
        standing.count++;
    }
    add_findings(&standing);
    return standing;
}
