/*
 * The tables of a binder that are not index.csv (see binder.h for that).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_CSV_H
#define BINDER_CSV_H

#include "binder/binder.h"

/* omissions.csv: original name, control, reason; only heads if all is in. */
struct str csv_omissions(struct arena *arena, const struct binder *binder);

#endif
