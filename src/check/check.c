/*
 * Runs the tables of rules over a workspace.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/check.h"

#include "check/rules.h"

void rules_suggest(struct check *check, struct diag *diag, struct str word,
                   const struct map *map)
{
    struct str *names = arena_array(check->arena, map->count, struct str);

    for (size_t i = 0; i < map->count; i++)
        names[i] = map->entries[i].key;
    diag_suggest(check->diags, diag, word, names, map->count);
}

void rules_say(struct check *check, enum diag_id id, struct pos pos,
               const char *hint, const char *format, ...)
{
    struct buf buf = buf_new(check->arena);
    struct diag *diag;
    va_list args;

    va_start(args, format);
    buf_vprintf(&buf, format, args);
    va_end(args);
    diag = diag_add(check->diags, id, pos, "%.*s", STR_ARG(buf_str(&buf)));
    if (hint)
        diag_hint(check->diags, diag, "%s", hint);
}

void check_all(struct workspace *workspace, const struct period *period,
               struct diags *diags)
{
    struct check check = {.workspace = workspace,
                          .diags = diags,
                          .arena = diags->arena,
                          .period = period};

    rules_program(&check);
    rules_placeholders(&check);
    rules_controls(&check);
    rules_policies(&check);
    rules_versions(&check);
    rules_periods(&check);
    rules_evidence(&check);
    rules_contents(&check);
    rules_twins(&check);
    rules_portal(&check);
    rules_samples(&check);
    rules_requests(&check);
    rules_texts(&check);
    rules_acknowledgements(&check);
    for (size_t i = 0; i < workspace->periods_count; i++) {
        if (period && workspace->periods[i] != period)
            continue;
        check.period = workspace->periods[i];
        rules_policies_in(&check);
        rules_texts_in(&check);
        rules_versions_in(&check);
        rules_acknowledgements_in(&check);
        if (rules_controls_in(&check))
            rules_occurrences_in(&check);
        rules_evidence_in(&check);
    }
    check.period = period;
    rulings_apply(&check);
}
