/*
 * What libraries load once in a process and late, loaded early in a thread of
 * its own: nothing waits for it unless it is asked for sooner.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef AHEAD_H
#define AHEAD_H

#include "base/str.h"

struct ahead;

/* Begins to load the patterns of LANGUAGE (empty is English) and what digests
 * need. Without a thread to spare, when JOBS is 1, they are loaded when they
 * are asked for, as they are in a process that never calls this. ahead_end
 * waits; NULL is allowed. */
struct ahead *ahead_begin(struct arena *arena, struct str language,
                          unsigned jobs);
void ahead_end(struct ahead *ahead);

#endif
