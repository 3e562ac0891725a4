/*
 * Where Unicode's rules let lines (UAX 14) and clusters (UAX 29) end, by ICU.
 *
 * ICU's iterators are dear to make and must not be used by two threads, so a
 * small shelf of them is kept: a thread takes one off, uses it, puts it back.
 * The rules come from ICU's own data for "en"; the environment has no say.
 *
 * Most of a text is plain words, for which the answer is known: behind a
 * letter, a digit or one of ",.;:)", then one blank, then a letter or a digit
 * a line may end (LB18), and no rule looks across such a place. So it divides
 * the text into stretches that can be asked for alone, and a stretch of letters
 * and digits with one such mark behind it has no break inside (LB13, LB23,
 * LB28, LB30; LB19 for the apostrophe). Only the others go to ICU.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <pthread.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/ascii.h"
#include "base/fatal.h"
#include "layout/breaks_parts.h"

enum { SHELF = 64, LONGEST_CLUSTER = 128 /* bytes */ };

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

/* MARK for each boundary of the text from FROM to END, both of them too. */
static void mark_by_icu(struct para_text *text, size_t from, size_t end,
                        struct shelf *shelf, uint8_t mark)
{
    UBreakIterator *iterator = take(shelf);
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;

    utext_openUTF8(&view, text->text.ptr + from, (int64_t)(end - from),
                   &status);
    ubrk_setUText(iterator, &view, &status);
    invariant(U_SUCCESS(status));
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE;
         at = ubrk_next(iterator))
        text->marks[from + (size_t)at] |= mark;
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

/* The bytes of the character at AT if it is a cluster of its own whatever
 * stands beside it: below U+0300, and the dashes and quotes from U+2010 to
 * U+2027; 0 if ICU has to be asked. */
static size_t lone_bytes(struct str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;

    if (bytes[0] < 0xcc)
        return bytes[0] < 0x80 ? 1 : 2;
    return at + 2 < text.len && bytes[0] == 0xe2 && bytes[1] == 0x80 &&
                   bytes[2] >= 0x90 && bytes[2] <= 0xa7
               ? 3
               : 0;
}

void breaks_mark_clusters(struct para_text *text)
{
    size_t size;

    for (size_t at = 0; at < text->text.len; at += size) {
        size = lone_bytes(text->text, at);
        if (size == 0) {
            mark_by_icu(text, 0, text->text.len, &cluster_shelf, MARK_CLUSTER);
            divide_clusters(text);
            return;
        }
        text->marks[at] |= MARK_CLUSTER;
    }
}

static bool is_in_word(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c);
}

static bool ends_word(char c)
{
    return c == ',' || c == '.' || c == ';' || c == ':' || c == ')';
}

/* A line may end at AT, and what stands before it and behind it are two. */
static bool is_safe(struct str text, size_t at)
{
    return at >= 2 && at < text.len && is_in_word(text.ptr[at]) &&
           text.ptr[at - 1] == ' ' &&
           (is_in_word(text.ptr[at - 2]) || ends_word(text.ptr[at - 2]));
}

/* U+2019 between two letters stands at AT. */
static bool is_apostrophe(struct str text, size_t at)
{
    return at > 0 && at + 3 < text.len && ascii_is_letter(text.ptr[at - 1]) &&
           memcmp(text.ptr + at, "\xE2\x80\x99", 3) == 0 &&
           ascii_is_letter(text.ptr[at + 3]);
}

/* The end of the plain word at FROM and the blank behind it; FROM if what
 * stands there has to be asked for. */
static size_t plain_end(struct str text, size_t from)
{
    size_t at = from;

    for (; at < text.len; at++) {
        if (is_apostrophe(text, at))
            at += 2;
        else if (!is_in_word(text.ptr[at]))
            break;
    }
    if (at > from && at < text.len && ends_word(text.ptr[at]))
        at++;
    if (at > from && at < text.len)
        at = is_safe(text, at + 1) ? at + 1 : from;
    return at;
}

/* The end of what stands at FROM and has to be asked for. */
static size_t rough_end(struct str text, size_t from)
{
    for (size_t at = from + 1; at < text.len; at++)
        if (is_safe(text, at) && plain_end(text, at) > at)
            return at;
    return text.len;
}

void breaks_mark_rules(struct para_text *text)
{
    size_t from = 0, end;

    for (; from < text->text.len; from = end) {
        end = plain_end(text->text, from);
        if (end == from) {
            end = rough_end(text->text, from);
            mark_by_icu(text, from, end, &line_shelf, MARK_BREAK);
        }
        text->marks[end] |= MARK_BREAK;
    }
}
