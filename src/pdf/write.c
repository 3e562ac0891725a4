/*
 * PDF syntax appended to a buffer.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/write.h"

#include "base/utf8.h"

void write_number(struct buf *buf, uint64_t value)
{
    char digits[20];
    size_t first = sizeof digits;

    do
        digits[--first] = (char)('0' + value % 10);
    while ((value /= 10) != 0);
    buf_add_bytes(buf, digits + first, sizeof digits - first);
}

void write_len(struct buf *buf, len value)
{
    char digits[8];
    int last = 3;

    if (value < 0) {
        buf_add_byte(buf, '-');
        value = -value;
    }
    write_number(buf, (uint64_t)value / 1000);
    value %= 1000;
    digits[0] = '.';
    digits[1] = (char)('0' + value / 100);
    digits[2] = (char)('0' + value / 10 % 10);
    digits[3] = (char)('0' + value % 10);
    while (last > 0 && digits[last] == '0')
        last--;
    if (last > 0)
        buf_add_bytes(buf, digits, (size_t)last + 1);
}

void write_rect(struct buf *buf, len left, len bottom, len right, len top)
{
    buf_add_byte(buf, '[');
    write_len(buf, left);
    buf_add_byte(buf, ' ');
    write_len(buf, bottom);
    buf_add_byte(buf, ' ');
    write_len(buf, right);
    buf_add_byte(buf, ' ');
    write_len(buf, top);
    buf_add_byte(buf, ']');
}

void write_operation(struct buf *buf, const len *numbers, size_t count,
                     const char *operation)
{
    for (size_t i = 0; i < count; i++) {
        write_len(buf, numbers[i]);
        buf_add_byte(buf, ' ');
    }
    buf_add_zero_ended(buf, operation);
    buf_add_byte(buf, '\n');
}

void write_keyed(struct buf *buf, const char *key, uint64_t value)
{
    buf_add_zero_ended(buf, key);
    write_number(buf, value);
}

void write_ref(struct buf *buf, const char *key, object_id id)
{
    write_keyed(buf, key, id);
    buf_add(buf, STR(" 0 R"));
}

void write_hex16(struct buf *buf, unsigned value)
{
    static const char digits[] = "0123456789ABCDEF";

    buf_add_byte(buf, digits[value >> 12 & 15]);
    buf_add_byte(buf, digits[value >> 8 & 15]);
    buf_add_byte(buf, digits[value >> 4 & 15]);
    buf_add_byte(buf, digits[value & 15]);
}

void write_code(struct buf *buf, unsigned code)
{
    char *to = buf_reserve(buf, 4);

    for (int shift = 8; shift >= 0; shift -= 8) {
        char byte = (char)(code >> shift & 0xFF);

        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
            *to++ = '\\';
        *to++ = byte == '\r' ? 'r' : byte;
    }
    buf->len = (size_t)(to - buf->ptr);
}

void write_utf16(struct buf *buf, uint32_t code)
{
    if (code < 0x10000) {
        write_hex16(buf, code);
    } else {
        write_hex16(buf, 0xD800 + ((code - 0x10000) >> 10));
        write_hex16(buf, 0xDC00 + ((code - 0x10000) & 0x3FF));
    }
}

static bool is_plain_ascii(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < 0x20 || text.ptr[i] > 0x7E)
            return false;
    return true;
}

static void write_literal(struct buf *buf, struct str text)
{
    buf_add_byte(buf, '(');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '(' || text.ptr[i] == ')' || text.ptr[i] == '\\')
            buf_add_byte(buf, '\\');
        buf_add_byte(buf, text.ptr[i]);
    }
    buf_add_byte(buf, ')');
}

void write_text(struct buf *buf, const char *key, struct str text)
{
    size_t at = 0, units = 1;

    buf_add_zero_ended(buf, key);
    if (is_plain_ascii(text)) {
        write_literal(buf, str_slice(text, 0, WRITE_MAX_STRING));
        return;
    }
    buf_add_zero_ended(buf, "<FEFF");
    while (at < text.len && units < WRITE_MAX_STRING / 2 - 2) {
        uint32_t code = utf8_next(text, &at);

        code = code == UTF8_BAD ? 0xFFFD : code;
        write_utf16(buf, code);
        units += code < 0x10000 ? 1 : 2;
    }
    buf_add_byte(buf, '>');
}

void write_bytes(struct buf *buf, const char *key, struct str bytes)
{
    static const char digits[] = "0123456789ABCDEF";

    buf_add_zero_ended(buf, key);
    buf_add_byte(buf, '<');
    for (size_t i = 0; i < bytes.len && i < WRITE_MAX_STRING; i++) {
        unsigned byte = (unsigned char)bytes.ptr[i];

        buf_add_byte(buf, digits[byte >> 4]);
        buf_add_byte(buf, digits[byte & 15]);
    }
    buf_add_byte(buf, '>');
}
