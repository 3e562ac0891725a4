/*
 * Runs of glyphs as text-showing operators.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_RUN_H
#define PDF_RUN_H

#include "layout/box.h"
#include "pdf/subset.h"

/* Where the text operators of a page have come to; zero at its start. */
struct run {
    bool is_open;     /* between BT and ET */
    bool in_array;    /* between "[" and "]TJ" */
    size_t in_string; /* codes since "("; 0: no string is open */
    len x, y;         /* of the last Td; zero if not is_open */
    int64_t drawn;    /* 1/1000 em from X: where the reader's pen is */
    len rise;
};

/* Glyphs of the cluster at FROM: it and those without text behind it. */
size_t run_cluster(const struct box *box, size_t from);
/* True if the cluster of COUNT glyphs at FROM extracts right only with
 * ActualText: because more glyphs draw it than it has characters, or because
 * ToUnicode may not hold its text. */
bool run_is_special(const struct box *box, size_t from, size_t count);
/* COUNT glyphs of BOX from FROM on, at X, Y in the coordinates of PDF. */
struct run_part {
    const struct box *box;
    size_t from, count;
    len x, y;
};

/* Appends the operators that show PART, whose font is set; they go on where
 * RUN has come to if that is in the same line and font. A glyph that is
 * missing is a message, and is not drawn. */
void run_put(struct run *run, struct buf *ops, struct diags *diags,
             struct subset *subset, struct run_part part);
/* Makes room for other operators: those that set text's state, or all. */
void run_pause(struct run *run, struct buf *ops);
void run_end(struct run *run, struct buf *ops);

#endif
