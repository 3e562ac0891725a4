/*
 * Operators of pages that are put aside until the pages can be ended: a few
 * as they are, many deflated.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_ASIDE_H
#define PDF_ASIDE_H

#include "base/str.h"

struct aside;

struct aside *aside_open(struct arena *arena);
void aside_close(struct aside *aside);
/* Keeps BYTES; returns how to ask for them. */
size_t aside_put(struct aside *aside, struct str bytes);
/* Appends what was kept as NUMBER to OUT and forgets it. */
void aside_take(struct aside *aside, size_t number, struct buf *out);

#endif
