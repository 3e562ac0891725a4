/*
 * The yearly round of one policy, from what was asked to the bytes of its file.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_RENEW_H
#define CLI_RENEW_H

#include "cli/cli.h"
#include "model/model.h"

struct renew {
    struct call *call;
    const struct workspace *workspace;
    const char *root;
    const struct policy *policy;
    bool is_draft; /* never approved: nothing of it is kept */
    const struct role *approver;
    struct str version, change;
    date approved, effective, next_review;
    struct str old, new_; /* the file's bytes */
    struct str kept;      /* where the old text goes, in the workspace */
    bool is_kept_already;
    struct buf report; /* what was done, printed when it is done */
};

/* Says at POS why it cannot be done, and returns false. HINT may be NULL. */
bool renew_refuse(struct renew *renew, struct pos pos, const char *hint,
                  const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Can VERSION be the name of a file everywhere? */
bool renew_fits_file(struct str version);

/* Fills approver, dates, version and change from the options. False after a
 * message when they do not fit the policy. */
bool renew_judge(struct renew *renew);

/* Makes new_ from old. False after a message when the front matter is written
 * in a way that cannot be edited. */
bool renew_write(struct renew *renew);

#endif
