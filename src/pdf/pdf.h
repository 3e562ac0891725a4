/*
 * Pages of boxes to the bytes of a tagged PDF/A-2a, PDF/UA-1 file; the only
 * folder that knows libharu and hb-subset.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/box.h"
#include "layout/font.h"

/* The file as bytes in ARENA. Same layout, same bytes, on every machine with
 * the same zlib. False after a message. Thread-safe. */
bool pdf_write(struct arena *arena, struct diags *diags,
               const struct layout *layout, struct str *out);

#endif
