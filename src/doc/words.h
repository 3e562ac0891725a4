/*
 * The words that the program itself puts on a page, in each language that it
 * knows. Everything else on it comes from templates and from the user.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_WORDS_H
#define DOC_WORDS_H

#include "base/str.h"

enum word {
    /* Titles of call-outs that have none. */
    WORD_NOTE,
    WORD_TIP,
    WORD_IMPORTANT,
    WORD_WARNING,
    WORD_CAUTION,
    WORD_INFO,
    WORD_ABSTRACT,
    WORD_SUMMARY,
    WORD_EXAMPLE,
    WORD_QUESTION,
    WORD_HINT,
    WORD_SUCCESS,
    WORD_ATTENTION,
    WORD_DANGER,
    WORD_ERROR,
    WORD_FAILURE,
    WORD_BUG,
    /* Heads, feet, covers. */
    WORD_VERSION,      /* "Version", before a number */
    WORD_FOOT_VERSION, /* a pattern (layout/running.h) */
    WORD_FOOT_PAGE,    /* the same */
    WORD_DRAFT,        /* across the pages of a draft */
    WORD_PAGE,         /* before a number, in a sentence */
    /* Before what they speak of, for who does not see it. */
    WORD_LOGO,
    WORD_FOOTNOTE,
    WORD_NO_IMAGE,
    WORD_COUNT
};

/* WORD in LANGUAGE (BCP 47; only its first part counts), in English where it
 * is not known. */
struct str words_find(struct str language, enum word word);
/* TEXT in LANGUAGE if it is the English form of FROM or the words up to TO,
 * else TEXT itself. */
struct str words_translate(struct str language, struct str text, enum word from,
                           enum word to);

#endif
