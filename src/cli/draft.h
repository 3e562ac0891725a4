/*
 * A policy or a file of controls of ours as a company gets it: a draft that
 * nobody approved.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLI_DRAFT_H
#define CLI_DRAFT_H

#include "base/diag.h"

/* BYTES, a shipped policy called FILE in messages, without approval, dates and
 * history, and with the status of a draft. Without front matter it stays as it
 * is. The result lives in ARENA. */
struct str draft_policy(struct arena *arena, struct diags *diags,
                        struct str file, struct str bytes);

/* BYTES, a shipped file of controls, without versions and history: they begin
 * when the company's own text stands. The result lives in ARENA. */
struct str draft_controls(struct arena *arena, struct str bytes);

#endif
