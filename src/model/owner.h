/*
 * Whose a finding is: the owner of the control or policy that a place in the
 * workspace belongs to.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef MODEL_OWNER_H
#define MODEL_OWNER_H

#include "model/model.h"

/* The control whose entry, or whose folder of evidence, holds POS; or NULL. */
const struct control *control_at(const struct workspace *workspace,
                                 struct pos pos);
/* The id of that control, or of the policy whose text holds POS; or empty. */
struct str subject_at(const struct workspace *workspace, struct pos pos);
/* The owner of the control or policy at POS, else of the workspace; NULL where
 * nobody owns it. */
const struct role *owner_at(const struct workspace *workspace, struct pos pos);

#endif
