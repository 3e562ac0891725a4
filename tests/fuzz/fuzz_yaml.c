/*
 * Fuzzes the reader of YAML.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "load/node.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct node *node = node_parse(arena, &diags, STR("input.yaml"),
                                   fuzz_bytes(arena, bytes, len), 1);

    fuzz_judge(&diags, node != NULL);
    arena_close(arena);
    return 0;
}
