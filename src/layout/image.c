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

static struct image *decode(struct image_job *job)
{
    if (str_has_prefix(job->bytes, STR("\x89PNG\r\n\x1a\n")))
        return image_decode_png(job);
    if (str_has_prefix(job->bytes, STR("\xff\xd8\xff")))
        return image_decode_jpeg(job);
    if (image_is_svg(job->bytes))
        return image_decode_svg(job);
    image_refuse(job, job->bytes.len ? "is no PNG, JPEG or SVG" : "is empty");
    return NULL;
}

struct image *image_decode(struct arena *arena, struct diags *diags,
                           const char *fonts, struct pos pos, struct str shown,
                           struct str bytes)
{
    struct image_job job = {arena, diags, fonts, pos, shown, bytes};
    struct image *image = decode(&job);

    if (image && image->shown_width == 0) {
        image->shown_width = (len)image->width * IMAGE_PIXEL;
        image->shown_height = (len)image->height * IMAGE_PIXEL;
    }
    return image;
}
