/*
 * Fuzzes the reader of Office files and zips among the evidence.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "base/unzip.h"
#include "check/contents.h"

static void take(void *context, struct str name, struct str content)
{
    struct str text = packed_text(context, name, content);

    if (text.len > content.len)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_open();

    unzip_each(str_make((const char *)bytes, len), take, arena);
    packed_text(arena, STR("a.xml"), str_make((const char *)bytes, len));
    arena_close(arena);
    return 0;
}
