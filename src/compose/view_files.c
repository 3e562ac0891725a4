/*
 * What templates see of a control's files. A few are named, each with its
 * digest; hundreds would be pages that nobody reads, so they are counted by
 * month, and only the lists of events among them are named: from these an
 * auditor draws the sample. The binder's index.csv names every file.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view_files.h"

#include <limits.h>
#include <stdlib.h>

#include "model/evidence.h"

enum {
    DIGITS_SHOWN = 16, /* of 64: it stays unambiguous, and fits */
    MONTHS_MOST = 36,  /* beyond these, files are counted by year */
    KINDS_MOST = 5     /* that a row names */
};

struct value *view_file(struct view *view, const struct evidence *evidence)
{
    const struct map *digests = view->plan->digests;
    const char *digits = digests ? map_find(digests, evidence->path) : NULL;
    struct str digest = digits ? str_from(digits) : STR_NONE;
    struct value *row = value_map(view->arena);

    view_str(view, row, "name", evidence->name);
    view_str(view, row, "sha256", digest);
    view_str(view, row, "sha256_short", str_slice(digest, 0, DIGITS_SHOWN));
    return row;
}

static struct value *named_row(struct view *view,
                               const struct evidence *evidence)
{
    struct value *row = view_file(view, evidence);
    struct text title = evidence->title;

    if (text_is_empty(title))
        title = (struct text){evidence->name, evidence->pos};
    view_text(view, row, "title", title);
    view_str(view, row, "file", evidence->name);
    view_text(view, row, "kind", evidence->kind);
    view_text(view, row, "source", evidence->source);
    view_text(view, row, "environment", evidence->environment);
    view_date(view, row, "performed", "performed_iso", evidence->performed);
    view_date(view, row, "covers_from", "covers_from_iso",
              evidence->covers_from);
    view_date(view, row, "covers_to", "covers_to_iso", evidence->covers_to);
    return row;
}

/* Counting --------------------------------------------------------------- */

/* The files of a month or year, or those without a day. */
struct heap {
    size_t count;
    date first, last;
    struct map kinds; /* kind -> size_t *, how many */
};

static void heap_add(struct arena *arena, struct heap *heap,
                     const struct evidence *evidence)
{
    date day = evidence_day(evidence);
    struct str kind = evidence->kind.str;
    size_t *count;

    if (heap->count++ == 0) {
        heap->kinds = map_new(arena);
        heap->first = heap->last = day;
    }
    heap->first = day < heap->first ? day : heap->first;
    heap->last = day > heap->last ? day : heap->last;
    count = map_find(&heap->kinds, kind);
    if (!count) {
        count = arena_new(arena, size_t);
        map_add(&heap->kinds, kind, count);
    }
    ++*count;
}

static int compare_kinds(const void *a, const void *b)
{
    const struct map_entry *x = a, *y = b;

    return str_cmp(x->key, y->key);
}

/* "log 31, ticket 1204"; a kind that nobody stated is left unsaid. HEAP is
 * added to no more. */
static struct str kinds_of(struct arena *arena, const struct heap *heap)
{
    struct buf buf = buf_new(arena);
    size_t named = 0;

    qsort(heap->kinds.entries, heap->kinds.count, sizeof *heap->kinds.entries,
          compare_kinds);
    for (size_t i = 0; i < heap->kinds.count; i++) {
        const struct map_entry *kind = &heap->kinds.entries[i];

        if (kind->key.len == 0)
            continue;
        if (named++ == KINDS_MOST) {
            buf_add_zero_ended(&buf, " and others");
            break;
        }
        buf_printf(&buf, "%s%.*s %zu", named > 1 ? ", " : "",
                   STR_ARG(kind->key), *(const size_t *)kind->value);
    }
    return buf_str(&buf);
}

/* "March 2026" or "2026". */
static struct str name_of(struct arena *arena, date day, int step)
{
    struct str iso = date_iso(arena, day), text = date_long(arena, day);
    size_t blank = str_find_byte(text, ' ', 0);

