/*
 * What finding and counting list items share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_LISTS_PARTS_H
#define DOC_LISTS_PARTS_H

#include "doc/doc.h"

#define LISTS_MARKER_LIMIT 8 /* letters or digits */

/* The value of a Roman numeral written as it should be, else 0. */
int lists_roman(struct str s);
/* What MARKER counts in STYLE, 0 if nothing. */
int lists_value(struct str marker, enum list_style style);
/* The style that MARKER has on its own: "i" alone is Roman, "v" is not. */
enum list_style lists_style(struct str marker);

#endif
