/*
 * Fuzzes the template engine with a text of the user's.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "compose/template.h"

/* A few names for the input to find: text, list, section, nothing. */
static struct value *values(struct arena *arena)
{
    struct value *root = value_map(arena), *item = value_map(arena);
    struct value *list = value_list(arena);

    value_set(item, "name", value_str(arena, STR("A&B \"Labs\" <x> | *y*")));
    value_push(arena, list, item);
    value_push(arena, list, value_str(arena, STR("1. two\n# three")));
    value_set(root, "a", item);
    value_set(root, "b", list);
    value_set(root, "c", value_bool(arena, false));
    value_set(root, "d", value_str(arena, STR("- one\n\n    two")));
    return root;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct templates *templates =
        templates_load(arena, &diags, "tests/fuzz/no-such-folder", NULL);
    struct text text = {.str = fuzz_bytes(arena, bytes, len),
                        .pos = pos_make(STR("input.md"), 1, 1)};
    struct source source;
    bool ok = templates && template_render_text(arena, &diags, templates, text,
                                                values(arena), &source);

    fuzz_judge(&diags, ok);
    arena_close(arena);
    return 0;
}
