/*
 * A template's text as a tree of literals and tags.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_SCAN_H
#define COMPOSE_SCAN_H

#include "base/diag.h"

enum piece_kind {
    PIECE_ROOT,
    PIECE_LITERAL,
    PIECE_VALUE, /* {{name}} */
    PIECE_RAW,   /* {{{name}}}, {{&name}} */
    PIECE_SECTION,
    PIECE_INVERTED,
    PIECE_PARTIAL,
};

struct piece {
    enum piece_kind kind;
    struct str text;   /* LITERAL: its bytes; a tag: its name */
    struct pos pos;    /* of the literal's first byte, or of the tag */
    struct str indent; /* PARTIAL alone on its line: the blanks before it */
    struct piece *parent, *first, *last, *next;
};

/* Deepest nesting of sections in one template. */
#define SCAN_DEPTH 64

/* Parses TEXT, whose first byte stands at TEXT.pos. A byte order mark is
 * skipped. NULL after a message. Pieces borrow from TEXT. */
struct piece *scan_template(struct arena *arena, struct diags *diags,
                            struct text text);

#endif
