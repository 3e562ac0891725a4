/*
 * The tables of a binder that are not index.csv (see binder.h for that).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_CSV_H
#define BINDER_CSV_H

#include "binder/binder.h"

/* Adds one cell: quoted where needed, formulas neutralised, characters that
 * hide or reorder text escaped. */
void csv_cell(struct buf *buf, struct str cell);

/* omissions.csv: original name, control, reason; only heads if all is in. */
struct str csv_omissions(struct arena *arena, const struct binder *binder);

#endif
