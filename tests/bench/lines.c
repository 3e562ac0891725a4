/*
 * bench_lines: what breaking paragraphs as a whole (Knuth-Plass) gains over
 * filling line by line. Every paragraph of the files is broken both ways at
 * the width it has on its page, and both are judged by the same demerits.
 *
 * First fit is what browsers and word processors do: a line takes whatever
 * goes in with blanks of their own width, then the next one begins; there is
 * no looking back. It is tried with whole words and with hyphens. It lives
 * here, not in the program: this file takes para_fit.c in as it stands, under
 * another name, and answers the calls to it.
 * SPDX-License-Identifier: Apache-2.0
 */
#define fit_lines fit_lines_total
#include "layout/para_fit.c"
#undef fit_lines

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bench/setting.h"

/* The name that the rest of the layout calls. */
const struct candidate *const *fit_lines(struct fit *fit, size_t *count);

enum way { WAY_TOTAL, WAY_HYPHENS, WAY_WORDS, WAY_COUNT };

static const char *const way_names[WAY_COUNT] = {
    "as a whole", "first fit, hyphens", "first fit, words"};

/* Above this ratio blanks are stretched by more than three quarters of their
 * width, the most that Knuth-Plass plans with. */
#define LOOSE_RATIO 1000

struct tally {
    size_t lines, stretched, hyphens, ladders, loose, gaping;
    int64_t demerits, loosest;
};

/* What was found, by way and by whether the paragraph is justified. */
static struct tally tallies[WAY_COUNT][2];
static size_t paragraphs[2], better[2], worse[2];
static enum way shown; /* the way in which pages are set */

static struct tally sum_of(const struct tally *a, const struct tally *b)
{
    struct tally sum = *a;

    sum.lines += b->lines;
    sum.stretched += b->stretched;
    sum.hyphens += b->hyphens;
    sum.ladders += b->ladders;
    sum.loose += b->loose;
    sum.gaping += b->gaping;
    sum.demerits += b->demerits;
    if (b->loosest > sum.loosest)
        sum.loosest = b->loosest;
    return sum;
}

/* First fit ------------------------------------------------------------- */

static len bare_width(const struct fit *fit, uint32_t from,
                      const struct candidate *to)
{
    return to->end > from ? fit->width[to->end] - fit->width[from] : 0;
}

/* The last candidate that still goes into the line, or -1. */
static int last_that_fits(const struct fit *fit, const struct node *node)
{
    uint32_t from = line_start(fit, node);
    len column = column_of(fit, node);
    int found = -1;

    for (int i = node->candidate + 1; i < (int)fit->count; i++) {
        const struct candidate *to = &fit->candidates[i];
        len bare = bare_width(fit, from, to);

        if (to->end <= from && !to->is_forced)
            continue;
        if (bare + to->fix + to->hyphen <= column)
            found = i;
        if (to->is_forced || bare > column)
            break;
    }
    return found;
}

/* Line ends by first fit, with the candidates up to LEVEL; NULL: a piece is
 * wider than the column. At the last level such a piece sticks out. */
static const struct candidate **first_fit(struct fit *fit, int level,
                                          size_t *count)
{
    const struct candidate **lines;
    struct node node = {.candidate = START};

    fit_find_candidates(fit, level);
    lines = arena_array(fit->arena, fit->count, const struct candidate *);
    *count = 0;
    while (node.candidate + 1 < (int)fit->count) {
        int found = last_that_fits(fit, &node);

        if (found < 0 && level < PASSES - 1)
            return NULL;
        node.candidate = found < 0 ? node.candidate + 1 : found;
        lines[(*count)++] = &fit->candidates[node.candidate];
    }
    return lines;
}

/* Judging --------------------------------------------------------------- */

/* The looks of one line that justification had to spread. */
static void judge_spread(struct tally *tally, const struct candidate *to,
                         int64_t ratio, len blank)
{
    if (to->is_forced)
        return;
    if (blank == 0) {
        tally->gaping += ratio > 0;
        return;
    }
    tally->stretched++;
    tally->loose += ratio > LOOSE_RATIO;
    if (ratio > tally->loosest)
        tally->loosest = ratio;
}

/* LINES point into the candidates that FIT has now. */
static struct tally judge(struct fit *fit, const struct candidate *const *lines,
                          size_t count)
{
    struct pass pass = {.fit = fit};
    struct node node = {.candidate = START, .fitness = 1};
    struct tally tally = {.lines = count};

    for (size_t i = 0; i < count; i++) {
        const struct candidate *to = lines[i];
        uint32_t from = line_start(fit, &node);
        len width = bare_width(fit, from, to) + to->fix + to->hyphen;
        len blank = to->end > from ? fit->blank[to->end] - fit->blank[from] : 0;
        int64_t ratio = ratio_of(&pass, column_of(fit, &node) - width, blank,
                                 to->is_forced);
        int fitness = class_of(ratio);

        tally.hyphens += to->is_hyphen;
        tally.ladders += to->is_hyphen && i > 0 && lines[i - 1]->is_hyphen;
        judge_spread(&tally, to, ratio, blank);
        node.demerits = demerits_of(fit, &node, to, badness_of(ratio), fitness);
        node.fitness = fitness;
        node.candidate = (int)(to - fit->candidates);
    }
    tally.demerits = node.demerits;
    return tally;
}

