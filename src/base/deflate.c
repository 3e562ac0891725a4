/*
 * Compression on libdeflate.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "base/fatal.h"

/* As good as zlib's 6; from 7 on time grows faster than files shrink. */
enum { LEVEL = 6, QUICK = 1 };

struct deflater {
    struct libdeflate_compressor *compressor;
    struct libdeflate_decompressor *decompressor; /* NULL before its use */
};

static struct deflater *open_level(int level)
{
    struct deflater *deflater = fatal_malloc(sizeof *deflater);

    deflater->decompressor = NULL;
    deflater->compressor = libdeflate_alloc_compressor(level);
    if (!deflater->compressor)
        fatal("out of memory");
    return deflater;
}

struct deflater *deflate_open(void)
{
    return open_level(LEVEL);
}

struct deflater *deflate_open_quick(void)
{
    return open_level(QUICK);
}

void deflate_close(struct deflater *deflater)
{
    if (!deflater)
        return;
    libdeflate_free_compressor(deflater->compressor);
    libdeflate_free_decompressor(deflater->decompressor);
    free(deflater);
}

void deflate_zlib(struct deflater *deflater, struct buf *out, struct str data)
{
    size_t most = libdeflate_zlib_compress_bound(NULL, data.len);
    char *to = buf_reserve(out, most);

    out->len += libdeflate_zlib_compress(deflater->compressor, data.ptr,
                                         data.len, to, most);
}

void deflate_bare(struct deflater *deflater, struct buf *out, struct str data)
{
    size_t most = libdeflate_deflate_compress_bound(NULL, data.len);
    char *to = buf_reserve(out, most);

    out->len += libdeflate_deflate_compress(deflater->compressor, data.ptr,
                                            data.len, to, most);
}

bool deflate_try(struct deflater *deflater, struct buf *out, struct str packed,
                 size_t whole)
{
    char *to = buf_reserve(out, whole);

    if (!deflater->decompressor)
        deflater->decompressor = libdeflate_alloc_decompressor();
    if (!deflater->decompressor)
        fatal("out of memory");
    if (libdeflate_deflate_decompress(deflater->decompressor, packed.ptr,
                                      packed.len, to, whole,
                                      NULL) != LIBDEFLATE_SUCCESS)
        return false;
    out->len += whole;
    return true;
}

void deflate_undo(struct deflater *deflater, struct buf *out, struct str packed,
                  size_t whole)
{
    bool is_whole = deflate_try(deflater, out, packed, whole);

    invariant(is_whole);
}

uint32_t deflate_crc(uint32_t before, struct str data)
{
    return libdeflate_crc32(before, data.ptr, data.len);
}
