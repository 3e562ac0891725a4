/*
 * What the files that edit front matter share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_AMEND_PARTS_H
#define CLI_AMEND_PARTS_H

#include "cli/amend.h"

#define NOWHERE SIZE_MAX

/* Says WHAT of LINE, counted from 0; false, to be returned. */
bool amend_refuse(struct amend *amend, size_t line, const char *what);
void amend_insert(struct amend *amend, size_t at, struct str line);
/* The line of KEY at the top level, or NOWHERE. */
size_t amend_find(const struct amend *amend, const char *key);
/* The line behind all that belongs to the key on line AT. */
size_t amend_block_end(const struct amend *amend, size_t at);
size_t amend_indent(struct str line);
/* True for a line that says nothing: blank, or a comment. */
bool amend_is_idle(struct str line);
/* VALUE in quotation marks of the kind QUOTE. */
struct str amend_quoted(struct arena *arena, struct str value, char quote);
/* The same, but plain where QUOTE is 0 and VALUE may be. */
struct str amend_written(struct arena *arena, struct str value, char quote);

#endif
