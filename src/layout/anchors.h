/*
 * Names of places on pages, gathered while pages are cut.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_ANCHORS_H
#define LAYOUT_ANCHORS_H

#include "layout/box.h"

struct anchors {
    struct arena *arena;
    struct anchor *items;
    size_t count, cap;
};

/* PAGE counts from 0. */
void anchors_add(struct anchors *anchors, struct str name, size_t page, len y);
/* Hands them to LAYOUT, sorted by name; of several equal names the first place
 * stays. */
void anchors_end(struct anchors *anchors, struct layout *layout);
/* The anchor called NAME, or NULL. */
const struct anchor *anchors_find(const struct layout *layout, struct str name);

#endif
