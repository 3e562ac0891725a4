/*
 * policies/: Markdown files whose front matter holds the facts, and below
 * versions/<id>/ the texts that they replaced, with a head of their own.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/front.h"
#include "load/parts.h"
#include "load/schema.h"
#include "model/policy.h"

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

static void say_missing(struct loader *loader, struct str shown)
{
    struct diag *diag =
        diag_add(loader->diags, IN_FRONT_MISSING, pos_make(shown, 1, 1),
                 "a policy begins with front matter, but this file does not");

    diag_hint(loader->diags, diag,
              "write id, title, version, owner … between two lines '---'");
}

struct policy *policies_parse(struct loader *loader, struct str shown,
                              struct str bytes)
{
    struct policy *policy = arena_new(loader->arena, struct policy);
    struct front front;
    struct node *node;

    if (!front_split(loader->diags, shown, bytes, &front))
        return NULL;
    if (!front.has_matter) {
        say_missing(loader, shown);
        return NULL;
    }
    node = node_parse(loader->arena, loader->diags, shown, front.matter,
                      front.matter_line);
    if (!node)
        return NULL;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write key: value");
        return NULL;
    }
    policy->path = shown;
    policy->body =
        (struct text){front.body, pos_make(shown, front.body_line, 1)};
    return fields_read(loader, &schema_policy, node, policy) ? policy : NULL;
}

/* NULL after a message. */
static struct policy *read_policy(struct loader *loader, struct str shown)
{
    struct str bytes;

    return file_read(loader->arena, loader->diags, parts_path(loader, shown),
                     shown, NODE_FILE_LIMIT, &bytes)
               ? policies_parse(loader, shown, bytes)
               : NULL;
}

static void read_file(struct loader *loader, struct str shown)
{
    struct policy *policy = read_policy(loader, shown);

    if (!policy || !fields_shelve(loader, &policies_shelf, policy))
        loader->workspace->partial.policies = true;
}

/* Versions -------------------------------------------------------------- */

static void say_alone(struct loader *loader, const struct policy *text)
{
    struct map *known = &loader->workspace->policy_by_id;
    struct str *names = arena_array(loader->arena, known->count, struct str);
    struct diag *diag;

    if (loader->workspace->partial.policies)
        return;
    diag = diag_add(loader->diags, LOAD_VERSION_ALONE, text->id.pos,
                    "this is a version of policy '%.*s', which is not in "
                    "policies/",
                    STR_ARG(text->id.str));
    for (size_t i = 0; i < known->count; i++)
        names[i] = known->entries[i].key;
    diag_suggest(loader->diags, diag, text->id.str, names, known->count);
}

static const struct policy *find_version(const struct policy *policy,
                                         struct str version)
{
    for (size_t i = 0; i < policy->version_count; i++)
        if (str_eq(policy->versions[i]->version.str, version))
            return policy->versions[i];
    return str_eq(policy->version.str, version) ? policy : NULL;
}

void policies_keep(struct loader *loader, struct policy *policy,
                   struct policy *text)
{
    date day = policy_begins(text);
    size_t at = policy->version_count;

    fields_push(loader->arena, (void ***)&policy->versions,
                &policy->version_count, text);
    for (; at > 0 && policy_begins(policy->versions[at - 1]) > day; at--)
        policy->versions[at] = policy->versions[at - 1];
    policy->versions[at] = text;
}

static void read_version(struct loader *loader, struct str shown)
{
    struct policy *text = read_policy(loader, shown), *policy;
    const struct policy *twin;
    struct diag *diag;

    if (!text)
        return;
    policy = map_find(&loader->workspace->policy_by_id, text->id.str);
    if (!policy) {
        say_alone(loader, text);
        return;
    }
    twin = find_version(policy, text->version.str);
    if (!twin) {
        policies_keep(loader, policy, text);
        return;
    }
    diag = diag_add(loader->diags, LOAD_VERSION_TWICE,
                    text->version.pos.line ? text->version.pos : text->pos,
                    "version %.*s of policy %.*s is in %.*s too",
                    STR_ARG(text->version.str), STR_ARG(text->id.str),
                    STR_ARG(twin->path));
    diag_hint(loader->diags, diag, "give one of them its own version");
}

static void read_versions(struct loader *loader, const char *const *endings)
{
    struct str name = STR(PARTS_VERSIONS);
    struct file_list list;

    if (!file_list(loader->arena, loader->diags, parts_path(loader, name), name,
                   &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        struct str folder =
            path_join(loader->arena, name, list.entries[i].name);

        if (list.entries[i].kind == FILE_FOLDER)
            parts_each(loader, str_zero_ended(loader->arena, folder), endings,
                       read_version);
        else if (list.entries[i].name.ptr[0] != '.')
            diag_hint(loader->diags,
                      diag_add(loader->diags, LOAD_STRAY_FILE,
                               pos_make(folder, 0, 0), "this file is not read"),
                      "move it into the folder of its policy, such as %s/ACP",
                      PARTS_VERSIONS);
    }
}

void policies_load(struct loader *loader)
{
    static const char *const endings[] = {".md", ".markdown", NULL};

    parts_each_below(loader, "policies", endings, read_file);
    read_versions(loader, endings);
}
