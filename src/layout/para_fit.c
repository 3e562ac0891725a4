/*
 * Total-fit line breaking, after D. E. Knuth and M. F. Plass, "Breaking
 * paragraphs into lines", Software: Practice and Experience 11 (1981).
 *
 * A paragraph is not broken line by line but as a whole: of all ways to choose
 * line ends the one with the least sum of demerits is taken. The ways are kept
 * as a graph. A node is a line end together with how tight its line is; an
 * edge is a line. Going through the candidates in order, a list holds the
 * "active" nodes, those from which a line could still reach the candidate.
 * For each of them the line's natural width is the difference of two sums, so
 * that a candidate line costs O(1), however long. If the line fits, the
 * cheapest way to the candidate through each class of tightness becomes a new
 * node; if it is too long even with its blanks shrunk, the active node can
 * never be used again and leaves the list. At the end the cheapest node is
 * followed back.
 *
 * Measures, all of them integers (TeX's, in spirit):
 *   ratio    1000 * (column - natural width) / (what the blanks can give)
 *   badness  100 * |ratio|^3, at most BAD_MOST
 *   demerits (LINE + badness)^2, the square of the penalty, and something
 *            for two hyphens in a row, a tight line beside a loose one, a last
 *            line of one short word, and still more for one of half a word
 *
 * Justified lines stretch by three quarters of their blanks and shrink by a
 * fifth (our faces have narrow ones). Ragged lines never shrink; how far they
 * may stay short is a fixed amount, which makes the edges even. The last line,
 * and one before a forced end, may be as short as it likes.
 *
 * Three passes: whole words only; then hyphens and the joints of long
 * addresses, with more tolerance; at last everything is tolerated and pieces
 * wider than the column may be cut anywhere. The last pass always succeeds:
 * should nothing fit (one glyph wider than the column), the line is accepted.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/fatal.h"
#include "layout/para_parts.h"

enum {
    BAD_MOST = 100000,
    LINE = 10,
    CLASSES = 4, /* tight, decent, loose, very loose */
    DOUBLE_HYPHEN = 10000,
    LAST_HYPHEN = 5000,
    LAST_SHORT = 10000, /* a last line of less than both: */
    LAST_EMS = 4,
    LAST_PART = 8,      /* of the column */
    LAST_PIECE = 60000, /* and it is the end of a divided word */
    CLASS_JUMP = 10000,
    PASSES = 3,
    START = -1,
};

static const int64_t no_way = INT64_MAX;

struct node {
    int candidate;   /* START: where the paragraph begins */
    int fitness;     /* class of the line that ends here */
    size_t previous; /* node where that line began */
    int64_t demerits;
};

struct pass {
    struct fit *fit;
    int tolerance;
    len emergency; /* stretch every line gets for nothing */
    bool is_last;
    struct node *nodes;
    size_t node_count, node_cap;
    size_t *active;
    size_t active_count, active_cap;
};

/* The best line that ends at the candidate, in one class of tightness. */
struct best {
    int64_t demerits;
    size_t previous;
};

struct fit fit_new(struct arena *scratch, const struct fonts *fonts,
                   const struct para_text *text, const struct shaped *shaped,
                   const struct para_shape *shape)
{
    struct fit fit = {.arena = scratch,
                      .fonts = fonts,
                      .text = text,
                      .shaped = shaped,
                      .shape = shape};

    fit.width = arena_array(scratch, shaped->count + 1, len);
    fit.blank = arena_array(scratch, shaped->count + 1, len);
    for (size_t i = 0; i < shaped->count; i++) {
        const struct shaped_glyph *glyph = &shaped->glyphs[i];
        bool is_blank = (glyph->flags & GLYPH_BLANK) != 0;
        fit.width[i + 1] = fit.width[i] + glyph->advance;
        fit.blank[i + 1] = fit.blank[i] + (is_blank ? glyph->advance : 0);
        if (glyph->span->size > fit.em)
            fit.em = glyph->span->size;
    }
    return fit;
}

