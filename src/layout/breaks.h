/*
 * Where a line may end: Unicode's rules (ICU, UAX 14 and 29), hyphenation, and
 * gentle places inside addresses, paths and hashes.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_BREAKS_H
#define LAYOUT_BREAKS_H

#include "layout/para_parts.h"

/* Adds all marks but MARK_SOFT, which the text already has, and MARK_HYPHEN. */
void breaks_mark(struct para_text *text);

/* Adds MARK_HYPHEN. Asked for only when whole words do not make good lines:
 * patterns cost more than all other marks. Only once the text's levels are
 * known; a text that runs both ways gets none. */
void breaks_hyphenate(struct arena *scratch, const struct para_text *text);

#endif
