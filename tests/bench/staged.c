/*
 * bench_staged is the program itself, and bench_set_staged is bench_set, with
 * the doors of the stages: whatever the command, it says at its end on standard
 * error what the main thread's time was spent on.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>

#include "bench/stages.h"

static void at_end(void)
{
    stages_print(stderr);
}

__attribute__((constructor)) static void at_begin(void)
{
    stage_enter(STAGE_REST);
    atexit(at_end);
}
