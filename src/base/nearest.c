/*
 * "Did you mean": the distance between two words and the nearest of many.
 *
 * The distance is Damerau-Levenshtein in its restricted form (no piece is
 * edited twice): row I of the table holds the edits from the first I bytes of
 * A to every beginning of B. Three rows are enough, and cells further than
 * LIMIT from the diagonal cannot matter.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>

#include "base/fatal.h"
#include "base/str.h"

enum { LONGEST_SUGGESTION = 200 }; /* bytes; nobody mistypes a longer name */

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One cell: the best way to turn the first I bytes of A into J of B, from the
 * two rows before (ROW[0], ROW[1]) and the cells already in ROW[2]. */
static size_t cell(size_t *const row[3], struct str a, struct str b, size_t i,
                   size_t j)
{
    bool same = lower(a.ptr[i - 1]) == lower(b.ptr[j - 1]);
    size_t best = row[1][j - 1] + !same;

    best = least(best, row[1][j] + 1);
    best = least(best, row[2][j - 1] + 1);
    if (i > 1 && j > 1 && lower(a.ptr[i - 1]) == lower(b.ptr[j - 2]) &&
        lower(a.ptr[i - 2]) == lower(b.ptr[j - 1]))
        best = least(best, row[0][j - 2] + 1);
    return best;
}

/* Fills ROW[2] in the band around the diagonal; outside it is FAR. Returns the
 * least value of the row. */
static size_t fill_row(size_t *const row[3], struct str a, struct str b,
                       size_t i, size_t far)
{
    size_t from = i > far ? i - far : 1;
    size_t to = b.len - least(b.len, i) > far ? i + far : b.len;
    size_t low;

    row[2][from - 1] = from == 1 ? least(i, far) : far;
    low = row[2][from - 1];
    for (size_t j = from; j <= to; j++) {
        row[2][j] = least(cell(row, a, b, i, j), far);
        low = least(low, row[2][j]);
    }
    if (to < b.len)
        row[2][to + 1] = far;
    return low;
}

static size_t distance_in(size_t *rows, struct str a, struct str b, size_t far)
{
    size_t width = b.len + 1;
    size_t *row[3] = {rows, rows + width, rows + 2 * width};

    for (size_t j = 0; j < width; j++) {
        row[0][j] = far;
        row[1][j] = far;
        row[2][j] = least(j, far);
    }
    for (size_t i = 1; i <= a.len; i++) {
        size_t *oldest = row[0];
        row[0] = row[1];
        row[1] = row[2];
        row[2] = oldest;
        if (fill_row(row, a, b, i, far) >= far)
            return far;
    }
    return row[2][b.len];
}

size_t str_distance(struct str a, struct str b, size_t limit)
{
    size_t longer = a.len > b.len ? a.len : b.len;
    size_t small[3 * 64], *rows = small, distance, far;

    /* Never more edits than the longer word has bytes. */
    limit = least(limit, longer);
    far = limit + 1;
    if (longer - least(a.len, b.len) > limit)
        return far;
    if (b.len >= 64) {
        if (b.len > PTRDIFF_MAX / (3 * sizeof *rows) - 1)
            fatal("out of memory");
        rows = fatal_malloc(3 * (b.len + 1) * sizeof *rows);
    }
    distance = distance_in(rows, a, b, far);
    if (rows != small)
        free(rows);
    return distance;
}

/* How many mistakes a word of LEN bytes may hold and still be recognised. */
static size_t tolerance(size_t len)
{
    return len < 6 ? 1 : len < 12 ? 2 : 3;
}

/* A word that was cut short ("freq") means the only name that goes on. */
static struct str only_longer(struct str word, const struct str *names,
                              size_t count)
{
    struct str found = STR_NONE;

    if (word.len < 3)
        return STR_NONE;
    for (size_t i = 0; i < count; i++) {
        if (!str_eq_nocase(str_slice(names[i], 0, word.len), word))
            continue;
        if (found.len)
            return STR_NONE;
        found = names[i];
    }
    return found;
}

struct str str_nearest(struct str word, const struct str *names, size_t count)
{
    size_t best = tolerance(word.len) + 1;
    struct str found = STR_NONE;

    if (word.len > LONGEST_SUGGESTION)
        return STR_NONE;
    for (size_t i = 0; i < count && best > 0; i++) {
        size_t distance = str_distance(word, names[i], best - 1);
        /* Nothing of the word would be left: that is no likeness. */
        if (distance < best && distance < word.len && names[i].len) {
            best = distance;
            found = names[i];
        }
    }
    return found.len ? found : only_longer(word, names, count);
}
