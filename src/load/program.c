/*
 * auditbinder.yaml: its keys as tables.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "load/parts.h"
#include "load/schema.h"

#define AT(member) offsetof(struct workspace, member)

static const struct field person_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct person, id),
     .is_required = true},
    {"name", FIELD_TEXT, .offset = offsetof(struct person, name),
     .is_required = true},
    {"title", FIELD_TEXT, .offset = offsetof(struct person, title)},
};

static const struct schema person_schema = {"a person",
                                            person_fields,
                                            FIELD_COUNT(person_fields),
                                            sizeof(struct person),
                                            FIELD_NOWHERE,
                                            FIELD_NOWHERE};

static const struct field role_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct role, id),
     .is_required = true},
    {"title", FIELD_TEXT, .offset = offsetof(struct role, title),
     .is_required = true},
    {"person", FIELD_TEXT, .offset = offsetof(struct role, person_id)},
};

static const struct schema role_schema = {
    "a role",      role_fields,  FIELD_COUNT(role_fields), sizeof(struct role),
    FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field component_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct component, id),
     .is_required = true},
    {"name", FIELD_TEXT, .offset = offsetof(struct component, name),
     .is_required = true},
};

static const struct schema component_schema = {"a component",
                                               component_fields,
                                               FIELD_COUNT(component_fields),
                                               sizeof(struct component),
                                               FIELD_NOWHERE,
                                               FIELD_NOWHERE};

static const struct field group_fields[] = {
    {"prefix", FIELD_TEXT, .offset = offsetof(struct group, prefix),
     .is_required = true},
    {"name", FIELD_TEXT, .offset = offsetof(struct group, name),
     .is_required = true},
};

static const struct schema group_schema = {
    "a group of controls", group_fields,  FIELD_COUNT(group_fields),
    sizeof(struct group),  FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field packet_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct packet, id),
     .is_required = true},
    {"title", FIELD_TEXT, .offset = offsetof(struct packet, title),
     .is_required = true},
    {"purpose", FIELD_TEXT, .offset = offsetof(struct packet, purpose)},
    {"policies", FIELD_TEXTS, .offset = offsetof(struct packet, policies)},
    {"controls", FIELD_TEXTS, .offset = offsetof(struct packet, controls)},
};

static const struct schema packet_schema = {"a packet",
                                            packet_fields,
                                            FIELD_COUNT(packet_fields),
                                            sizeof(struct packet),
                                            offsetof(struct packet, pos),
                                            FIELD_NOWHERE};

static const struct field document_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct document, id),
     .is_required = true},
    {"title", FIELD_TEXT, .offset = offsetof(struct document, title),
     .is_required = true},
    {"template", FIELD_TEXT, .offset = offsetof(struct document, template_name),
     .is_required = true},
    {"classification", FIELD_TEXT,
     .offset = offsetof(struct document, classification)},
    {"text", FIELD_TEXT, .offset = offsetof(struct document, path)},
    {"controls", FIELD_TEXTS, .offset = offsetof(struct document, controls)},
    {"periods", FIELD_TEXTS, .offset = offsetof(struct document, periods)},
};

static const struct schema document_schema = {"a document",
                                              document_fields,
                                              FIELD_COUNT(document_fields),
                                              sizeof(struct document),
                                              offsetof(struct document, pos),
                                              FIELD_NOWHERE};

/* The lists. */

static const struct shelf people_shelf =
    PARTS_SHELF(person_schema, people, person_by_id);
static const struct shelf roles_shelf =
    PARTS_SHELF(role_schema, roles, role_by_id);
static const struct shelf components_shelf =
    PARTS_SHELF(component_schema, components, component_by_id);
static const struct shelf groups_shelf =
    PARTS_SHELF(group_schema, groups, group_by_prefix);
static const struct shelf packets_shelf =
    PARTS_SHELF(packet_schema, packets, packet_by_id);
static const struct shelf documents_shelf =
    PARTS_SHELF(document_schema, documents, document_by_id);

/* The rest of the file. */

