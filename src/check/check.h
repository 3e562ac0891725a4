/*
 * Resolves references and judges a workspace; every finding is a diagnostic
 * that points at what the user wrote. Rules are tables of small functions.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/model.h"

/* Fills the resolved fields of the model (…_refs, …_role). Dangling ones are
 * errors with the nearest known name and stay NULL. Must run before compose. */
void check_resolve(struct workspace *workspace, struct diags *diags);

/* All other rules: controls, policies, periods, evidence of PERIOD (NULL: of
 * all periods). */
void check_all(struct workspace *workspace, const struct period *period,
               struct diags *diags);

#endif
