/*
 * A scanned template with values: the text it stands for.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_RENDER_H
#define COMPOSE_RENDER_H

#include "compose/output.h"
#include "compose/scan.h"
#include "compose/template.h"

/* The pieces of template NAME, or NULL. A template that could not be parsed
 * has a root without pieces and *BROKEN set; the message was given then. */
const struct piece *templates_find(const struct templates *templates,
                                   struct str name, bool *broken);
/* All names, for suggestions. */
size_t templates_names(const struct templates *templates,
                       const struct str **names);

/* False after a message. OUT holds what was rendered all the same. */
bool render_pieces(struct arena *arena, struct diags *diags,
                   const struct templates *templates, const struct piece *root,
                   const struct value *context, enum escape escape,
                   struct source *out);

#endif
