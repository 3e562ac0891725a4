/*
 * The syntax of tag files, RFC 8493 and the drafts before it (0.93 to 0.97).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/tagfile.h"

#include "base/utf8.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static struct str trim_blanks(struct str s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = str_slice(s, 1, s.len);
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

static int version_from(struct str word)
{
    static const struct {
        const char *word;
        int version;
    } table[] = {{"0.93", 93}, {"0.94", 94}, {"0.95", 95},
                 {"0.96", 96}, {"0.97", 97}, {"1.0", 100}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_is(word, table[i].word))
            return table[i].version;
    return 0;
}

/* "LABEL: value" exactly, or with any blanks where not IS_STRICT. */
static bool take_label(struct str line, struct str label, bool is_strict,
                       struct str *value)
{
    size_t colon = str_find_byte(line, ':', 0);
    struct str before = str_slice(line, 0, colon);

    if (colon == line.len)
        return false;
    *value = str_slice(line, colon + 1, line.len);
    if (!is_strict) {
        *value = trim_blanks(*value);
        return str_eq(trim_blanks(before), label);
    }
    if (!str_eq(before, label) || value->len < 2 || value->ptr[0] != ' ')
        return false;
    *value = str_slice(*value, 1, value->len);
    return str_eq(*value, trim_blanks(*value));
}

static const char *strict_declaration(struct str bytes)
{
    struct str line, value;

    str_next_line(&bytes, &line);
    if (!take_label(line, STR("BagIt-Version"), true, &value))
        return "its first line must be exactly 'BagIt-Version: 1.0'";
    str_next_line(&bytes, &line);
    if (!take_label(line, STR("Tag-File-Character-Encoding"), true, &value))
        return "its second line must be exactly "
               "'Tag-File-Character-Encoding: UTF-8'";
    return NULL;
}

const char *tag_declaration(struct str bytes, struct declaration *out)
{
    struct str rest = bytes, line, value;

    *out = (struct declaration){0};
    if (str_has_prefix(bytes, STR("\xEF\xBB\xBF")))
        return "it begins with a byte order mark";
    if (!str_next_line(&rest, &line) ||
        !take_label(line, STR("BagIt-Version"), false, &value))
        return "its first line is not 'BagIt-Version: …'";
    out->version = version_from(value);
    if (!out->version)
        return "its version is none of 0.93 to 0.97 and 1.0";
    if (!str_next_line(&rest, &line) ||
        !take_label(line, STR("Tag-File-Character-Encoding"), false,
                    &out->encoding) ||
        out->encoding.len == 0)
        return "its second line is not 'Tag-File-Character-Encoding: …'";
    while (str_next_line(&rest, &line))
        if (trim_blanks(line).len || out->version >= 100)
            return "it has more than two lines";
    return out->version >= 100 ? strict_declaration(bytes) : NULL;
}

static struct str from_latin1(struct arena *arena, struct str bytes)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < bytes.len; i++)
        utf8_put(&buf, (unsigned char)bytes.ptr[i]);
    return buf_str(&buf);
}

static uint32_t unit_at(struct str bytes, size_t at, bool is_little)
{
    unsigned first = (unsigned char)bytes.ptr[at];
    unsigned second = (unsigned char)bytes.ptr[at + 1];

    return is_little ? first | second << 8 : first << 8 | second;
}

/* Big-endian unless a byte order mark says otherwise; empty if it is none. */
static struct str from_utf16(struct arena *arena, struct str bytes,
                             bool is_little)
{
    struct buf buf = buf_new(arena);
    size_t at = 0;

    if (str_has_prefix(bytes, STR("\xFF\xFE")))
        is_little = true;
    if (bytes.len >= 2 && unit_at(bytes, 0, is_little) == 0xFEFF)
        at = 2;
    for (; at + 1 < bytes.len; at += 2) {
        uint32_t unit = unit_at(bytes, at, is_little), low = 0;
        if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.len)
            low = unit_at(bytes, at + 2, is_little);
        if (low >= 0xDC00 && low < 0xE000) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        }
        utf8_put(&buf, unit);
    }
    return buf_str(&buf);
}

/* CR and CRLF become LF. */
static struct str with_line_feeds(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);

    if (str_find_byte(text, '\r', 0) == text.len)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\r')
            buf_add_byte(&buf, text.ptr[i]);
        else if (i + 1 == text.len || text.ptr[i + 1] != '\n')
            buf_add_byte(&buf, '\n');
    }
    return buf_str(&buf);
}

const char *tag_decode(struct arena *arena, struct str encoding,
                       struct str bytes, struct str *text)
{
    if (str_eq_nocase(encoding, STR("UTF-8")) ||
        str_eq_nocase(encoding, STR("US-ASCII"))) {
        if (utf8_find_bad(bytes) != SIZE_MAX)
            return "it is not UTF-8 as bagit.txt says";
        *text = bytes;
    } else if (str_eq_nocase(encoding, STR("ISO-8859-1"))) {
        *text = from_latin1(arena, bytes);
    } else if (str_eq_nocase(encoding, STR("UTF-16")) ||
               str_eq_nocase(encoding, STR("UTF-16BE"))) {
        *text = from_utf16(arena, bytes, false);
    } else if (str_eq_nocase(encoding, STR("UTF-16LE"))) {
        *text = from_utf16(arena, bytes, true);
    } else {
        return "bagit.txt names an encoding that is not known here";
    }
    *text = with_line_feeds(arena, *text);
    return NULL;
}

struct str tag_value(struct str text, const char *label)
{
    struct str line;

    while (str_next_line(&text, &line)) {
        size_t colon = str_find_byte(line, ':', 0);
        if (colon < line.len && !is_blank(line.ptr[0]) &&
            str_eq_nocase(trim_blanks(str_slice(line, 0, colon)),
                          str_from(label)))
            return trim_blanks(str_slice(line, colon + 1, line.len));
    }
    return STR_NONE;
}

static bool is_hex(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
}

bool tag_manifest_line(struct arena *arena, struct str line, struct str *digest,
                       struct str *path, bool *is_marked)
{
    size_t end = 0, start;

    while (end < line.len && is_hex(line.ptr[end]))
        end++;
    for (start = end; start < line.len && is_blank(line.ptr[start]);)
        start++;
    if (end == 0 || start == end || start == line.len)
        return false;
    *is_marked = line.ptr[start] == '*';
    *digest = str_lower(arena, str_slice(line, 0, end));
    *path = str_slice(line, start + (*is_marked ? 1 : 0), line.len);
    return path->len > 0;
}

struct str tag_unescape(struct arena *arena, struct str path)
{
    static const struct {
        const char *code;
        char byte;
    } table[] = {{"%0a", '\n'}, {"%0d", '\r'}, {"%25", '%'}};
    struct buf buf = buf_new(arena);

    for (size_t at = 0; at < path.len;) {
        struct str code = str_slice(path, at, at + 3);
        size_t i = 0, count = sizeof table / sizeof *table;
        while (i < count && !str_eq_nocase(code, str_from(table[i].code)))
            i++;
        buf_add_byte(&buf, i < count ? table[i].byte : path.ptr[at]);
        at += i < count ? 3 : 1;
    }
    return buf_str(&buf);
}
