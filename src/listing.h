/*
 * What the binder's index shows of its content.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LISTING_H
#define LISTING_H

#include "binder/binder.h"
#include "compose/value.h"

/* The map "binder" that index.md and binder.html see. */
struct value *listing_values(struct arena *arena, const struct binder *binder);

#endif
