/*
 * A pattern file's automaton.
 *
 * A pattern is letters with digits between them: ".ach4" has a state for each
 * of its beginnings, and "00004", less its leading zeros, is what the last of
 * them gives the word's points. A state whose letter has no way on falls back
 * to the longest end of what it stands for that is a state too (Aho and
 * Corasick, 1975). libhyphen looks each beginning of each pattern up by a hash
 * of its letters, and so again each end: 7 ms for English, of 40 that a short
 * document takes. Here a pattern follows the one before, with which it mostly
 * begins alike, and an end is found from the end of the state before, so that
 * nothing is hashed.
 *
 * All else is libhyphen's: it reads the lines that are no patterns, and what is
 * made here takes the place of the empty automaton it made of them. A file that
 * has patterns of other spellings ("f1f/ff=f") is left to it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/patterns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"

enum { FILE_LIMIT = 16 << 20, LONGEST_LINE = MAX_CHARS - 2, LEVELS = 2 };
enum { ROOT = 0, FIRST_CAP = 16 << 10 };

struct node {
    char *match;             /* NULL: no pattern ends here */
    uint32_t child, sibling; /* ROOT: none */
    int32_t fallback;
    char letter;
};

struct trie {
    struct arena *arena;
    struct node *nodes;
    uint32_t count, cap;
    /* The last word, and the nodes of its beginnings. */
    char word[MAX_CHARS];
    uint32_t path[MAX_CHARS];
    size_t len;
};

/* What a file holds. */
struct patterns {
    struct trie levels[LEVELS];
    size_t level;
    struct buf head; /* the lines that are no patterns */
};

static uint32_t add_node(struct trie *trie, uint32_t parent, char letter)
{
    struct node node = {.letter = letter};

    if (trie->count == trie->cap) {
        uint32_t cap = trie->cap ? trie->cap * 2 : FIRST_CAP;

        trie->nodes = arena_grow(trie->arena, trie->nodes,
                                 trie->cap * sizeof node, cap * sizeof node);
        trie->cap = cap;
    }
    if (trie->count > 0) {
        node.sibling = trie->nodes[parent].child;
        trie->nodes[parent].child = trie->count;
    }
    trie->nodes[trie->count] = node;
    return trie->count++;
}

static uint32_t find_child(const struct trie *trie, uint32_t node, char letter)
{
    uint32_t child = trie->nodes[node].child;

    while (child != ROOT && trie->nodes[child].letter != letter)
        child = trie->nodes[child].sibling;
    return child;
}

/* The node of WORD's LEN letters. */
static struct node *add_word(struct trie *trie, const char *word, size_t len)
{
    size_t i = 0;

    if (trie->count == 0)
        trie->path[0] = add_node(trie, ROOT, 0);
    while (i < len && i < trie->len && word[i] == trie->word[i])
        i++;
    for (; i < len; i++) {
        uint32_t next = find_child(trie, trie->path[i], word[i]);

        if (next == ROOT)
            next = add_node(trie, trie->path[i], word[i]);
        trie->word[i] = word[i];
        trie->path[i + 1] = next;
    }
    trie->len = len;
    return &trie->nodes[trie->path[len]];
}

/* A pattern ends at the first blank. Its values are fewer than its bytes, so
 * that they take its place in LINE. */
static void add_pattern(struct trie *trie, char *line, size_t len)
{
    char word[MAX_CHARS], values[MAX_CHARS] = "0";
    size_t letters = 0, zeros = 0;

    for (size_t i = 0; i < len && (unsigned char)line[i] > ' '; i++) {
        if (ascii_is_digit(line[i])) {
            values[letters] = line[i];
        } else {
            word[letters++] = line[i];
            values[letters] = '0';
        }
    }
    while (zeros <= letters && values[zeros] == '0')
        zeros++;
    memcpy(line, values + zeros, letters + 1 - zeros);
    line[letters + 1 - zeros] = 0;
    add_word(trie, word, letters)->match = line;
}

/* False if only libhyphen can read that line. */
static bool read_line(struct patterns *patterns, char *line, size_t len)
{
    bool is_first = patterns->head.len == 0;

    /* No word has a '#', nor what libhyphen makes of such a line. */
    if (!is_first && (len == 0 || line[0] == '%' || line[0] == '#'))
        return true;
    if (len > LONGEST_LINE || memchr(line, '/', len) || memchr(line, 0, len))
        return false;
    if (!is_first && !ascii_is_upper(line[0])) {
        add_pattern(&patterns->levels[patterns->level], line, len);
        return true;
    }
    buf_add_bytes(&patterns->head, line, len);
    buf_add_byte(&patterns->head, '\n');
    if (len >= 9 && memcmp(line, "NEXTLEVEL", 9) == 0)
        patterns->level++;
    return patterns->level < LEVELS;
}

