/*
 * The folder a build writes to: filled beside its place and exchanged with
 * the last good one when it is complete.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef OUTFOLDER_H
#define OUTFOLDER_H

#include "build.h"

struct outfolder;

/* Locks the output folder of the workspace and makes an empty folder beside
 * out/<period>. NULL after a message: another build holds the lock, or
 * out/<period> holds files that no build made. */
struct outfolder *outfolder_open(struct build *build, struct diags *diags);
struct str outfolder_path(const struct outfolder *output);
/* Puts the new folder in place and removes the old one; the path of NAME in
 * it, or the empty slice after a message. Releases the lock. */
struct str outfolder_commit(struct outfolder *output, struct diags *diags,
                            struct str name);
void outfolder_abandon(struct outfolder *output);

/* The time that every output carries: SOURCE_DATE_EPOCH, which must be a
 * number if it is set, else the period's last day. */
bool outfolder_time(struct diags *diags, const struct period *period,
                    struct instant *out);

#endif
