/*
 * Patterns of paths.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include "base/str.h"

/* PATH fits PATTERN as a whole: one star stands for any characters but '/',
 * two stars for any characters, all else for itself. */
bool glob_fits(struct str pattern, struct str path);

#endif
