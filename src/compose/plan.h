/*
 * Which documents a workspace makes for a period, in binder order, and what
 * each of them shows.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_PLAN_H
#define COMPOSE_PLAN_H

#include "compose/template.h"
#include "model/coverage.h"
#include "model/model.h"
#include "model/sampling.h"

enum plan_kind {
    PLAN_NARRATIVES, /* all narratives in one volume */
    PLAN_NARRATIVE,  /* one control */
    PLAN_MATRIX,
    PLAN_COVERAGE,
    PLAN_TESTS,   /* a report's section IV; what the auditor adds is blank */
    PLAN_WINDOWS, /* what happened in each window; type II only */
    PLAN_MANUAL,  /* all policies in one volume */
    PLAN_POLICY,
    PLAN_CHANGES, /* a policy's text before and after, with marks */
    PLAN_PACKET,
    PLAN_DOCUMENT, /* one of `documents:`; forms lie beside the binder */
    PLAN_GAPS,     /* what is open: for the company, not in the binder */
    PLAN_REQUESTS, /* beside the binder: the auditor's list and our answers */
    PLAN_EXCEPTIONS,
    PLAN_ACKNOWLEDGED, /* how many people read which version of a policy */
    PLAN_INDEX, /* the binder's index: made last, from what is in the binder */
    PLAN_KIND_COUNT
};

struct plan_item {
    enum plan_kind kind;
    struct str template_name; /* "narrative.md" */
    struct str file;          /* "narratives/CM-01.pdf", portable characters */
    struct str id, title;
    const struct control *control;   /* PLAN_NARRATIVE */
    const struct policy *policy;     /* PLAN_POLICY, PLAN_CHANGES */
    const struct packet *packet;     /* PLAN_PACKET */
    const struct document *document; /* PLAN_DOCUMENT */
};

/* Whether ITEM is a form to fill in: its template lies in forms/. */
bool plan_is_form(const struct plan_item *item);
/* Whether ITEM goes into the binder, and is no help for the company alone. */
bool plan_is_bound(const struct plan_item *item);

struct plan {
    struct plan_item *items;
    size_t count;
    const struct workspace *workspace;
    const struct period *period;
    struct coverage coverage;
    const struct sampling *sampling; /* for PLAN_GAPS; or NULL */
    const struct diags *findings; /* those of check, for PLAN_GAPS; or NULL */
    const struct map *digests; /* path of evidence -> its 64 digits, where the
                                  build has read them; or NULL */
    struct map files;          /* path of a policy's text -> "policy:ID" */
    struct instant built; /* SOURCE_DATE_EPOCH, else the period's last day */
};

struct plan plan_make(struct arena *arena, const struct workspace *workspace,
                      const struct period *period, struct instant built);

/* Title, id, dates … of one document. */
struct doc_meta plan_meta(struct arena *arena, const struct plan *plan,
                          const struct plan_item *item);

/* The values its template sees. Renders the user's own templated texts, so it
 * may add messages. PLAN_INDEX: EXTRA (the binder's entries and omissions, a
 * map made by build.c) is its field "binder"; otherwise EXTRA may be NULL. */
struct value *view_document(struct arena *arena, struct diags *diags,
                            const struct plan *plan,
                            const struct plan_item *item,
                            const struct templates *templates,
                            struct value *extra);

#endif
