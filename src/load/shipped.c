/*
 * What the program brings along for check: what secrets look like, and what
 * portals accept.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"

#define RULE(member)   offsetof(struct secret_rule, member)
#define PORTAL(member) offsetof(struct portal, member)

static const struct field rule_fields[] = {
    {"id", FIELD_TEXT, .offset = RULE(id), .is_required = true},
    {"what", FIELD_TEXT, .offset = RULE(what), .is_required = true},
    {"regex", FIELD_TEXT, .offset = RULE(regex)},
    {"keywords", FIELD_TEXTS, .offset = RULE(keywords)},
    {"names", FIELD_TEXTS, .offset = RULE(names)},
    {"entropy", FIELD_TEXT, .offset = RULE(entropy)},
};

static const struct schema rule_schema = {
    "a rule about secrets",     rule_fields,   FIELD_COUNT(rule_fields),
    sizeof(struct secret_rule), FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field portal_fields[] = {
    {"id", FIELD_TEXT, .offset = PORTAL(id), .is_required = true},
    {"name", FIELD_TEXT, .offset = PORTAL(name), .is_required = true},
    {"file_limit", FIELD_TEXT, .offset = PORTAL(file_limit)},
    {"accepts", FIELD_TEXTS, .offset = PORTAL(accepts)},
    {"refuses", FIELD_TEXTS, .offset = PORTAL(refuses)},
};

static const struct schema portal_schema = {"a portal",
                                            portal_fields,
                                            FIELD_COUNT(portal_fields),
                                            sizeof(struct portal),
                                            FIELD_NOWHERE,
                                            FIELD_NOWHERE};

static const struct shelf rules_shelf =
    PARTS_SHELF(rule_schema, secret_rules, secret_rule_by_id);
static const struct shelf portals_shelf =
    PARTS_SHELF(portal_schema, portals, portal_by_id);

static void load(struct loader *loader, struct str shown, struct str key,
                 const struct shelf *shelf)
{
    const char *path = str_zero_ended(
        loader->arena, path_join(loader->arena, loader->data, shown));
    struct node *node = parts_parse(loader, path, shown), *list;

    list = node ? node_find(node, key) : NULL;
    if (list)
        fields_read_entries(loader, shelf, list);
}

void shipped_load(struct loader *loader)
{
    load(loader, STR("secrets.yaml"), STR("secrets"), &rules_shelf);
    load(loader, STR("portals.yaml"), STR("portals"), &portals_shelf);
}
