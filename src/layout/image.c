/*
 * Recognises an image by its first bytes, whatever its name says.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/image_parts.h"

void image_refuse(struct image_job *job, const char *why)
{
    struct diag *diag = diag_add(job->diags, LAYOUT_BAD_IMAGE, job->pos,
                                 "the image %.*s %s", STR_ARG(job->shown), why);

    diag_hint(job->diags, diag, "save it again as PNG, or as JPEG in RGB");
}

bool image_is_too_large(uint64_t width, uint64_t height)
{
    return width == 0 || height == 0 || width > IMAGE_SIDE ||
           height > IMAGE_SIDE || width * height > IMAGE_PIXELS;
}

struct image *image_decode(struct arena *arena, struct diags *diags,
                           struct pos pos, struct str shown, struct str bytes)
{
    struct image_job job = {arena, diags, pos, shown, bytes};

    if (str_has_prefix(bytes, STR("\x89PNG\r\n\x1a\n")))
        return image_decode_png(&job);
    if (str_has_prefix(bytes, STR("\xff\xd8\xff")))
        return image_decode_jpeg(&job);
    image_refuse(&job, bytes.len ? "is neither PNG nor JPEG" : "is empty");
    return NULL;
}