static void set_categories(struct loader *loader, const struct node *node,
                           void *object)
{
    struct field word = {"category", .kind = FIELD_CATEGORY};
    struct {
        enum category category;
        struct pos pos;
    } value;
    const struct schema one = {"a category", &word,         1,
                               sizeof value, FIELD_NOWHERE, FIELD_NOWHERE};
    struct workspace *workspace = object;

    size_t errors = loader->diags->count[SEVERITY_ERROR];

    workspace->categories_pos = node->pos;
    if (node->kind != NODE_LIST) {
        fields_wrong_type(loader, node, "a list",
                          "write [security, availability]");
        workspace->partial.categories = true;
        return;
    }
    word.extra = (size_t)((char *)&value.pos - (char *)&value);
    for (struct node *item = node->first; item; item = item->next) {
        struct node copy = *item, map = {.kind = NODE_MAP, .first = &copy};
        copy.key = STR("category");
        copy.next = NULL;
        memset(&value, 0, sizeof value);
        fields_read(loader, &one, &map, &value);
        workspace->category_in_scope[value.category] = true;
    }
    workspace->category_in_scope[CATEGORY_NONE] = false;
    workspace->partial.categories =
        loader->diags->count[SEVERITY_ERROR] > errors;
}

static void set_variables(struct loader *loader, const struct node *node,
                          void *object)
{
    struct workspace *workspace = object;
    void **items = NULL;

    if (node->kind == NODE_SCALAR && node->is_null)
        return;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write name: text");
        return;
    }
    for (struct node *item = node->first; item; item = item->next) {
        struct variable *variable = arena_new(loader->arena, struct variable);
        variable->name = (struct text){item->key, item->key_pos};
        if (fields_text(loader, item, &variable->value))
            fields_push(loader->arena, &items, &workspace->variables_count,
                        variable);
    }
    memcpy(&workspace->variables, &items, sizeof items);
}

static const struct field organization_fields[] = {
    {"name", FIELD_TEXT, .offset = AT(organization), .is_required = true},
    {"short", FIELD_TEXT, .offset = AT(organization_short)},
    {"address", FIELD_TEXT, .offset = AT(address)},
    {"website", FIELD_TEXT, .offset = AT(website)},
};
static const struct schema organization_schema = {
    "organization", organization_fields, FIELD_COUNT(organization_fields), 0,
    FIELD_NOWHERE,  FIELD_NOWHERE};

