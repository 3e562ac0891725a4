/*
 * Words are kept in a chain for each pair of bytes that one may begin with. At
 * nearly every place of a text the pair begins no word, which one look at a
 * table says; only elsewhere are words compared.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "check/keywords.h"

enum { PAIRS = 256 * 256 };

struct keyword {
    struct str word; /* in lower case */
    size_t number;
    struct keyword *next; /* that begins with the same pair */
};

struct keywords {
    struct arena *arena;
    size_t count;
    struct keyword *by_pair[PAIRS];
    struct keyword *by_byte[256]; /* words of one byte */
};

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

struct keywords *keywords_new(struct arena *arena)
{
    struct keywords *keywords = arena_new(arena, struct keywords);

    keywords->arena = arena;
    return keywords;
}

size_t keywords_add(struct keywords *keywords, struct str word)
{
    struct keyword *keyword = arena_new(keywords->arena, struct keyword);
    struct keyword **chain;

    keyword->word = str_lower(keywords->arena, word);
    keyword->number = keywords->count;
    if (word.len == 0)
        return keywords->count++;
    chain =
        word.len == 1
            ? &keywords->by_byte[lower(word.ptr[0])]
            : &keywords->by_pair[lower(word.ptr[0]) << 8 | lower(word.ptr[1])];
    keyword->next = *chain;
    *chain = keyword;
    return keywords->count++;
}

static bool stands_at(struct str word, struct str text, size_t at)
{
    if (word.len > text.len - at)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] != lower(text.ptr[at + i]))
            return false;
    return true;
}

static void take(const struct keyword *chain, struct str text, size_t at,
                 bool *is_found)
{
    for (; chain; chain = chain->next)
        if (!is_found[chain->number] && stands_at(chain->word, text, at))
            is_found[chain->number] = true;
}

void keywords_search(const struct keywords *keywords, struct str text,
                     bool *is_found)
{
    unsigned first = 0, second;

    for (size_t i = 0; i < keywords->count; i++)
        is_found[i] = false;
    for (size_t i = 0; i < text.len; i++) {
        second = lower(text.ptr[i]);
        if (keywords->by_byte[second])
            take(keywords->by_byte[second], text, i, is_found);
        if (i > 0 && keywords->by_pair[first << 8 | second])
            take(keywords->by_pair[first << 8 | second], text, i - 1, is_found);
        first = second;
    }
}
