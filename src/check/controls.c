/*
 * Rules about controls.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/rules.h"

/* Every applicable control has an owner who answers for it. */
static void has_owner(struct check *check, const struct control *control)
{
    if (text_is_empty(control->owner))
        rules_say(check, CHECK_NO_OWNER, control->pos,
                  "add 'owner:' with the id of a role",
                  "control %.*s has no owner", STR_ARG(control->id.str));
}

/* A frequency is stated; a wrong word has had its message. */
static void has_frequency(struct check *check, const struct control *control)
{
    if (control->frequency == FREQUENCY_NONE &&
        control->frequency_pos.line == 0)
        rules_say(check, CHECK_NO_FREQUENCY, control->pos,
                  "add 'frequency:', such as quarterly or ongoing",
                  "control %.*s has no frequency", STR_ARG(control->id.str));
}

/* A primary trust services category is stated. */
static void has_primary(struct check *check, const struct control *control)
{
    if (control->primary == CATEGORY_NONE && control->primary_pos.line == 0)
        rules_say(check, CHECK_NO_PRIMARY, control->pos,
                  "add 'primary:', such as Security",
                  "control %.*s has no primary category",
                  STR_ARG(control->id.str));
}

/* At least one criterion is met by it, or it proves nothing. */
static void has_criteria(struct check *check, const struct control *control)
{
    if (control->criteria.count == 0)
        rules_say(check, CHECK_NO_CRITERIA, control->pos,
                  "add 'criteria:', such as [CC6.1]",
                  "control %.*s meets no criterion", STR_ARG(control->id.str));
}

/* One sentence says what is done; auditors test it word for word. */
static void has_statement(struct check *check, const struct control *control)
{
    if (text_is_empty(control->statement))
        rules_say(check, CHECK_NO_STATEMENT, control->pos,
                  "add 'statement:': who does what, when, leaving what proof",
                  "control %.*s has no statement", STR_ARG(control->id.str));
}

/* A purpose tells the reader why. */
static void has_purpose(struct check *check, const struct control *control)
{
    if (text_is_empty(control->purpose))
        rules_say(check, CHECK_NO_PURPOSE, control->pos,
                  "add 'purpose:' in one or two sentences",
                  "control %.*s has no purpose", STR_ARG(control->id.str));
}

/* The framework's controls that say "or" themselves: a second factor or a
 * private network, destruction or prevention of loss, scanning or a review. */
static bool is_either_or(const struct control *control)
{
    static const char *const ids[] = {"LS-26", "DS-05", "CM-17"};

    for (size_t i = 0; i < RULES_COUNT(ids); i++)
        if (str_is(control->id.str, ids[i]))
            return true;
    return control->variation_count >= 2;
}

/* Of several accepted ways one is chosen, and it exists. */
static void chooses_variation(struct check *check,
                              const struct control *control)
{
    struct str *names =
        arena_array(check->arena, control->variation_count, struct str);
    struct text chosen = control->variation;
    struct diag *diag;

    for (size_t i = 0; i < control->variation_count; i++) {
        names[i] = control->variations[i].id.str;
        if (str_eq(names[i], chosen.str))
            return;
    }
    if (text_is_empty(chosen)) {
        if (is_either_or(control))
            rules_say(
                check, CHECK_NO_VARIATION, control->pos,
                control->variation_count > 0
                    ? "add 'variation:' with the id of one of them"
                    : "list both ways under 'variations:', and choose one",
                "control %.*s can be met in several ways, but none is "
                "chosen",
                STR_ARG(control->id.str));
        return;
    }
    diag = diag_add(check->diags, MUST_VARIATION, chosen.pos,
                    "control %.*s has no variation '%.*s'",
                    STR_ARG(control->id.str), STR_ARG(chosen.str));
    diag_suggest(check->diags, diag, chosen.str, names,
                 control->variation_count);
}

/* Its primary category is one that the report covers. */
static void is_in_scope(struct check *check, const struct control *control)
{
    if (control->primary != CATEGORY_NONE &&
        !check->workspace->partial.categories &&
        !check->workspace->category_in_scope[control->primary])
        rules_say(check, CHECK_OUT_OF_SCOPE, control->primary_pos,
                  "add it to 'categories' in auditbinder.yaml, or say why the "
                  "control is 'not_applicable'",
                  "%s is not in the scope of the report",
                  category_name(control->primary));
}

/* It does not end before it begins. */
static void is_in_force(struct check *check, const struct control *control)
{
    if (control->effective_from.day != DATE_NONE &&
        control->effective_to.day != DATE_NONE &&
        control->effective_from.day > control->effective_to.day)
        rules_say(check, CHECK_EFFECTIVE, control->effective_to.pos,
                  "swap the two dates", "control %.*s ends before it begins",
                  STR_ARG(control->id.str));
}

/* Expected evidence is of a known kind. */
static void expects_known(struct check *check, const struct control *control)
{
    for (size_t i = 0; i < control->expected_count; i++)
        rules_evidence_kind(check, control->expected[i].kind);
}

/* What must be there. Where a key could not be read, nobody can tell what is
 * missing. */
static const control_rule rules_whole[] = {
    has_owner,     has_frequency, has_primary,      has_criteria,
    has_statement, has_purpose,   chooses_variation};

static const control_rule rules[] = {is_in_scope, is_in_force, rules_wording,
                                     expects_known};

void rules_controls(struct check *check)
{
    for (size_t i = 0; i < check->workspace->controls_count; i++) {
        const struct control *control = check->workspace->controls[i];
        /* Nothing is asked of what does not apply. */
        if (!text_is_empty(control->not_applicable))
            continue;
        for (size_t k = 0; !control->has_errors && k < RULES_COUNT(rules_whole);
             k++)
            rules_whole[k](check, control);
        for (size_t k = 0; k < RULES_COUNT(rules); k++)
            rules[k](check, control);
    }
}
