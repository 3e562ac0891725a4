/*
 * What the tests of base/ share: cmocka, an arena per test, a scratch folder,
 * and a child process for what ends the program.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_BASE_SCRATCH_H
#define TESTS_BASE_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static struct arena *arena;

static inline int setup_arena(void **state)
{
    (void)state;
    arena = arena_open();
    return 0;
}

static inline int teardown_arena(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

#define TEST(function)                                                         \
    cmocka_unit_test_setup_teardown(function, setup_arena, teardown_arena)

/* Compares slices and shows both when they differ. */
#define assert_str(actual, expected)                                           \
    assert_string_equal(str_zero_ended(arena, (actual)), (expected))

/* A new empty folder; remove it with file_remove_tree. */
static inline const char *scratch_folder(void)
{
    const char *base = getenv("TMPDIR");
    struct str name =
        str_printf(arena, "%s/auditbinder-test-XXXXXX", base ? base : P_tmpdir);
    char *path = (char *)str_zero_ended(arena, name);

    assert_non_null(mkdtemp(path));
    return path;
}

static inline const char *in_folder(const char *folder, const char *name)
{
    return str_zero_ended(arena,
                          path_join(arena, str_from(folder), str_from(name)));
}

static inline void remove_scratch(const char *folder)
{
    struct diags diags = diags_new(arena);

    assert_true(file_remove_tree(&diags, folder));
    assert_false(file_exists(folder));
}

/* Runs ACT in a child process; returns its wait status and what it wrote to
 * standard error (at most 511 bytes). */
static inline int run_child(void (*act)(void), char said[512])
{
    int ends[2], status;
    size_t len = 0;
    ssize_t more;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        act();
        _exit(0);
    }
    close(ends[1]);
    while ((more = read(ends[0], said + len, 511 - len)) > 0)
        len += (size_t)more;
    said[len] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

#endif
