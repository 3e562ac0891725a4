/*
 * The SHA-256 digests of a period's evidence, read before the documents are
 * made, so that each of them can name the file and its digest.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DIGESTS_H
#define DIGESTS_H

#include "build.h"

/* Reads the evidence and sets the plan's digests. A file that cannot be read
 * has none; the binder says why. */
void digests_make(struct build *build);

#endif
