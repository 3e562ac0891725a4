/*
 * Splits a Markdown file into its YAML front matter and its body.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_FRONT_H
#define LOAD_FRONT_H

#include "base/diag.h"

struct front {
    bool has_matter;
    struct str matter;
    int matter_line; /* line of its first line, from 1 */
    struct str body;
    int body_line;
};

/* A first line of exactly "---" opens front matter, the next such line (or
 * "...") closes it; an unclosed one is an error. Also a file without opening
 * line whose YAML head ends in "---" is read (as other tools write it), when
 * its first line looks like "key: value". */
bool front_split(struct diags *diags, struct str file, struct str bytes,
                 struct front *out);

#endif
