/*
 * What a file says about itself: XMP, Info, colours, language, destinations
 * and bookmarks.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_META_H
#define PDF_META_H

#include "layout/box.h"
#include "pdf/content.h"

/* Defines the catalog and Info of LAYOUT, whose pages are those of CONTENT and
 * whose structure tree is STRUCTURE, and all that hangs on them. A goal of a
 * link that LAYOUT does not have is a message, and leads to the first page. */
void meta_define(struct content *content, const struct layout *layout,
                 object_id structure);

/* The title to show: never empty, as PDF/UA wants one. */
struct str meta_title(const struct layout_meta *meta);

/* KEY and "(D:20260131000000Z)" of "2026-01-31T00:00:00Z"; nothing of an empty
 * one. */
void meta_put_date(struct buf *body, const char *key, struct str iso);

/* An XMP packet (ISO 16684-1) that claims PDF/A-2a, or 3a for a file with
 * attachments, and PDF/UA-1. */
struct str xmp_packet(struct arena *arena, const struct layout_meta *meta);
/* An sRGB profile (ICC.1:2004-10, version 4.2). */
struct str icc_srgb(struct arena *arena);

#endif
