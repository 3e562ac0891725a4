/*
 * Which text of a control holds on a day, and what two texts differ in.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_CONTROL_H
#define MODEL_CONTROL_H

#include "model/model.h"

/* CONTROL is always the one of the workspace's list; what is returned is it or
 * one of its earlier texts. Evidence and references point to the former. */

/* The day from which TEXT holds: its own `effective`, else that of its version
 * in `history`; where git knows it better, git's. DATE_NONE: it always did. */
date control_begins(const struct control *text);

/* What a document of PERIOD shows: the text in force at its end; where none
 * is, or PERIOD is NULL, the newest. Of two that begin on one day the newer
 * counts. */
const struct control *control_shown(const struct control *control,
                                    const struct period *period);

/* The text that TEXT replaced; NULL when none is kept. */
const struct control *control_before(const struct control *control,
                                     const struct control *text);

/* True when TEXT began in PERIOD and replaced another. */
bool control_changed_in(const struct control *control,
                        const struct control *text,
                        const struct period *period);

/* One part in which two texts differ; either may be empty. */
struct control_change {
    const char *label; /* "Control statement" */
    bool is_prose;     /* Markdown; else a word or a list of words */
    struct text before, after;
};

struct control_changes {
    struct control_change *items;
    size_t count;
};

/* In the order of a narrative. Dates, version and history are no text. The
 * role of each is named by its title where check has found it. */
struct control_changes control_differences(struct arena *arena,
                                           const struct control *before,
                                           const struct control *after);

#endif
