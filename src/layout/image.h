/*
 * Decodes PNG (libpng), JPEG (libjpeg) and SVG (librsvg) files of the
 * workspace; the only door to all three. Every chunk and size is checked before
 * a pixel is trusted.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_IMAGE_H
#define LAYOUT_IMAGE_H

#include "layout/box.h"

#define IMAGE_PIXEL 750 /* a pixel on the page: 96 to an inch */

/* NULL after a finding at POS: a broken, unsupported or huge (16 000 x 16 000,
 * 40 megapixels) image never aborts. SHOWN is the name for messages. The words
 * of an SVG are set in the faces in folder FONTS. The image of a JPEG borrows
 * BYTES. */
struct image *image_decode(struct arena *arena, struct diags *diags,
                           const char *fonts, struct pos pos, struct str shown,
                           struct str bytes);

#endif
