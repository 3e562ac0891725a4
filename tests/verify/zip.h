/*
 * Bags and zips made by hand, right and wrong, for the tests of verify/. The
 * writer knows nothing of the code it tests.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_VERIFY_ZIP_H
#define TESTS_VERIFY_ZIP_H

#include "golden.h"
#include "verify/verify.h"

#include "base/scratch_state.h"
#include "base/sha256.h"

enum { ZIP_MEMBERS = 16 };

/* A stored member; the fields that a test may falsify are plain numbers. */
struct zip_entry {
    struct str name, bytes;
    uint32_t crc, packed, size, attributes, shift;
    uint16_t flags, method, time, need, made;
};

struct zip_made {
    struct zip_entry entries[ZIP_MEMBERS];
    size_t count;
};

static inline uint32_t zip_crc(struct str bytes)
{
    uint32_t crc = 0xFFFFFFFF;

    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

static inline struct zip_entry *zip_add(struct zip_made *zip, const char *name,
                                        struct str bytes)
{
    struct zip_entry *entry = &zip->entries[zip->count++];

    assert_true(zip->count <= ZIP_MEMBERS);
    *entry = (struct zip_entry){.name = str_from(name),
                                .bytes = bytes,
                                .crc = zip_crc(bytes),
                                .packed = (uint32_t)bytes.len,
                                .size = (uint32_t)bytes.len,
                                .attributes = 0100644u << 16,
                                .time = 12 << 11,
                                .need = 10,
                                .made = 3 << 8 | 63};
    return entry;
}

static inline void put16(struct buf *buf, unsigned value)
{
    buf_add_byte(buf, (char)value);
    buf_add_byte(buf, (char)(value >> 8));
}

static inline void put32(struct buf *buf, uint32_t value)
{
    put16(buf, value & 0xFFFF);
    put16(buf, value >> 16);
}

static inline void put_common(struct buf *buf, const struct zip_entry *entry)
{
    put16(buf, entry->need);
    put16(buf, entry->flags);
    put16(buf, entry->method);
    put16(buf, entry->time);
    put16(buf, 46 << 9 | 7 << 5 | 1);
    put32(buf, entry->crc);
    put32(buf, entry->packed);
    put32(buf, entry->size);
    put16(buf, (unsigned)entry->name.len);
    put16(buf, 0);
}

static inline void put_central(struct buf *buf, const struct zip_entry *entry,
                               uint32_t offset)
{
    buf_add(buf, STR("PK\1\2"));
    put16(buf, entry->made);
    put_common(buf, entry);
    put16(buf, 0);
    put32(buf, 0);
    put32(buf, entry->attributes);
    put32(buf, offset + entry->shift);
    buf_add(buf, entry->name);
}

static inline struct str zip_bytes(const struct zip_made *zip)
{
    struct buf buf = buf_new(arena);
    uint32_t offsets[ZIP_MEMBERS], start;

    for (size_t i = 0; i < zip->count; i++) {
        offsets[i] = (uint32_t)buf.len;
        buf_add(&buf, STR("PK\3\4"));
        put_common(&buf, &zip->entries[i]);
        buf_add(&buf, zip->entries[i].name);
        buf_add(&buf, zip->entries[i].bytes);
    }
    start = (uint32_t)buf.len;
    for (size_t i = 0; i < zip->count; i++)
        put_central(&buf, &zip->entries[i], offsets[i]);
    buf_add(&buf, STR("PK\5\6"));
    put32(&buf, 0);
    put16(&buf, (unsigned)zip->count);
    put16(&buf, (unsigned)zip->count);
    put32(&buf, (uint32_t)buf.len - start - 12);
    put32(&buf, start);
    put16(&buf, 0);
    return buf_str(&buf);
}

static inline struct str line_of(const char *path, struct str bytes)
{
    return str_printf(arena, "%.*s  %s\n",
                      STR_ARG(hash_hex(arena, STR("sha256"), bytes)), path);
}

/* A right bag of two payload files; entries: 0 bagit.txt, 1 bag-info.txt,
 * 2 manifest, 3 tag manifest, 4 and 5 payload. */
static inline struct zip_made zip_bag(void)
{
    struct str one = STR("first"), two = STR("second"), manifest, tags;
    struct str info = STR("Payload-Oxum: 11.2\n");
    struct str declared = STR("BagIt-Version: 1.0\n"
                              "Tag-File-Character-Encoding: UTF-8\n");
    struct zip_made zip = {.count = 0};

    manifest = str_concat(arena, line_of("data/a.txt", one),
                          line_of("data/b/c.txt", two));
    tags = str_concat(arena, line_of("bag-info.txt", info),
                      line_of("bagit.txt", declared));
    tags = str_concat(arena, tags, line_of("manifest-sha256.txt", manifest));
    zip_add(&zip, "top/bagit.txt", declared);
    zip_add(&zip, "top/bag-info.txt", info);
    zip_add(&zip, "top/manifest-sha256.txt", manifest);
    zip_add(&zip, "top/tagmanifest-sha256.txt", tags);
    zip_add(&zip, "top/data/a.txt", one);
    zip_add(&zip, "top/data/b/c.txt", two);
    return zip;
}

#endif
