/*
 * Acknowledgements: who was asked to read which version of a policy, and who
 * said by a day that they had. People are counted, never named.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_ACKNOWLEDGEMENT_H
#define MODEL_ACKNOWLEDGEMENT_H

#include "model/model.h"

struct acknowledged {
    size_t asked, done;
    date last; /* the last day on which one of DONE said so; or DATE_NONE */
    const struct acknowledgement *open; /* the first who did not; or NULL */
};

/* For VERSION of POLICY (an id), by DAY. A person counts once. */
struct acknowledged acknowledged_by(struct arena *arena,
                                    const struct workspace *workspace,
                                    struct str policy, struct str version,
                                    date day);

/* The last day that counts for PERIOD: its end, or what stands for today where
 * that is earlier. */
date acknowledged_until(const struct workspace *workspace,
                        const struct period *period);

#endif
