/*
 * The tables that leave the program: the control matrix, the index of
 * evidence, coverage, occurrences. Built once from the model, then written as
 * CSV, XLSX or JSON.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_TABLE_H
#define EXPORT_TABLE_H

#include "model/model.h"

struct column {
    const char *head; /* "Performed by" */
    const char *key;  /* "performed_by": in JSON */
    int width;        /* characters, in a spreadsheet */
};

struct table {
    struct arena *arena;
    struct str title; /* of the sheet and the document */
    const struct column *columns;
    size_t column_count;
    struct str *cells; /* row by row */
    size_t row_count;
    struct str *links; /* one for each row; may be empty */
    size_t link_column;
};

/* What tables are made from; references must be resolved. */
struct table_source {
    struct arena *arena;
    const struct workspace *workspace;
    const struct period *period;
    /* Where a spreadsheet finds EVIDENCE, relative to itself; the empty slice
     * is no link. NULL: no links. */
    struct str (*link)(const void *context, const struct evidence *evidence);
    const void *context;
};

/* A row for each control. */
struct table table_matrix(const struct table_source *source);
/* A row for each file of the period and each control that it serves. */
struct table table_evidence(const struct table_source *source);
/* A row for each criterion in scope. */
struct table table_coverage(const struct table_source *source);
/* A row for each window of each control. */
struct table table_occurrences(const struct table_source *source);

/* The auditor's list of requests as it came, with our status and the files
 * that answer each; only our columns when the period has no list. */
struct table table_requests(const struct table_source *source);

/* An empty table. */
struct table table_new(struct arena *arena, struct str title,
                       const struct column *columns, size_t count);
/* Adds a row and returns its cells, which are empty; they are valid until the
 * next row is added. */
struct str *table_add(struct table *table);

/* CSV as base/csv.h writes it. */
struct str table_csv(const struct table *table);
/* {schema_version, period, <name>: [{key: text, …}]}; NAME is a literal. */
struct str table_json(const struct table *table, const char *name,
                      struct str period);

/* CREATED is the time that the file carries. Frozen heads, a filter; a cell
 * that is a day (YYYY-MM-DD) or a count is a number that looks the same, all
 * else is text: nothing in a cell is ever a formula. False after a message. */
bool table_xlsx(const struct table *table, struct diags *diags,
                const char *path, struct instant created);

/* A text of the user's with the names that it may hold filled in:
 * {{organization.name}}, {{system.name}}, {{variables.x}} and the like. What
 * is none of them stays as typed. */
struct str fill_text(const struct table_source *source, struct str text);

#endif
