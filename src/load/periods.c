/*
 * `periods:` of auditbinder.yaml.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"

static void set_type(struct loader *loader, const struct node *node,
                     void *object)
{
    static const struct {
        const char *word;
        enum period_type type;
    } words[] = {
        {"1", PERIOD_TYPE_I},       {"i", PERIOD_TYPE_I},
        {"type 1", PERIOD_TYPE_I},  {"type i", PERIOD_TYPE_I},
        {"2", PERIOD_TYPE_II},      {"ii", PERIOD_TYPE_II},
        {"type 2", PERIOD_TYPE_II}, {"type ii", PERIOD_TYPE_II},
    };
    struct period *period = object;
    struct text text = {0};
    struct diag *diag;

    if (!fields_text(loader, node, &text) || text_is_empty(text))
        return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_eq_nocase(text.str, str_from(words[i].word)))
            continue;
        period->type = words[i].type;
        return;
    }
    diag = diag_add(loader->diags, LOAD_UNKNOWN_WORD, text.pos,
                    "'%.*s' is no type of report", STR_ARG(text.str));
    diag_hint(loader->diags, diag, "allowed: I, II");
}

static void set_status(struct loader *loader, const struct node *node,
                       void *object)
{
    struct period *period = object;
    struct text text = {0};
    struct diag *diag;

    if (!fields_text(loader, node, &text) || text_is_empty(text) ||
        period_status_from(text.str, &period->status))
        return;
    diag = diag_add(loader->diags, LOAD_UNKNOWN_WORD, text.pos,
                    "'%.*s' is no status of a period", STR_ARG(text.str));
    diag_hint(loader->diags, diag, "allowed: planned, open, fieldwork, issued");
}

static void set_as_of(struct loader *loader, const struct node *node,
                      void *object)
{
    struct period *period = object;

    fields_date(loader, node, &period->from);
    period->to = period->from;
    if (period->type == 0)
        period->type = PERIOD_TYPE_I;
}

static const struct field period_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct period, id),
     .is_required = true},
    {"type", FIELD_CUSTOM, .set = set_type, .form = "I|II"},
    {"title", FIELD_TEXT, .offset = offsetof(struct period, title)},
    {"status", FIELD_CUSTOM, .set = set_status,
     .form = "planned|open|fieldwork|issued"},
    {"from", FIELD_DATE, .offset = offsetof(struct period, from)},
    {"to", FIELD_DATE, .offset = offsetof(struct period, to)},
    {"as_of", FIELD_CUSTOM, .set = set_as_of, .form = "#date"},
    {"prior_to", FIELD_DATE, .offset = offsetof(struct period, prior_to)},
};

static const struct schema period_schema = {
    "a period",
    period_fields,
    FIELD_COUNT(period_fields),
    sizeof(struct period),
    offsetof(struct period, pos),
    offsetof(struct period, has_errors)};

const struct shelf parts_periods_shelf =
    PARTS_SHELF(period_schema, periods, period_by_id);
