/*
 * Image XObjects, each image once however often it is shown.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_PICTURE_H
#define PDF_PICTURE_H

#include "layout/box.h"
#include "pdf/object.h"

struct pictures;

struct pictures *pictures_new(struct arena *arena, struct objects *objects);
/* N of the resource name /IN that shows IMAGE. */
unsigned picture_number(struct pictures *pictures, const struct image *image);
/* Appends "/XObject<<…>>", or nothing without images, to RESOURCES. */
void pictures_define(const struct pictures *pictures, struct buf *resources);

#endif
