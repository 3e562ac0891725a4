/*
 * The glyphs of a stretch of text in one face and script (HarfBuzz).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_WORD_H
#define LAYOUT_WORD_H

#include <hb.h>

#include "layout/para.h"
#include "layout/shape_cache.h"

/* The bytes of TEXT from START up to END. */
struct word_source {
    const struct face *face;
    const struct span *span; /* what its language and figures are */
    hb_script_t script;
    bool is_rtl;
    struct str text;
    size_t start, end;
};

/* Whether a text of SCRIPT may be shaped word by word. */
bool word_is_simple(hb_script_t script);
/* The glyphs in logical order; from CACHE if they are known there. The result
 * lives in SCRATCH or as long as CACHE. */
const struct word *word_shape(struct arena *scratch, struct shape_cache *cache,
                              const struct word_source *source);

#endif
