/*
 * What the decoders share (private to image*.c).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_IMAGE_PARTS_H
#define LAYOUT_IMAGE_PARTS_H

#include "layout/image.h"

enum { IMAGE_SIDE = 16000, IMAGE_PIXELS = 40000000 };

struct image_job {
    struct arena *arena;
    struct diags *diags;
    const char *fonts;
    struct pos pos;
    struct str shown;
    struct str bytes;
};

/* Adds the finding: "the image a.png WHY". */
void image_refuse(struct image_job *job, const char *why);
bool image_is_too_large(uint64_t width, uint64_t height);
/* NULL after a finding. */
struct image *image_decode_png(struct image_job *job);
struct image *image_decode_jpeg(struct image_job *job);
struct image *image_decode_svg(struct image_job *job);
/* BYTES begin as an SVG file does. */
bool image_is_svg(struct str bytes);

#endif
