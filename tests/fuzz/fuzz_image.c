/*
 * Fuzzes the reader of PNG, JPEG and SVG files.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "layout/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct image *image =
        image_decode(arena, &diags, "fonts", pos_make(STR("input.md"), 1, 1),
                     STR("input.png"), fuzz_bytes(arena, bytes, size));

    fuzz_judge(&diags, image != NULL);
    arena_close(arena);
    return 0;
}
