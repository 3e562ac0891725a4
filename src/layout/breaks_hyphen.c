/*
 * Where the words of a text may be hyphenated: those that read as one, by the
 * patterns of their language, unless their author has said where.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/breaks.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/breaks_parts.h"
#include "layout/hyphen.h"

/* A letter beyond ASCII at the start of REST: U+00C0 to U+017F but the signs
 * of multiplication and division; always two bytes. */
static bool is_wide_letter(struct str rest)
{
    size_t at = 0;
    uint32_t code;

    if (rest.len < 2 || (unsigned char)rest.ptr[0] < 0xc3)
        return false;
    code = utf8_next(rest, &at);
    return code >= 0xc0 && code <= 0x17f && code != 0xd7 && code != 0xf7;
}

/* Lower case of ASCII and Latin-1 letters, which keep their length. */
static struct str lowered(struct arena *scratch, struct str word)
{
    struct str copy = str_lower(scratch, word);
    struct buf buf = buf_new(scratch);

    for (size_t at = 0; at < copy.len;) {
        uint32_t code = utf8_next(copy, &at);
        utf8_put(&buf, code >= 0xc0 && code <= 0xde ? code + 0x20 : code);
    }
    return buf_str(&buf);
}

/* Letters of a word that reads as one: not all capitals. */
static bool is_word(struct str word)
{
    bool has_small = false;

    for (size_t i = 0; i < word.len; i++) {
        if (i > 0 && ascii_is_upper(word.ptr[i]))
            return false;
        has_small = has_small || !ascii_is_upper(word.ptr[i]);
    }
    return has_small;
}

/* The author has said where this word is divided. */
static bool has_soft(const struct para_text *text, size_t start, size_t end)
{
    for (size_t i = start; i <= end; i++)
        if (text->marks[i] & MARK_SOFT)
            return true;
    return false;
}

static void mark_word(struct arena *scratch, const struct para_text *text,
                      const struct hyphen *hyphen, size_t start, size_t end)
{
    struct str word = str_slice(text->text, start, end);
    uint64_t points;

    if (word.len < HYPHEN_SHORTEST || word.len > HYPHEN_LONGEST ||
        !is_word(word) || has_soft(text, start, end))
        return;
    points = hyphen_points(hyphen, lowered(scratch, word));
    for (size_t i = 1; points && i < word.len; i++)
        if (points & UINT64_C(1) << i)
            text->marks[start + i] |= MARK_HYPHEN;
}

/* What a piece holds that makes it no word: "CC6.1", "a/b", "on-call", "é". */
static bool is_plain(struct str piece, bool is_wide)
{
    for (size_t i = 0; i < piece.len; i++) {
        unsigned char c = (unsigned char)piece.ptr[i];
        bool is_inner = i > 0 && i + 1 < piece.len;
        if (ascii_is_digit((char)c) || (c && strchr("/\\_@#=&<>{}|", c)))
            return false;
        if (is_inner && (c == '-' || c == '.' || c == ':') &&
            ascii_is_letter(piece.ptr[i + 1]))
            return false;
        if (c >= 0xc3 && c <= 0xdf && /* letters beyond ASCII */
            !(is_wide && is_wide_letter(str_slice(piece, i, piece.len))))
            return false;
    }
    return true;
}

static void mark_words(struct arena *scratch, const struct para_text *text,
                       const struct hyphen *hyphen, size_t start, size_t end)
{
    const char *bytes = text->text.ptr;

    for (size_t i = start; i < end;) {
        size_t from = i;
        while (i < end && (ascii_is_letter(bytes[i]) ||
                           is_wide_letter(str_slice(text->text, i, end))))
            i += ascii_is_letter(bytes[i]) ? 1 : 2;
        if (i > from)
            mark_word(scratch, text, hyphen, from, i);
        else
            i++;
    }
}

static void hyphenate_run(struct arena *scratch, const struct para_text *text,
                          const struct text_run *run)
{
    const struct hyphen *hyphen =
        run->span->is_code ? NULL : hyphen_find(run->span->language);
    bool is_wide = hyphen_is_wide(hyphen);
    size_t start, end = run->start;

    while (hyphen && breaks_next_piece(text, run, &start, &end))
        if (end - start >= HYPHEN_SHORTEST &&
            is_plain(str_slice(text->text, start, end), is_wide))
            mark_words(scratch, text, hyphen, start, end);
}

void breaks_hyphenate(struct arena *scratch, const struct para_text *text)
{
    /* Where text runs both ways, a line may end anywhere but at its side. */
    for (size_t i = 0; i < text->run_count && !text->levels; i++)
        hyphenate_run(scratch, text, &text->runs[i]);
}
