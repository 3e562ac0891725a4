/*
 * policies/: Markdown files whose front matter holds the facts.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/front.h"
#include "load/parts.h"
#include "load/schema.h"

#define AT(member) offsetof(struct policy, member)

static const struct field policy_fields[] = {
    {"id", FIELD_TEXT, .offset = AT(id), .is_required = true},
    {"title", FIELD_TEXT, .offset = AT(title), .is_required = true},
    {"version", FIELD_TEXT, .offset = AT(version)},
    {"status", FIELD_STATUS, .offset = AT(status), .extra = AT(status_pos)},
    {"owner", FIELD_TEXT, .offset = AT(owner)},
    {"approver", FIELD_TEXT, .offset = AT(approver)},
    {"approved", FIELD_DATE, .offset = AT(approved)},
    {"effective", FIELD_DATE, .offset = AT(effective)},
    {"reviewed", FIELD_DATE, .offset = AT(reviewed)},
    {"next_review", FIELD_DATE, .offset = AT(next_review)},
    {"review", FIELD_TEXT, .offset = AT(review),
     .form = "annual|semi-annual|quarterly|monthly"},
    {"classification", FIELD_TEXT, .offset = AT(classification)},
    {"language", FIELD_TEXT, .offset = AT(language)},
    {"summary", FIELD_TEXT, .offset = AT(summary)},
    {"criteria", FIELD_TEXTS, .offset = AT(criteria)},
    {"controls", FIELD_TEXTS, .offset = AT(controls)},
    {"history", FIELD_ITEMS, .offset = AT(history.items),
     .extra = AT(history.count), .inner = &parts_version_schema},
};

const struct schema schema_policy = {"a policy",
                                     policy_fields,
                                     FIELD_COUNT(policy_fields),
                                     sizeof(struct policy),
                                     AT(pos),
                                     AT(has_errors)};

static const struct shelf policies_shelf =
    PARTS_SHELF(schema_policy, policies, policy_by_id);

static bool say_missing(struct loader *loader, struct str shown)
{
    struct diag *diag =
        diag_add(loader->diags, IN_FRONT_MISSING, pos_make(shown, 1, 1),
                 "a policy begins with front matter, but this file does not");

    diag_hint(loader->diags, diag,
              "write id, title, version, owner … between two lines '---'");
    return false;
}

static bool read_policy(struct loader *loader, struct str shown)
{
    struct policy *policy = arena_new(loader->arena, struct policy);
    struct front front;
    struct node *node;
    struct str bytes;

    if (!file_read(loader->arena, loader->diags, parts_path(loader, shown),
                   shown, NODE_FILE_LIMIT, &bytes) ||
        !front_split(loader->diags, shown, bytes, &front))
        return false;
    if (!front.has_matter)
        return say_missing(loader, shown);
    node = node_parse(loader->arena, loader->diags, shown, front.matter,
                      front.matter_line);
    if (!node)
        return false;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write key: value");
        return false;
    }
    policy->path = shown;
    policy->body =
        (struct text){front.body, pos_make(shown, front.body_line, 1)};
    return fields_read(loader, &schema_policy, node, policy) &&
           fields_shelve(loader, &policies_shelf, policy);
}

static void read_file(struct loader *loader, struct str shown)
{
    if (!read_policy(loader, shown))
        loader->workspace->partial.policies = true;
}

void policies_load(struct loader *loader)
{
    static const char *const endings[] = {".md", ".markdown", NULL};

    parts_each(loader, "policies", endings, read_file);
}
