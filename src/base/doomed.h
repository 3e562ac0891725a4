/*
 * The folder that must not outlive the program: what a command fills and then
 * puts in its place as a whole.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_DOOMED_H
#define BASE_DOOMED_H

/* From now on PATH goes with all in it if the program is interrupted
 * (file_remove_temporaries); with NULL, nothing does. One at a time. */
void doomed_set(const char *path);
/* Removes it now, following no link; for signal handlers (async-signal-safe).
 * Other threads may still be filling it. */
void doomed_remove(void);

#endif
