/*
 * What names mean at a place in a template: the stack of open sections.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_CONTEXT_H
#define COMPOSE_CONTEXT_H

#include "compose/value.h"

struct frame {
    const struct value *value;
    const struct frame *up;
    bool is_item, is_first, is_last; /* of a list */
};

/* The value of NAME, dotted or ".", looked up from TOP outwards; only the
 * first word is, what follows a dot belongs to what stands before it. NULL
 * after a message at POS with the nearest name. */
const struct value *context_find(struct diags *diags, const struct frame *top,
                                 struct str name, struct pos pos);

#endif
