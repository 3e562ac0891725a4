/*
 * Reads maps by tables of fields.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/fields.h"

#include <string.h>

#include "base/utf8.h"

enum { NAMES_LIMIT = 64 };

static void *at(void *object, size_t offset)
{
    return (char *)object + offset;
}

/* Messages. */

static const char *kind_name(const struct node *node)
{
    switch (node->kind) {
    case NODE_LIST: return "a list";
    case NODE_MAP: return "a map";
    default: break;
    }
    if (node->is_null)
        return "nothing";
    return str_trim(node->text).len ? "a text" : "empty";
}

void fields_wrong_type(struct loader *loader, const struct node *node,
                       const char *expected, const char *hint)
{
    struct diag *diag;

    if (node->key.len)
        diag = diag_add(loader->diags, LOAD_WRONG_TYPE, node->pos,
                        "'%.*s' must be %s, but this is %s", STR_ARG(node->key),
                        expected, kind_name(node));
    else
        diag =
            diag_add(loader->diags, LOAD_WRONG_TYPE, node->pos,
                     "this must be %s, but is %s", expected, kind_name(node));
    if (hint)
        diag_hint(loader->diags, diag, "%s", hint);
}

/* How other tools call what we have too; told only where we have it. */
static const char *our_name(const struct schema *schema, struct str theirs)
{
    static const struct {
        const char *theirs, *ours;
    } names[] = {{"name", "title"},          {"acronym", "id"},
                 {"control_id", "id"},       {"description", "statement"},
                 {"objective", "purpose"},   {"procedure", "steps"},
                 {"control_owner", "owner"}, {"satisfies", "criteria"},
                 {"tsc", "criteria"},        {"majorRevisions", "history"},
                 {"revisions", "history"},   {"approved_by", "approver"},
                 {"approvedBy", "approver"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < schema->count; k++)
            if (str_is(theirs, names[i].theirs) &&
                strcmp(schema->fields[k].name, names[i].ours) == 0)
                return names[i].ours;
    return NULL;
}

static void unknown_key(struct loader *loader, const struct schema *schema,
                        const struct node *node)
{
    struct str names[NAMES_LIMIT];
    struct diag *diag;
    size_t count = 0;

    for (; count < schema->count && count < NAMES_LIMIT; count++)
        names[count] = str_from(schema->fields[count].name);
    diag = diag_add(loader->diags, LOAD_UNKNOWN_KEY, node->key_pos,
                    "%s has no key '%.*s'", schema->what, STR_ARG(node->key));
    if (our_name(schema, node->key))
        diag_hint(loader->diags, diag, "here it is '%s'",
                  our_name(schema, node->key));
    else
        diag_suggest(loader->diags, diag, node->key, names, count);
}

/* Lists of objects. */

static bool is_list(struct loader *loader, const struct node *node)
{
    if (node->kind == NODE_LIST)
        return true;
    if (node->kind != NODE_SCALAR || !node->is_null)
        fields_wrong_type(loader, node, "a list",
                          "begin each entry with '- ' on a line of its own");
    return false;
}

static bool is_map(struct loader *loader, const struct node *node,
                   const char *what)
{
    if (node->kind == NODE_MAP)
        return true;
    fields_wrong_type(
        loader, node,
        str_zero_ended(loader->arena,
                       str_printf(loader->arena, "a map (%s)", what)),
        NULL);
    return false;
}

static void read_items(struct loader *loader, const struct field *field,
                       const struct node *node, void *object)
{
    char *items = NULL;
    size_t count = 0, size = field->inner->size;

    memcpy(at(object, field->offset), &items, sizeof items);
    memcpy(at(object, field->extra), &count, sizeof count);
    if (!is_list(loader, node))
        return;
    items = arena_alloc_array(loader->arena, node->count, size);
    for (struct node *item = node->first; item; item = item->next)
        if (is_map(loader, item, field->inner->what) &&
            fields_read(loader, field->inner, item, items + count * size))
            count++;
        else
            memset(items + count * size, 0, size);
    memcpy(at(object, field->offset), &items, sizeof items);
    memcpy(at(object, field->extra), &count, sizeof count);
}

/* Ids become folder and file names and stand in one line of a message. */
static bool is_id(struct loader *loader, const struct schema *schema,
                  struct text id)
{
    struct diag *diag;
    bool is_good = id.str.len <= 64 && id.str.ptr[0] != '.';

    for (size_t i = 0; i < id.str.len;) {
        uint32_t code = utf8_next(id.str, &i);
        if (code == '/' || code == '\\' || utf8_is_unsafe(code))
            is_good = false;
    }
    if (is_good)
        return true;
    diag = diag_add(loader->diags, LOAD_BAD_ID, id.pos,
                    "'%.*s' cannot be the id of %s", STR_ARG(id.str),
                    schema->what);
    diag_hint(loader->diags, diag,
              "use at most 64 characters, no '/' or '\\', and no '.' in front");
    return false;
}

void fields_push(struct arena *arena, void ***items, size_t *count, void *item)
{
    size_t size = sizeof **items;

    /* Full at every power of two, so that no capacity need be kept. */
    if ((*count & (*count - 1)) == 0)
        *items = arena_grow(arena, *items, *count * size,
                            (*count ? 2 * *count : 1) * size);
    (*items)[(*count)++] = item;
}

bool fields_shelve(struct loader *loader, const struct shelf *shelf,
                   void *entry)
{
    struct text *id = entry, *first;
    struct map *map = at(loader->workspace, shelf->map);
    void **items;
    size_t *count = at(loader->workspace, shelf->count);
    struct diag *diag;

    if (!is_id(loader, shelf->schema, *id))
        return false;
    first = map_find(map, id->str);
    if (first) {
        diag = diag_add(loader->diags, LOAD_DUPLICATE_ID, id->pos,
                        "the id '%.*s' is taken", STR_ARG(id->str));
        diag_hint(loader->diags, diag, "%.*s:%d:%d has it first",
                  STR_ARG(first->pos.file), first->pos.line, first->pos.column);
        return true;
    }
    map_add(map, id->str, entry);
    memcpy(&items, at(loader->workspace, shelf->items), sizeof items);
    fields_push(loader->arena, &items, count, entry);
    memcpy(at(loader->workspace, shelf->items), &items, sizeof items);
    return true;
}

static bool read_entry(struct loader *loader, const struct shelf *shelf,
                       const struct node *node)
{
    void *entry = arena_alloc(loader->arena, shelf->schema->size);

    return is_map(loader, node, shelf->schema->what) &&
           fields_read(loader, shelf->schema, node, entry) &&
           fields_shelve(loader, shelf, entry);
}

void fields_read_entries(struct loader *loader, const struct shelf *shelf,
                         const struct node *list)
{
    bool *partial = at(loader->workspace, shelf->partial);

    if (!is_list(loader, list)) {
        *partial = *partial || list->kind != NODE_SCALAR || !list->is_null;
        return;
    }
    for (struct node *node = list->first; node; node = node->next)
        if (!read_entry(loader, shelf, node))
            *partial = true;
}

/* Objects. */

static bool read_inner(struct loader *loader, const struct field *field,
                       const struct node *node, void *object)
{
    if (node->kind == NODE_SCALAR && node->is_null)
        return !field->is_required;
    return is_map(loader, node, field->inner->what) &&
           fields_read(loader, field->inner, node, object);
}

static bool read_text(struct loader *loader, const struct field *field,
                      const struct node *node, struct text *text)
{
    if (!fields_text(loader, node, text))
        return false;
    if (!field->is_required || !text_is_empty(*text))
        return true;
    fields_wrong_type(loader, node, "a text", NULL);
    return false;
}

static bool read_field(struct loader *loader, const struct field *field,
                       const struct node *node, void *object)
{
    void *value = at(object, field->offset);

    switch (field->kind) {
    case FIELD_TEXT: return read_text(loader, field, node, value);
    case FIELD_TEXTS: return fields_texts(loader, node, value);
    case FIELD_DATE: return fields_date(loader, node, value);
    case FIELD_MAP: return read_inner(loader, field, node, object);
    case FIELD_ITEMS: read_items(loader, field, node, object); return true;
    case FIELD_ENTRIES:
        fields_read_entries(loader, field->shelf, node);
        return true;
    case FIELD_CUSTOM: field->set(loader, node, object); return true;
    case FIELD_SKIP: return true;
    default: fields_word(loader, field, node, object); return true;
    }
}

static const struct field *find_field(const struct schema *schema,
                                      struct str name)
{
    for (size_t i = 0; i < schema->count; i++)
        if (str_is(name, schema->fields[i].name))
            return &schema->fields[i];
    return NULL;
}

/* A field under its other spelling fills the same place. */
static bool is_same(const struct field *a, const struct field *b)
{
    return a->kind == b->kind && a->offset == b->offset &&
           a->inner == b->inner && a->set == b->set;
}

static bool is_given(const struct schema *schema, const struct field *field,
                     const struct node *map)
{
    for (size_t i = 0; i < schema->count; i++)
        if (is_same(&schema->fields[i], field) &&
            node_find(map, str_from(schema->fields[i].name)))
            return true;
    return false;
}

/* What an object cannot be without. */
static bool is_id_field(const struct field *field)
{
    return field->is_required && field->kind == FIELD_TEXT &&
           field->offset == 0;
}

static bool check_required(struct loader *loader, const struct schema *schema,
                           const struct node *map)
{
    bool is_whole = true;

    for (size_t i = 0; i < schema->count; i++) {
        const struct field *field = &schema->fields[i];
        if (!field->is_required || is_given(schema, field, map))
            continue;
        diag_add(loader->diags, LOAD_MISSING_KEY, map->pos, "%s needs '%s'",
                 schema->what, field->name);
        is_whole = is_whole && !is_id_field(field);
    }
    return is_whole;
}

/* Absent dates are none, not the day 0. */
static void clear_dates(const struct schema *schema, void *object)
{
    for (size_t i = 0; i < schema->count; i++) {
        const struct field *field = &schema->fields[i];
        struct dated *dated = at(object, field->offset);
        if (field->kind == FIELD_DATE && dated->pos.line == 0)
            dated->day = DATE_NONE;
        else if (field->kind == FIELD_MAP)
            clear_dates(field->inner, object);
    }
}

bool fields_read(struct loader *loader, const struct schema *schema,
                 const struct node *map, void *object)
{
    size_t errors = loader->diags->count[SEVERITY_ERROR];
    bool is_whole = check_required(loader, schema, map);

    clear_dates(schema, object);
    if (schema->pos != FIELD_NOWHERE)
        memcpy(at(object, schema->pos), &map->pos, sizeof map->pos);
    for (struct node *node = map->first; node; node = node->next) {
        const struct field *field = find_field(schema, node->key);
        if (!field)
            unknown_key(loader, schema, node);
        else if (!read_field(loader, field, node, object) && field->is_required)
            is_whole = false;
    }
    if (schema->has_errors != FIELD_NOWHERE)
        *(bool *)at(object, schema->has_errors) =
            loader->diags->count[SEVERITY_ERROR] > errors;
    return is_whole;
}

bool fields_has_unknown(const struct schema *schema, const struct node *map)
{
    for (const struct node *node = map->first; node; node = node->next)
        if (!find_field(schema, node->key))
            return true;
    return false;
}
