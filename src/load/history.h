/*
 * Texts that only git holds, joined to the policies and controls whose earlier
 * versions they are.
 *
 * A text is new where its version or its words differ from the text before it
 * in git. It holds from the day that it states; where it states none, or its
 * version did not change with it, from the day of its commit. Of the first
 * text in git nobody knows since when it held; it states its day, or always
 * did. What the workspace's own files say about a version comes before git.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_HISTORY_H
#define LOAD_HISTORY_H

#include "load/git.h"
#include "load/parts.h"

/* What git holds so far. */
struct history {
    struct loader *loader;
    struct map policies; /* id -> struct policy_past */
    struct map controls; /* id -> struct control_past */
    struct map unread;   /* paths that had a message */
};

/* True for names that are read in policies/ or controls/. */
bool history_policy_wants(struct str path);
bool history_control_wants(struct str path);

/* Takes in a state of a file of policies/ or controls/. */
void history_policy_see(struct history *history, const struct git_file *file);
void history_control_see(struct history *history, const struct git_file *file);

/* Joins what was taken in to the workspace, and says what is not committed. */
void history_policies_join(struct history *history);
void history_controls_join(struct history *history);

/* Its place in messages: "policies/access.md@1a2b3c4d5e6f". */
struct str history_name(const struct history *history,
                        const struct git_file *file);
/* A loader for FILE whose messages nobody reads: what git holds cannot be
 * corrected. DIAGS is its own. */
struct loader history_reader(const struct history *history, struct arena *arena,
                             struct diags *diags);
/* Says once for each path that git holds states that cannot be read. */
void history_say_unread(struct history *history, const struct git_file *file);
/* COMMIT for a text: it counts from FROM on. */
struct commit *history_commit(const struct history *history,
                              const struct commit *commit, date from);
/* Says that a text at POS is not what is committed; MORE is how many further
 * ones of its file are neither. */
void history_say_open(const struct history *history, struct pos pos,
                      const char *what, struct str id, size_t more);

#endif