/* Copies: finding other candidates overwrites those of FIT. */
static const struct candidate *const *
kept(struct arena *arena, const struct candidate *const *lines, size_t count)
{
    const struct candidate **out =
        arena_array(arena, count + 1, const struct candidate *);

    for (size_t i = 0; i < count; i++) {
        struct candidate *copy = arena_new(arena, struct candidate);
        *copy = *lines[i];
        out[i] = copy;
    }
    return out;
}

static const struct candidate *const *break_by(struct fit *fit, enum way way,
                                               size_t *count)
{
    const struct candidate *const *lines;

    if (way == WAY_TOTAL)
        return fit_lines_total(fit, count);
    lines = first_fit(fit, way == WAY_HYPHENS ? 1 : 0, count);
    return lines ? lines : first_fit(fit, PASSES - 1, count);
}

const struct candidate *const *fit_lines(struct fit *fit, size_t *count)
{
    const struct candidate *const *lines[WAY_COUNT];
    bool is_justified = fit->shape->align == PARA_JUSTIFIED;
    struct tally found[WAY_COUNT];
    size_t counts[WAY_COUNT];

    for (enum way way = 0; way < WAY_COUNT; way++) {
        lines[way] = break_by(fit, way, &counts[way]);
        found[way] = judge(fit, lines[way], counts[way]);
        lines[way] = kept(fit->arena, lines[way], counts[way]);
    }
    *count = counts[shown];
    /* Nothing to choose in a paragraph of one line, however it is broken. */
    if (counts[WAY_TOTAL] == 1 && counts[WAY_WORDS] == 1)
        return lines[shown];
    paragraphs[is_justified]++;
    better[is_justified] +=
        found[WAY_TOTAL].demerits < found[WAY_HYPHENS].demerits;
    worse[is_justified] +=
        found[WAY_TOTAL].demerits > found[WAY_HYPHENS].demerits;
    for (enum way way = 0; way < WAY_COUNT; way++)
        tallies[way][is_justified] =
            sum_of(&tallies[way][is_justified], &found[way]);
    return lines[shown];
}

/* Showing --------------------------------------------------------------- */

static double share(size_t part, size_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0.0;
}

static void print_kind(bool is_justified)
{
    const struct tally *whole = &tallies[WAY_TOTAL][is_justified];

    printf("%s: %zu paragraphs of more than one line; against first fit with "
           "hyphens\n%zu have fewer demerits, %zu as many, %zu more\n",
           is_justified ? "Justified" : "Ragged", paragraphs[is_justified],
           better[is_justified],
           paragraphs[is_justified] - better[is_justified] -
               worse[is_justified],
           worse[is_justified]);
    printf("  %-20s %6s %14s %9s %9s\n", "", "lines", "demerits", "ratio",
           "hyphens");
    for (enum way way = 0; way < WAY_COUNT; way++) {
        const struct tally *tally = &tallies[way][is_justified];

        printf("  %-20s %6zu %14" PRId64 " %9.2f %9zu\n", way_names[way],
               tally->lines, tally->demerits,
               (double)tally->demerits / (double)whole->demerits,
               tally->hyphens);
    }
}

static void print_spread(void)
{
    printf("  %-20s %9s %9s %9s %9s\n", "", "loose", "loosest", "gaping",
           "ladders");
    for (enum way way = 0; way < WAY_COUNT; way++) {
        const struct tally *tally = &tallies[way][true];

        printf("  %-20s %7.1f %% %9.2f %9zu %9zu\n", way_names[way],
               share(tally->loose, tally->stretched),
               (double)tally->loosest / 1000, tally->gaping, tally->ladders);
    }
    puts("  loose: share of lines with a ratio above 1 (blanks wider than "
         "1.75 times);\n  loosest: the greatest ratio; gaping: lines without "
         "a blank that stay short;\n  ladders: two hyphens below each other");
}

static void set_one(const struct setting *setting, const char *path,
                    const char *folder)
{
    struct arena *arena = arena_open();
    struct layout *layout =
        setting_pages(setting, arena, setting_read(arena, path));

    if (folder)
        setting_save(arena, layout, path, folder);
    arena_close(arena);
}

int main(int argc, char **argv)
{
    struct setting setting;
    const char *folder = NULL;
    int at = 1;

    for (; at < argc && argv[at][0] == '-'; at++) {
        if (strcmp(argv[at], "--first-fit") == 0)
            shown = WAY_HYPHENS;
        else if (strcmp(argv[at], "--words") == 0)
            shown = WAY_WORDS;
        else if (strcmp(argv[at], "-o") == 0 && at + 1 < argc)
            folder = argv[++at];
    }
    if (at >= argc) {
        fputs("usage: bench_lines [--first-fit|--words] [-o FOLDER] "
              "FILE.md...\n",
              stderr);
        return 2;
    }
    setting_open(&setting, 1);
    for (; at < argc; at++)
        set_one(&setting, argv[at], folder);
    setting_close(&setting);
    print_kind(true);
    print_spread();
    print_kind(false);
    return 0;
}
