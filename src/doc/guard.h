/*
 * What is refused before the Markdown parser sees it, because the packaged
 * parser is quadratic on crafted input.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_GUARD_H
#define DOC_GUARD_H

#include "doc/markdown.h"

/* Offset behind the line that begins at FROM: behind its LF, CR or CRLF. */
size_t guard_line_end(struct str text, size_t from);

/* True when SOURCE is within every limit; else false after a message. Also
 * warns, once a line, of characters a reader cannot see. */
bool guard_source(struct diags *diags, const struct source *source);

#endif
