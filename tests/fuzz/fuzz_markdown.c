/*
 * Fuzzes the reader of Markdown, the numbering behind it and the check that
 * every build runs.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "doc/dump.h"
#include "doc/markdown.h"
#include "doc/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();
    struct diags diags = diags_new(arena);
    struct str input = fuzz_bytes(arena, bytes, len);
    struct source source = source_of(arena, STR("input.md"), 1, input);
    struct doc doc = {.arena = arena};
    bool parsed = markdown_parse(&doc, &diags, &source);

    fuzz_judge(&diags, parsed);
    if (parsed) {
        number_document(&doc, &diags);
        if (!doc_check(&doc, &diags))
            abort();
        doc_dump(arena, &doc);
    }
    arena_close(arena);
    return 0;
}