static void add_active(struct pass *pass, const struct node *node)
{
    struct arena *arena = pass->fit->arena;

    if (pass->node_count == pass->node_cap) {
        size_t cap = pass->node_cap * 2 + 64;
        pass->nodes =
            arena_grow(arena, pass->nodes, pass->node_cap * sizeof *pass->nodes,
                       cap * sizeof *pass->nodes);
        pass->node_cap = cap;
    }
    if (pass->active_count == pass->active_cap) {
        size_t cap = pass->active_cap * 2 + 64;
        pass->active = arena_grow(arena, pass->active,
                                  pass->active_cap * sizeof *pass->active,
                                  cap * sizeof *pass->active);
        pass->active_cap = cap;
    }
    pass->nodes[pass->node_count] = *node;
    pass->active[pass->active_count++] = pass->node_count++;
}

static uint32_t line_start(const struct fit *fit, const struct node *node)
{
    return node->candidate == START ? 0 : fit->candidates[node->candidate].next;
}

static len column_of(const struct fit *fit, const struct node *node)
{
    len indent = node->candidate == START ? fit->shape->first_indent : 0;

    return fit->shape->width - indent;
}

static int badness_of(int64_t ratio)
{
    int64_t cube;

    if (ratio < 0)
        ratio = -ratio;
    if (ratio > 10000)
        return BAD_MOST;
    cube = ratio * ratio * ratio / 10000000;
    return cube < BAD_MOST ? (int)cube : BAD_MOST;
}

/* The slack of a line as a ratio of what it can give: 1000 is all of it. A
 * line that must shrink by more than it can has a ratio below -1000. */
static int64_t ratio_of(const struct pass *pass, len slack, len blank,
                        bool is_forced)
{
    const struct fit *fit = pass->fit;
    bool is_justified = fit->shape->align == PARA_JUSTIFIED;
    len give;

    if (slack < 0) {
        give = is_justified ? blank / 5 : 0;
        return give > 0 ? slack * 1000 / give - (-slack > give) : -1001;
    }
    if (is_forced || slack == 0)
        return 0;
    give = (is_justified ? blank * 3 / 4 : 3 * fit->em) + pass->emergency;
    return give > 0 && slack / give < 1000 ? slack * 1000 / give : 1000000;
}

static int class_of(int64_t ratio)
{
    return ratio < -500 ? 0 : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
}

/* What is wrong with the last line, which may be as short as it likes but
 * looks forgotten when next to nothing stands in it. */
static int64_t last_demerits(const struct fit *fit, const struct node *from,
                             const struct candidate *to)
{
    const struct candidate *before;
    int64_t demerits = 0;
    len width;

    if (!to->is_forced || from->candidate == START)
        return 0;
    before = &fit->candidates[from->candidate];
    if (before->is_forced || to->end <= before->next)
        return 0;
    width = fit->width[to->end] - fit->width[before->next];
    if (width < LAST_EMS * fit->em && width < fit->shape->width / LAST_PART)
        demerits += before->is_hyphen ? LAST_PIECE : LAST_SHORT;
    return demerits + (before->is_hyphen ? LAST_HYPHEN : 0);
}

static int64_t demerits_of(const struct fit *fit, const struct node *from,
                           const struct candidate *to, int badness, int fitness)
{
    int64_t base = LINE + (int64_t)badness, penalty = to->penalty;
    int64_t demerits = base * base + penalty * penalty;
    bool was_hyphen =
        from->candidate != START && fit->candidates[from->candidate].is_hyphen;

    if (was_hyphen && to->is_hyphen)
        demerits += DOUBLE_HYPHEN;
    if (from->candidate != START &&
        (fitness > from->fitness + 1 || fitness < from->fitness - 1))
        demerits += CLASS_JUMP;
    return from->demerits + demerits + last_demerits(fit, from, to);
}

/* Tries the line from active node FROM to candidate TO. False: the node can
 * reach neither this candidate nor a later one. */
