/*
 * Members are found through the directory at the end, as everybody does who
 * opens such a file. Zip64 is not read: it begins where the limits end.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/unzip.h"

#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"

enum {
    LOCAL_SIZE = 30,
    CENTRAL_SIZE = 46,
    END_SIZE = 22,
    COMMENT_LONGEST = 65535,
    MEMBERS_MOST = 4096,
    MEMBER_LARGEST = 8 << 20,
    ALL_LARGEST = 32 << 20,
    STORED = 0,
    DEFLATED = 8
};

struct unzip {
    struct str bytes;
    struct deflater *deflater;
    struct buf buf;
    size_t all; /* bytes unpacked so far */
    unzip_taker *take;
    void *context;
};

static unsigned u16_at(struct str bytes, size_t at)
{
    return (unsigned char)bytes.ptr[at] |
           (unsigned)(unsigned char)bytes.ptr[at + 1] << 8;
}

static size_t u32_at(struct str bytes, size_t at)
{
    return u16_at(bytes, at) | (size_t)u16_at(bytes, at + 2) << 16;
}

static bool is_at(struct str bytes, size_t at, const char mark[4])
{
    return memcmp(bytes.ptr + at, mark, 4) == 0;
}

/* Where the end of the directory begins; SIZE_MAX: nowhere. */
static size_t find_end(struct str bytes)
{
    for (size_t comment = 0;
         comment <= COMMENT_LONGEST && comment + END_SIZE <= bytes.len;
         comment++) {
        size_t at = bytes.len - comment - END_SIZE;

        if (is_at(bytes, at, "PK\5\6") && u16_at(bytes, at + 20) == comment)
            return at;
    }
    return SIZE_MAX;
}

/* The packed bytes of the member whose first header is at AT. */
static bool find_data(const struct unzip *unzip, size_t at, size_t packed,
                      struct str *data)
{
    struct str bytes = unzip->bytes;
    size_t begin;

    if (at > bytes.len || bytes.len - at < LOCAL_SIZE ||
        !is_at(bytes, at, "PK\3\4"))
        return false;
    begin = at + LOCAL_SIZE + u16_at(bytes, at + 26) + u16_at(bytes, at + 28);
    if (begin > bytes.len || packed > bytes.len - begin)
        return false;
    *data = str_slice(bytes, begin, begin + packed);
    return true;
}

/* The member whose entry in the directory is at AT. */
static void take_member(struct unzip *unzip, size_t at, struct str name)
{
    struct str bytes = unzip->bytes, data;
    unsigned flags = u16_at(bytes, at + 8), method = u16_at(bytes, at + 10);
    size_t packed = u32_at(bytes, at + 20), size = u32_at(bytes, at + 24);

    if (flags & 1 || size > MEMBER_LARGEST || size > ALL_LARGEST - unzip->all ||
        !find_data(unzip, u32_at(bytes, at + 42), packed, &data))
        return;
    unzip->all += size;
    unzip->buf.len = 0;
    if (method == DEFLATED &&
        deflate_try(unzip->deflater, &unzip->buf, data, size))
        unzip->take(unzip->context, name, buf_str(&unzip->buf));
    else if (method == STORED && packed == size)
        unzip->take(unzip->context, name, data);
}

static void take_all(struct unzip *unzip, size_t at, size_t end, size_t count)
{
    struct str bytes = unzip->bytes;

    for (size_t i = 0; i < count && i < MEMBERS_MOST; i++) {
        size_t name, len;

        if (at > end || end - at < CENTRAL_SIZE || !is_at(bytes, at, "PK\1\2"))
            return;
        name = u16_at(bytes, at + 28);
        len = CENTRAL_SIZE + name + u16_at(bytes, at + 30) +
              u16_at(bytes, at + 32);
        if (end - at < len)
            return;
        take_member(
            unzip, at,
            str_slice(bytes, at + CENTRAL_SIZE, at + CENTRAL_SIZE + name));
        at += len;
    }
}

bool unzip_each(struct str bytes, unzip_taker *take, void *context)
{
    size_t end = find_end(bytes);
    struct arena *arena;
    struct unzip unzip = {.bytes = bytes, .take = take, .context = context};

    if (end == SIZE_MAX)
        return false;
    arena = arena_open();
    unzip.buf = buf_new(arena);
    unzip.deflater = deflate_open_quick();
    take_all(&unzip, u32_at(bytes, end + 16), end, u16_at(bytes, end + 10));
    deflate_close(unzip.deflater);
    arena_close(arena);
    return true;
}
