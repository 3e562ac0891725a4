/*
 * requests/<period>.csv or .xlsx: the auditor's list as it came, and
 * requests/<period>.yaml: what the company says about each request. The list
 * is never changed; our own status stands beside it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "load/columns.h"
#include "load/parts.h"
#include "load/schema.h"
#include "load/xlsx.h"

#define LIST_LIMIT (32u * 1024 * 1024)

#define AT(member) offsetof(struct request, member)

static const struct field own_fields[] = {
    {"status", FIELD_TEXT, .offset = AT(internal)},
    {"owner", FIELD_TEXT, .offset = AT(internal_owner)},
    {"note", FIELD_TEXT, .offset = AT(note)},
    {"evidence", FIELD_TEXTS, .offset = AT(paths)},
};

const struct schema schema_request = {
    "a request", own_fields,    FIELD_COUNT(own_fields),
    0,           FIELD_NOWHERE, FIELD_NOWHERE};

/* The name of a list without its ending. */
static struct str stem_of(struct str shown)
{
    struct str name = path_base(shown);
    size_t dot = name.len;

    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '.')
            dot = i;
    return str_slice(name, 0, dot);
}

/* Rows ------------------------------------------------------------------- */

static struct text cell_of(const struct cells_row *row, size_t column)
{
    struct text cell = {STR_NONE, POS_NONE};

    if (column < row->count) {
        cell = row->items[column];
        cell.str = str_trim(cell.str);
    }
    return cell;
}

static size_t filled_cells(const struct cells_row *row)
{
    size_t count = 0;

    for (size_t i = 0; i < row->count; i++)
        count += str_trim(row->items[i].str).len > 0;
    return count;
}

static void read_due(struct loader *loader, struct request *request)
{
    struct diag *diag;

    request->due_day = columns_day(loader->arena, request->due.str);
    if (request->due_day != DATE_NONE || text_is_empty(request->due))
        return;
    diag = diag_add(loader->diags, LOAD_REQUEST_DUE, request->due.pos,
                    "it is not clear which day '%.*s' is",
                    STR_ARG(request->due.str));
    diag_hint(loader->diags, diag, "write it as 2026-03-31");
}

/* A row with one filled cell, wherever it stands, is a heading between
 * requests: it asks for nothing. */
static bool is_request(struct loader *loader, const struct cells_row *row,
                       const struct request *request)
{
    struct str file = row->count ? row->items[0].pos.file : STR_NONE;

    if (filled_cells(row) < 2)
        return false;
    if (text_is_empty(request->id))
        diag_add(loader->diags, LOAD_REQUEST_ID, pos_make(file, row->line, 0),
                 "this request has no id");
    return !text_is_empty(request->id);
}

static void say_taken(struct loader *loader, const struct request *first,
                      struct text id)
{
    struct diag *diag = diag_add(loader->diags, LOAD_DUPLICATE_ID, id.pos,
                                 "the id '%.*s' is taken", STR_ARG(id.str));

    diag_hint(loader->diags, diag, "line %d has it first", first->id.pos.line);
}

static void read_row(struct loader *loader, struct request_list *list,
                     struct map *by_id, const struct columns *columns,
                     size_t index)
{
    const struct cells_row *row = &list->cells->rows[index];
    struct request *request = arena_new(loader->arena, struct request);
    const struct request *first;

    request->id = cell_of(row, columns->at[COLUMN_ID]);
    if (!is_request(loader, row, request))
        return;
    first = map_find(by_id, request->id.str);
    if (first) {
        say_taken(loader, first, request->id);
        return;
    }
    request->wording = cell_of(row, columns->at[COLUMN_WORDING]);
    request->control = cell_of(row, columns->at[COLUMN_CONTROL]);
    request->owner = cell_of(row, columns->at[COLUMN_OWNER]);
    request->due = cell_of(row, columns->at[COLUMN_DUE]);
    request->status = cell_of(row, columns->at[COLUMN_STATUS]);
    request->row = index;
    request->pos = request->id.pos;
    read_due(loader, request);
    map_add(by_id, request->id.str, request);
    list->requests[list->count++] = request;
}

static bool read_rows(struct loader *loader, struct request_list *list,
                      struct map *by_id)
{
    struct columns columns;
    struct diag *diag;