    return step == 1 ? str_slice(text, blank + 1, text.len)
                     : str_slice(iso, 0, 4);
}

static void push_heap(struct view *view, struct value *list,
                      const struct heap *heap, int step)
{
    struct value *row = value_map(view->arena);
    bool has_day = heap->first != DATE_NONE;

    view_str(view, row, "month",
             has_day ? name_of(view->arena, heap->first, step)
                     : STR("no day stated"));
    view_count(view, row, "count", heap->count);
    view_str(view, row, "first_day", date_iso(view->arena, heap->first));
    view_str(view, row, "last_day", date_iso(view->arena, heap->last));
    view_str(view, row, "kinds", kinds_of(view->arena, heap));
    value_push(view->arena, list, row);
}

/* [{month, count, first_day, last_day, kinds}], what has no day last. */
static struct value *
months_of(struct view *view, const struct evidence *const *files, size_t count)
{
    struct value *list = value_list(view->arena);
    struct heap *heaps, lost = {0};
    int from = INT_MAX, to = INT_MIN, step;

    for (size_t i = 0; i < count; i++) {
        date day = evidence_day(files[i]);

        if (day == DATE_NONE)
            continue;
        from = date_month(day) < from ? date_month(day) : from;
        to = date_month(day) > to ? date_month(day) : to;
    }
    step = from <= to && to - from >= MONTHS_MOST ? 12 : 1;
    heaps = arena_array(view->arena,
                        from <= to ? (size_t)(to / step - from / step) + 1 : 0,
                        struct heap);
    for (size_t i = 0; i < count; i++) {
        date day = evidence_day(files[i]);

        heap_add(view->arena,
                 day == DATE_NONE
                     ? &lost
                     : &heaps[date_month(day) / step - from / step],
                 files[i]);
    }
    for (int i = 0; from <= to && i <= to / step - from / step; i++)
        if (heaps[i].count > 0)
            push_heap(view, list, &heaps[i], step);
    if (lost.count > 0)
        push_heap(view, list, &lost, step);
    return list;
}

/* All -------------------------------------------------------------------- */

/* What the period's folder holds for CONTROL and the binder keeps. */
static const struct evidence **
files_of(struct view *view, const struct control *control, size_t *count)
{
    const struct evidence **files = arena_array(
        view->arena, control->evidence_count, const struct evidence *);

    *count = 0;
    for (size_t i = 0; i < control->evidence_count; i++) {
        const struct evidence *evidence = control->evidence[i];

        if (evidence->period == view->plan->period &&
            text_is_empty(evidence->exclude))
            files[(*count)++] = evidence;
    }
    return files;
}

/* Too many lists are counted like all else. */
static struct value *named_of(struct view *view,
                              const struct evidence *const *files, size_t count,
                              bool is_long)
{
    struct value *list = value_list(view->arena);
    size_t lists = 0;

    for (size_t i = 0; i < count; i++)
        lists += evidence_is_kind(files[i], "population");
    if (is_long && lists > VIEW_FILES_NAMED)
        return list;
    for (size_t i = 0; i < count; i++)
        if (!is_long || evidence_is_kind(files[i], "population"))
            value_push(view->arena, list, named_row(view, files[i]));
    return list;
}

bool view_files(struct view *view, struct value *map,
                const struct control *control)
{
    size_t count;
    const struct evidence **files = files_of(view, control, &count);
    bool is_long = count > VIEW_FILES_NAMED;

    view_count(view, map, "evidence_count", count);
    view_bool(view, map, "evidence_is_one", count == 1);
    view_bool(view, map, "evidence_is_long", is_long);
    view_bool(view, map, "has_evidence", count > 0);
    value_set(map, "evidence", named_of(view, files, count, is_long));
    value_set(map, "evidence_months",
              is_long ? months_of(view, files, count)
                      : value_list(view->arena));
    return is_long;
}
