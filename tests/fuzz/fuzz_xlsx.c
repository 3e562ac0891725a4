/*
 * Fuzzes the reader of spreadsheets: the container and every sheet in it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "fuzz_file.h"
#include "load/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    const char *path = fuzz_file(bytes, len);
    size_t count = 0;
    struct cells *cells =
        xlsx_read(arena, &diags, path, STR("list.xlsx"), 0, &count);
    bool is_read = cells != NULL;

    for (size_t i = 1; is_read && i < count && i < 8; i++)
        is_read =
            xlsx_read(arena, &diags, path, STR("list.xlsx"), i, &count) != NULL;
    fuzz_judge(&diags, is_read);
    arena_close(arena);
    return 0;
}
