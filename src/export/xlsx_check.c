/*
 * Reads a spreadsheet again, as far as is needed to see that it is whole.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/xlsx_check.h"

#include <zlib.h>

/* Sizes of the fixed parts of a zip's records (APPNOTE 4.3). */
enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30 };
enum { DEFLATED = 8, PART_LIMIT = 1 << 30 };

/* COUNT bytes at AT, the least first. */
static size_t number(struct str bytes, size_t at, int count)
{
    size_t value = 0;

    while (count-- > 0)
        value = value << 8 | (unsigned char)bytes.ptr[at + (size_t)count];
    return value;
}

/* The bytes of the member whose directory entry is at ENTRY. */
static bool unpack(struct arena *arena, struct str bytes, size_t entry,
                   struct str *part)
{
    size_t packed = number(bytes, entry + 20, 4);
    size_t size = number(bytes, entry + 24, 4);
    size_t local = number(bytes, entry + 42, 4), start;
    z_stream stream = {0};
    char *room;
    int result;

    if (local > bytes.len - LOCAL_SIZE || size > PART_LIMIT ||
        number(bytes, entry + 10, 2) != DEFLATED)
        return false;
    start = local + LOCAL_SIZE + number(bytes, local + 26, 2) +
            number(bytes, local + 28, 2);
    if (start > bytes.len || packed > bytes.len - start)
        return false;
    room = arena_alloc(arena, size + 1);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    stream.next_in = (unsigned char *)bytes.ptr + start;
    stream.avail_in = (unsigned)packed;
    stream.next_out = (unsigned char *)room;
    stream.avail_out = (unsigned)size + 1;
    result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    *part = str_make(room, size);
    return result == Z_STREAM_END && stream.total_out == size;
}

/* "<sst …>…</sst>", or "<sst …/>". */
static bool ends_with_root(struct arena *arena, struct str xml)
{
    size_t prolog = str_find(xml, STR("?>"), 0), start, end;
    struct str root, name = STR_NONE;

    if (prolog == SIZE_MAX)
        return false;
    root = str_trim(str_slice(xml, prolog + 2, xml.len));
    for (end = 1; end < root.len; end++)
        if (root.ptr[end] == ' ' || root.ptr[end] == '>')
            break;
    name = str_slice(root, 1, end);
    start = str_find_byte(root, '>', 0);
    if (start + 1 == root.len)
        return str_has_suffix(root, STR("/>"));
    return name.len &&
           str_has_suffix(root, str_printf(arena, "</%.*s>", STR_ARG(name)));
}

bool xlsx_is_whole(struct arena *arena, struct str bytes)
{
    size_t end, at, count;

    if (bytes.len < END_SIZE + LOCAL_SIZE)
        return false;
    end = bytes.len - END_SIZE;
    if (number(bytes, end, 4) != 0x06054B50)
        return false;
    count = number(bytes, end + 10, 2);
    at = number(bytes, end + 16, 4);
    for (size_t i = 0; i < count; i++) {
        struct str part;
        if (at > end || end - at < ENTRY_SIZE ||
            number(bytes, at, 4) != 0x02014B50 ||
            !unpack(arena, bytes, at, &part) || !ends_with_root(arena, part))
            return false;
        at += ENTRY_SIZE + number(bytes, at + 28, 2) +
              number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    }
    return count > 0;
}
