/*
 * Portable names for what goes into a binder: letters, digits, '.', '_' and
 * '-' only, short enough for Windows, unique without regard to case.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BINDER_NAMES_H
#define BINDER_NAMES_H

#include "base/map.h"

enum {
    NAME_LONGEST = 80, /* bytes of one part of a path */
    PATH_LONGEST = 140 /* bytes of a path in the zip, top folder included */
};

/* NAME (bytes as found, one part of a path) made portable, at most LONGEST
 * bytes; never empty. The extension is kept where there is room. Equal to NAME
 * when that is portable already. */
struct str names_portable(struct arena *arena, struct str name, size_t longest);

/* FOLDER + NAME, with "-2", "-3", … before the extension if TAKEN, whose keys
 * are paths in lower case, has it already; added to TAKEN. */
struct str names_unique(struct arena *arena, struct map *taken,
                        struct str folder, struct str name, size_t longest);

#endif
