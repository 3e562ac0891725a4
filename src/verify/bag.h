/*
 * Whether the files of a source make a whole and unaltered bag (RFC 8493).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef VERIFY_BAG_H
#define VERIFY_BAG_H

#include "verify/source.h"
#include "verify/verify.h"

/* Judges the bag. In a zip everything must be demanded by a SHA-256 manifest,
 * the manifests by the tag manifest: that is how binders are written, and an
 * added or dropped file is then seen wherever it lies. Each deviation is a
 * message. */
void bag_check(struct source *source, struct verify_result *result);

#endif
