/*
 * What a commit says besides its files.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_GIT_FACTS_H
#define LOAD_GIT_FACTS_H

#include <git2.h>

#include "model/model.h"

/* The day on the committer's calendar, in the years 1970 to 9999. */
date git_facts_day(const git_commit *commit);

/* Sets the people of OUT: those whom trailers name as having approved or
 * reviewed; else who committed it. */
void git_facts_people(struct arena *arena, const git_commit *commit,
                      struct commit *out);

#endif
