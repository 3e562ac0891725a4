/*
 * For tests that need no more than an arena and its messages: both are new in
 * each test.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_ARENA_STATE_H
#define TESTS_ARENA_STATE_H

#include "golden.h"

static struct arena *arena;
static struct diags diags;

static inline int open_arena(void **state)
{
    (void)state;
    arena = arena_open();
    diags = diags_new(arena);
    return 0;
}

static inline int close_arena(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

#define ARENA_TEST(test)                                                       \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

#endif
