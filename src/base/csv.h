/*
 * CSV as RFC 4180 has it, for spreadsheets: a byte order mark, without which
 * Excel does not read UTF-8, CRLF, and cells that a spreadsheet would run as a
 * formula neutralised with an apostrophe.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/str.h"

/* The byte order mark and a row of COUNT names. */
void csv_heads(struct buf *buf, const char *const *names, size_t count);
void csv_row(struct buf *buf, const struct str *cells, size_t count);
/* One cell: quoted where needed, formulas neutralised, characters that hide
 * or reorder text escaped. */
void csv_cell(struct buf *buf, struct str cell);

#endif
