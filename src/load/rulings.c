/*
 * `rules:` of auditbinder.yaml: rules of check that are set differently, each
 * with its reason.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"

static void set_severity(struct loader *loader, const struct node *node,
                         void *object)
{
    struct ruling *ruling = object;
    struct text text = {0};
    struct diag *diag;

    ruling->severity_pos = node->pos;
    if (!fields_text(loader, node, &text))
        return;
    for (int i = 0; i < SEVERITY_COUNT; i++)
        if (str_eq_nocase(text.str,
                          str_from(severity_name((enum severity)i)))) {
            ruling->severity = (enum severity)i;
            return;
        }
    diag = diag_add(loader->diags, LOAD_UNKNOWN_WORD, text.pos,
                    "'%.*s' is no severity", STR_ARG(text.str));
    diag_hint(loader->diags, diag, "allowed: error, warning, note, off");
}

static const struct field ruling_fields[] = {
    {"rule", FIELD_TEXT, .offset = offsetof(struct ruling, rule),
     .is_required = true},
    {"severity", FIELD_CUSTOM, .set = set_severity, .is_required = true,
     .form = "error|warning|note|off"},
    {"reason", FIELD_TEXT, .offset = offsetof(struct ruling, reason),
     .is_required = true},
    {"for", FIELD_TEXTS, .offset = offsetof(struct ruling, targets)},
    {"period", FIELD_TEXT, .offset = offsetof(struct ruling, period)},
};

const struct schema parts_ruling_schema = {
    "a rule that is set differently", ruling_fields,
    FIELD_COUNT(ruling_fields),       sizeof(struct ruling),
    offsetof(struct ruling, pos),     offsetof(struct ruling, has_errors)};
