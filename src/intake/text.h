/*
 * A matrix as the text of a file below controls/.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef INTAKE_TEXT_H
#define INTAKE_TEXT_H

#include "intake/matrix.h"
#include "model/model.h"

/* The YAML of MATRIX, which FILE holds. Roles and policies of WORKSPACE are
 * found by their names; an owner that it does not know becomes the id of a role
 * to be added. What a cell says that has no place here is a message at the
 * cell, and a comment in the text: nothing is lost in silence. */
struct str matrix_text(struct arena *arena, struct diags *diags,
                       const struct workspace *workspace, struct str file,
                       const struct matrix *matrix);

#endif
