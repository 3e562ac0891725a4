/*
 * XLSX files as tables of cells, with bounds on everything that a hostile file
 * could make large.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_XLSX_H
#define LOAD_XLSX_H

#include "base/cells.h"

/* Sheet INDEX of the file at PATH, in the order of its tabs. *COUNT is the
 * number of sheets. NULL after a message at SHOWN. */
struct cells *xlsx_read(struct arena *arena, struct diags *diags,
                        const char *path, struct str shown, size_t index,
                        size_t *count);

#endif
