/*
 * Charts as people write them: fenced code that says "chart" and its kind.
 *
 *     ```chart heat                      ```chart columns
 *     title: Windows of the period       title: Files filed, by month
 *     columns: Jan | Feb | Mar
 *     legend: ● done | ○ missing         Jan | 12
 *                                        Feb | 9
 *     # Logical access                   ```
 *     LS-01 | ● | ● | ○
 *     LS-04 | ● | < |                    ```chart bars
 *     ```                                CC6 | 7 | 8
 *                                        ```
 *
 * The lines "title:", "columns:" and "legend:" come first, an empty line ends
 * them. Each further line is a row: its label, then its cells, parted by bars;
 * "\|" is a bar that parts nothing, "\#" at the start no group, "\\" one "\".
 *
 *   heat     a row of cells, one for each of the columns: a mark ● ◐ ○ · – or
 *            what the legend calls it, "<" to go on with the cell before, or
 *            nothing. "# Name" begins a group of rows. A legend names its
 *            marks in words of its own, and only those are explained.
 *   columns  one number; a column for each row, for what goes on in time.
 *   bars     one number, or two: so many, of so many.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef DOC_CHART_H
#define DOC_CHART_H

#include "doc/doc.h"

enum chart_kind { CHART_HEAT, CHART_COLUMNS, CHART_BARS, CHART_KIND_COUNT };

enum chart_mark {
    CHART_BLANK,
    CHART_FULL, /* ● */
    CHART_HALF, /* ◐ */
    CHART_OPEN, /* ○ */
    CHART_DOT,  /* · */
    CHART_DASH, /* – */
    CHART_MARK_COUNT
};

struct chart_cell {
    enum chart_mark mark;
    size_t columns; /* that it reaches over; 0: the one before it does */
};

struct chart_row {
    struct str label;
    bool is_group;            /* heat: LABEL is that of the rows below */
    struct chart_cell *cells; /* heat: as many as the chart has columns */
    uint64_t value, whole;    /* columns and bars; WHOLE only in shares */
};

struct chart {
    enum chart_kind kind;
    struct str title;    /* may be empty */
    struct str source;   /* as written, for a redline */
    struct str *columns; /* heat: their names */
    size_t column_count;
    struct chart_row *rows;
    size_t row_count;
    struct str words[CHART_MARK_COUNT]; /* what each mark means */
    bool is_explained[CHART_MARK_COUNT];
    bool is_share; /* bars: each row has a whole */
};

enum {
    CHART_LABEL_MAX = 80, /* characters of a label */
    CHART_ROWS_MAX = 2000,
    CHART_COLUMNS_MAX = 31,
};

/* Makes NODE, a code block of info "chart" whose title is the kind, a chart
 * of its lines. Where they make none it stays the code it is, after a message
 * at the first place that is wrong; false then. */
bool chart_read(struct doc *doc, struct diags *diags, struct doc_node *node,
                const struct text *lines, size_t count);

/* What rows FROM up to, not including, TO show, in sentences: never empty, so
 * that no chart is silent. */
struct str chart_words(struct arena *arena, const struct chart *chart,
                       size_t from, size_t to);

#endif
