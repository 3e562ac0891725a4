/*
 * Fuzzes the cut between front matter and body, and the YAML before it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "load/front.h"
#include "load/node.h"

/* Both parts are slices of the input, in order. */
static void judge_slices(const struct front *front, struct str input)
{
    const char *end = input.ptr + input.len;
    struct str body = front->body, matter = front->matter;

    if (body.len > 0 && (body.ptr < input.ptr || body.ptr + body.len != end))
        abort();
    if (front->has_matter && matter.len > 0 &&
        (matter.ptr < input.ptr || matter.ptr + matter.len > end))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct str input = fuzz_bytes(arena, bytes, len);
    struct front front;
    bool ok = front_split(&diags, STR("input.md"), input, &front);

    if (ok)
        judge_slices(&front, input);
    if (ok && front.has_matter)
        ok = node_parse(arena, &diags, STR("input.md"), front.matter,
                        front.matter_line) != NULL;
    fuzz_judge(&diags, ok);
    arena_close(arena);
    return 0;
}
