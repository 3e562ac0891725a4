/*
 * One file of the binder as its index shows it.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LISTING_ENTRY_H
#define LISTING_ENTRY_H

#include "binder/binder.h"
#include "compose/value.h"

/* {member, href, name, title, size_text, sha256 …} */
struct value *listing_entry(struct arena *arena,
                            const struct binder_entry *entry);
/* MEMBER relative to data/, where index.html lies. */
struct str listing_href(struct str member);
/* "14 KB": a size a person can compare, in units of 1000. */
struct str listing_size(struct arena *arena, uint64_t size);
/* Sets field NAME, a literal. */
void listing_set(struct arena *arena, struct value *map, const char *name,
                 struct str str);

#endif
