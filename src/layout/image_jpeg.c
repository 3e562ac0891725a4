/*
 * JPEG through libjpeg: decoded once to know that it is whole, then kept as
 * the file it is, which a PDF can hold as it stands.
 *
 * libjpeg's default error handler ends the program. Ours jumps back to
 * decode(), which changes no local variable after setjmp. A warning means
 * corrupt data that libjpeg papers over; that is refused, too, for what a
 * viewer would show of it is anyone's guess.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "layout/image_parts.h"

enum { MEMORY_LIMIT = 512 << 20, SCANS = 100 };

struct reader {
    struct jpeg_error_mgr errors; /* first: libjpeg knows only this part */
    struct jpeg_progress_mgr progress;
    struct jpeg_decompress_struct jpeg;
    jmp_buf back;
    struct image_job *job;
    JSAMPLE *row;
    const char *why;
};

static void fail(struct reader *reader, const char *why)
{
    reader->why = why;
    longjmp(reader->back, 1);
}

static void on_error(j_common_ptr jpeg)
{
    fail((struct reader *)(void *)jpeg->err, "is a broken JPEG file");
}

static void on_message(j_common_ptr jpeg, int level)
{
    /* Stray bytes between markers do no harm; cameras write them. */
    if (level < 0 && jpeg->err->msg_code != JWRN_EXTRANEOUS_DATA)
        fail((struct reader *)(void *)jpeg->err, "is a damaged JPEG file");
}

/* A small progressive file can ask for thousands of passes over a large
 * image. */
static void on_progress(j_common_ptr jpeg)
{
    struct reader *reader = (struct reader *)(void *)jpeg->err;

    if (reader->jpeg.input_scan_number > SCANS)
        fail(reader, "has too many scans");
}

static void check_header(struct reader *reader)
{
    const struct jpeg_decompress_struct *jpeg = &reader->jpeg;

    if (image_is_too_large(jpeg->image_width, jpeg->image_height))
        fail(reader, "has too many pixels");
    if (jpeg->num_components == 4)
        fail(reader, "has CMYK colours, which cannot be shown faithfully");
    if (jpeg->num_components != 1 && jpeg->num_components != 3)
        fail(reader, "has neither grey nor RGB colours");
    if (jpeg->data_precision != 8)
        fail(reader, "has more than 8 bits for a colour");
    if (jpeg->arith_code)
        fail(reader, "is coded in a way that PDF viewers cannot read");
}

static bool decode(struct reader *reader)
{
    struct jpeg_decompress_struct *jpeg = &reader->jpeg;

    if (setjmp(reader->back))
        return false;
    jpeg_create_decompress(jpeg);
    jpeg->mem->max_memory_to_use = MEMORY_LIMIT;
    jpeg->progress = &reader->progress;
    jpeg_mem_src(jpeg, (const unsigned char *)reader->job->bytes.ptr,
                 reader->job->bytes.len);
    jpeg_read_header(jpeg, TRUE);
    check_header(reader);
    jpeg_start_decompress(jpeg);
    reader->row =
        arena_alloc(reader->job->arena, (size_t)jpeg->output_width *
                                            (size_t)jpeg->output_components);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, &reader->row, 1);
    jpeg_finish_decompress(jpeg);
    return true;
}

struct image *image_decode_jpeg(struct image_job *job)
{
    struct reader reader = {.job = job};
    struct image *image;
    bool is_decoded;

    reader.jpeg.err = jpeg_std_error(&reader.errors);
    reader.errors.error_exit = on_error;
    reader.errors.emit_message = on_message;
    reader.progress.progress_monitor = on_progress;
    is_decoded = decode(&reader);
    image = arena_new(job->arena, struct image);
    image->width = reader.jpeg.image_width;
    image->height = reader.jpeg.image_height;
    image->components = reader.jpeg.num_components;
    image->jpeg = job->bytes;
    jpeg_destroy_decompress(&reader.jpeg);
    if (!is_decoded) {
        image_refuse(job, reader.why);
        return NULL;
    }
    return image;
}
