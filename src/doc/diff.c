/*
 * Myers' greedy algorithm. A path through the grid of both lists goes right
 * (an item is gone), down (one is new) or along a diagonal (both are the
 * same). For each number D of steps off the diagonals, REACH holds how far
 * right a path gets on each diagonal k = right - down; the first D that gets
 * to the corner is the shortest way. All rounds are kept, and the way is read
 * backwards from them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/diff.h"

struct finder {
    struct arena *arena;
    bool (*is_same)(const void *, size_t, size_t);
    const void *context;
    size_t head;                 /* items that both lists begin with */
    ptrdiff_t right, down;       /* the grid's size, without head and tail */
    int *rounds[DIFF_LIMIT + 1]; /* [D][k + D] */
    struct diff out;
};

static bool match(const struct finder *finder, ptrdiff_t x, ptrdiff_t y)
{
    return finder->is_same(finder->context, finder->head + (size_t)x,
                           finder->head + (size_t)y);
}

/* True when, in round D, diagonal K is reached from the one above it. */
static bool comes_down(const struct finder *finder, int d, int k)
{
    const int *last = finder->rounds[d - 1];

    if (k == -d)
        return true;
    return k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1];
}

/* How far right round D gets on diagonal K before any diagonal. */
static int begin_at(const struct finder *finder, int d, int k)
{
    if (d == 0)
        return 0;
    if (comes_down(finder, d, k))
        return finder->rounds[d - 1][k + 1 + d - 1];
    return finder->rounds[d - 1][k - 1 + d - 1] + 1;
}

/* Runs round D; true when it reaches the corner. */
static bool run_round(struct finder *finder, int d)
{
    int *reach = arena_array(finder->arena, (size_t)d * 2 + 1, int);

    finder->rounds[d] = reach;
    for (int k = -d; k <= d; k += 2) {
        ptrdiff_t x = begin_at(finder, d, k), y = x - k;

        while (x < finder->right && y < finder->down && y >= 0 &&
               match(finder, x, y)) {
            x++;
            y++;
        }
        reach[k + d] = (int)x;
        if (x >= finder->right && y >= finder->down)
            return true;
    }
    return false;
}

static void add(struct finder *finder, enum diff_kind kind, ptrdiff_t x,
                ptrdiff_t y)
{
    finder->out.steps[finder->out.count++] = (struct diff_step){
        kind, finder->head + (size_t)x, finder->head + (size_t)y};
    finder->out.same_count += kind == DIFF_SAME;
}

/* Reads the way to the corner backwards, from round D. */
static void read_back(struct finder *finder, int d)
{
    ptrdiff_t x = finder->right, y = finder->down;

    for (; d >= 0; d--) {
        int k = (int)(x - y);
        ptrdiff_t begin = begin_at(finder, d, k);

        while (x > begin)
            add(finder, DIFF_SAME, --x, --y);
        if (d > 0 && comes_down(finder, d, k))
            add(finder, DIFF_NEW, x, --y);
        else if (d > 0)
            add(finder, DIFF_GONE, --x, y);
    }
}

static void give_up(struct finder *finder)
{
    for (ptrdiff_t y = finder->down; y > 0; y--)
        add(finder, DIFF_NEW, finder->right, y - 1);
    for (ptrdiff_t x = finder->right; x > 0; x--)
        add(finder, DIFF_GONE, x - 1, 0);
}

static void reverse(struct diff_step *steps, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct diff_step step = steps[i];

        steps[i] = steps[count - 1 - i];
        steps[count - 1 - i] = step;
    }
}

/* In each run of changes, what is gone stands before what is new. */
static void sort_changes(struct arena *arena, struct diff *diff)
{
    struct diff_step *out = arena_array(arena, diff->count, struct diff_step);
    size_t to = 0;

    for (size_t from = 0, end; from < diff->count; from = end) {
        end = from;
        while (end < diff->count && diff->steps[end].kind != DIFF_SAME)
            end++;
        for (size_t i = from; i < end; i++)
            if (diff->steps[i].kind == DIFF_GONE)
                out[to++] = diff->steps[i];
        for (size_t i = from; i < end; i++)
            if (diff->steps[i].kind == DIFF_NEW)
                out[to++] = diff->steps[i];
        if (end < diff->count)
            out[to++] = diff->steps[end++];
    }
    diff->steps = out;
}

/* Finds the way through the grid; its steps are added in order. */
static void find_way(struct finder *finder)
{
    size_t from = finder->out.count;
    int d = 0;

    while (d <= DIFF_LIMIT && !run_round(finder, d))
        d++;
    if (d <= DIFF_LIMIT)
        read_back(finder, d);
    else
        give_up(finder);
    reverse(finder->out.steps + from, finder->out.count - from);
}

struct diff
diff_of(struct arena *arena, size_t before_count, size_t after_count,
        bool (*is_same)(const void *context, size_t before, size_t after),
        const void *context)
{
    struct finder finder = {
        .arena = arena, .is_same = is_same, .context = context};
    size_t least = before_count < after_count ? before_count : after_count;
    size_t head = 0, tail = 0;

    finder.out.steps =
        arena_array(arena, before_count + after_count, struct diff_step);
    while (head < least && is_same(context, head, head))
        add(&finder, DIFF_SAME, (ptrdiff_t)head, (ptrdiff_t)head), head++;
    while (tail < least - head &&
           is_same(context, before_count - 1 - tail, after_count - 1 - tail))
        tail++;
    finder.head = head;
    finder.right = (ptrdiff_t)(before_count - head - tail);
    finder.down = (ptrdiff_t)(after_count - head - tail);
    find_way(&finder);
    for (size_t i = 0; i < tail; i++)
        add(&finder, DIFF_SAME, finder.right + (ptrdiff_t)i,
            finder.down + (ptrdiff_t)i);
    sort_changes(arena, &finder.out);
    return finder.out;
}
