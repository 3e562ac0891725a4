/*
 * The auditor's picks from a population, and what shows each of them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_SAMPLE_H
#define MODEL_SAMPLE_H

#include "model/model.h"

/* The first file that shows item KEY of POPULATION: one of the same period
 * that serves its control and either lists the key under `items` or has it in
 * its name. NULL if there is none. */
const struct evidence *sample_find(const struct workspace *workspace,
                                   const struct evidence *population,
                                   struct str key);

/* True when the auditor picked KEY from a population that EVIDENCE's control
 * has in its period. */
bool sample_is_picked(const struct workspace *workspace,
                      const struct evidence *evidence, struct str key);

#endif