    if (!columns_find(loader->arena, list->cells, &list->head, &columns)) {
        diag = diag_add(loader->diags, LOAD_REQUESTS_HEADER,
                        pos_make(list->path, 0, 0),
                        "no row of this list names an id and another column");
        diag_hint(loader->diags, diag,
                  "name the columns: Request ID, Control, Description, Due "
                  "date, Owner, Status");
        return false;
    }
    list->requests =
        arena_array(loader->arena, list->cells->count + 1, struct request *);
    for (size_t i = list->head + 1; i < list->cells->count; i++)
        read_row(loader, list, by_id, &columns, i);
    return true;
}

/* The company's own file ------------------------------------------------- */

static void read_own(struct loader *loader, const struct node *node,
                     const struct map *by_id)
{
    struct request *request = map_find(by_id, node->key);
    struct str *names = arena_array(loader->arena, by_id->count, struct str);
    struct diag *diag;

    if (!request) {
        for (size_t i = 0; i < by_id->count; i++)
            names[i] = by_id->entries[i].key;
        diag = diag_add(loader->diags, MUST_REQUEST, node->key_pos,
                        "the list has no request '%.*s'", STR_ARG(node->key));
        diag_suggest(loader->diags, diag, node->key, names, by_id->count);
    } else if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write {status: ready}");
    } else {
        fields_read(loader, &schema_request, node, request);
    }
}

static void read_own_file(struct loader *loader, struct str shown,
                          const struct map *by_id)
{
    struct node *node = parts_parse(loader, parts_path(loader, shown), shown);

    if (!node)
        return;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write PBC-001: {…}");
        return;
    }
    for (struct node *item = node->first; item; item = item->next)
        read_own(loader, item, by_id);
}

/* Files ------------------------------------------------------------------ */

static struct cells *read_csv(struct loader *loader, struct str shown)
{
    struct str bytes;

    if (!file_read(loader->arena, loader->diags, parts_path(loader, shown),
                   shown, LIST_LIMIT, &bytes))
        return NULL;
    return cells_from_csv(loader->arena, loader->diags, shown, bytes);
}

/* The first sheet with headings that are known, else the first. */
static struct cells *read_xlsx(struct loader *loader, struct str shown)
{
    const char *path = parts_path(loader, shown);
    struct cells *first = NULL, *cells;
    size_t count = 1, head;
    struct columns columns;

    for (size_t i = 0; i < count && i < 16; i++) {
        cells = xlsx_read(loader->arena, loader->diags, path, shown, i, &count);
        if (!cells)
            return NULL;
        if (columns_find(loader->arena, cells, &head, &columns))
            return cells;
        first = first ? first : cells;
    }
    return first;
}

static void add_list(struct loader *loader, struct request_list *list)
{
    struct workspace *workspace = loader->workspace;
    void **items;

    memcpy(&items, &workspace->request_lists, sizeof items);
    fields_push(loader->arena, &items, &workspace->request_lists_count, list);
    memcpy(&workspace->request_lists, &items, sizeof items);
}

static struct period *period_of(struct loader *loader, struct str stem)
{
    const struct workspace *workspace = loader->workspace;
    struct period *period = map_find(&workspace->period_by_id, stem);

    if (!period && str_is(stem, "requests"))
        period =
            map_find(&workspace->period_by_id, workspace->default_period.str);
    return period;
}

static void read_list(struct loader *loader, struct str shown)
{
    struct request_list *list = arena_new(loader->arena, struct request_list);
    struct str stem = stem_of(shown), own;
    struct map by_id = map_new(loader->arena);

    if (str_has_suffix(shown, STR(".yaml")))
        return; /* read with its list */
    list->path = shown;
    list->period = period_of(loader, stem);
    list->cells = str_has_suffix(shown, STR(".csv")) ? read_csv(loader, shown)
                                                     : read_xlsx(loader, shown);
    if (!list->cells || !read_rows(loader, list, &by_id))
        return;
    add_list(loader, list);
    own = path_join(loader->arena, path_folder(shown),
                    str_concat(loader->arena, stem, STR(".yaml")));
    if (file_exists(parts_path(loader, own)))
        read_own_file(loader, own, &by_id);
}

void requests_load(struct loader *loader)
{
    static const char *const endings[] = {".csv", ".xlsx", ".yaml", NULL};
    static const struct str alone[] = {{"requests.csv", 12},
                                       {"requests.xlsx", 13}};

    for (size_t i = 0; i < FIELD_COUNT(alone); i++)
        if (file_exists(parts_path(loader, alone[i])))
            read_list(loader, alone[i]);
    parts_each(loader, "requests", endings, read_list);
}
