/*
 * Decodes PNG (libpng) and JPEG (libjpeg) files of the workspace; the only
 * door to both. Every chunk and size is checked before a pixel is trusted.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_IMAGE_H
#define LAYOUT_IMAGE_H

#include "layout/box.h"

/* NULL after a finding at POS: a broken, unsupported or huge (16 000 x 16 000,
 * 40 megapixels) image never aborts. SHOWN is the name for messages. The
 * image of a JPEG borrows BYTES. */
struct image *image_decode(struct arena *arena, struct diags *diags,
                           struct pos pos, struct str shown, struct str bytes);

#endif
