/*
 * Reads sampling.yaml: the workspace's own, else the one that is shipped.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_SAMPLING_H
#define LOAD_SAMPLING_H

#include "model/sampling.h"

/* ROOT is the workspace, DATA the folder of the shipped templates. False after
 * a message; SAMPLING then holds what could be read. */
bool sampling_load(struct arena *arena, struct diags *diags, const char *root,
                   const char *data, struct sampling *sampling);

#endif
