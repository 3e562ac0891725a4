/*
 * The fonts of one document: which glyphs it uses, and the Type 0 fonts that
 * hold just these; the only door to hb-subset.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_SUBSET_H
#define PDF_SUBSET_H

#include "layout/font.h"
#include "pdf/object.h"

struct subsets; /* of one document */
struct subset;  /* of one face in it */

struct subsets *subsets_new(struct arena *arena, struct diags *diags,
                            struct objects *objects);
/* The subset of FACE; made at its first use. */
struct subset *subset_of(struct subsets *subsets, const struct face *face);
/* N of the resource name /FN. */
unsigned subset_number(const struct subset *subset);
/* A code and the width of what it shows, in 1/1000 em. */
struct subset_code {
    unsigned number; /* 0: none, after a message */
    int advance;
};

/* The code that shows glyph GID and extracts as TEXT (UTF-8). */
struct subset_code subset_code(struct subset *subset, uint32_t gid,
                               struct str text);
/* How many codes there are so far. */
size_t subset_count(const struct subset *subset);
/* Defines all font objects; appends "/Font<<…>>" to RESOURCES. */
bool subsets_define(struct subsets *subsets, struct buf *resources);

/* True for a text that ToUnicode cannot give alone: one with a character that
 * has no meaning of its own (private use), for which PDF/A wants ActualText,
 * and a very long one. */
bool subset_needs_actual_text(struct str text);

#endif
