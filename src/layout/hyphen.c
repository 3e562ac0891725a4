/*
 * Hyphenation dictionaries: each is loaded once, on first use, from where the
 * distribution puts it, and kept to the end. libhyphen only reads a loaded
 * dictionary, so threads share it without a lock. A language without a file is
 * not hyphenated.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/hyphen.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/patterns.h"

enum { LEFT = 2, RIGHT = 3, LANGUAGES = 24, LONGEST_TAG = 15 };
enum { MOST_FILES = 3, LONGEST_PATH = 64 };

struct hyphen {
    char tag[LONGEST_TAG + 1];
    struct arena *arena;    /* never closed */
    HyphenDict *dictionary; /* or NULL */
    bool is_latin1, is_english;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct hyphen known[LANGUAGES];
static size_t known_count;

static char letter(char c, char first, char last, int shift)
{
    return c >= first && c <= last ? (char)(c + shift) : c;
}

/* "de-at" gives "de" and "AT"; a script between them is left out. */
static void split_tag(const char *tag, char name[4], char country[3])
{
    size_t len = strcspn(tag, "-"), end = strlen(tag);

    for (size_t i = 0; i < len && i < 3; i++)
        name[i] = tag[i];
    if (end >= len + 3 && tag[end - 3] == '-')
        for (size_t i = 0; i < 2; i++)
            country[i] = letter(tag[end - 2 + i], 'a', 'z', 'A' - 'a');
}

/* The files that may hold the patterns of TAG, the best first; returns how
 * many. */
static size_t name_files(const char *tag, char paths[MOST_FILES][LONGEST_PATH])
{
    char name[4] = "", country[3] = "";
    const char *tried[MOST_FILES];
    size_t count = 0;

    split_tag(tag, name, country);
    if (country[0])
        tried[count++] = country;
    if (strcmp(name, "en") == 0)
        tried[count++] = "US";
    tried[count++] = "";
    for (size_t i = 0; i < count; i++)
        snprintf(paths[i], LONGEST_PATH, "/usr/share/hyphen/hyph_%s%s%s.dic",
                 name, tried[i][0] ? "_" : "", tried[i]);
    return count;
}

static void open_language(struct hyphen *hyphen)
{
    char paths[MOST_FILES][LONGEST_PATH];
    size_t count = name_files(hyphen->tag, paths);

    hyphen->arena = arena_open();
    for (size_t i = 0; i < count && !hyphen->dictionary; i++) {
        hyphen->dictionary = patterns_load(hyphen->arena, paths[i]);
        if (!hyphen->dictionary)
            hyphen->dictionary = hnj_hyphen_load(paths[i]);
    }
    hyphen->is_english =
        strcmp(hyphen->tag, "en") == 0 || strncmp(hyphen->tag, "en-", 3) == 0;
    if (hyphen->dictionary && !hyphen->dictionary->utf8)
        hyphen->is_latin1 =
            strcmp(hyphen->dictionary->cset, "ISO8859-1") == 0 ||
            strcmp(hyphen->dictionary->cset, "ISO-8859-1") == 0;
}

/* The entry of TAG, which is new if it is the last. */
static struct hyphen *find_entry(const char *tag)
{
    size_t i = 0;

    while (i < known_count && strcmp(known[i].tag, tag) != 0)
        i++;
    if (i < known_count || known_count == LANGUAGES)
        return i < known_count ? &known[i] : NULL;
    known_count++;
    memcpy(known[i].tag, tag, strlen(tag) + 1);
    open_language(&known[i]);
    return &known[i];
}

/* False if LANGUAGE is no tag: it becomes part of a file's name. */
static bool take_tag(struct str language, char tag[LONGEST_TAG + 1])
{
    memcpy(tag, "en", 3);
    if (language.len > LONGEST_TAG)
        return false;
    for (size_t i = 0; i < language.len; i++) {
        char c = letter(language.ptr[i], 'A', 'Z', 'a' - 'A');
        if (c != '-' && !ascii_is_lower(c) && !ascii_is_digit(c))
            return false;
        tag[i] = c;
        tag[i + 1] = 0;
    }
    return true;
}

const struct hyphen *hyphen_find(struct str language)
{
    char tag[LONGEST_TAG + 1];
    const struct hyphen *hyphen;

    if (!take_tag(language, tag))
        return NULL;
    pthread_mutex_lock(&lock);
    hyphen = find_entry(tag);
    pthread_mutex_unlock(&lock);
    return hyphen && hyphen->dictionary ? hyphen : NULL;
}

bool hyphen_exists(struct str language)
{
    char tag[LONGEST_TAG + 1], paths[MOST_FILES][LONGEST_PATH];
    size_t count = take_tag(language, tag) ? name_files(tag, paths) : 0;

    for (size_t i = 0; i < count; i++)
        if (access(paths[i], R_OK) == 0)
            return true;
    return false;
}

bool hyphen_is_wide(const struct hyphen *hyphen)
{
    return hyphen && !hyphen->is_english &&
           (hyphen->dictionary->utf8 || hyphen->is_latin1);
}

/* A word as the dictionary writes it, and where each letter begins. */
struct spelling {
    char bytes[HYPHEN_LONGEST + 5];
    uint8_t starts[HYPHEN_LONGEST + 1];
    size_t len, letters;
};

/* False if WORD has a letter that the dictionary cannot write. */
static bool spell(const struct hyphen *hyphen, struct str word,
                  struct spelling *spelling)
{
    for (size_t at = 0; at < word.len;) {
        size_t from = at;
        uint32_t code = utf8_next(word, &at);

        spelling->starts[spelling->letters++] = (uint8_t)from;
        if (code >= 0x80 && !hyphen_is_wide(hyphen))
            return false;
        if (hyphen->dictionary->utf8) {
            memcpy(spelling->bytes + spelling->len, word.ptr + from, at - from);
            spelling->len += at - from;
        } else if (code <= 0xff) {
            spelling->bytes[spelling->len++] = (char)code;
        } else {
            return false;
        }
    }
    return true;
}

/* An odd value at i: the word may end behind its letter i. */
static uint64_t points_of(const struct spelling *spelling, const char *hyphens)
{
    uint64_t points = 0;

    for (size_t i = LEFT - 1; i + 1 + RIGHT <= spelling->letters; i++)
        if ((hyphens[i] & 1) != 0)
            points |= UINT64_C(1) << spelling->starts[i + 1];
    return points;
}

/* A division that changes the spelling ("Schiff-fahrt") cannot be set. */
static void drop_changes(char *hyphens, char **rep, size_t len)
{
    for (size_t i = 0; rep && i < len; i++) {
        if (!rep[i])
            continue;
        hyphens[i] = '0';
        free(rep[i]);
    }
}

uint64_t hyphen_points(const struct hyphen *hyphen, struct str word)
{
    char hyphens[HYPHEN_LONGEST + 5] = {0};
    struct spelling spelling = {.len = 0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    uint64_t points = 0;

    if (!hyphen || word.len < HYPHEN_SHORTEST || word.len > HYPHEN_LONGEST ||
        !spell(hyphen, word, &spelling))
        return 0;
    bool is_done = hnj_hyphen_hyphenate2(hyphen->dictionary, spelling.bytes,
                                         (int)spelling.len, hyphens, NULL, &rep,
                                         &pos, &cut) == 0;
    drop_changes(hyphens, rep, spelling.len);
    if (is_done)
        points = points_of(&spelling, hyphens);
    free(rep);
    free(pos);
    free(cut);
    return points;
}
