/*
 * Text in columns of a terminal.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

#include "base/str.h"

/* TEXT, made safe, in WIDTH columns: cut with an ellipsis or filled up. */
void column_add(struct buf *buf, struct str text, size_t width);
void column_blanks(struct buf *buf, size_t count);
/* Ends the line, without blanks at its end. */
void column_end(struct buf *buf);

#endif
