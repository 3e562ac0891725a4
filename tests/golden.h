/*
 * Helpers for tests: an arena, diagnostics as text, and golden files, which
 * BLESS=1 in the environment writes anew.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/file.h"

/* All messages, one after the other, without colour. */
static inline struct str golden_diags(struct arena *arena,
                                      const struct diags *diags)
{
    struct buf buf = buf_new(arena);

    for (const struct diag *diag = diags->first; diag; diag = diag->next) {
        struct str line = diag_format(arena, diag, false);

        buf_add(&buf, line);
        if (line.len == 0 || line.ptr[line.len - 1] != '\n')
            buf_add_byte(&buf, '\n');
    }
    return buf_str(&buf);
}

/* Fails unless TEXT is what tests/golden/NAME holds. */
static inline void golden_compare(struct arena *arena, const char *name,
                                  struct str text)
{
    struct str path = str_printf(arena, "tests/golden/%s", name);
    struct diags diags = diags_new(arena);
    struct str wanted;

    if (getenv("BLESS")) {
        assert_true(file_make_folders(
            &diags, str_zero_ended(arena, path_folder(path))));
        assert_true(file_save(&diags, path.ptr, text));
        return;
    }
    if (!file_read(arena, &diags, path.ptr, path, 1 << 24, &wanted))
        fail_msg("no golden file %s: run the test with BLESS=1", path.ptr);
    if (!str_eq(wanted, text)) {
        struct str actual = str_printf(arena, "out/%s", path_base(path).ptr);

        file_save(&diags, str_zero_ended(arena, actual), text);
        fail_msg("%s differs; see %.*s", path.ptr, STR_ARG(actual));
    }
}

/* The bytes of FILE, or a failed test. */
static inline struct str golden_read(struct arena *arena, const char *file)
{
    struct diags diags = diags_new(arena);
    struct str bytes;

    if (!file_read(arena, &diags, file, str_from(file), 1 << 26, &bytes))
        fail_msg("cannot read %s", file);
    return bytes;
}

#endif