static bool read_lines(struct patterns *patterns, struct str bytes)
{
    char *line = (char *)bytes.ptr, *end = line + bytes.len;

    while (line < end) {
        char *next = memchr(line, '\n', (size_t)(end - line));

        next = next ? next : end;
        if (!read_line(patterns, line, (size_t)(next - line)))
            return false;
        line = next + 1;
    }
    return patterns->head.len > 0;
}

/* The automaton ---------------------------------------------------------- */

/* What CHILD of NODE stands for, less its first letters: the longest that is a
 * node. */
static int32_t find_end(const struct trie *trie, uint32_t node, char letter)
{
    for (int32_t end = trie->nodes[node].fallback; end >= 0;
         end = trie->nodes[end].fallback) {
        uint32_t child = find_child(trie, (uint32_t)end, letter);

        if (child != ROOT)
            return (int32_t)child;
    }
    return ROOT;
}

/* Makes the state of NODE, whose ways on go to TRANS; its children follow in
 * QUEUE. Returns how many they are. */
static uint32_t make_state(struct trie *trie, uint32_t node, HyphenState *state,
                           HyphenTrans *trans, uint32_t *queue)
{
    uint32_t count = 0;

    for (uint32_t child = trie->nodes[node].child; child != ROOT;
         child = trie->nodes[child].sibling) {
        char letter = trie->nodes[child].letter;

        trie->nodes[child].fallback = find_end(trie, node, letter);
        trans[count] = (HyphenTrans){letter, (int)child};
        queue[count++] = child;
    }
    *state = (HyphenState){.match = trie->nodes[node].match,
                           .fallback_state = trie->nodes[node].fallback,
                           .num_trans = (int)count,
                           .trans = trans};
    return count;
}

/* Shorter ones first: an end is shorter. */
static HyphenState *make_states(struct arena *arena, struct trie *trie)
{
    HyphenState *states = arena_array(arena, trie->count, HyphenState);
    HyphenTrans *trans = arena_array(arena, trie->count, HyphenTrans);
    uint32_t *queue = arena_array(trie->arena, trie->count, uint32_t);
    uint32_t known = 1;

    trie->nodes[ROOT].fallback = -1;
    for (uint32_t i = 0; i < trie->count; i++)
        known += make_state(trie, queue[i], &states[queue[i]],
                            &trans[known - 1], &queue[known]);
    return states;
}

/* What libhyphen makes of the lines that are no patterns. */
static HyphenDict *read_head(struct str head)
{
    FILE *file = fmemopen((char *)head.ptr, head.len, "r");
    HyphenDict *dictionary = file ? hnj_hyphen_load_file(file) : NULL;

    if (file)
        fclose(file);
    return dictionary;
}

/* Whether no automaton has more than its beginning. */
static bool is_empty(const HyphenDict *level, size_t count)
{
    for (size_t i = 0; i < count; i++, level = level->nextlevel)
        if (!level || level->num_states != 1)
            return false;
    return true;
}

/* Puts the automata where libhyphen left empty ones. Without a NEXTLEVEL it
 * has put a level of its own, for compounds, before the one there is. */
static HyphenDict *join(struct arena *arena, struct patterns *patterns)
{
    HyphenDict *dictionary = read_head(buf_str(&patterns->head));
    HyphenDict *level = dictionary;

    if (level && patterns->level == 0)
        level = level->nextlevel;
    if (!is_empty(level, patterns->level + 1)) {
        if (dictionary)
            hnj_hyphen_free(dictionary);
        return NULL;
    }
    for (size_t i = 0; i <= patterns->level; i++, level = level->nextlevel) {
        struct trie *trie = &patterns->levels[i];

        if (trie->count == 0)
            continue;
        free(level->states);
        level->states = make_states(arena, trie);
        level->num_states = (int)trie->count;
    }
    return dictionary;
}

HyphenDict *patterns_load(struct arena *arena, const char *path)
{
    struct arena *work = arena_open();
    struct diags diags = diags_new(work);
    struct patterns patterns = {.head = buf_new(work)};
    HyphenDict *dictionary = NULL;
    struct str bytes;

    for (size_t i = 0; i < LEVELS; i++)
        patterns.levels[i].arena = work;
    if (file_read(arena, &diags, path, str_from(path), FILE_LIMIT, &bytes) &&
        read_lines(&patterns, bytes))
        dictionary = join(arena, &patterns);
    arena_close(work);
    return dictionary;
}
