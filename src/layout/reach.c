/*
 * Over how many columns and rows the cells of a table really reach.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/reach.h"

static bool is_free(const struct reach_grid *grid, const struct reach *out,
                    int row, int column)
{
    int index = row * grid->column_count + column;
    const struct doc_node *node = grid->nodes[index];
    return node && node->is_covered && !out[index].is_covered;
}

static int free_columns(const struct reach_grid *grid, const struct reach *out,
                        int row, int column)
{
    int wanted =
        grid->nodes[row * grid->column_count + column]->more->column_span;
    int count = 1;
    while (count < wanted && column + count < grid->column_count &&
           is_free(grid, out, row, column + count))
        count++;
    return count;
}

/* Rows below that have the same COUNT columns free. */
static int free_rows(const struct reach_grid *grid, const struct reach *out,
                     int row, int column, int count)
{
    int wanted = grid->nodes[row * grid->column_count + column]->more->row_span;
    int end = row < grid->head_count ? grid->head_count : grid->row_count;
    int rows = 1;
    for (; rows < wanted && row + rows < end; rows++)
        for (int c = column; c < column + count; c++)
            if (!is_free(grid, out, row + rows, c))
                return rows;
    return rows;
}

static void take(const struct reach_grid *grid, struct reach *out, int row,
                 int column)
{
    struct reach *first = &out[row * grid->column_count + column];
    first->columns = free_columns(grid, out, row, column);
    first->rows = free_rows(grid, out, row, column, first->columns);
    for (int r = 0; r < first->rows; r++)
        for (int c = 0; c < first->columns; c++) {
            struct reach *at = first + r * grid->column_count + c;
            at->is_covered = r + c > 0;
            at->is_below = r > 0;
            at->is_right = c > 0;
        }
}

void reach_find(const struct reach_grid *grid, struct reach *out)
{
    int count = grid->row_count * grid->column_count;
    for (int i = 0; i < count; i++)
        out[i] = (struct reach){.columns = 1, .rows = 1};
    for (int i = 0; i < count; i++)
        if (grid->nodes[i] && !grid->nodes[i]->is_covered)
            take(grid, out, i / grid->column_count, i % grid->column_count);
}
