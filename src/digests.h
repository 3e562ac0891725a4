/*
 * The SHA-256 digests of a period's evidence, read before the documents are
 * made, so that each of them can name the file and its digest.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DIGESTS_H
#define DIGESTS_H

#include "binder/binder.h"
#include "build.h"

/* Sets the plan's digests. A file that cannot be read has none; the binder
 * says why. */
void digests_make(struct build *build);

/* False after a message where a file in BINDER is no longer what the documents
 * say. */
bool digests_hold(const struct build *build, struct diags *diags,
                  const struct binder *binder);

#endif