static const struct field system_fields[] = {
    {"name", FIELD_TEXT, .offset = AT(system)},
    {"description", FIELD_TEXT, .offset = AT(system_description)},
    {"environments", FIELD_TEXTS, .offset = AT(environments)},
    {"components", FIELD_ENTRIES, .shelf = &components_shelf},
};
static const struct schema system_schema = {
    "system", system_fields, FIELD_COUNT(system_fields),
    0,        FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field auditor_fields[] = {
    {"firm", FIELD_TEXT, .offset = AT(auditor)},
};
static const struct schema auditor_schema = {
    "auditor", auditor_fields, FIELD_COUNT(auditor_fields),
    0,         FIELD_NOWHERE,  FIELD_NOWHERE};

static const struct field brand_fields[] = {
    {"color", FIELD_TEXT, .offset = AT(brand.color)},
    {"colour", FIELD_TEXT, .offset = AT(brand.color)},
    {"classification", FIELD_TEXT, .offset = AT(brand.classification)},
    {"logo", FIELD_TEXT, .offset = AT(brand.logo)},
};
static const struct schema brand_schema = {
    "brand", brand_fields,  FIELD_COUNT(brand_fields),
    0,       FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field output_fields[] = {
    {"paper", FIELD_TEXT, .offset = AT(paper), .form = "A4|Letter"},
    {"folder", FIELD_TEXT, .offset = AT(output)},
    {"portal", FIELD_TEXT, .offset = AT(portal)},
    {"embed_sources", FIELD_TEXT, .offset = AT(embed_sources),
     .form = "true|false"},
};
static const struct schema output_schema = {
    "output", output_fields, FIELD_COUNT(output_fields),
    0,        FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field program_fields[] = {
    {"schema", .kind = FIELD_SKIP},
    {"organization", FIELD_MAP, .inner = &organization_schema,
     .is_required = true},
    {"organisation", FIELD_MAP, .inner = &organization_schema},
    {"system", FIELD_MAP, .inner = &system_schema},
    {"language", FIELD_TEXT, .offset = AT(language)},
    {"history", FIELD_TEXT, .offset = AT(history), .form = "git|none"},
    {"categories", FIELD_CUSTOM, .set = set_categories, .form = "#categories"},
    {"auditor", FIELD_MAP, .inner = &auditor_schema},
    {"owner", FIELD_TEXT, .offset = AT(owner)},
    {"people", FIELD_ENTRIES, .shelf = &people_shelf},
    {"roles", FIELD_ENTRIES, .shelf = &roles_shelf},
    {"periods", FIELD_ENTRIES, .shelf = &parts_periods_shelf},
    {"default_period", FIELD_TEXT, .offset = AT(default_period)},
    {"windows", FIELD_CUSTOM, .set = windows_of_workspace,
     .inner = &schema_windows},
    {"sampling", FIELD_TEXT, .offset = AT(sampling_profile)},
    {"rules", FIELD_ITEMS, .inner = &parts_ruling_schema, .offset = AT(rulings),
     .extra = AT(ruling_count)},
    {"brand", FIELD_MAP, .inner = &brand_schema},
    {"output", FIELD_MAP, .inner = &output_schema},
    {"packets", FIELD_ENTRIES, .shelf = &packets_shelf},
    {"documents", FIELD_ENTRIES, .shelf = &documents_shelf},
    {"groups", FIELD_ENTRIES, .shelf = &groups_shelf},
    {"variables", FIELD_CUSTOM, .set = set_variables, .form = "#variables"},
};

const struct schema schema_program = {
    "auditbinder.yaml",       program_fields, FIELD_COUNT(program_fields),
    sizeof(struct workspace), FIELD_NOWHERE,  FIELD_NOWHERE};

static void default_text(struct text *text, struct str value)
{
    if (text_is_empty(*text))
        text->str = value;
}

static void set_defaults(struct loader *loader)
{
    struct workspace *workspace = loader->workspace;
    bool *security = &workspace->category_in_scope[CATEGORY_SECURITY];

    default_text(&workspace->language, STR("en"));
    default_text(&workspace->output, STR("out"));
    for (size_t i = 0; i < workspace->periods_count; i++)
        if (workspace->periods[i]->type == 0)
            workspace->periods[i]->type = PERIOD_TYPE_II;
    if (!*security && !workspace->partial.categories &&
        workspace->categories_pos.line > 0)
        diag_add(loader->diags, LOAD_SECURITY_UNNAMED,
                 workspace->categories_pos,
                 "security is in the scope of every SOC 2 report; it is added");
    *security = true;
}

bool program_load(struct loader *loader)
{
    struct str shown = STR("auditbinder.yaml");
    struct node *node = parts_parse(loader, parts_path(loader, shown), shown);

    if (!node)
        return false;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write organization: first");
        return false;
    }
    fields_read(loader, &schema_program, node, loader->workspace);
    /* `role:` for `roles:` is one mistake, not one for each reference. */
    if (fields_has_unknown(&schema_program, node))
        loader->workspace->partial = (struct partial){.people = true,
                                                      .roles = true,
                                                      .groups = true,
                                                      .periods = true,
                                                      .packets = true,
                                                      .categories = true};
    set_defaults(loader);
    return true;
}

/* Takes the groups that the workspace defines itself out of LIST. */
static void drop_known(const struct workspace *workspace, struct node *list)
{
    struct node **link = &list->first;

    while (*link) {
        struct node *prefix = node_find(*link, STR("prefix"));
        if (prefix && map_find(&workspace->group_by_prefix, prefix->text))
            *link = (*link)->next;
        else
            link = &(*link)->next;
    }
}

void groups_load(struct loader *loader)
{
    struct str shown = STR("groups.yaml");
    const char *path = str_zero_ended(
        loader->arena, path_join(loader->arena, loader->data, shown));
    struct node *node = parts_parse(loader, path, shown), *list;

    list = node ? node_find(node, STR("groups")) : NULL;
    if (!list)
        return;
    drop_known(loader->workspace, list);
    fields_read_entries(loader, &groups_shelf, list);
}
