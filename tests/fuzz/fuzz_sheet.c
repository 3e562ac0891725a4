/*
 * Fuzzes the parts of a spreadsheet without the zip around them, each reader
 * with the same XML.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "load/sheet.h"

/* Rows are in order, and bounds hold. */
static void judge_cells(const struct cells *cells)
{
    size_t count = 0;
    int line = 0;

    for (size_t i = 0; i < cells->count; i++) {
        if (cells->rows[i].line <= line)
            abort();
        line = cells->rows[i].line;
        count += cells->rows[i].count;
    }
    if (count > CELLS_LIMIT)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct str part = fuzz_bytes(arena, bytes, len);
    struct sheet_book book = {0};
    struct map rels = map_new(arena);
    struct cells *cells;

    /* Whatever a part left behind, the next must cope with. */
    sheet_read_book(arena, part, &book);
    sheet_read_strings(arena, part, &book);
    sheet_read_formats(arena, part, &book);
    sheet_read_rels(arena, part, &rels);
    cells = sheet_read_cells(arena, STR("list.xlsx"), part, &book);
    if (cells)
        judge_cells(cells);
    arena_close(arena);
    return 0;
}
