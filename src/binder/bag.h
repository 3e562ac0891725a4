/*
 * The BagIt 1.0 files of a binder (RFC 8493): declaration, facts, manifests.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_BAG_H
#define BINDER_BAG_H

#include "binder/binder.h"

/* A file of the bag that lies in memory. */
struct bag_file {
    struct str member, bytes;
};

enum { BAG_TAG_FILES = 4, BAG_MADE_FILES = 4 };

/* Everything in the bag but the entries of BINDER, in the order of the zip:
 * the four tag files, then the four payload files that are made here. */
struct bag {
    struct bag_file tags[BAG_TAG_FILES];
    struct bag_file made[BAG_MADE_FILES];
};

struct bag bag_of(struct arena *arena, const struct binder *binder,
                  struct str index_html);

#endif
