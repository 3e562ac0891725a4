/*
 * Small questions about a file of evidence.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/evidence.h"

bool evidence_serves(const struct evidence *evidence,
                     const struct control *control)
{
    for (size_t i = 0; evidence->also_refs && i < evidence->also.count; i++)
        if (evidence->also_refs[i] == control)
            return true;
    return evidence->control == control;
}

bool evidence_is_kind(const struct evidence *evidence, const char *kind)
{
    return str_eq_nocase(evidence->kind.str, str_from(kind));
}

bool evidence_is_empty(const struct evidence *evidence)
{
    uint64_t rows;

    return evidence->did_not_occur.str.len > 0 ||
           (evidence_is_kind(evidence, "population") &&
            str_to_uint(evidence->rows.str, 1, &rows) && rows == 0);
}

bool evidence_is_record(const struct evidence *evidence)
{
    return evidence_is_kind(evidence, "attestation") ||
           evidence_is_kind(evidence, "document");
}

bool evidence_has_cover(const struct evidence *evidence)
{
    return evidence->covers_from.day != DATE_NONE &&
           evidence->covers_to.day != DATE_NONE &&
           evidence->covers_from.day <= evidence->covers_to.day;
}

/* Calls what TAKE does for each control that EVIDENCE serves, once. */
static void each_served(struct evidence *evidence,
                        void (*take)(struct control *, struct evidence *))
{
    if (evidence->control)
        take(evidence->control, evidence);
    for (size_t i = 0; evidence->also_refs && i < evidence->also.count; i++) {
        struct control *control = evidence->also_refs[i];
        bool is_new = control && control != evidence->control;

        for (size_t k = 0; is_new && k < i; k++)
            is_new = evidence->also_refs[k] != control;
        if (is_new)
            take(control, evidence);
    }
}

static void count_one(struct control *control, struct evidence *evidence)
{
    (void)evidence;
    control->evidence_count++;
}

static void add_one(struct control *control, struct evidence *evidence)
{
    control->evidence[control->evidence_count++] = evidence;
}

void evidence_index(struct workspace *workspace)
{
    for (size_t i = 0; i < workspace->controls_count; i++)
        workspace->controls[i]->evidence_count = 0;
    for (size_t i = 0; i < workspace->evidence_count; i++)
        each_served(workspace->evidence[i], count_one);
    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct control *control = workspace->controls[i];

        control->evidence = arena_array(
            workspace->arena, control->evidence_count, struct evidence *);
        control->evidence_count = 0;
    }
    for (size_t i = 0; i < workspace->evidence_count; i++)
        each_served(workspace->evidence[i], add_one);
}

date evidence_day(const struct evidence *evidence)
{
    if (evidence->performed.day != DATE_NONE)
        return evidence->performed.day;
    return evidence->covers_to.day;
}
