/*
 * Image XObjects (ISO 32000-1, 8.9.5): pixels deflated, or a JPEG file as it
 * is. Colours are device colours, which the output intent makes sRGB.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/picture.h"

#include "base/map.h"
#include "pdf/write.h"

struct picture {
    object_id id;
    unsigned number;
};

struct pictures {
    struct arena *arena;
    struct objects *objects;
    struct map by_image; /* bytes of the pointer -> struct picture */
};

struct pictures *pictures_new(struct arena *arena, struct objects *objects)
{
    struct pictures *pictures = arena_new(arena, struct pictures);

    pictures->arena = arena;
    pictures->objects = objects;
    pictures->by_image = map_new(arena);
    return pictures;
}

static struct str head(struct pictures *pictures, const struct image *image,
                       int components)
{
    return str_printf(pictures->arena,
                      "/Type/XObject/Subtype/Image/Width %u/Height %u"
                      "/ColorSpace/%s/BitsPerComponent 8",
                      (unsigned)image->width, (unsigned)image->height,
                      components == 3 ? "DeviceRGB" : "DeviceGray");
}

static object_id add_image(struct pictures *pictures, const struct image *image)
{
    struct buf body = buf_new(pictures->arena);

    buf_add(&body, head(pictures, image, image->components));
    if (image->alpha.len > 0)
        write_ref(&body, "/SMask ",
                  object_add_stream(pictures->objects, STREAM_DEFLATE,
                                    head(pictures, image, 1), image->alpha));
    if (image->jpeg.len == 0)
        return object_add_stream(pictures->objects, STREAM_DEFLATE,
                                 buf_str(&body), image->pixels);
    buf_add(&body, STR("/Filter/DCTDecode"));
    return object_add_stream(pictures->objects, STREAM_PLAIN, buf_str(&body),
                             image->jpeg);
}

unsigned picture_number(struct pictures *pictures, const struct image *image)
{
    struct str key = {(const char *)&image, sizeof image};
    struct picture *picture = map_find(&pictures->by_image, key);

    if (!picture) {
        picture = arena_new(pictures->arena, struct picture);
        picture->id = add_image(pictures, image);
        picture->number = (unsigned)pictures->by_image.count + 1;
        map_add(&pictures->by_image, str_copy(pictures->arena, key), picture);
    }
    return picture->number;
}

void pictures_define(const struct pictures *pictures, struct buf *resources)
{
    if (pictures->by_image.count == 0)
        return;
    buf_add(resources, STR("/XObject<<"));
    for (size_t i = 0; i < pictures->by_image.count; i++) {
        const struct picture *picture = pictures->by_image.entries[i].value;

        buf_printf(resources, "/I%u", picture->number);
        write_ref(resources, " ", picture->id);
    }
    buf_add(resources, STR(">>"));
}
