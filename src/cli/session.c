/*
 * Loading a workspace for a command.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/session.h"

#include "check/check.h"
#include "data.h"
#include "load/sampling.h"
#include "load/workspace.h"

static void say_unknown(struct call *call, const struct workspace *workspace,
                        struct str wanted)
{
    size_t count = workspace->periods_count;
    struct str *names = arena_array(call->arena, count, struct str);
    struct diag *diag =
        diag_add(&call->diags, IN_NO_PERIOD, POS_NONE,
                 "the workspace has no period '%.*s'", STR_ARG(wanted));

    for (size_t i = 0; i < count; i++)
        names[i] = workspace->periods[i]->id.str;
    diag_suggest(&call->diags, diag, wanted, names, count);
    if (diag->hint.len == 0 && count > 0)
        diag_hint(&call->diags, diag, "'%.*s' is one", STR_ARG(names[0]));
}

/* --period, else default_period, else the last one that is written. A wrong
 * default_period is the checks' to say. */
static struct period *choose_period(struct call *call,
                                    const struct workspace *workspace)
{
    struct str wanted = str_from(call->period);
    struct period *period;
    struct diag *diag;

    if (wanted.len > 0) {
        period = map_find(&workspace->period_by_id, wanted);
        if (!period)
            say_unknown(call, workspace, wanted);
        return period;
    }
    period = map_find(&workspace->period_by_id, workspace->default_period.str);
    if (period)
        return period;
    if (workspace->periods_count > 0)
        return workspace->periods[workspace->periods_count - 1];
    if (diags_has_errors(&call->diags))
        return NULL; /* whatever is wrong with them has been said */
    diag = diag_add(&call->diags, IN_NO_PERIOD,
                    pos_make(STR("auditbinder.yaml"), 0, 0),
                    "no audit period is defined");
    diag_hint(&call->diags, diag, "add 'periods:' with id, type, from and to");
    return NULL;
}

/* NULL after a message. */
static const struct sampling *load_sampling(struct call *call,
                                            const struct build *build)
{
    struct sampling *sampling = arena_new(call->arena, struct sampling);

    return sampling_load(call->arena, &call->diags, build->root,
                         data_path(call->arena, build->data, "templates"),
                         sampling)
               ? sampling
               : NULL;
}

bool session_load(struct call *call, struct build *build)
{
    struct workspace *workspace;

    build->arena = call->arena;
    build->jobs = call->jobs;
    build->data = data_find(call->arena, &call->diags);
    build->root = workspace_root(call);
    if (!build->data || !build->root)
        return false;
    workspace =
        workspace_load(call->arena, &call->diags, build->root,
                       data_path(call->arena, build->data, "templates"));
    if (!workspace)
        return false;
    workspace->sampling = load_sampling(call, build);
    workspace->has_as_of = call->has_as_of;
    workspace->as_of = call->as_of;
    build->workspace = workspace;
    build->period = choose_period(call, workspace);
    check_resolve(workspace, &call->diags);
    return build->period != NULL;
}

bool session_open(struct call *call, struct build *build)
{
    if (!session_load(call, build))
        return false;
    check_all((struct workspace *)build->workspace, build->period,
              &call->diags);
    return true;
}
