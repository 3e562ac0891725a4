/*
 * The look of a build: the shipped theme, the workspace's own, its brand.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef THEME_H
#define THEME_H

#include "build.h"

/* The defaults, changed by DATA/templates/theme.yaml if there is one, then by
 * the workspace's templates/theme.yaml, then by brand.color. NULL after a
 * message. */
const struct style *theme_load(struct arena *arena, struct diags *diags,
                               const struct build *build);

#endif