static bool try_line(const struct pass *pass, size_t from,
                     const struct candidate *to, struct best best[CLASSES])
{
    const struct fit *fit = pass->fit;
    const struct node *node = &pass->nodes[from];
    uint32_t start = line_start(fit, node);
    len bare, slack, blank;
    int64_t ratio, demerits;
    int badness, fitness;

    if (to->end <= start && !to->is_forced)
        return true;
    bare = to->end > start ? fit->width[to->end] - fit->width[start] : 0;
    blank = to->end > start ? fit->blank[to->end] - fit->blank[start] : 0;
    slack = column_of(fit, node) - bare;
    ratio = ratio_of(pass, slack - to->fix - to->hyphen, blank, to->is_forced);
    badness = badness_of(ratio);
    if (ratio >= -1000 && (badness <= pass->tolerance || pass->is_last)) {
        fitness = class_of(ratio);
        demerits = demerits_of(fit, node, to, badness, fitness);
        if (demerits < best[fitness].demerits)
            best[fitness] = (struct best){demerits, from};
    }
    return ratio_of(pass, slack, blank, to->is_forced) >= -1000;
}

/* The last resort of the last pass: nothing fits, so the latest line does. */
static void accept_anyway(const struct pass *pass, size_t from,
                          struct best best[CLASSES])
{
    best[CLASSES - 1] =
        (struct best){pass->nodes[from].demerits + INT32_MAX, from};
}

static void add_nodes(struct pass *pass, int index,
                      const struct best best[CLASSES])
{
    for (int i = 0; i < CLASSES; i++) {
        struct node node = {index, i, best[i].previous, best[i].demerits};
        if (best[i].demerits != no_way)
            add_active(pass, &node);
    }
}

static bool has_best(const struct best best[CLASSES])
{
    for (int i = 0; i < CLASSES; i++)
        if (best[i].demerits != no_way)
            return true;
    return false;
}

/* False: no way leads on from here. */
static bool visit(struct pass *pass, int index)
{
    const struct candidate *to = &pass->fit->candidates[index];
    struct best best[CLASSES];
    size_t kept = 0, last = 0;

    for (int i = 0; i < CLASSES; i++)
        best[i] = (struct best){no_way, 0};
    for (size_t i = 0; i < pass->active_count; i++) {
        last = pass->active[i];
        if (try_line(pass, last, to, best) && !to->is_forced)
            pass->active[kept++] = last;
    }
    pass->active_count = kept;
    if (kept == 0 && pass->is_last && !has_best(best))
        accept_anyway(pass, last, best);
    add_nodes(pass, index, best);
    return pass->active_count > 0;
}

/* The candidates on the way to the cheapest of the last nodes. */
static const struct candidate *const *follow_back(const struct pass *pass,
                                                  size_t *count)
{
    const struct candidate **lines;
    size_t best = pass->active[0], i = 0;

    for (size_t k = 1; k < pass->active_count; k++)
        if (pass->nodes[pass->active[k]].demerits < pass->nodes[best].demerits)
            best = pass->active[k];
    for (size_t at = best; pass->nodes[at].candidate != START;
         at = pass->nodes[at].previous)
        i++;
    *count = i;
    lines = arena_array(pass->fit->arena, i + 1, const struct candidate *);
    for (size_t at = best; i > 0; at = pass->nodes[at].previous)
        lines[--i] = &pass->fit->candidates[pass->nodes[at].candidate];
    return lines;
}

static const struct candidate *const *run_pass(struct fit *fit, int level,
                                               size_t *count)
{
    static const int tolerances[2][PASSES] = {{150, 800, BAD_MOST},
                                              {1000, 3000, BAD_MOST}};
    bool is_ragged = fit->shape->align != PARA_JUSTIFIED;
    struct pass pass = {.fit = fit,
                        .tolerance = tolerances[is_ragged][level],
                        .emergency = level == 2 ? 2 * fit->em : 0,
                        .is_last = level == PASSES - 1};
    struct node start = {START, 1, 0, 0};

    fit_find_candidates(fit, level);
    add_active(&pass, &start);
    for (size_t i = 0; i < fit->count; i++)
        if (!visit(&pass, (int)i))
            return NULL;
    return follow_back(&pass, count);
}

const struct candidate *const *fit_lines(struct fit *fit, size_t *count)
{
    const struct candidate *const *lines = NULL;

    for (int level = 0; level < PASSES && !lines; level++)
        lines = run_pass(fit, level, count);
    invariant(lines != NULL);
    return lines;
}
