/*
 * criteria.yaml: the trust services criteria, shipped or the user's own.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"

/* "CC6" of CC6.1, unless the file says otherwise. */
static void set_series(struct loader *loader, const struct node *node,
                       void *object)
{
    struct criterion *criterion = object;
    struct text text = {0};

    if (fields_text(loader, node, &text))
        criterion->series = text.str;
}

/* The place of the category is not kept: it is no reference. */
struct entry {
    struct criterion criterion;
    struct pos category_pos;
};

static const struct field criterion_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct criterion, id),
     .is_required = true},
    {"title", FIELD_TEXT, .offset = offsetof(struct criterion, title)},
    {"category", FIELD_CATEGORY, .offset = offsetof(struct criterion, category),
     .extra = offsetof(struct entry, category_pos), .is_required = true},
    {"series", FIELD_CUSTOM, .set = set_series},
    {"wording", FIELD_TEXT, .offset = offsetof(struct criterion, wording)},
    {"text", FIELD_TEXT, .offset = offsetof(struct criterion, wording)},
};

static const struct schema criterion_schema = {
    "a criterion",        criterion_fields, FIELD_COUNT(criterion_fields),
    sizeof(struct entry), FIELD_NOWHERE,    FIELD_NOWHERE};

static const struct shelf criteria_shelf =
    PARTS_SHELF(criterion_schema, criteria, criterion_by_id);

static const struct field file_fields[] = {
    {"schema", .kind = FIELD_SKIP},
    {"criterion_count", .kind = FIELD_SKIP},
    {"criteria", FIELD_ENTRIES, .shelf = &criteria_shelf, .is_required = true},
};

static const struct schema file_schema = {
    "criteria.yaml", file_fields,  FIELD_COUNT(file_fields), 0,
    FIELD_NOWHERE,   FIELD_NOWHERE};

void criteria_load(struct loader *loader)
{
    struct workspace *workspace = loader->workspace;
    struct str shown = STR("criteria.yaml");
    const char *path = parts_path(loader, shown);
    struct node *node;

    if (!file_exists(path))
        path = str_zero_ended(loader->arena,
                              path_join(loader->arena, loader->data, shown));
    node = parts_parse(loader, path, shown);
    if (!node || node->kind != NODE_MAP) {
        if (node)
            fields_wrong_type(loader, node, "a map", "write criteria: first");
        workspace->partial.criteria = true;
        return;
    }
    fields_read(loader, &file_schema, node, workspace);
    for (size_t i = 0; i < workspace->criteria_count; i++) {
        struct criterion *criterion = workspace->criteria[i];
        struct str id = criterion->id.str;
        if (criterion->series.len == 0)
            criterion->series = str_slice(id, 0, str_find_byte(id, '.', 0));
    }
}
