/*
 * How many a profile takes.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/sampling.h"

static uint64_t step_take(const struct sampling_step *step, uint64_t population)
{
    if (step->count == 0)
        return population;
    if (!step->is_percent)
        return step->count;
    /* Rounded up, without a product that could overflow. */
    return population / 100 * step->count +
           (population % 100 * step->count + 99) / 100;
}

uint64_t sampling_take(const struct sampling_profile *profile,
                       uint64_t population)
{
    for (size_t i = 0; i < profile->step_count; i++) {
        const struct sampling_step *step = &profile->steps[i];
        uint64_t take;
        if (population < step->first || population > step->last)
            continue;
        take = step_take(step, population);
        if (profile->least && take < profile->least)
            take = profile->least;
        if (profile->most && take > profile->most)
            take = profile->most;
        return take < population ? take : population;
    }
    return 0;
}
