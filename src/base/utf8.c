/*
 * UTF-8 decoding and encoding, and text made safe for a terminal.
 * (unicode.c: what needs tables.)
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* Length of the character that begins with LEAD and the bounds of its second
 * byte: Unicode 15, table 3-7. The bounds shut out overlong forms, surrogates
 * and what lies above U+10FFFF. */
static size_t sequence_len(unsigned lead, unsigned *low, unsigned *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead == 0xE0)
        *low = 0xA0;
    else if (lead == 0xED)
        *high = 0x9F;
    else if (lead == 0xF0)
        *low = 0x90;
    else if (lead == 0xF4)
        *high = 0x8F;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

uint32_t utf8_next(struct str s, size_t *at)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    size_t start = *at, len;
    unsigned low, high;
    uint32_t code;

    if (start >= s.len)
        return UTF8_BAD;
    *at = start + 1;
    if (bytes[start] < 0x80) /* nearly always */
        return bytes[start];
    len = sequence_len(bytes[start], &low, &high);
    if (len <= 1)
        return len ? bytes[start] : UTF8_BAD;
    if (len > s.len - start)
        return UTF8_BAD;
    code = bytes[start] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        unsigned byte = bytes[start + i];
        if (byte < low || byte > high)
            return UTF8_BAD;
        code = code << 6 | (byte & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    *at = start + len;
    return code;
}

size_t utf8_find_bad(struct str s)
{
    size_t at = 0;

    while (at < s.len) {
        size_t start = at;
        if (utf8_next(s, &at) == UTF8_BAD)
            return start;
    }
    return SIZE_MAX;
}

void utf8_put(struct buf *buf, uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = REPLACEMENT;
    if (code < 0x80) {
        buf_add_byte(buf, (char)code);
        return;
    }
    if (code < 0x800) {
        buf_add_byte(buf, (char)(0xC0 | code >> 6));
    } else {
        if (code < 0x10000) {
            buf_add_byte(buf, (char)(0xE0 | code >> 12));
        } else {
            buf_add_byte(buf, (char)(0xF0 | code >> 18));
            buf_add_byte(buf, (char)(0x80 | (code >> 12 & 0x3F)));
        }
        buf_add_byte(buf, (char)(0x80 | (code >> 6 & 0x3F)));
    }
    buf_add_byte(buf, (char)(0x80 | (code & 0x3F)));
}

size_t utf8_count(struct str s)
{
    size_t at = 0, count = 0;

    for (; at < s.len; count++)
        utf8_next(s, &at);
    return count;
}

/* What can move the cursor, reorder or hide text. Sorted. */
static const struct {
    uint32_t first, last;
} unsafe[] = {
    {0x0000, 0x001F},   /* C0 */
    {0x007F, 0x009F},   /* DEL and C1 */
    {0x034F, 0x034F},   /* combining grapheme joiner */
    {0x061C, 0x061C},   /* Arabic letter mark */
    {0x115F, 0x1160},   /* Hangul fillers */
    {0x180E, 0x180E},   /* Mongolian vowel separator */
    {0x200B, 0x200F},   /* zero-width and directional marks */
    {0x2028, 0x202E},   /* separators, embeddings, overrides */
    {0x2060, 0x206F},   /* word joiner, isolates, deprecated controls */
    {0x3164, 0x3164},   /* Hangul filler */
    {0xFEFF, 0xFEFF},   /* byte order mark */
    {0xFFA0, 0xFFA0},   /* Hangul filler, half width */
    {0xFFF9, 0xFFFB},   /* interlinear annotation */
    {0xE0000, 0xE007F}, /* tags */
};

bool utf8_is_unsafe(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return false;
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        if (code >= unsafe[i].first && code <= unsafe[i].last)
            return true;
    return code > 0x10FFFF;
}

struct str utf8_safe(struct arena *arena, struct str s)
{
    struct buf buf = buf_new(arena);
    size_t at = 0, start;

    buf_reserve(&buf, s.len + 1);
    while (start = at, at < s.len) {
        uint32_t code = utf8_next(s, &at);
        if (code == UTF8_BAD)
            buf_printf(&buf, "\\x%02X", (unsigned char)s.ptr[start]);
        else if (!utf8_is_unsafe(code))
            buf_add(&buf, str_slice(s, start, at));
        else if (code < 0x80)
            buf_printf(&buf, "\\x%02X", (unsigned)code);
        else
            buf_printf(&buf, "\\u{%X}", (unsigned)code);
    }
    return buf_str(&buf);
}
