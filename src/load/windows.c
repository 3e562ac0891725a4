/*
 * `windows:`: how a period is cut into windows, for all controls in
 * auditbinder.yaml or for one control.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"
#include "load/schema.h"
#include "model/window.h"

enum { GRACE_MAX = 366 }; /* days */

static void say_word(struct loader *loader, struct text text, const char *what,
                     const char *allowed)
{
    struct diag *diag =
        diag_add(loader->diags, LOAD_UNKNOWN_WORD, text.pos,
                 "'%.*s' is no rule for %s", STR_ARG(text.str), what);

    diag_hint(loader->diags, diag, "allowed: %s", allowed);
}

/* False when there is nothing more to do. */
static bool read_word(struct loader *loader, const struct node *node,
                      struct text *text)
{
    *text = (struct text){0};
    return fields_text(loader, node, text) && !text_is_empty(*text);
}

static void set_partial(struct loader *loader, const struct node *node,
                        void *object)
{
    struct window_rule *rule = object;
    struct text text;

    if (!read_word(loader, node, &text))
        return;
    rule->partial = partial_rule_from(text.str);
    if (rule->partial == PARTIAL_UNSET)
        say_word(loader, text, "windows that the period cuts",
                 "due, expect, merge, skip");
}

static void set_yearly(struct loader *loader, const struct node *node,
                       void *object)
{
    struct window_rule *rule = object;
    struct text text;

    if (!read_word(loader, node, &text))
        return;
    rule->yearly = yearly_rule_from(text.str);
    if (rule->yearly == YEARLY_UNSET)
        say_word(loader, text, "annual windows", "rolling, calendar");
}

static void set_days(struct loader *loader, const struct node *node,
                     void *object)
{
    struct window_rule *rule = object;
    struct text text;

    if (!read_word(loader, node, &text))
        return;
    rule->days = day_rule_from(text.str);
    if (rule->days == DAYS_UNSET)
        say_word(loader, text, "daily windows", "calendar, business");
}

static void set_lookback(struct loader *loader, const struct node *node,
                         void *object)
{
    struct window_rule *rule = object;
    struct text text;

    if (!read_word(loader, node, &text))
        return;
    rule->lookback = lookback_rule_from(text.str);
    if (rule->lookback == LOOKBACK_UNSET)
        say_word(loader, text, "what ran before the period", "show, allow");
}

static void set_grace(struct loader *loader, const struct node *node,
                      void *object)
{
    struct window_rule *rule = object;
    struct text text;
    uint64_t days;

    if (!read_word(loader, node, &text))
        return;
    if (!str_to_uint(text.str, GRACE_MAX, &days)) {
        say_word(loader, text, "days of grace",
                 "a number of days from 0 to 366");
        return;
    }
    rule->grace = (int)days;
    rule->has_grace = true;
}

static const struct field fields[] = {
    {"partial", FIELD_CUSTOM, .set = set_partial,
     .form = "due|expect|merge|skip"},
    {"yearly", FIELD_CUSTOM, .set = set_yearly, .form = "rolling|calendar"},
    {"days", FIELD_CUSTOM, .set = set_days, .form = "calendar|business"},
    {"grace", FIELD_CUSTOM, .set = set_grace, .form = "#number"},
    {"lookback", FIELD_CUSTOM, .set = set_lookback, .form = "show|allow"},
};

const struct schema schema_windows = {
    "windows",           fields,
    FIELD_COUNT(fields), sizeof(struct window_rule),
    FIELD_NOWHERE,       FIELD_NOWHERE,
};

static void read_rule(struct loader *loader, const struct node *node,
                      struct window_rule *rule)
{
    if (node->kind == NODE_SCALAR && node->is_null)
        return;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map",
                          "write {partial: due, grace: 5}");
        return;
    }
    fields_read(loader, &schema_windows, node, rule);
}

void windows_of_control(struct loader *loader, const struct node *node,
                        void *control)
{
    read_rule(loader, node, &((struct control *)control)->windows);
}

void windows_of_workspace(struct loader *loader, const struct node *node,
                          void *workspace)
{
    read_rule(loader, node, &((struct workspace *)workspace)->windows);
}
