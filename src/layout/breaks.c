/*
 * Marks the text of a paragraph with every place where a line may end, but for
 * hyphens (breaks_hyphen.c): Unicode's (breaks_rules.c), and what a reader of
 * addresses, paths and identifiers expects.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/breaks.h"

#include <string.h>

#include "base/ascii.h"
#include "layout/breaks_parts.h"

enum {
    /* Pieces between blanks, by their bytes. */
    LONG_PIECE = 20,
    LONG_MAIL = 40,
    SHORT_PIECE = 3,
    SHORT_SLASHED = 8,
    ENDING = 8,
    HASH = 24,
    HASH_STEP = 8,
};

static void mark_line_ends(struct para_text *text)
{
    for (size_t i = 0; i < text->text.len; i++)
        if (text->text.ptr[i] == '\n')
            text->marks[i + 1] |= MARK_FORCED;
    text->marks[text->text.len] |= MARK_FORCED;
}

/* A line may end behind C inside an address, a path or an identifier. */
static bool is_joint(char c)
{
    return c && strchr("/\\._-=&?:;,@#+|%~", c) != NULL;
}

/* The dashes that an option begins with: "--strict". */
static bool is_before_option(struct str piece, size_t i)
{
    while (i > 0 && piece.ptr[i - 1] == '-')
        i--;
    return piece.ptr[i] == '-' &&
           (i == 0 || !(ascii_is_letter(piece.ptr[i - 1]) ||
                        ascii_is_digit(piece.ptr[i - 1])));
}

/* Where the joint I of PIECE may be used: not between digits (1,000.00), not
 * inside "://" or "..", and with two characters on each side. */
static bool is_good_joint(struct str piece, size_t i)
{
    char c = piece.ptr[i], next;

    if (i + 2 >= piece.len || !is_joint(c) || is_before_option(piece, i))
        return false;
    /* A name keeps its ending: "review.csv". */
    if (c == '.' && i + ENDING >= piece.len)
        return false;
    next = piece.ptr[i + 1];
    if (is_joint(next) || next == ')' || next == ']' || next == '"' ||
        next == '>')
        return false;
    return !((c == '.' || c == ',' || c == ':') &&
             ascii_is_digit(piece.ptr[i - 1]) && ascii_is_digit(next));
}

/* An identifier that Unicode's rules would divide: "2026-H1", "LS-A". */
static bool is_in_id(struct str piece, size_t i)
{
    char next = piece.ptr[i + 1];
    size_t from = i;

    if (piece.ptr[i] != '-' || !(ascii_is_upper(next) || ascii_is_digit(next)))
        return false;
    while (from > 0 && (ascii_is_upper(piece.ptr[from - 1]) ||
                        ascii_is_digit(piece.ptr[from - 1])))
        from--;
    return from < i && (from == 0 || !ascii_is_letter(piece.ptr[from - 1]));
}

