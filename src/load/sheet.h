/*
 * The parts of an XLSX file (ECMA-376, SpreadsheetML) as far as a list needs
 * them: texts, dates and the cells of a sheet. A document type, and with it
 * every entity, is refused.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_SHEET_H
#define LOAD_SHEET_H

#include "base/cells.h"
#include "base/map.h"

/* What the cells of all sheets refer to. */
struct sheet_book {
    struct str *strings;
    size_t string_count;
    bool *is_date; /* by cell format */
    size_t format_count;
    bool is_1904;             /* days count from 1904, as old Macs did */
    struct str *rels, *names; /* of the sheets, in order: ids of relations */
    size_t rel_count;
};

/* Each reads one part into BOOK. False, without a message, when it is no such
 * XML. An empty part is an empty list. */
bool sheet_read_book(struct arena *arena, struct str part,
                     struct sheet_book *book);
bool sheet_read_strings(struct arena *arena, struct str part,
                        struct sheet_book *book);
bool sheet_read_formats(struct arena *arena, struct str part,
                        struct sheet_book *book);
/* Relation id -> a struct str with the part it names, as written. */
bool sheet_read_rels(struct arena *arena, struct str part, struct map *rels);

/* The cells of a sheet. Lines are rows, columns are columns. NULL, without a
 * message, when it is no sheet or has too many cells. */
struct cells *sheet_read_cells(struct arena *arena, struct str file,
                               struct str part, const struct sheet_book *book);

#endif
