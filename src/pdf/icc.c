/*
 * An sRGB colour profile made from its numbers (IEC 61966-2-1 adapted to D50;
 * ICC.1:2004-10): version 4.2, whose curves are formulas, so that nothing is
 * computed in floating point and nobody's profile is copied.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/meta.h"

enum { HEADER_SIZE = 128, TAG_COUNT = 10 };

static void put32(struct buf *buf, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_byte(buf, (char)(value >> shift & 0xFF));
}

static void put_words(struct buf *buf, const uint32_t *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put32(buf, words[i]);
}

/* A tag's data: its type, four zero bytes, then words of s15Fixed16. */
static struct str words_tag(struct arena *arena, const char *type,
                            const uint32_t *words, size_t count)
{
    struct buf buf = buf_new(arena);

    buf_add_zero_ended(&buf, type);
    put32(&buf, 0);
    put_words(&buf, words, count);
    return buf_str(&buf);
}

/* multiLocalizedUnicodeType with one English text of ASCII. */
static struct str text_tag(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);

    buf_add(&buf, STR("mluc"));
    put_words(&buf, (const uint32_t[]){0, 1, 12}, 3);
    buf_add(&buf, STR("enUS"));
    put32(&buf, (uint32_t)text.len * 2);
    put32(&buf, 28);
    for (size_t i = 0; i < text.len; i++) {
        buf_add_byte(&buf, 0);
        buf_add_byte(&buf, text.ptr[i]);
    }
    while (buf.len % 4 != 0)
        buf_add_byte(&buf, 0);
    return buf_str(&buf);
}

static void put_header(struct buf *buf, uint32_t size)
{
    size_t from = buf->len;

    put32(buf, size);
    put32(buf, 0);
    put32(buf, 0x04200000); /* version 4.2 */
    buf_add(buf, STR("mntrRGB XYZ "));
    /* A date is required: that of the standard's year. */
    put_words(buf, (const uint32_t[]){0x07CF0001, 0x00010000, 0}, 3);
    buf_add(buf, STR("acsp"));
    while (buf->len - from < 68)
        buf_add_byte(buf, 0);
    put_words(buf, (const uint32_t[]){0xF6D6, 0x10000, 0xD32D}, 3);
    while (buf->len - from < HEADER_SIZE)
        buf_add_byte(buf, 0);
}

struct str icc_srgb(struct arena *arena)
{
    static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D};
    static const uint32_t red[] = {0x6FA2, 0x38F5, 0x0390};
    static const uint32_t green[] = {0x6299, 0xB785, 0x18DA};
    static const uint32_t blue[] = {0x24A0, 0x0F84, 0xB6CF};
    static const uint32_t adapt[] = {0x10C42,    0x5DE,  0xFFFFF325,
                                     0x793,      0xFD90, 0xFFFFFBA1,
                                     0xFFFFFDA2, 0x3DC,  0xC06E};
    /* Type 3: gamma 2.4, a, b, c and d as fractions. */
    static const uint32_t curve[] = {0x30000, 0x26666, 0xF2A7,
                                     0xD59,   0x13D0,  0xA5B};
    const struct {
        const char *name;
        struct str data;
    } tags[TAG_COUNT] = {
        {"desc", text_tag(arena, STR("sRGB"))},
        {"cprt", text_tag(arena, STR("No rights reserved"))},
        {"wtpt", words_tag(arena, "XYZ ", white, 3)},
        {"chad", words_tag(arena, "sf32", adapt, 9)},
        {"rXYZ", words_tag(arena, "XYZ ", red, 3)},
        {"gXYZ", words_tag(arena, "XYZ ", green, 3)},
        {"bXYZ", words_tag(arena, "XYZ ", blue, 3)},
        {"rTRC", words_tag(arena, "para", curve, 6)},
        {"gTRC", words_tag(arena, "para", curve, 6)},
        {"bTRC", words_tag(arena, "para", curve, 6)},
    };
    struct buf table = buf_new(arena), data = buf_new(arena);
    struct buf profile = buf_new(arena);
    uint32_t start = HEADER_SIZE + 4 + TAG_COUNT * 12;

    put32(&table, TAG_COUNT);
    for (size_t i = 0; i < TAG_COUNT; i++) {
        buf_add_zero_ended(&table, tags[i].name);
        put32(&table, start + (uint32_t)data.len);
        put32(&table, (uint32_t)tags[i].data.len);
        buf_add(&data, tags[i].data);
    }
    put_header(&profile, start + (uint32_t)data.len);
    buf_add(&profile, buf_str(&table));
    buf_add(&profile, buf_str(&data));
    return buf_str(&profile);
}
