/*
 * Where the time goes: functions that the linker puts in front of the stages
 * of the real program, so that the program itself needs no clock.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "bench/stages.h"

#include <stdio.h>
#include <time.h>
#include <zlib.h>

#include "base/file.h"
#include "layout/breaks.h"
#include "layout/para_parts.h"
#include "layout/shape.h"
#include "layout/tag.h"
#include "pdf/content.h"
#include "pdf/object_private.h"
#include "pdf/subset.h"
#include "pdf/tags.h"

static const char *const names[STAGE_COUNT] = {
    [STAGE_REST] = "start, fonts read, memory returned",
    [STAGE_TREE] = "Markdown to tree",
    [STAGE_BREAKS] = "break opportunities and hyphens",
    [STAGE_SHAPE] = "shaping",
    [STAGE_FIT] = "line breaking (Knuth-Plass)",
    [STAGE_LINES] = "boxes of lines",
    [STAGE_PAGES] = "blocks, tables, pages, tags",
    [STAGE_CHECK] = "tags checked",
    [STAGE_OPERATORS] = "PDF operators",
    [STAGE_TAGS] = "PDF structure tree",
    [STAGE_OBJECTS] = "PDF metadata, outline, other objects",
    [STAGE_XREF] = "PDF object and reference streams",
    [STAGE_SUBSET] = "font subsets",
    [STAGE_DEFLATE] = "deflate",
    [STAGE_SAVE] = "writing the file",
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

void stages_print(void)
{
    int64_t total = 0;

    stage_enter(current);
    for (int i = 0; i < STAGE_COUNT; i++)
        total += spent[i];
    for (int i = 0; i < STAGE_COUNT; i++)
        printf("  %-36s %8.1f ms %5.1f %%\n", names[i], (double)spent[i] / 1e6,
               total > 0 ? 100.0 * (double)spent[i] / (double)total : 0.0);
}

/* The linker calls what is measured __real_NAME and has everybody else call
 * __wrap_NAME. The types are taken from the headers: a signature that changes
 * there fails to compile here. Only calls from another file are seen. */
#define WRAPPED(name)                                                          \
    extern __typeof__(name) __real_##name;                                     \
    extern __typeof__(name) __wrap_##name

WRAPPED(breaks_mark);
WRAPPED(shape_text);
WRAPPED(fit_lines);
WRAPPED(line_make);
WRAPPED(tags_check);
WRAPPED(content_define_page);
WRAPPED(tags_define);
WRAPPED(objects_save);
WRAPPED(subsets_define);
WRAPPED(compress2);
WRAPPED(file_save);

void __wrap_breaks_mark(struct arena *scratch, struct para_text *text)
{
    enum stage before = stage_enter(STAGE_BREAKS);

    __real_breaks_mark(scratch, text);
    stage_enter(before);
}

struct shaped __wrap_shape_text(struct arena *scratch, struct diags *diags,
                                const struct fonts *fonts,
                                const struct para_text *text)
{
    enum stage before = stage_enter(STAGE_SHAPE);
    struct shaped shaped = __real_shape_text(scratch, diags, fonts, text);

    stage_enter(before);
    return shaped;
}

const struct candidate *const *__wrap_fit_lines(struct fit *fit, size_t *count)
{
    enum stage before = stage_enter(STAGE_FIT);
    const struct candidate *const *lines = __real_fit_lines(fit, count);

    stage_enter(before);
    return lines;
}

struct line *__wrap_line_make(struct arena *arena, const struct fit *fit,
                              uint32_t from, const struct candidate *to,
                              bool is_first)
{
    enum stage before = stage_enter(STAGE_LINES);
    struct line *line = __real_line_make(arena, fit, from, to, is_first);

    stage_enter(before);
    return line;
}

bool __wrap_tags_check(struct layout *layout, struct diags *diags)
{
    enum stage before = stage_enter(STAGE_CHECK);
    bool ok = __real_tags_check(layout, diags);

    stage_enter(before);
    return ok;
}

void __wrap_content_define_page(struct content *content,
                                const struct page *page, size_t index,
                                object_id id)
{
    enum stage before = stage_enter(STAGE_OPERATORS);

    __real_content_define_page(content, page, index, id);
    stage_enter(before);
}

object_id __wrap_tags_define(struct tags *tags)
{
    enum stage before = stage_enter(STAGE_TAGS);
    object_id id = __real_tags_define(tags);

    stage_enter(before);
    return id;
}

bool __wrap_objects_save(struct objects *objects, struct buf *out)
{
    enum stage before = stage_enter(STAGE_XREF);
    bool ok = __real_objects_save(objects, out);

    stage_enter(before);
    return ok;
}

bool __wrap_subsets_define(struct subsets *subsets, struct buf *resources)
{
    enum stage before = stage_enter(STAGE_SUBSET);
    bool ok = __real_subsets_define(subsets, resources);

    stage_enter(before);
    return ok;
}

int __wrap_compress2(Bytef *to, uLongf *to_size, const Bytef *from,
                     uLong from_size, int level)
{
    enum stage before = stage_enter(STAGE_DEFLATE);
    int code = __real_compress2(to, to_size, from, from_size, level);

    stage_enter(before);
    return code;
}

bool __wrap_file_save(struct diags *diags, const char *path, struct str bytes)
{
    enum stage before = stage_enter(STAGE_SAVE);
    bool ok = __real_file_save(diags, path, bytes);

    stage_enter(before);
    return ok;
}
