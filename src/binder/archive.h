/*
 * Writing a zip: the one door to libzip.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_ARCHIVE_H
#define BINDER_ARCHIVE_H

#include "base/date.h"
#include "base/file.h"
#include "binder/binder.h"

/* A zip being written. Members appear in the order in which they are added;
 * all carry the same time and rights. The bytes go to the file only in
 * archive_close, streamed. */
struct archive;

/* Writes to OUT, whose position is at its start; DAY is the day on all
 * members; JOBS threads compress (0: one for each processor). NULL with a
 * message. */
struct archive *archive_open(struct arena *arena, struct diags *diags,
                             struct file_out *out, date day, unsigned jobs);
/* Both false with a message. BYTES must stay until archive_close. */
bool archive_add_bytes(struct archive *archive, struct str member,
                       struct str bytes);
/* The file of ENTRY, below ROOT as read_open means it; its bytes must be those
 * of the entry's size and digest. */
bool archive_add_entry(struct archive *archive, struct str member,
                       const struct binder_entry *entry, const char *root);
/* Writes everything if IS_GOOD, otherwise gives up. False with a message when
 * a file changed or the zip could not be written. */
bool archive_close(struct archive *archive, bool is_good);

#endif
