/*
 * What the views of windows share.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_VIEW_WINDOWS_H
#define COMPOSE_VIEW_WINDOWS_H

#include "compose/view.h"
#include "model/occurrence.h"

struct occurrences view_occurrences_of(struct view *view,
                                       const struct control *control);

/* A row for each window; where there are many, for those of one month and one
 * state that follow each other. A row with more than MOST files counts them. */
struct value *view_window_rows(struct view *view,
                               const struct occurrences *occurrences,
                               size_t most);

/* Months of PERIOD, or quarters or years where it is long; at most 13. DAY
 * must be inside it. */
size_t view_column_count(const struct period *period);
size_t view_column_of(const struct period *period, date day);
const char *view_column_unit(const struct period *period); /* "month" … */
struct str view_column_name(struct view *view, size_t index);
#endif
