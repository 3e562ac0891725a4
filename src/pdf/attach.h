/*
 * Embedded files (ISO 32000-1, 7.11.4), associated with the document as its
 * source (ISO 19005-3, 6.8).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_ATTACH_H
#define PDF_ATTACH_H

#include "layout/box.h"
#include "pdf/object.h"

/* Defines the attachments of LAYOUT. Appends what the catalog says of them to
 * BODY and returns the name tree of embedded files; 0 without any. */
object_id attach_define(struct arena *arena, struct objects *objects,
                        const struct layout *layout, struct buf *body);

#endif
