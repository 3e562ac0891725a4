/*
 * Fuzzes the reader of CSV, of which request lists, picks and populations
 * come.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "base/cells.h"

/* Rows are in order, and every cell lies where it says. */
static void judge_rows(const struct cells *cells)
{
    int line = 0;

    for (size_t i = 0; i < cells->count; i++) {
        const struct cells_row *row = &cells->rows[i];

        if (row->line <= line || row->count == 0)
            abort();
        for (size_t j = 0; j < row->count; j++)
            if (row->items[j].pos.line < row->line ||
                row->items[j].pos.column < 1)
                abort();
        line = row->line;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct cells *cells = cells_from_csv(arena, &diags, STR("list.csv"),
                                         fuzz_bytes(arena, bytes, len));

    if (cells)
        judge_rows(cells);
    fuzz_judge(&diags, cells != NULL);
    arena_close(arena);
    return 0;
}
