/*
 * Doors of the stages: functions that the linker puts in front of those of the
 * program (--wrap in bench.cmake), so that it needs no clock of its own. Only
 * calls from another file go through them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BENCH_DOORS_H
#define BENCH_DOORS_H

#include "bench/stages.h"

/* The linker calls what is measured __real_NAME and has everybody else call
 * __wrap_NAME. Their types are taken from the headers: a signature that
 * changes there fails to compile here. */
#define DOOR(which, type, name, parameters, arguments)                         \
    extern __typeof__(name) __real_##name;                                     \
    extern __typeof__(name) __wrap_##name;                                     \
    type __wrap_##name parameters                                              \
    {                                                                          \
        enum stage before = stage_enter(which);                                \
        type result = __real_##name arguments;                                 \
                                                                               \
        stage_enter(before);                                                   \
        return result;                                                         \
    }

#define DOOR_VOID(which, name, parameters, arguments)                          \
    extern __typeof__(name) __real_##name;                                     \
    extern __typeof__(name) __wrap_##name;                                     \
    void __wrap_##name parameters                                              \
    {                                                                          \
        enum stage before = stage_enter(which);                                \
                                                                               \
        __real_##name arguments;                                               \
        stage_enter(before);                                                   \
    }

#endif
