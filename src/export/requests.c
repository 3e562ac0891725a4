/*
 * The auditor's list written back: every column as it came, then our own
 * status and the files that answer each request.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "export/table.h"
#include "export/words.h"
#include "model/request.h"

static const struct column own_columns[] = {
    {"Internal status", "internal_status", 16},
    {"Internal owner", "internal_owner", 20},
    {"Internal note", "internal_note", 40},
    {"Controls", "mapped_controls", 16},
    {"Answered by", "answered_by", 60},
    {"How", "how", 16},
};
enum { OWN_COUNT = sizeof own_columns / sizeof *own_columns };

/* Keys of JSON: "Due date" is "due_date"; one that is taken gets a number. */
static const char *key_of(struct arena *arena, struct map *taken,
                          struct str head)
{
    struct buf buf = buf_new(arena);
    struct str key;

    head = str_lower(arena, head);
    for (size_t i = 0; i < head.len; i++) {
        char byte = head.ptr[i];
        bool is_plain =
            (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');

        if (is_plain)
            buf_add_byte(&buf, byte);
        else if (buf.len && buf.ptr[buf.len - 1] != '_')
            buf_add_byte(&buf, '_');
    }
    while (buf.len && buf.ptr[buf.len - 1] == '_')
        buf.len--;
    key = buf.len ? buf_str(&buf) : STR("column");
    for (int i = 2; !map_add(taken, key, taken); i++)
        key = str_printf(arena, "%.*s_%d", STR_ARG(buf_str(&buf)), i);
    return str_zero_ended(arena, key);
}

/* The widest row decides how many columns the list has. */
static size_t width_of(const struct request_list *list)
{
    size_t width = 0;

    for (size_t i = list->head; i < list->cells->count; i++)
        if (list->cells->rows[i].count > width)
            width = list->cells->rows[i].count;
    return width;
}

static struct column *columns_of(struct arena *arena,
                                 const struct request_list *list, size_t width)
{
    struct column *columns =
        arena_array(arena, width + OWN_COUNT, struct column);
    const struct cells_row *head = &list->cells->rows[list->head];
    struct map taken = map_new(arena);

    for (int i = 0; i < OWN_COUNT; i++)
        map_add(&taken, str_from(own_columns[i].key), columns);
    for (size_t i = 0; i < width; i++) {
        struct str text = i < head->count ? head->items[i].str : STR("");

        columns[i].head = str_zero_ended(arena, text);
        columns[i].key = key_of(arena, &taken, text);
        columns[i].width = 20;
    }
    memcpy(columns + width, own_columns, sizeof own_columns);
    return columns;
}

/* "CM-01/2026-03-31-review.csv", a file on a line. */
static struct str file_names(const struct table_source *source,
                             const struct request *request)
{
    struct str folder = str_printf(source->arena, "evidence/%.*s/",
                                   STR_ARG(source->period->id.str));
    struct buf buf = buf_new(source->arena);

    for (size_t i = 0; i < request->answer_count; i++) {
        struct str path = request->answers[i]->path;

        buf_add(&buf, i ? STR("\n") : STR_NONE);
        buf_add(&buf, str_has_prefix(path, folder)
                          ? str_slice(path, folder.len, path.len)
                          : path);
    }
    return buf_str(&buf);
}

static void add_row(struct table *table, const struct table_source *source,
                    const struct request_list *list,
                    const struct request *request, size_t width)
{
    const struct cells_row *row = &list->cells->rows[request->row];
    const struct role *role =
        map_find(&source->workspace->role_by_id, request->internal_owner.str);
    struct str *cell = table_add(table);

    for (size_t i = 0; i < row->count; i++)
        cell[i] = row->items[i].str;
    cell += width;
    *cell++ = request_status(request);
    *cell++ = words_role(role, request->internal_owner);
    *cell++ = request->note.str;
    *cell++ = request_controls(source->arena, request);
    *cell++ = file_names(source, request);
    if (request->answer_count)
        *cell =
            request->is_by_control ? STR("through its control") : STR("named");
}

struct table table_requests(const struct table_source *source)
{
    const struct request_list *list =
        request_list_find(source->workspace, source->period);
    struct arena *arena = source->arena;
    struct str title = STR("Requests");
    struct table table;
    size_t width;

    if (!list)
        return table_new(arena, title, own_columns, OWN_COUNT);
    width = width_of(list);
    table = table_new(arena, title, columns_of(arena, list, width),
                      width + OWN_COUNT);
    for (size_t i = 0; i < list->count; i++)
        add_row(&table, source, list, list->requests[i], width);
    return table;
}
