/*
 * Pages of boxes to the bytes of a tagged PDF/A-2a, PDF/UA-1 file; the only
 * folder that knows libharu and hb-subset.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/box.h"
#include "layout/font.h"
#include "pdf/object.h"

/* A file in the making, which takes pages one by one and keeps none. */
struct pdf;

/* Writes to OUT. Same pages, same bytes, on every machine with the same
 * libdeflate. Files of several threads do not meet. */
struct pdf *pdf_open(struct diags *diags, struct output out);
/* FIRST and those behind it are the next children of the root of tags, below
 * which is whatever the next pages show. */
void pdf_expect_tags(struct pdf *pdf, struct tag *first);
/* The boxes of page INDEX, counted from 0, in any order of the pages. */
void pdf_begin_page(struct pdf *pdf, const struct page *page, size_t index);
/* The rest of its boxes, drawn over the others: artifacts. */
void pdf_end_page(struct pdf *pdf, const struct page *page, size_t index);
/* The same tags as were expected, in any order; no page shows them later. */
void pdf_complete_tags(struct pdf *pdf, struct tag *first);
/* The rest of the file: what LAYOUT says besides its pages and but for the
 * children of its root. NULL gives up. False after a message. */
bool pdf_close(struct pdf *pdf, const struct layout *layout);

/* All of that at once, as bytes in ARENA. Tags are marked meanwhile, so that
 * two threads may not write one LAYOUT. */
bool pdf_write(struct arena *arena, struct diags *diags,
               const struct layout *layout, struct str *out);

#endif
