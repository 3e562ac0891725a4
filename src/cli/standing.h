/*
 * Where a period stands: what happened in the windows of each control, what is
 * open and whose it is, and the two gates. Shared by the formats of `status`.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_STANDING_H
#define CLI_STANDING_H

#include "cli/session.h"
#include "model/occurrence.h"

/* Open findings of one role; ROLE NULL: nobody owns them. */
struct standing_owner {
    const struct role *role;
    size_t missing, late, lookback; /* windows */
    size_t findings;                /* all messages, those too */
};

struct standing {
    struct arena *arena;
    const struct workspace *workspace;
    const struct period *period;
    const struct diags *diags;
    date today;
    struct occurrences *rows; /* controls in force in the period */
    size_t count;
    size_t totals[OCCURRENCE_STATE_COUNT];
    struct standing_owner *owners;
    size_t owner_count;
    /* What is open. A type I report asks for the design and one instance of
     * each control; a type II report also for operation in the period. */
    size_t design;    /* findings that both kinds of report meet */
    size_t bare;      /* controls without any evidence */
    size_t operation; /* findings about operation, besides the windows */
    size_t windows;   /* missing, late, or a lookback that does not count */
};

/* The workspace must be resolved and checked. */
struct standing standing_of(struct arena *arena, const struct build *build,
                            const struct diags *diags);

struct str standing_text(const struct standing *standing, bool color);
struct str standing_csv(const struct standing *standing);
struct str standing_json(const struct standing *standing);

/* Before a planned period nothing is open but findings; a type II report asks
 * for nothing before its first day. */
bool standing_has_begun(const struct standing *standing, bool is_type_ii);
/* "quarterly" where the control runs by the calendar, else its mode. */
struct str standing_runs(const struct control *control);
/* "Head of Security", or "nobody". */
struct str standing_owner_name(const struct role *role);

#endif
