/*
 * Occurrences: what happened in each window of a control, judged by the dates
 * of its evidence.
 *
 * A file belongs to one window: the last of which its `covers` holds at least
 * half, else the one that holds the day it was performed. A population or a
 * log of a daily or weekly control lists many runs: it belongs to every window
 * of which its `covers` holds at least half. What was performed after AS_OF,
 * was excluded or superseded counts for nothing.
 *
 * A window is complete on the day of its last attestation or document, and
 * without one on the day of its first file.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_OCCURRENCE_H
#define MODEL_OCCURRENCE_H

#include "model/evidence.h"
#include "model/window.h"

enum occurrence_state {
    OCCURRENCE_NOT_EXPECTED,  /* a cut window that another period expects */
    OCCURRENCE_IN_PERIOD,     /* in its window, by its due date */
    OCCURRENCE_LATE,          /* after its due date */
    OCCURRENCE_LOOKBACK,      /* before the period, inside its window */
    OCCURRENCE_DID_NOT_OCCUR, /* an empty population or a reason says so */
    OCCURRENCE_MISSING,       /* due, and nothing is there */
    OCCURRENCE_NOT_DUE,       /* nothing is there, and it is not due yet */
    OCCURRENCE_STATE_COUNT
};

struct occurrence {
    struct window window;
    enum occurrence_state state;
    date performed; /* the day it was complete; DATE_NONE without one */
    const struct evidence **files;
    size_t file_count;
};

struct occurrences {
    const struct control *control; /* the text in force (model/control.h) */
    struct window_rule rule;
    bool is_periodic;
    struct occurrence *items;
    size_t count;
    size_t counts[OCCURRENCE_STATE_COUNT];
    size_t expected; /* windows that are expected, due or not */
    size_t covered;  /* of these: in period, late or an allowed lookback */
    date next_due;   /* of the first one not due yet; DATE_NONE: none */
    /* Files of the control that belong to no window. */
    const struct evidence **outside;
    size_t outside_count;
};

/* The day that stands for today: the workspace's; else the day before a
 * planned period, and the end of any other, where all that it expects is
 * due. */
date occurrence_today(const struct workspace *workspace,
                      const struct period *period);

/* Those of CONTROL in PERIOD; references must be resolved, and its evidence
 * listed (evidence_index). */
struct occurrences occurrences_of(struct arena *arena,
                                  const struct workspace *workspace,
                                  const struct control *control,
                                  const struct period *period);

/* False when no file of the period serves the control. */
bool occurrences_have_files(const struct occurrences *occurrences);

/* "in period", "did not occur" …; and one character: ● ◐ ○ · –. */
const char *occurrence_word(enum occurrence_state state);
const char *occurrence_mark(enum occurrence_state state);
/* What one mark says about several windows is the worst of them: missing, late,
 * lookback, in period, did not occur, not due, not expected. */
bool occurrence_is_worse(enum occurrence_state a, enum occurrence_state b);
/* True for missing, late, and lookback that does not stand for its window. */
bool occurrence_is_open(const struct occurrences *occurrences,
                        const struct occurrence *occurrence);

#endif
