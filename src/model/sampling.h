/*
 * Sampling profiles: what some auditors take from a population, with the
 * source of each. There is no official table; the auditor draws the sample.
 * Profiles help to plan how much evidence to have at hand, and nothing else.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_SAMPLING_H
#define MODEL_SAMPLING_H

#include "model/model.h"

/* Populations of FIRST to LAST; UINT64_MAX: without end. */
struct sampling_step {
    uint64_t first, last;
    struct text take; /* "all", "5", "10 %" */
    uint64_t count;   /* of "5", or of "10 %" in hundredths; 0: all */
    bool is_percent;
};

struct sampling_profile {
    struct text id, name, source;
    struct text cadence[FREQUENCY_COUNT]; /* "5", "5-15"; mostly empty */
    struct sampling_step *steps; /* by size of population; cover all sizes */
    size_t step_count;
    uint64_t least, most; /* bounds of every step; 0: none */
};

struct sampling {
    struct sampling_profile *profiles;
    size_t count;
};

/* How many of POPULATION PROFILE takes; 0 where it has no steps. */
uint64_t sampling_take(const struct sampling_profile *profile,
                       uint64_t population);

#endif
