/*
 * Edits the front matter of a policy as a careful person would: only the lines
 * in question, so that comments, order and quotation marks stay.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_AMEND_H
#define CLI_AMEND_H

#include "base/diag.h"

struct amend {
    struct arena *arena;
    struct diags *diags;
    struct str file;   /* as shown in messages */
    struct str *lines; /* of the whole file, with their ends */
    size_t count;
    size_t first, end;   /* those of the front matter */
    struct str line_end; /* "\n" or "\r\n" */
};

/* Takes BYTES, the content of FILE, apart. False after a message when it has
 * no front matter. */
bool amend_open(struct amend *amend, struct arena *arena, struct diags *diags,
                struct str file, struct str bytes);

/* Gives KEY at the top level the one-line VALUE. A key that is absent goes
 * behind the key AFTER, or to the end. False after a message when its value
 * is written in another way than on its line. */
bool amend_set(struct amend *amend, const char *key, struct str value,
               const char *after);

/* One more entry of `history:`, behind the others. */
struct amend_entry {
    struct str version, date, change, by;
};
bool amend_history(struct amend *amend, const struct amend_entry *entry);

/* The whole file. False, with a message, when it does not read as it did but
 * for the COUNT keys CHANGED and one more entry of its history. */
bool amend_close(struct amend *amend, struct str before,
                 const char *const *changed, struct str *bytes);

#endif
