/*
 * Which column of an auditor's list means what: every firm has its own words.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_COLUMNS_H
#define LOAD_COLUMNS_H

#include "base/cells.h"
#include "base/date.h"

enum column {
    COLUMN_ID,
    COLUMN_WORDING,
    COLUMN_CONTROL,
    COLUMN_DUE,
    COLUMN_OWNER,
    COLUMN_STATUS,
    COLUMN_COUNT
};

#define COLUMN_NOWHERE SIZE_MAX

struct columns {
    size_t at[COLUMN_COUNT]; /* COLUMN_NOWHERE where there is none */
};

/* Finds the row of headings: the first, among the first 30, with an id and one
 * more column that is known. False if there is none. */
bool columns_find(struct arena *arena, const struct cells *cells, size_t *head,
                  struct columns *columns);

/* The column of HEAD whose heading is one of WORDS, "a|b|c" as columns_key
 * writes them; the earlier word wins. */
size_t columns_named(struct arena *arena, const struct cells_row *head,
                     const char *words);

/* A day as people write it in a list: 2026-03-31, 31 March 2026, Mar 31, 2026.
 * DATE_NONE for what could be two days or is none. */
date columns_day(struct arena *arena, struct str text);

#endif
