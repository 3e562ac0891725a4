/*
 * A control matrix as companies keep it in a spreadsheet, read into rows whose
 * columns are known. Every company has its own headings and its own way to
 * write one control under several criteria.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTAKE_MATRIX_H
#define INTAKE_MATRIX_H

#include "base/cells.h"

enum matrix_column {
    MATRIX_ID,
    MATRIX_TITLE,
    MATRIX_STATEMENT,
    MATRIX_PURPOSE,
    MATRIX_RISK,
    MATRIX_CRITERIA,
    MATRIX_CATEGORY,
    MATRIX_PRIMARY,
    MATRIX_SECONDARY,
    MATRIX_FREQUENCY,
    MATRIX_MODE,
    MATRIX_NATURE,
    MATRIX_OWNER,
    MATRIX_OPERATOR,
    MATRIX_REVIEWER,
    MATRIX_DUE,
    MATRIX_SYSTEMS,
    MATRIX_STEPS,
    MATRIX_EVIDENCE,
    MATRIX_ESCALATION,
    MATRIX_POLICIES,
    MATRIX_HEADING, /* no column: a line between the rows above */
    MATRIX_COLUMNS
};

/* One control. Cells are trimmed; where rows share an id they are one control
 * with the cells of the first and the criteria of all, one to a line. */
struct matrix_row {
    struct text cells[MATRIX_COLUMNS];
    int line;
};

struct matrix {
    struct matrix_row *rows;
    size_t count;
    struct text *left; /* headings of columns that mean nothing here */
    size_t left_count;
};

/* How well the best row of headings in CELLS is understood; 0: there is none.
 * Of several sheets the one with the highest figure is the matrix. */
size_t matrix_score(struct arena *arena, const struct cells *cells);

/* Reads CELLS of FILE. Without a column of ids the controls are counted. False
 * after a message. */
bool matrix_read(struct arena *arena, struct diags *diags, struct str file,
                 const struct cells *cells, struct matrix *matrix);

#endif
