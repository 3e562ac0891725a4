/*
 * What the files of rules share. A rule is a small function that adds at most
 * one message for what it judges; each kind of object has a table of rules.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"

struct check {
    struct workspace *workspace;
    struct diags *diags;
    struct arena *arena;         /* the messages' */
    const struct period *period; /* the one that is judged; never NULL in
                                    rules about a period */
    bool is_past;                /* resolving a text that only git holds */
};

typedef void (*control_rule)(struct check *, const struct control *);
typedef void (*policy_rule)(struct check *, const struct policy *);
typedef void (*period_rule)(struct check *, const struct period *);
typedef void (*evidence_rule)(struct check *, const struct evidence *);

#define RULES_COUNT(rules) (sizeof(rules) / sizeof *(rules))

void rules_program(struct check *check);
void rules_placeholders(struct check *check);
void rules_controls(struct check *check);
void rules_policies(struct check *check);
void rules_versions(struct check *check); /* of controls */
void rules_periods(struct check *check);
/* Once for the workspace, whatever the period. */
void rules_evidence(struct check *check);
void rules_places(struct check *check);   /* where evidence lies */
void rules_contents(struct check *check); /* reads the files */
void rules_twins(struct check *check);
void rules_portal(struct check *check);
void rules_samples(struct check *check);
void rules_requests(struct check *check);
void rules_acknowledgements(struct check *check);
/* The controls and files of each request. */
void requests_resolve(struct check *check);
/* For CHECK->period: what must exist in it, and what must hold at its end.
 * The first is false when nobody can tell what a control lacks. */
bool rules_controls_in(struct check *check);
void rules_occurrences_in(struct check *check);
void rules_evidence_in(struct check *check);
void rules_policies_in(struct check *check);
void rules_versions_in(struct check *check);
void rules_acknowledgements_in(struct check *check);

/* The words of CONTROL. */
void rules_wording(struct check *check, const struct control *control);

/* Finds what the entries of `rules:` name. */
void rulings_resolve(struct check *check);
/* Sets the severities that they want; after all other rules. */
void rulings_apply(struct check *check);

/* Texts of policies and documents in CHECK->period; words of the workspace. */
void rules_texts_in(struct check *check);
void rules_texts(struct check *check);

/* KIND is empty or one of the kinds of evidence. */
void rules_evidence_kind(struct check *check, struct text kind);

/* What EVIDENCE speaks of lies in PERIOD in part; a review of its last quarter
 * may happen after its end. */
bool rules_covers_part_of(const struct evidence *evidence,
                          const struct period *period);

/* "did you mean" with the nearest key of MAP. */
void rules_suggest(struct check *check, struct diag *diag, struct str word,
                   const struct map *map);
/* One message at POS with a hint, which may be NULL. */
void rules_say(struct check *check, enum diag_id id, struct pos pos,
               const char *hint, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
