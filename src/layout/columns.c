/*
 * Column widths in integers; every pass fixes at least one column or ends.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/columns.h"

#include <stddef.h>

#define COLUMNS_MOST 64         /* tables with more are squeezed */
#define NARROW       LEN_PT(34) /* an id and its padding */

static len smaller(len a, len b)
{
    return a < b ? a : b;
}

static len larger(len a, len b)
{
    return a > b ? a : b;
}

bool columns_fit(const struct column *columns, int count, len width,
                 bool is_comfortable, len size)
{
    len sum = 0;
    for (int i = 0; i < count; i++) {
        len wish = is_comfortable ? smaller(columns[i].max, size * 8) : 0;
        sum += larger(columns[i].min, wish);
    }
    return sum <= width;
}

/* Whether a column takes part of what is left over: first those that hold more
 * than an id, then those that may grow at all, then all. */
static bool takes_part(const struct column *column, int round)
{
    if (round == 0)
        return !column->is_rigid && column->max >= NARROW;
    return round > 1 || (!column->is_rigid && column->max > 0);
}

/* Everything on one line: what is left over goes in proportion to the columns
 * that take part of it. */
static void share_surplus(struct column *columns, int count, len surplus)
{
    len sum = 0;
    int round = -1;
    while (sum == 0 && round < 2) {
        round++;
        for (int i = 0; i < count; i++)
            sum += takes_part(&columns[i], round) ? columns[i].max : 0;
    }
    for (int i = 0; i < count; i++) {
        len part = surplus / count;
        if (sum > 0)
            part = takes_part(&columns[i], round)
                       ? surplus * columns[i].max / sum
                       : 0;
        columns[i].width = columns[i].max + part;
    }
}

#define LINE        1024 /* one line, in the units of line_count */
#define STEPS       200  /* parts in which the room is dealt out */
#define SAMPLE_ROWS 200  /* rows looked at; of more, every second and so on */
#define ROW_WEIGHT  6    /* of a row's height, against that of one cell */

/* About how many lines LENGTH takes in a column of WIDTH; smooth, so that a
 * little more width is always a little better. Text of several lines leaves
 * part of a word's width empty on each, about as much as PAD. */
static len line_count(len length, len width, len pad)
{
    len room = larger(width - pad, 1);
    if (length <= room)
        return length > 0 ? LINE : 0;
    return length * LINE / larger(room - smaller(pad, room / 4), 1);
}

/* What each column would gain by STEP more: the lines that its cells get
 * shorter, and more so where they are the tallest of their row. */
static void add_gains(const struct column *columns, int count,
                      const len *lengths, len pad, len step, len *gains)
{
    len top = 0, second = 0;
    int tallest = 0;
    for (int i = 0; i < count; i++) {
        len lines = line_count(lengths[i], columns[i].width, pad);
        if (lines > top) {
            second = top;
            top = lines;
            tallest = i;
        } else if (lines > second) {
            second = lines;
        }
    }
    for (int i = 0; i < count; i++) {
        len now = line_count(lengths[i], columns[i].width, pad);
        len then = line_count(lengths[i], columns[i].width + step, pad);
        gains[i] += now - then;
        if (i == tallest)
            gains[i] += ROW_WEIGHT * (top - larger(second, then));
    }
}

/* The column to widen next, or -1 when all have what they can use. */
static int best_column(const struct column *columns, int count,
                       const struct column_cells *cells, len step)
{
    len gains[COLUMNS_MOST] = {0};
    int best = -1, stride = cells->rows / SAMPLE_ROWS + 1;
    for (int row = 0; row < cells->rows; row += stride)
        add_gains(columns, count, cells->lengths + (ptrdiff_t)row * count,
                  cells->pad, step, gains);
    for (int i = 0; i < count; i++)
        if (columns[i].width < columns[i].max &&
            (best < 0 || gains[i] > gains[best]))
            best = i;
    return best;
}

/* Lines of the whole table as they will be counted: whole ones. A little is
 * added to each cell for the words that do not fill their line. */
static len table_height(const struct column *columns, int count,
                        const struct column_cells *cells)
{
    len height = 0;
    int stride = cells->rows / SAMPLE_ROWS + 1;
    for (int row = 0; row < cells->rows; row += stride) {
        const len *lengths = cells->lengths + (ptrdiff_t)row * count;
        len top = 1;
        for (int i = 0; i < count; i++) {
            len room = larger(columns[i].width - cells->pad, 1);
            bool is_one = lengths[i] <= room;
            len lines = is_one ? 1 : lengths[i] * 107 / 100 / room + 1;
            top = larger(top, lines);
        }
        height += top;
    }
    return height;
}

/* What a short column lacks to keep its cells on one line is taken from the
 * widest one where that costs no line. */
static void complete(struct column *columns, int count,
                     const struct column_cells *cells)
{
    for (int i = 0; i < count; i++) {
        len lacking = columns[i].max - columns[i].width;
        int widest = i;
        for (int j = 0; j < count; j++)
            if (columns[j].width > columns[widest].width)
                widest = j;
        if (lacking <= 0 || widest == i ||
            columns[widest].width - lacking < columns[widest].min)
            continue;
        len before = table_height(columns, count, cells);
        columns[i].width += lacking;
        columns[widest].width -= lacking;
        if (table_height(columns, count, cells) <= before)
            continue;
        columns[i].width -= lacking;
        columns[widest].width += lacking;
    }
}

/* Every column gets what must stay whole; then the rest is dealt out in small
 * parts, each to the column that makes the table lowest. The height is convex
 * in the widths, so going down step by step ends near the best. */
static void balance(struct column *columns, int count, len room,
                    const struct column_cells *cells)
{
    len longest[COLUMNS_MOST];
    struct column_cells one = {longest, 1, cells ? cells->pad : 0};
    if (!cells || cells->rows == 0)
        cells = &one;
    for (int i = 0; i < count; i++) {
        columns[i].width = larger(columns[i].min, 1);
        longest[i] = columns[i].max;
        room -= columns[i].width;
    }
    for (len step = room / STEPS + 1; room > 0;) {
        int best = best_column(columns, count, cells, step);
        if (best < 0)
            return;
        len part = smaller(step, columns[best].max - columns[best].width);
        part = smaller(part, room);
        columns[best].width += part;
        room -= part;
    }
    complete(columns, count, cells);
}

/* Too narrow for every piece: who needs less than an equal part keeps it. */
static void squeeze(struct column *columns, int count, len room)
{
    int open = count;
    for (bool is_settled = false; !is_settled && open > 0;) {
        len part = room / open;
        is_settled = true;
        for (int i = 0; i < count; i++) {
            if (columns[i].width > 0 || columns[i].min > part)
                continue;
            columns[i].width = larger(columns[i].min, 1);
            room -= columns[i].width;
            open--;
            is_settled = false;
        }
    }
    for (int i = 0; i < count && open > 0; i++)
        if (columns[i].width == 0)
            columns[i].width = larger(room / open, 1);
}

void columns_share(struct column *columns, int count, len width,
                   const struct column_cells *cells)
{
    len min = 0, max = 0, sum = 0;
    for (int i = 0; i < count; i++) {
        columns[i].width = 0;
        min += columns[i].min;
        max += columns[i].max;
    }
    if (max <= width)
        share_surplus(columns, count, width - max);
    else if (min + count <= width && count <= COLUMNS_MOST)
        balance(columns, count, width, cells);
    else
        squeeze(columns, count, width);
    /* What rounding lost goes to the last column. */
    for (int i = 0; i < count; i++)
        sum += columns[i].width;
    columns[count - 1].width += width - sum;
}
