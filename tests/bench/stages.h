/*
 * Where the time goes: seconds by stage, each second counted once.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BENCH_STAGES_H
#define BENCH_STAGES_H

enum stage {
    STAGE_REST, /* reading the faces, starting and ending */
    STAGE_TREE,
    STAGE_BREAKS,
    STAGE_SHAPE,
    STAGE_FIT,
    STAGE_LINES,
    STAGE_PAGES,
    STAGE_CHECK,
    STAGE_OPERATORS,
    STAGE_TAGS,
    STAGE_OBJECTS,
    STAGE_XREF,
    STAGE_SUBSET,
    STAGE_DEFLATE,
    STAGE_SAVE,
    STAGE_COUNT
};

/* From now on the time of this thread is STAGE's; returns whose it was, to be
 * entered again at the end. Most calls are made by the linker: this file's
 * functions stand in front of those they measure (--wrap in bench.cmake). */
enum stage stage_enter(enum stage stage);
/* What the calling thread spent, as a table. */
void stages_print(void);

#endif
