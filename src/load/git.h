/*
 * Earlier states of a workspace's files from its git history. Nothing is
 * written, fetched or run, and no settings outside the repository are read.
 *
 * The history is that of HEAD's first parents: what the main line held, and
 * when. A branch counts from its merge on, and the merge says who let it in.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_GIT_H
#define LOAD_GIT_H

#include "load/fields.h"

/* A file as a commit left it; all but PATH and COMMIT live until `see` ends. */
struct git_file {
    struct str path; /* relative to the workspace */
    struct str bytes;
    struct arena *arena;         /* for what is read out of BYTES */
    const struct commit *commit; /* FROM is not set */
};

struct git_look {
    const char *const *folders; /* of the workspace, NULL at the end */
    bool (*wants)(struct str path);
    void (*see)(void *data, const struct git_file *file);
    void *data;
};

/* What is looked at: commits, from the newest; entries of folders; bytes. */
enum {
    GIT_COMMITS_MAX = 20000,
    GIT_ENTRIES_MAX = 4000000,
    GIT_BYTES_MAX = 64 * 1024 * 1024
};

/* Shows LOOK each new state of each file it wants, the oldest first, in the
 * order of commits and, within one, of paths. WHERE is the key that asked for
 * it. False after an error; a history that is cut is a warning. */
bool git_read(struct loader *loader, struct pos where,
              const struct git_look *look);

#endif
