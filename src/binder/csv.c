/*
 * index.csv and omissions.csv.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/csv.h"

#include <inttypes.h>

#include "base/csv.h"
#include "model/request.h"

enum column {
    MEMBER,
    TITLE,
    KIND,
    CONTROL,
    ALSO,
    PERFORMED,
    COVERS_FROM,
    COVERS_TO,
    CAPTURED,
    CAPTURED_BY,
    PERFORMED_BY,
    REVIEWED_BY,
    SOURCE,
    QUERY,
    ENVIRONMENT,
    ROWS,
    SOURCE_ROWS,
    SENSITIVITY,
    SIZE,
    SHA256,
    ORIGINAL,
    REQUESTS,
    NOTE,
    COLUMN_COUNT
};

static const char *const heads[COLUMN_COUNT] = {
    "member",        "title",       "kind",        "control",  "also",
    "performed",     "covers from", "covers to",   "captured", "captured by",
    "performed by",  "reviewed by", "source",      "query",    "environment",
    "rows",          "source rows", "sensitivity", "size",     "sha256",
    "original name", "requests",    "note"};

static void fill_evidence(struct arena *arena, struct str *cells,
                          const struct evidence *file)
{
    cells[PERFORMED] = date_iso(arena, file->performed.day);
    cells[COVERS_FROM] = date_iso(arena, file->covers_from.day);
    cells[COVERS_TO] = date_iso(arena, file->covers_to.day);
    cells[CAPTURED] = file->captured.str;
    cells[CAPTURED_BY] = file->captured_by.str;
    cells[PERFORMED_BY] = file->performed_by.str;
    cells[REVIEWED_BY] = file->reviewed_by.str;
    cells[SOURCE] = file->source.str;
    cells[QUERY] = file->query.str;
    cells[ENVIRONMENT] = file->environment.str;
    cells[ROWS] = file->rows.str;
    cells[SOURCE_ROWS] = file->source_rows.str;
    cells[SENSITIVITY] = file->sensitivity.str;
    cells[NOTE] = file->note.str;
}

/* Path of a file -> struct buf *, "PBC-1; PBC-7": the requests that name it or
 * that it names. */
static struct map answers_of(struct arena *arena, const struct binder *binder)
{
    const struct request_list *list =
        request_list_find(binder->workspace, binder->period);
    struct map answers = map_new(arena);

    for (size_t i = 0; list && i < list->count; i++) {
        const struct request *request = list->requests[i];

        for (size_t k = 0; !request->is_by_control && k < request->answer_count;
             k++) {
            struct str path = request->answers[k]->path;
            struct buf *buf = map_find(&answers, path);

            if (!buf) {
                buf = arena_new(arena, struct buf);
                *buf = buf_new(arena);
                map_add(&answers, path, buf);
            }
            buf_add(buf, buf->len ? STR("; ") : STR_NONE);
            buf_add(buf, request->id.str);
        }
    }
    return answers;
}

static void fill_entry(struct arena *arena, struct str *cells,
                       const struct binder *binder,
                       const struct binder_entry *entry,
                       const struct map *answers)
{
    const struct buf *requests = map_find(answers, entry->origin);

    cells[MEMBER] = entry->member;
    cells[TITLE] = entry->title;
    cells[KIND] = entry->kind;
    if (entry->evidence ||
        map_find(&binder->workspace->control_by_id, entry->id))
        cells[CONTROL] = entry->id;
    cells[SIZE] = str_printf(arena, "%" PRIu64, entry->size);
    cells[SHA256] = sha256_hex(arena, entry->sha256);
    cells[ORIGINAL] = entry->origin;
    if (requests)
        cells[REQUESTS] = buf_str(requests);
    if (entry->evidence)
        fill_evidence(arena, cells, entry->evidence);
}

/* Control I of a file's controls; 0 is its own, the others are its `also`. */
static struct str control_at(const struct evidence *file, size_t i)
{
    return i == 0 ? file->control->id.str : file->also.items[i - 1].str;
}

static struct str other_controls(struct arena *arena,
                                 const struct evidence *file, size_t but)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i <= file->also.count; i++) {
        if (i == but)
            continue;
        if (buf.len)
            buf_add(&buf, STR("; "));
        buf_add(&buf, control_at(file, i));
    }
    return buf_str(&buf);
}

/* A line for each control that the file serves; the file is there once. */
static void add_entry(struct buf *buf, const struct binder *binder,
                      const struct binder_entry *entry,
                      const struct map *answers)
{
    const struct evidence *file = entry->evidence;
    size_t lines = file ? file->also.count + 1 : 1;
    struct str cells[COLUMN_COUNT] = {{NULL, 0}};

    fill_entry(buf->arena, cells, binder, entry, answers);
    for (size_t i = 0; i < lines; i++) {
        if (file) {
            cells[CONTROL] = control_at(file, i);
            cells[ALSO] = other_controls(buf->arena, file, i);
        }
        csv_row(buf, cells, COLUMN_COUNT);
    }
}

struct str binder_csv(struct arena *arena, const struct binder *binder)
{
    struct map answers = answers_of(arena, binder);
    struct buf buf = buf_new(arena);

    csv_heads(&buf, heads, COLUMN_COUNT);
    for (size_t i = 0; i < binder->count; i++)
        add_entry(&buf, binder, &binder->entries[i], &answers);
    return buf_str(&buf);
}

struct str csv_omissions(struct arena *arena, const struct binder *binder)
{
    static const char *const names[] = {"original name", "control", "reason"};
    struct buf buf = buf_new(arena);

    csv_heads(&buf, names, 3);
    for (size_t i = 0; i < binder->omission_count; i++) {
        const struct binder_omission *omission = &binder->omissions[i];
        csv_row(&buf,
                (struct str[]){omission->origin, omission->control,
                               omission->reason},
                3);
    }
    return buf_str(&buf);
}
