/*
 * Words in the XML of Office files. Word cuts a word into runs where somebody
 * corrected a letter, so the tags between them go without a trace; what ends a
 * paragraph, a cell or a line becomes the end of a line.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/contents.h"

/* TAG without its brackets: "/w:p", "w:br/", "si". */
static bool ends_line(struct str tag)
{
    static const char *const names[] = {"p", "h",  "c",  "si",  "tr",
                                        "v", "br", "tc", "tab", "row"};
    size_t colon, end = 0;

    if (str_has_prefix(tag, STR("/")))
        tag = str_slice(tag, 1, tag.len);
    colon = str_find_byte(tag, ':', 0);
    if (colon < tag.len && colon < str_find_byte(tag, ' ', 0))
        tag = str_slice(tag, colon + 1, tag.len);
    while (end < tag.len && tag.ptr[end] != ' ' && tag.ptr[end] != '/' &&
           tag.ptr[end] != '\n')
        end++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(str_slice(tag, 0, end), names[i]))
            return true;
    return false;
}

static void add_text(struct buf *buf, struct str text)
{
    static const struct {
        struct str name;
        char byte;
    } entities[] = {{{"&amp;", 5}, '&'},
                    {{"&lt;", 4}, '<'},
                    {{"&gt;", 4}, '>'},
                    {{"&quot;", 6}, '"'},
                    {{"&apos;", 6}, '\''}};

    for (size_t at = 0; at < text.len; at++) {
        struct str rest = str_slice(text, at, text.len);
        char byte = text.ptr[at];

        for (size_t i = 0; byte == '&' && rest.len && i < 5; i++)
            if (str_has_prefix(rest, entities[i].name)) {
                byte = entities[i].byte;
                at += entities[i].name.len - 1;
                break;
            }
        buf_add_byte(buf, byte);
    }
}

struct str packed_text(struct arena *arena, struct str name, struct str bytes)
{
    struct buf buf = buf_new(arena);
    size_t at = 0;

    if (!name_has_ending(name, STR("xml")))
        return bytes;
    while (at < bytes.len) {
        size_t open = str_find_byte(bytes, '<', at);
        size_t close = str_find_byte(bytes, '>', open);

        add_text(&buf, str_slice(bytes, at, open));
        if (open < bytes.len && ends_line(str_slice(bytes, open + 1, close)))
            buf_add_byte(&buf, '\n');
        at = close < bytes.len ? close + 1 : bytes.len;
    }
    return buf_str(&buf);
}
