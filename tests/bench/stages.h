/*
 * Where the time goes: seconds by stage, each second counted once.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BENCH_STAGES_H
#define BENCH_STAGES_H

#include <stdio.h>

enum stage {
    STAGE_REST,
    STAGE_LOAD,
    STAGE_CHECK,
    STAGE_SECRETS,
    STAGE_TEMPLATE,
    STAGE_TREE,
    STAGE_BREAKS,
    STAGE_HYPHENS,
    STAGE_SHAPE,
    STAGE_FIT,
    STAGE_LINES,
    STAGE_PAGES,
    STAGE_TAGS,
    STAGE_OPERATORS,
    STAGE_STRUCTURE,
    STAGE_OBJECTS,
    STAGE_XREF,
    STAGE_SUBSET,
    STAGE_DEFLATE,
    STAGE_SAVE,
    STAGE_SHEETS,
    STAGE_HASH,
    STAGE_ZIP,
    STAGE_COUNT
};

/* From now on the time of this thread is STAGE's; returns whose it was, to be
 * entered again at the end. */
enum stage stage_enter(enum stage stage);
/* Prints what the calling thread spent, but for stages that took nothing. */
void stages_print(FILE *out);

#endif
