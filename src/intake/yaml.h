/*
 * YAML that people will go on writing by hand: short values on their line,
 * prose folded below its key.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTAKE_YAML_H
#define INTAKE_YAML_H

#include "base/str.h"

/* All on one line: runs of blanks, line ends and characters that do not show
 * are one blank each; "{{" is parted, since it would name a variable. */
struct str yaml_clean(struct arena *arena, struct str text);

/* "KEY: VALUE" at INDENT, where VALUE is clean; nothing without a value. */
void yaml_value(struct buf *out, int indent, const char *key, struct str value);
/* The same, folded below its key if it is long. KEY "- " is an item. */
void yaml_prose(struct buf *out, int indent, const char *key, struct str value);
/* "KEY: [A, B]"; nothing without items. */
void yaml_list(struct buf *out, int indent, const char *key,
               const struct str *items, size_t count);

#endif
