/*
 * What the facts about a file of evidence say.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_EVIDENCE_H
#define MODEL_EVIDENCE_H

#include "model/model.h"

/* True when EVIDENCE is filed for CONTROL, or also serves it. */
bool evidence_serves(const struct evidence *evidence,
                     const struct control *control);
/* KIND is a word such as "population". */
bool evidence_is_kind(const struct evidence *evidence, const char *kind);
/* Says that there was nothing to do. */
bool evidence_is_empty(const struct evidence *evidence);
/* The record that completes an occurrence. */
bool evidence_is_record(const struct evidence *evidence);
/* It has both days of `covers`, in their order. */
bool evidence_has_cover(const struct evidence *evidence);
/* It was performed, or what it covers ended; DATE_NONE: nobody says. */
date evidence_day(const struct evidence *evidence);

/* Gives each control its list of evidence; references must be resolved. */
void evidence_index(struct workspace *workspace);

#endif
