/*
 * The clock behind the stages, and the table of what they took.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench/stages.h"

#include <stdint.h>
#include <time.h>

static const char *const names[STAGE_COUNT] = {
    [STAGE_REST] = "everything else",
    [STAGE_LOAD] = "workspace read",
    [STAGE_CHECK] = "rules of check",
    [STAGE_SECRETS] = "search for secrets in evidence",
    [STAGE_TEMPLATE] = "templates to Markdown",
    [STAGE_TREE] = "Markdown to tree",
    [STAGE_BREAKS] = "break opportunities",
    [STAGE_HYPHENS] = "hyphens",
    [STAGE_SHAPE] = "shaping",
    [STAGE_FIT] = "line breaking (Knuth-Plass)",
    [STAGE_LINES] = "boxes of lines",
    [STAGE_PAGES] = "blocks, tables, pages, tags",
    [STAGE_TAGS] = "tags checked",
    [STAGE_OPERATORS] = "PDF operators",
    [STAGE_STRUCTURE] = "PDF structure tree",
    [STAGE_OBJECTS] = "PDF metadata, outline, others",
    [STAGE_XREF] = "PDF object and reference streams",
    [STAGE_SUBSET] = "font subsets",
    [STAGE_DEFLATE] = "deflate of PDF streams",
    [STAGE_SAVE] = "PDF files written",
    [STAGE_SHEETS] = "tables of the binder",
    [STAGE_HASH] = "binder's files read and hashed",
    [STAGE_ZIP] = "binder zipped",
};

static _Thread_local enum stage current = STAGE_REST;
static _Thread_local int64_t spent[STAGE_COUNT], since;

static int64_t nanoseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

enum stage stage_enter(enum stage stage)
{
    enum stage before = current;
    int64_t now = nanoseconds();

    if (since != 0)
        spent[before] += now - since;
    since = now;
    current = stage;
    return before;
}

void stages_print(FILE *out)
{
    int64_t total = 0;

    stage_enter(current);
    for (int i = 0; i < STAGE_COUNT; i++)
        total += spent[i];
    for (int i = 0; i < STAGE_COUNT; i++)
        if (spent[i] > 0)
            fprintf(out, "  %-36s %9.1f ms %5.1f %%\n", names[i],
                    (double)spent[i] / 1e6,
                    100.0 * (double)spent[i] / (double)total);
}
