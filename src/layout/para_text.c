/*
 * Joins the spans of a paragraph into one text that shaping and line breaking
 * can work on: normal form C, blanks folded outside code, every kind of line
 * end as '\n', soft hyphens turned into marks.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/para_parts.h"

enum { TAB = 4 };

struct gather {
    struct buf buf;
    uint8_t *marks;
    size_t marks_cap;
    size_t column;   /* characters since the line began, for tabs */
    bool is_folding; /* a blank now would be one too many */
    bool was_cr;
    struct arena *scratch;
};

bool text_is_hanging(uint32_t code)
{
    return code == ' ' ||
           (code >= 0x2000 && code <= 0x200a && code != 0x2007) ||
           code == 0x205f || code == 0x3000;
}

static void mark_soft(struct gather *gather)
{
    size_t at = gather->buf.len;

    if (at >= gather->marks_cap) {
        size_t cap = (at + 64) * 2;
        gather->marks =
            arena_grow(gather->scratch, gather->marks, gather->marks_cap, cap);
        gather->marks_cap = cap;
    }
    gather->marks[at] |= MARK_SOFT;
}

static void add_line_end(struct gather *gather)
{
    buf_add_byte(&gather->buf, '\n');
    gather->column = 0;
    gather->is_folding = true;
}

static void add_blank(struct gather *gather, bool is_code, uint32_t code)
{
    size_t times = 1;

    if (!is_code && gather->is_folding)
        return;
    if (is_code && code == '\t')
        times = TAB - gather->column % TAB;
    for (size_t i = 0; i < times; i++)
        buf_add_byte(&gather->buf, ' ');
    gather->column += times;
    gather->is_folding = !is_code;
}

static bool is_line_end(uint32_t code)
{
    return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

static void add_code(struct gather *gather, bool is_code, uint32_t code)
{
    bool was_cr = gather->was_cr;

    gather->was_cr = code == '\r';
    if (code == '\n' && was_cr)
        return;
    if (is_line_end(code)) {
        add_line_end(gather);
    } else if (code == ' ' || code == '\t' || code == '\v' || code == '\f') {
        add_blank(gather, is_code, code);
    } else if (code == 0xad) {
        mark_soft(gather);
    } else {
        /* A byte order mark inside a text is a word joiner. */
        utf8_put(&gather->buf, code == 0xfeff ? 0x2060 : code);
        gather->column++;
        gather->is_folding = false;
    }
}

static void add_span(struct gather *gather, const struct span *span)
{
    struct str text = utf8_nfc(gather->scratch, span->text);

    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        add_code(gather, span->is_code, code == UTF8_BAD ? 0xfffd : code);
    }
}

struct para_text text_gather(struct arena *arena, struct arena *scratch,
                             const struct span *spans, size_t count)
{
    struct gather gather = {.buf = buf_new(arena), .scratch = scratch};
    struct para_text result = {0};
    size_t total = 0;

    for (size_t i = 0; i < count; i++)
        total += spans[i].text.len;
    buf_reserve(&gather.buf, total + total / 8 + 1);
    gather.is_folding = true;
    result.runs = arena_array(scratch, count, struct text_run);
    for (size_t i = 0; i < count; i++) {
        size_t start = gather.buf.len;
        add_span(&gather, &spans[i]);
        if (gather.buf.len > start)
            result.runs[result.run_count++] =
                (struct text_run){start, gather.buf.len, &spans[i]};
    }
    result.text = buf_str(&gather.buf);
    result.marks = arena_grow(scratch, gather.marks, gather.marks_cap,
                              gather.marks_cap + result.text.len + 1);
    return result;
}
