/*
 * libyaml's words for what is wrong, said again for people.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_PROBLEM_H
#define LOAD_PROBLEM_H

#include "base/diag.h"

struct problem {
    const char *words;   /* libyaml's problem, never NULL */
    const char *context; /* "while scanning …" or NULL */
    struct pos pos, context_pos;
    char at; /* the byte at POS, 0 at the end */
};

/* Adds the message: what is wrong there and what to do. */
void problem_add(struct diags *diags, const struct problem *problem);

#endif
