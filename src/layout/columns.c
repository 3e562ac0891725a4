/*
 * Column widths in integers; every pass fixes at least one column or ends.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/columns.h"

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

/* Everything on one line: what is left over goes in proportion to the columns
 * that hold more than an id. */
static void share_surplus(struct column *columns, int count, len surplus)
{
    len sum = 0, all = 0, narrow = LEN_PT(40);
    for (int i = 0; i < count; i++) {
        bool is_fixed = columns[i].is_rigid || columns[i].max < narrow;
        sum += is_fixed ? 0 : columns[i].max;
        all += columns[i].max;
    }
    for (int i = 0; i < count; i++) {
        bool is_fixed = columns[i].is_rigid || columns[i].max < narrow;
        len part = surplus / count;
        if (sum > 0)
            part = is_fixed ? 0 : surplus * columns[i].max / sum;
        else if (all > 0)
            part = surplus * columns[i].max / all;
        columns[i].width = columns[i].max + part;
    }
}

/* Takes the columns whose part of ROOM by weight would be less than they need
 * at LEAST; the others share what is left by weight. */
static void share_by_weight(struct column *columns, int count, len room,
                            len comfort)
{
    len cap = room * 3 / 2;
    for (bool is_settled = false; !is_settled;) {
        len weights = 0, left = room;
        is_settled = true;
        for (int i = 0; i < count; i++) {
            if (columns[i].width > 0)
                left -= columns[i].width;
            else
                weights += smaller(columns[i].max, cap);
        }
        for (int i = 0; i < count && is_settled; i++) {
            len least =
                larger(columns[i].min, smaller(columns[i].max, comfort));
            len part = weights > 0
                           ? left * smaller(columns[i].max, cap) / weights
                           : left;
            if (columns[i].width == 0 && part < least) {
                columns[i].width = least;
                is_settled = false;
            }
        }
        for (int i = 0; i < count && is_settled; i++)
            if (columns[i].width == 0)
                columns[i].width =
                    left * smaller(columns[i].max, cap) / larger(weights, 1);
    }
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

void columns_share(struct column *columns, int count, len width)
{
    len min = 0, max = 0, comfortable = 0;
    len comfort = width / count;
    for (int i = 0; i < count; i++) {
        columns[i].width = 0;
        min += columns[i].min;
        max += columns[i].max;
        comfortable += larger(columns[i].min, smaller(columns[i].max, comfort));
    }
    if (max <= width)
        share_surplus(columns, count, width - max);
    else if (min <= width)
        share_by_weight(columns, count, width,
                        comfortable <= width ? comfort : 0);
    else
        squeeze(columns, count, width);
    /* What rounding lost goes to the last column. */
    len sum = 0;
    for (int i = 0; i < count; i++)
        sum += columns[i].width;
    columns[count - 1].width += width - sum;
}
