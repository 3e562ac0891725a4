/*
 * The hyphenation dictionary: loaded once, on first use, from where the
 * distribution puts it. libhyphen only reads a loaded dictionary, so threads
 * share it without a lock. Without the file nothing is hyphenated.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/hyphen.h"

#include <hyphen.h>
#include <pthread.h>
#include <stdlib.h>

enum { LEFT = 2, RIGHT = 3 };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static HyphenDict *dictionary;

static void close_dictionary(void)
{
    hnj_hyphen_free(dictionary);
    dictionary = NULL;
}

static void open_dictionary(void)
{
    dictionary = hnj_hyphen_load("/usr/share/hyphen/hyph_en_US.dic");
    if (dictionary)
        atexit(close_dictionary);
}

static uint64_t points_of(const char *hyphens, size_t len)
{
    uint64_t points = 0;

    /* An odd value at i: the word may end behind its letter i. */
    for (size_t i = LEFT - 1; i + 1 + RIGHT <= len; i++)
        if ((hyphens[i] & 1) != 0)
            points |= UINT64_C(1) << (i + 1);
    return points;
}

uint64_t hyphen_points(struct str word)
{
    char hyphens[HYPHEN_LONGEST + 5] = {0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    uint64_t points = 0;

    if (word.len < HYPHEN_SHORTEST || word.len > HYPHEN_LONGEST)
        return 0;
    pthread_once(&once, open_dictionary);
    if (!dictionary)
        return 0;
    if (hnj_hyphen_hyphenate2(dictionary, word.ptr, (int)word.len, hyphens,
                              NULL, &rep, &pos, &cut) == 0)
        points = points_of(hyphens, word.len);
    for (size_t i = 0; rep && i < word.len; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    return points;
}
