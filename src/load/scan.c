/*
 * The scan before YAML is parsed. libyaml stops without a word at a NUL, takes
 * UTF-16 for granted and counts U+0085, U+2028 and U+2029 as line ends, which
 * no editor does; so all of them are refused here, with their place.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/scan.h"

#include "base/utf8.h"
#include "load/node.h"

enum { STEP = 64 };

static bool is_bidi(uint32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static bool is_refused(uint32_t code)
{
    if (code < 0x20)
        return code != '\t' && code != '\n' && code != '\r';
    return (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
           code == 0xFFFE || code == 0xFFFF;
}

static bool refuse_encoding(struct scan *scan)
{
    struct str s = scan->bytes;
    struct diag *diag;
    bool swapped = str_has_prefix(s, STR("\xFF\xFE"));

    if (!swapped && !str_has_prefix(s, STR("\xFE\xFF")))
        return false;
    diag =
        diag_add(scan->diags, IN_YAML_UTF8, pos_make(scan->file, scan->line, 1),
                 "the file is UTF-16, not UTF-8");
    diag_hint(scan->diags, diag, "save it as UTF-8 in your editor");
    return true;
}

static bool refuse_byte(struct scan *scan, struct pos pos, unsigned byte)
{
    struct diag *diag = diag_add(scan->diags, IN_YAML_UTF8, pos,
                                 "byte 0x%02X is not UTF-8", byte);

    diag_hint(scan->diags, diag, "save the file as UTF-8 in your editor");
    return false;
}

static bool refuse_code(struct scan *scan, struct pos pos, uint32_t code)
{
    struct diag *diag =
        diag_add(scan->diags, IN_YAML_CONTROL, pos,
                 "control character U+%04X is not text", (unsigned)code);

    diag_hint(scan->diags, diag, "delete it, or type a blank instead");
    return false;
}

static void warn_hidden(struct scan *scan, struct pos pos, uint32_t code)
{
    struct diag *diag =
        diag_add(scan->diags, LOAD_HIDDEN_CHARACTER, pos,
                 "invisible character U+%04X changes the order in which "
                 "text is read",
                 (unsigned)code);

    diag_hint(scan->diags, diag, "delete it");
}

/* Counts lines and columns as editors do: LF, CRLF and CR end a line. */
static void step(struct pos *pos, uint32_t code, struct str bytes, size_t next)
{
    bool is_pair = code == '\r' && next < bytes.len && bytes.ptr[next] == '\n';

    if (code == '\n' || (code == '\r' && !is_pair)) {
        pos->line++;
        pos->column = 1;
    } else {
        pos->column++;
    }
}

static bool scan_characters(struct scan *scan)
{
    struct pos pos = pos_make(scan->file, scan->line, 1);
    bool has_warned = false;

    for (size_t at = 0; at < scan->bytes.len; scan->characters++) {
        size_t start = at;
        uint32_t code = utf8_next(scan->bytes, &at);

        if (scan->characters % STEP == 0)
            scan->marks[scan->characters / STEP] = (uint32_t)start;
        if (code == UTF8_BAD)
            return refuse_byte(scan, pos,
                               (unsigned char)scan->bytes.ptr[start]);
        if (is_refused(code))
            return refuse_code(scan, pos, code);
        if (is_bidi(code) && !has_warned) {
            warn_hidden(scan, pos, code);
            has_warned = true;
        }
        step(&pos, code, scan->bytes, at);
    }
    return true;
}

bool scan_bytes(struct arena *arena, struct scan *scan)
{
    if (scan->bytes.len > NODE_FILE_LIMIT) {
        diag_add(scan->diags, IN_TOO_LARGE, pos_make(scan->file, 0, 0),
                 "the file has %zu bytes; the limit is %u", scan->bytes.len,
                 NODE_FILE_LIMIT);
        return false;
    }
    if (refuse_encoding(scan))
        return false;
    if (str_has_prefix(scan->bytes, STR("\xEF\xBB\xBF")))
        scan->bytes = str_slice(scan->bytes, 3, scan->bytes.len);
    scan->marks = arena_array(arena, scan->bytes.len / STEP + 1, uint32_t);
    return scan_characters(scan);
}

size_t scan_offset(const struct scan *scan, size_t index)
{
    size_t at;

    if (index >= scan->characters)
        return scan->bytes.len;
    at = scan->marks[index / STEP];
    for (size_t i = index / STEP * STEP; i < index; i++)
        utf8_next(scan->bytes, &at);
    return at;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

struct pos scan_place(const struct scan *scan, size_t at)
{
    struct str rest, line;
    size_t start = at;
    int number = scan->line;

    while (start > 0 && !is_line_end(scan->bytes.ptr[start - 1]))
        start--;
    rest = str_slice(scan->bytes, 0, start);
    while (str_next_line(&rest, &line))
        number++;
    return pos_make(scan->file, number,
                    (int)utf8_count(str_slice(scan->bytes, start, at)) + 1);
}

size_t scan_find_hash(const struct scan *scan, size_t from, size_t to)
{
    const char *bytes = scan->bytes.ptr;

    for (size_t at = from; at < to; at++) {
        if (bytes[at] != '#')
            continue;
        if (at > 0 && !is_blank(bytes[at - 1]) && !is_line_end(bytes[at - 1]))
            return at;
        while (at < to && !is_line_end(bytes[at]))
            at++;
    }
    return SIZE_MAX;
}

bool scan_is_tab_indented(const struct scan *scan, size_t at)
{
    const char *bytes = scan->bytes.ptr;
    bool has_tab = false;

    for (; at > 0 && !is_line_end(bytes[at - 1]); at--) {
        if (!is_blank(bytes[at - 1]))
            return false;
        has_tab = has_tab || bytes[at - 1] == '\t';
    }
    return has_tab;
}

size_t scan_value(const struct scan *scan, size_t at)
{
    struct str bytes = scan->bytes;

    if (at < bytes.len && bytes.ptr[at] == '&')
        while (at < bytes.len && !is_blank(bytes.ptr[at]) &&
               !is_line_end(bytes.ptr[at]))
            at++;
    while (at < bytes.len && is_blank(bytes.ptr[at]))
        at++;
    return at;
}

struct pos scan_block_text(const struct scan *scan, size_t at, int line)
{
    struct str rest = str_slice(scan->bytes, at, scan->bytes.len), text;
    int column = 1;

    str_next_line(&rest, &text);
    while (str_next_line(&rest, &text)) {
        line++;
        if (str_trim(text).len)
            break;
    }
    while ((size_t)column <= text.len && text.ptr[column - 1] == ' ')
        column++;
    return pos_make(scan->file, line, column);
}
