/*
 * For tests of files: a new folder, an arena and messages in each.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_BASE_SCRATCH_STATE_H
#define TESTS_BASE_SCRATCH_STATE_H

#include "base/scratch.h"

static struct diags diags;
static const char *folder;

static inline int setup(void **state)
{
    setup_arena(state);
    diags = diags_new(arena);
    folder = scratch_folder();
    return 0;
}

static inline int teardown(void **state)
{
    remove_scratch(folder);
    return teardown_arena(state);
}

#define CASE(function)                                                         \
    cmocka_unit_test_setup_teardown(function, setup, teardown)

#endif
