/*
 * Loads a workspace folder into the model. What cannot be understood is said
 * and left out; loading goes on, so that one run reports everything.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_WORKSPACE_H
#define LOAD_WORKSPACE_H

#include "model/model.h"

/* Reads auditbinder.yaml, controls/, policies/, evidence/ below ROOT, and
 * DATA/criteria.yaml (the shipped criteria, unless the workspace has its own
 * criteria.yaml). Ids are entered in the maps (a duplicate is an error naming
 * the first place); references are not yet resolved: check does that. NULL
 * only when auditbinder.yaml itself cannot be loaded. ROOT and DATA must
 * outlive ARENA. */
struct workspace *workspace_load(struct arena *arena, struct diags *diags,
                                 const char *root, const char *data);

#endif
