/*
 * Rules that a workspace sets differently, with a reason. They change the
 * severity of findings after all rules have spoken, so that no rule need know
 * of them; the reason stays with each finding.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/glob.h"
#include "base/utf8.h"
#include "check/rules.h"
#include "model/owner.h"

/* Names -------------------------------------------------------------------- */

static void say_unknown(struct check *check, struct text rule)
{
    struct str *names = arena_array(check->arena, DIAG_COUNT, struct str);
    struct diag *diag = diag_add(check->diags, RULE_UNKNOWN, rule.pos,
                                 "there is no rule '%.*s'", STR_ARG(rule.str));
    size_t count = 0;

    for (int id = 0; id < DIAG_COUNT; id++)
        if (diag_is_rule((enum diag_id)id))
            names[count++] = str_from(diag_slug((enum diag_id)id));
    diag_suggest(check->diags, diag, rule.str, names, count);
    if (diag->hint.len == 0)
        diag_hint(check->diags, diag, "'auditbinder check --list' names them");
}

static bool find_rule(struct check *check, struct ruling *ruling)
{
    for (int id = 0; id < DIAG_COUNT; id++) {
        ruling->id = (enum diag_id)id;
        if (!str_is(ruling->rule.str, diag_slug(ruling->id)))
            continue;
        if (diag_is_rule(ruling->id))
            return true;
        rules_say(check, RULE_FIXED, ruling->rule.pos,
                  ruling->id == MUST_SECRET
                      ? "write 'allow_secrets:' with the reason beside the file"
                      : "mend what it finds",
                  "'%.*s' cannot be set by a workspace",
                  STR_ARG(ruling->rule.str));
        return false;
    }
    say_unknown(check, ruling->rule);
    return false;
}

static bool is_path(struct str target)
{
    return str_find_byte(target, '/', 0) < target.len ||
           str_find_byte(target, '*', 0) < target.len ||
           str_find_byte(target, '.', 0) < target.len;
}

/* An id that names nothing would excuse nothing, and nobody would know. */
static bool finds_target(struct check *check, struct text target)
{
    const struct workspace *workspace = check->workspace;
    struct diag *diag;

    if (is_path(target.str) || workspace->partial.controls ||
        workspace->partial.policies ||
        map_find(&workspace->control_by_id, target.str) ||
        map_find(&workspace->policy_by_id, target.str))
        return true;
    diag =
        diag_add(check->diags, MUST_CONTROL, target.pos,
                 "there is no control or policy '%.*s'", STR_ARG(target.str));
    rules_suggest(check, diag, target.str, &workspace->control_by_id);
    if (diag->hint.len == 0)
        rules_suggest(check, diag, target.str, &workspace->policy_by_id);
    return false;
}

static bool is_judged(const struct check *check, const struct ruling *ruling)
{
    return text_is_empty(ruling->period) || !check->period ||
           str_eq(ruling->period.str, check->period->id.str);
}

void rulings_resolve(struct check *check)
{
    for (size_t i = 0; i < check->workspace->ruling_count; i++) {
        struct ruling *ruling = &check->workspace->rulings[i];
        ruling->is_sound = find_rule(check, ruling) && !ruling->has_errors;
        for (size_t k = 0; k < ruling->targets.count; k++)
            if (!finds_target(check, ruling->targets.items[k]))
                ruling->is_sound = false;
    }
}

/* Findings ----------------------------------------------------------------- */

static bool is_about(struct check *check, const struct ruling *ruling,
                     const struct diag *diag)
{
    struct str id = subject_at(check->workspace, diag->pos);

    if (ruling->targets.count == 0)
        return true;
    for (size_t i = 0; i < ruling->targets.count; i++) {
        struct str target = ruling->targets.items[i].str;
        if (is_path(target) ? glob_fits(target, diag->pos.file)
                            : str_eq(target, id))
            return true;
    }
    return false;
}

/* The last that fits counts, so that an exception stands behind the rule. */
static void judge(void *data, struct diag *diag)
{
    struct check *check = data;
    struct ruling *ruling = NULL;

    for (size_t i = 0; i < check->workspace->ruling_count; i++) {
        struct ruling *each = &check->workspace->rulings[i];
        if (each->is_sound && each->id == diag->id && is_judged(check, each) &&
            is_about(check, each, diag))
            ruling = each;
    }
    if (!ruling)
        return;
    ruling->found++;
    diag->severity = ruling->severity;
    diag->reason = utf8_safe(check->arena, ruling->reason.str);
}

/* Where something could not be read, nobody can tell what is not found. */
static bool is_whole(const struct diags *diags)
{
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        if (diag->severity == SEVERITY_ERROR && !diag_is_rule(diag->id))
            return false;
    return true;
}

static void say_unused(struct check *check)
{
    for (size_t i = 0; i < check->workspace->ruling_count; i++) {
        const struct ruling *ruling = &check->workspace->rulings[i];
        if (ruling->is_sound && ruling->found == 0 && is_judged(check, ruling))
            rules_say(check, RULE_UNUSED, ruling->pos,
                      "remove the entry, or correct its 'for:'",
                      "no finding of %.*s fits this entry",
                      STR_ARG(ruling->rule.str));
    }
}

void rulings_apply(struct check *check)
{
    diags_judge(check->diags, judge, check);
    if (is_whole(check->diags))
        say_unused(check);
}
