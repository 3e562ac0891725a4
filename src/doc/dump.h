/*
 * The tree as indented text, for `auditbinder dump tree` and golden tests.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_DUMP_H
#define DOC_DUMP_H

#include "doc/doc.h"

/* One line a node: indentation, kind, "line:column", attributes, text. */
struct str doc_dump(struct arena *arena, const struct doc *doc);

#endif
