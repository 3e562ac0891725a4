/*
 * exceptions.yaml: management's own record; the file may be absent.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"
#include "load/schema.h"

#define AT(member) offsetof(struct exception, member)

static const struct field exception_fields[] = {
    {"id", FIELD_TEXT, .offset = AT(id), .is_required = true},
    {"what", FIELD_TEXT, .offset = AT(what), .is_required = true},
    {"control", FIELD_TEXT, .offset = AT(control)},
    {"policy", FIELD_TEXT, .offset = AT(policy)},
    {"period", FIELD_TEXT, .offset = AT(period)},
    {"found", FIELD_DATE, .offset = AT(found)},
    {"found_by", FIELD_TEXT, .offset = AT(found_by)},
    {"cause", FIELD_TEXT, .offset = AT(cause)},
    {"effect", FIELD_TEXT, .offset = AT(effect)},
    {"correction", FIELD_TEXT, .offset = AT(correction)},
    {"owner", FIELD_TEXT, .offset = AT(owner)},
    {"due", FIELD_DATE, .offset = AT(due)},
    {"closed", FIELD_DATE, .offset = AT(closed)},
};

static const struct schema exception_schema = {
    "an exception",           exception_fields, FIELD_COUNT(exception_fields),
    sizeof(struct exception), AT(pos),          FIELD_NOWHERE};

static const struct shelf exceptions_shelf =
    PARTS_SHELF(exception_schema, exceptions, exception_by_id);

static const struct field file_fields[] = {
    {"exceptions", FIELD_ENTRIES, .shelf = &exceptions_shelf,
     .is_required = true},
};

const struct schema schema_exceptions = {"exceptions.yaml", file_fields,  1, 0,
                                         FIELD_NOWHERE,     FIELD_NOWHERE};

void exceptions_load(struct loader *loader)
{
    struct str shown = STR("exceptions.yaml");
    const char *path = parts_path(loader, shown);
    struct node *node;

    if (!file_exists(path))
        return;
    node = parts_parse(loader, path, shown);
    if (node && node->kind != NODE_MAP)
        fields_wrong_type(loader, node, "a map", "write exceptions: first");
    else if (node)
        fields_read(loader, &schema_exceptions, node, loader->workspace);
}
