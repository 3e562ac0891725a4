/*
 * Small texts that several exports make from the model.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef EXPORT_WORDS_H
#define EXPORT_WORDS_H

#include "model/model.h"

/* Adds WORD to BUF, behind ", " if something stands there. */
void words_join(struct buf *buf, struct str word);
/* "a, b, c" */
struct str words_joined(struct arena *arena, const struct texts *texts);
/* The role's title, else its id as typed. */
struct str words_role(const struct role *role, struct text id);

#endif
