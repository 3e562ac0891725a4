/*
 * The look of a build: the shipped theme, the workspace's own, its brand.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef THEME_H
#define THEME_H

#include "build.h"

/* Sets BUILD's style and fonts. The style: the defaults, changed by
 * DATA/templates/theme.yaml if there is one, then by brand.color and
 * brand.logo, then by the workspace's templates/theme.yaml. The fonts: those
 * of DATA/fonts, then the files that `fonts:` of a theme names. False after a
 * message; build_close frees what the fonts hold also then. */
bool theme_load(struct diags *diags, struct build *build);

#endif
