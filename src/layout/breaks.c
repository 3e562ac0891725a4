/*
 * Marks the text of a paragraph with every place where a line may end, but for
 * hyphens (breaks_hyphen.c).
 *
 * ICU's iterators are dear to make and must not be used by two threads, so a
 * small shelf of them is kept: a thread takes one off, uses it, puts it back.
 * The rules come from ICU's own data for "en"; the environment has no say.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/breaks.h"

#include <pthread.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/ascii.h"
#include "base/fatal.h"
#include "base/utf8.h"
#include "layout/breaks_parts.h"

enum {
    SHELF = 64,
    LONGEST_CLUSTER = 128, /* bytes */
    /* Pieces between blanks, by their bytes. */
    LONG_PIECE = 20,
    LONG_MAIL = 40,
    SHORT_PIECE = 3,
    SHORT_SLASHED = 8,
    ENDING = 8,
    HASH = 24,
    HASH_STEP = 8,
};

struct shelf {
    UBreakIteratorType type;
    UBreakIterator *free[SHELF];
    size_t count;
};

static pthread_mutex_t shelf_lock = PTHREAD_MUTEX_INITIALIZER;
static struct shelf line_shelf = {.type = UBRK_LINE};
static struct shelf cluster_shelf = {.type = UBRK_CHARACTER};

static UBreakIterator *take(struct shelf *shelf)
{
    UBreakIterator *iterator = NULL;
    UErrorCode status = U_ZERO_ERROR;

    pthread_mutex_lock(&shelf_lock);
    if (shelf->count > 0)
        iterator = shelf->free[--shelf->count];
    pthread_mutex_unlock(&shelf_lock);
    if (!iterator)
        iterator = ubrk_open(shelf->type, "en", NULL, 0, &status);
    invariant(iterator && U_SUCCESS(status));
    return iterator;
}

static void give_back(struct shelf *shelf, UBreakIterator *iterator)
{
    pthread_mutex_lock(&shelf_lock);
    if (shelf->count < SHELF) {
        shelf->free[shelf->count++] = iterator;
        iterator = NULL;
    }
    pthread_mutex_unlock(&shelf_lock);
    if (iterator)
        ubrk_close(iterator);
}

static void mark_by_icu(struct para_text *text, struct shelf *shelf,
                        uint8_t mark)
{
    UBreakIterator *iterator = take(shelf);
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;

    utext_openUTF8(&view, text->text.ptr, (int64_t)text->text.len, &status);
    ubrk_setUText(iterator, &view, &status);
    invariant(U_SUCCESS(status));
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE;
         at = ubrk_next(iterator))
        text->marks[at] |= mark;
    utext_close(&view);
    /* The iterator must not remember a text that is gone. */
    ubrk_setText(iterator, u"", 0, &status);
    give_back(shelf, iterator);
}

/* No one writes a cluster this long; shaping would take it ever more time. */
static void divide_clusters(struct para_text *text)
{
    size_t last = 0;

    for (size_t i = 0; i < text->text.len; i++) {
        bool is_start = ((unsigned char)text->text.ptr[i] & 0xc0) != 0x80;
        if (is_start && i - last >= LONGEST_CLUSTER)
            text->marks[i] |= MARK_CLUSTER;
        if (text->marks[i] & MARK_CLUSTER)
            last = i;
    }
}

/* Below U+0300 every character is a cluster of its own. */
static void mark_clusters(struct para_text *text)
{
    const unsigned char *bytes = (const unsigned char *)text->text.ptr;

    for (size_t i = 0; i < text->text.len; i++) {
        if (bytes[i] >= 0xcc) {
            mark_by_icu(text, &cluster_shelf, MARK_CLUSTER);
            divide_clusters(text);
            return;
        }
    }
    for (size_t i = 0; i < text->text.len; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            text->marks[i] |= MARK_CLUSTER;
}

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
    mark_clusters(text);
    mark_by_icu(text, &line_shelf, MARK_BREAK);
    mark_line_ends(text);
    for (size_t i = 0; i < text->run_count; i++)
        mark_pieces(text, &text->runs[i]);
    for (size_t i = 0; i < text->run_count; i++)
        mark_french(text, &text->runs[i]);
    text->marks[0] &= (uint8_t) ~(MARK_BREAK | MARK_FORCED);
}
