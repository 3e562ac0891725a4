/*
 * Where a line may end: Unicode's rules (ICU, UAX 14 and 29), hyphenation, and
 * gentle places inside addresses, paths and hashes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_BREAKS_H
#define LAYOUT_BREAKS_H

#include "layout/para_parts.h"

/* Adds all marks but MARK_SOFT, which the text already has. */
void breaks_mark(struct arena *scratch, struct para_text *text);

#endif
