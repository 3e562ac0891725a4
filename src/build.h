/*
 * The pipeline: one document from its values to its pages, all of them on a
 * pool of threads, and the binder around them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BUILD_H
#define BUILD_H

#include "compose/plan.h"
#include "layout/layout.h"

/* Everything that all documents of a build share; read-only while threads
 * run. */
struct build {
    struct arena *arena;
    const char *root; /* the workspace's folder */
    const char *data; /* the program's own files */
    const struct workspace *workspace;
    const struct period *period;
    struct plan plan;
    const struct templates *templates;
    const struct style *style;
    struct fonts *fonts;
    struct ahead *ahead; /* or NULL; build_close waits for it */
    struct map readings; /* of the evidence (binder/readings.h) */
    unsigned jobs;
    /* Called from any thread, one at a time, after each document. */
    void (*progress)(size_t done, size_t total, struct str name);
};

/* Loads templates, theme and fonts and plans the documents. False after a
 * message. build_close frees what the fonts hold, also then. */
bool build_open(struct build *build, struct diags *diags);
void build_close(struct build *build);

/* One document to its tree and its pages, in ARENA. EXTRA is the binder's
 * content, for PLAN_INDEX. NULL after a message. */
struct doc *build_tree(struct arena *arena, struct diags *diags,
                       const struct build *build, const struct plan_item *item,
                       struct value *extra);
struct layout *build_pages(struct arena *arena, struct diags *diags,
                           const struct build *build, const struct doc *doc);

/* Takes every document as far as its tree, so that whatever is wrong in a
 * text, a template or a link is said; writes nothing. */
bool build_rehearse(struct build *build, struct diags *diags);

/* Makes every document and the binder under OUTPUT/<period>/ and returns the
 * path of the zip; empty after a message. The last good build stays until
 * this one is complete. */
struct str build_all(struct build *build, struct diags *diags);

#endif