static bool is_letter(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* The hyphen I of PIECE has one letter before it or at most two behind it:
 * "e-mail", "sign-in". Such a scrap stays with its word. */
static bool leaves_scrap(struct str piece, size_t i)
{
    size_t from = i, end = i + 1;

    if (piece.ptr[i] != '-')
        return false;
    while (from > 0 && is_letter(piece.ptr[from - 1]))
        from--;
    while (end < piece.len && is_letter(piece.ptr[end]))
        end++;
    return (from + 1 == i && (from == 0 || piece.ptr[from - 1] != '-')) ||
           (end > i + 1 && end <= i + 3 &&
            (end == piece.len || piece.ptr[end] != '-'));
}

/* Breaks of the rules that no reader expects: behind "https://", in "n/a",
 * "TCP/IP", "2026-H1", "e-mail". They can still save a piece that is too
 * wide. */
static bool is_bad_break(struct str piece, size_t i)
{
    if (piece.ptr[i] == '/')
        return piece.len < SHORT_SLASHED || piece.ptr[i - 1] == '/';
    return is_in_id(piece, i) || is_before_option(piece, i) ||
           leaves_scrap(piece, i);
}

/* "security@example.com" would end a sentence where it is divided. */
static bool is_mail(struct str piece)
{
    size_t at = str_find_byte(piece, '@', 0);

    return at > 0 && at + 1 < piece.len;
}

static void mark_joints(struct para_text *text, size_t start, size_t end)
{
    struct str piece = str_slice(text->text, start, end);
    size_t longest = is_mail(piece) ? LONG_MAIL : LONG_PIECE;
    uint8_t mark = piece.len >= longest ? MARK_LOOSE : MARK_TIGHT;

    /* A path begins with its slash, which the rules keep with what stands
     * before the blank (LB13). */
    if (piece.ptr[0] == '/') {
        text->marks[start + 1] &= (uint8_t)~MARK_BREAK;
        if (start > 0 && text->text.ptr[start - 1] == ' ')
            text->marks[start] |= MARK_BREAK;
    }
    for (size_t i = 1; i + 1 < piece.len; i++) {
        if (is_bad_break(piece, i))
            text->marks[start + i + 1] &= (uint8_t)~MARK_BREAK;
        if (is_good_joint(piece, i))
            text->marks[start + i + 1] |= mark;
    }
}

/* A run of letters and digits too long for a word: a digest, a key. */
static void mark_hash(struct para_text *text, size_t start, size_t end)
{
    const char *bytes = text->text.ptr;
    bool has_digit = false;

    for (size_t i = start; i < end; i++)
        has_digit = has_digit || ascii_is_digit(bytes[i]);
    if (end - start < HASH || !has_digit)
        return;
    for (size_t i = start + HASH_STEP; i + HASH_STEP / 2 <= end; i += HASH_STEP)
        text->marks[i] |= MARK_LOOSE;
}

static void mark_hashes(struct para_text *text, size_t start, size_t end)
{
    const char *bytes = text->text.ptr;

    for (size_t i = start; i < end;) {
        size_t from = i;
        while (i < end &&
               (ascii_is_letter(bytes[i]) || ascii_is_digit(bytes[i])))
            i++;
        if (i > from)
            mark_hash(text, from, i);
        else
            i++;
    }
}

bool breaks_next_piece(const struct para_text *text, const struct text_run *run,
                       size_t *start, size_t *end)
{
    const char *bytes = text->text.ptr;

    *start = *end;
    while (*start < run->end && (bytes[*start] == ' ' || bytes[*start] == '\n'))
        ++*start;
    *end = *start;
    while (*end < run->end && bytes[*end] != ' ' && bytes[*end] != '\n')
        ++*end;
    return *start < run->end;
}

static void mark_pieces(struct para_text *text, const struct text_run *run)
{
    size_t start, end = run->start;

    while (breaks_next_piece(text, run, &start, &end)) {
        if (end - start < SHORT_PIECE)
            continue;
        mark_joints(text, start, end);
        mark_hashes(text, start, end);
    }
}

/* French sets a blank inside of guillemets, often the ordinary one: no line
 * ends there. (Unicode's rules know those before ";" and "?".) */
static void mark_french(struct para_text *text, const struct text_run *run)
{
    static const char OPEN[] = "\xC2\xAB", CLOSE[] = "\xC2\xBB";
    const char *bytes = text->text.ptr;

    if (!str_has_prefix(run->span->language, STR("fr")) || run->span->is_code)
        return;
    for (size_t i = run->start; i < run->end; i++) {
        struct str before = str_slice(text->text, 0, i);
        struct str behind = str_slice(text->text, i + 1, text->text.len);

        if (bytes[i] == ' ' && (str_has_prefix(behind, STR(CLOSE)) ||
                                str_has_suffix(before, STR(OPEN))))
            text->marks[i + 1] &= (uint8_t)~MARK_BREAK;
    }
}

void breaks_mark(struct para_text *text)
{
    if (text->text.len == 0)
        return;
    breaks_mark_clusters(text);
    breaks_mark_rules(text);
    mark_line_ends(text);
    for (size_t i = 0; i < text->run_count; i++)
        mark_pieces(text, &text->runs[i]);
    for (size_t i = 0; i < text->run_count; i++)
        mark_french(text, &text->runs[i]);
    text->marks[0] &= (uint8_t) ~(MARK_BREAK | MARK_FORCED);
}
