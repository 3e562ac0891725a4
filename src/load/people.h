/*
 * Names of people as git writes them, "Ann Example <ann@x.example>": the name
 * alone, as clean text.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_PEOPLE_H
#define LOAD_PEOPLE_H

#include "base/str.h"

/* The name in LINE, at most 80 characters; what is no text becomes '?'. An
 * address is no name. "someone without a name" where there is none. */
struct str people_name(struct arena *arena, struct str line);

/* Several names, "A, B"; each once, and no more than three. */
enum { PEOPLE_MAX = 3 };
struct people {
    struct str names[PEOPLE_MAX];
    size_t count;
};

/* Adds the name in LINE, if there is one. */
void people_add(struct arena *arena, struct people *people, struct str line);
struct str people_join(struct arena *arena, const struct people *people);

#endif
