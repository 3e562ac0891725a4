/*
 * PNG through libpng, to 8 bits of grey or RGB and 8 bits of alpha.
 *
 * libpng reports an error by a jump out of any of its calls. The jump lands in
 * decode(), which therefore changes no local variable after setjmp: all state
 * is in struct reader. libpng's own limits are set before it reads a chunk, and
 * the size is checked before a pixel is made room for.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "layout/image_parts.h"

enum { CHUNK_LIMIT = 8 << 20, CHUNKS = 1000 };

struct reader {
    struct image_job *job;
    size_t at; /* of the bytes read so far */
    png_structp png;
    png_infop info;
    struct image *image;
    uint8_t *rows; /* interleaved as libpng gives them */
    png_bytepp row_starts;
    int channels;
    char why[96];
};

static void on_error(png_structp png, png_const_charp message)
{
    struct reader *reader = png_get_error_ptr(png);
    size_t room = sizeof reader->why - 1, at = 0;

    for (const char *c = "is a broken PNG file: "; *c; c++)
        reader->why[at++] = *c;
    for (const char *c = message; *c && at < room; c++)
        reader->why[at++] = *c;
    reader->why[at] = '\0';
    longjmp(png_jmpbuf(png), 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void on_read(png_structp png, png_bytep to, png_size_t count)
{
    struct reader *reader = png_get_io_ptr(png);
    struct str bytes = reader->job->bytes;

    if (count > bytes.len - reader->at)
        png_error(png, "it ends too early");
    memcpy(to, bytes.ptr + reader->at, count);
    reader->at += count;
}

/* Palette, low depths and tRNS become samples of 8 bits; 16 bits are rounded
 * to 8. Gamma and profiles are left alone: the page shows the samples. */
static void set_transforms(struct reader *reader)
{
    png_set_expand(reader->png);
    png_set_scale_16(reader->png);
    png_set_interlace_handling(reader->png);
    png_read_update_info(reader->png, reader->info);
    reader->channels = png_get_channels(reader->png, reader->info);
}

static void make_room(struct reader *reader)
{
    struct arena *arena = reader->job->arena;
    struct image *image = arena_new(arena, struct image);
    size_t row = (size_t)reader->channels *
                 png_get_image_width(reader->png, reader->info);

    image->width = png_get_image_width(reader->png, reader->info);
    image->height = png_get_image_height(reader->png, reader->info);
    image->components = reader->channels >= 3 ? 3 : 1;
    reader->rows = arena_alloc_array(arena, image->height, row);
    reader->row_starts = arena_array(arena, image->height, png_bytep);
    for (size_t y = 0; y < image->height; y++)
        reader->row_starts[y] = reader->rows + y * row;
    reader->image = image;
}

/* False with READER->why set; libpng's errors jump here. */
static bool decode(struct reader *reader)
{
    if (setjmp(png_jmpbuf(reader->png)))
        return false;
    png_set_read_fn(reader->png, reader, on_read);
    png_set_user_limits(reader->png, IMAGE_SIDE, IMAGE_SIDE);
    png_set_chunk_malloc_max(reader->png, CHUNK_LIMIT);
    png_set_chunk_cache_max(reader->png, CHUNKS);
    png_read_info(reader->png, reader->info);
    if (image_is_too_large(png_get_image_width(reader->png, reader->info),
                           png_get_image_height(reader->png, reader->info)))
        png_error(reader->png, "it has too many pixels");
    set_transforms(reader);
    make_room(reader);
    png_read_image(reader->png, reader->row_starts);
    png_read_end(reader->png, NULL);
    return true;
}

/* Parts colour and alpha; an alpha that is full everywhere is dropped. */
static void part_alpha(struct reader *reader)
{
    struct image *image = reader->image;
    size_t pixels = (size_t)image->width * image->height;
    size_t colors = (size_t)image->components;
    uint8_t *alpha = arena_alloc(reader->job->arena, pixels);
    uint8_t all = 0xff;

    for (size_t i = 0; i < pixels; i++) {
        const uint8_t *from = reader->rows + i * (colors + 1);
        alpha[i] = from[colors];
        all &= alpha[i];
        memmove(reader->rows + i * colors, from, colors);
    }
    if (all != 0xff)
        image->alpha = str_make((const char *)alpha, pixels);
}

static void finish(struct reader *reader)
{
    struct image *image = reader->image;
    size_t size =
        (size_t)image->width * image->height * (size_t)image->components;

    if (reader->channels == 2 || reader->channels == 4)
        part_alpha(reader);
    image->pixels = str_make((const char *)reader->rows, size);
}

struct image *image_decode_png(struct image_job *job)
{
    struct reader reader = {.job = job};
    bool is_decoded;

    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader,
                                        on_error, on_warning);
    reader.info = reader.png ? png_create_info_struct(reader.png) : NULL;
    is_decoded = reader.info && decode(&reader);
    png_destroy_read_struct(&reader.png, &reader.info, NULL);
    if (!is_decoded) {
        image_refuse(job, reader.why[0] ? reader.why
                                        : "could not be read by libpng");
        return NULL;
    }
    finish(&reader);
    return reader.image;
}
