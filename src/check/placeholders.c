/*
 * Names that the starter holds in the place of the company's own: every
 * document would print them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"

/* How the values of templates/workspace/auditbinder.yaml begin. */
static const char *const BEGINNINGS[] = {"Your Company",
                                         "Your Product",
                                         "YourCo",
                                         "Name of the ",
                                         "Name of your ",
                                         "Place of your ",
                                         "Street and number, postal code"};

struct found {
    struct text first;
    size_t count;
};

static bool is_placeholder(struct str value)
{
    for (size_t i = 0; i < RULES_COUNT(BEGINNINGS); i++)
        if (str_has_prefix(value, str_from(BEGINNINGS[i])))
            return true;
    return false;
}

static void look_at(struct found *found, struct text text)
{
    if (!is_placeholder(text.str))
        return;
    if (found->count++ == 0)
        found->first = text;
}

static struct found find_all(const struct workspace *workspace)
{
    struct found found = {.count = 0};

    look_at(&found, workspace->organization);
    look_at(&found, workspace->organization_short);
    look_at(&found, workspace->address);
    look_at(&found, workspace->system);
    look_at(&found, workspace->system_description);
    for (size_t i = 0; i < workspace->components_count; i++)
        look_at(&found, workspace->components[i]->name);
    look_at(&found, workspace->auditor);
    for (size_t i = 0; i < workspace->people_count; i++)
        look_at(&found, workspace->people[i]->name);
    return found;
}

/* Whether all that is judged is yet to begin. */
static bool is_planned(const struct check *check)
{
    const struct workspace *workspace = check->workspace;

    for (size_t i = 0; i < workspace->periods_count; i++) {
        const struct period *period = workspace->periods[i];
        if ((!check->period || check->period == period) &&
            period->status != PERIOD_PLANNED)
            return false;
    }
    return workspace->periods_count > 0;
}

void rules_placeholders(struct check *check)
{
    struct found found = find_all(check->workspace);
    struct buf others = buf_new(check->arena);

    if (found.count == 0)
        return;
    if (found.count > 1)
        buf_printf(&others, " and %zu more name%s of the starter",
                   found.count - 1, found.count == 2 ? "" : "s");
    rules_say(check,
              is_planned(check) ? CHECK_NAMES_TO_REPLACE
                                : CHECK_NAMES_OF_STARTER,
              found.first.pos, "write your own; every document prints them",
              "'%.*s'%.*s still stand%s in auditbinder.yaml",
              STR_ARG(found.first.str), STR_ARG(buf_str(&others)),
              found.count == 1 ? "s" : "");
}
