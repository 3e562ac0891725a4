/*
 * A control's files as templates see them: named, or counted where they are
 * many.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_VIEW_FILES_H
#define COMPOSE_VIEW_FILES_H

#include "compose/view.h"

/* The most files of a control, and of one window of a control that has more,
 * that a document names: two pages, and a cell that one can read. */
enum { VIEW_FILES_NAMED = 60, VIEW_FILES_IN_WINDOW = 8 };

/* {name, sha256, sha256_short}: the digests are empty until a build has read
 * the files. */
struct value *view_file(struct view *view, const struct evidence *evidence);

/* Fields of MAP: "evidence", the files that are named; "evidence_count" and
 * "evidence_is_one"; and, where they are too many to name ("evidence_is_long"),
 * "evidence_months". True when they are. */
bool view_files(struct view *view, struct value *map,
                const struct control *control);

#endif
