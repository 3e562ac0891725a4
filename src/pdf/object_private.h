/*
 * What object.c and save.c share: the state behind struct objects. These two
 * files alone see libharu.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_OBJECT_PRIVATE_H
#define PDF_OBJECT_PRIVATE_H

#include <hpdf.h>

#include "base/deflate.h"
#include "pdf/object.h"

/* What hangs on the attr of a dictionary of ours. */
struct object {
    HPDF_Dict dict;
    struct str body, data;
    bool is_defined, is_stream;
};

struct objects {
    struct arena *arena;
    struct diags *diags;
    HPDF_Doc doc;
    bool is_failed;
    struct object **items; /* by number; NULL: wholly libharu's */
    size_t cap;
    HPDF_Pages node; /* of the page tree */
    size_t page_count;
    struct deflater *deflater;
    struct buf packed; /* its output, used again and again */
};

/* Keeps the first failure and says it; WHERE completes "failed in". */
void objects_fail(struct objects *objects, const char *where);
object_id object_number(const void *object);
/* DATA as a zlib stream. */
struct str objects_deflate(struct objects *objects, struct str data);

#endif
