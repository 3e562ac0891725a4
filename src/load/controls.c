/*
 * controls/: the control matrix, in as many YAML files as the user likes.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"
#include "load/schema.h"

#define AT(member) offsetof(struct control, member)

static const struct field version_fields[] = {
    {"version", FIELD_TEXT, .offset = offsetof(struct version, version),
     .is_required = true},
    {"date", FIELD_DATE, .offset = offsetof(struct version, date)},
    {"change", FIELD_TEXT, .offset = offsetof(struct version, change)},
    {"by", FIELD_TEXT, .offset = offsetof(struct version, by)},
};

const struct schema parts_version_schema = {
    "an entry of the history", version_fields, FIELD_COUNT(version_fields),
    sizeof(struct version),    FIELD_NOWHERE,  FIELD_NOWHERE};

static const struct field variation_fields[] = {
    {"id", FIELD_TEXT, .offset = offsetof(struct variation, id),
     .is_required = true},
    {"text", FIELD_TEXT, .offset = offsetof(struct variation, text),
     .is_required = true},
};

static const struct schema variation_schema = {"a variation",
                                               variation_fields,
                                               FIELD_COUNT(variation_fields),
                                               sizeof(struct variation),
                                               FIELD_NOWHERE,
                                               FIELD_NOWHERE};

static const struct field expected_fields[] = {
    {"what", FIELD_TEXT, .offset = offsetof(struct expected, what),
     .is_required = true},
    {"source", FIELD_TEXT, .offset = offsetof(struct expected, source)},
    {"kind", FIELD_TEXT, .offset = offsetof(struct expected, kind),
     .form = "population|sample|configuration|document|screenshot|log|"
             "attestation"},
    {"acceptance", FIELD_TEXT, .offset = offsetof(struct expected, acceptance)},
};

static const struct schema expected_schema = {"an expected piece of evidence",
                                              expected_fields,
                                              FIELD_COUNT(expected_fields),
                                              sizeof(struct expected),
                                              FIELD_NOWHERE,
                                              FIELD_NOWHERE};

static const struct field scope_fields[] = {
    {"systems", FIELD_TEXTS, .offset = AT(systems)},
    {"environments", FIELD_TEXTS, .offset = AT(environments)},
    {"exclusions", FIELD_TEXTS, .offset = AT(exclusions)},
};

static const struct schema scope_schema = {
    "scope", scope_fields,  FIELD_COUNT(scope_fields),
    0,       FIELD_NOWHERE, FIELD_NOWHERE};

static const struct field dependency_fields[] = {
    {"customers", FIELD_TEXT, .offset = AT(customers)},
    {"vendors", FIELD_TEXT, .offset = AT(vendors)},
};

static const struct schema dependency_schema = {
    "dependencies", dependency_fields, FIELD_COUNT(dependency_fields), 0,
    FIELD_NOWHERE,  FIELD_NOWHERE};

static const struct field control_fields[] = {
    {"id", FIELD_TEXT, .offset = AT(id), .is_required = true},
    {"title", FIELD_TEXT, .offset = AT(title), .is_required = true},
    {"summary", FIELD_TEXT, .offset = AT(summary)},
    {"category", FIELD_TEXT, .offset = AT(group)},
    {"primary", FIELD_CATEGORY, .offset = AT(primary),
     .extra = AT(primary_pos)},
    {"secondary", FIELD_CATEGORY, .offset = AT(secondary),
     .extra = AT(secondary_pos)},
    {"frequency", FIELD_FREQUENCY, .offset = AT(frequency),
     .extra = AT(frequency_pos)},
    {"mode", FIELD_MODE, .offset = AT(mode), .extra = AT(mode_pos)},
    {"windows", FIELD_CUSTOM, .set = windows_of_control,
     .inner = &schema_windows},
    {"criteria", FIELD_TEXTS, .offset = AT(criteria)},
    {"nature", FIELD_TEXTS, .offset = AT(nature)},
    {"owner", FIELD_TEXT, .offset = AT(owner)},
    {"operator", FIELD_TEXT, .offset = AT(operator_)},
    {"reviewer", FIELD_TEXT, .offset = AT(reviewer)},
    {"purpose", FIELD_TEXT, .offset = AT(purpose)},
    {"risk", FIELD_TEXT, .offset = AT(risk)},
    {"statement", FIELD_TEXT, .offset = AT(statement)},
    {"due", FIELD_TEXT, .offset = AT(due)},
    {"scope", FIELD_MAP, .inner = &scope_schema},
    {"steps", FIELD_TEXTS, .offset = AT(steps)},
    {"inputs", FIELD_TEXT, .offset = AT(inputs)},
    {"variations", FIELD_ITEMS, .offset = AT(variations),
     .extra = AT(variation_count), .inner = &variation_schema},
    {"variation", FIELD_TEXT, .offset = AT(variation)},
    {"evidence", FIELD_ITEMS, .offset = AT(expected),
     .extra = AT(expected_count), .inner = &expected_schema},
    {"escalation", FIELD_TEXT, .offset = AT(escalation)},
    {"policies", FIELD_TEXTS, .offset = AT(policies)},
    {"related", FIELD_TEXTS, .offset = AT(related)},
    {"dependencies", FIELD_MAP, .inner = &dependency_schema},
    {"effective_from", FIELD_DATE, .offset = AT(effective_from)},
    {"effective_to", FIELD_DATE, .offset = AT(effective_to)},
    {"not_applicable", FIELD_TEXT, .offset = AT(not_applicable)},
    {"version", FIELD_TEXT, .offset = AT(version)},
    {"history", FIELD_ITEMS, .offset = AT(history.items),
     .extra = AT(history.count), .inner = &parts_version_schema},
};

static const struct schema control_schema = {"a control",
                                             control_fields,
                                             FIELD_COUNT(control_fields),
                                             sizeof(struct control),
                                             AT(pos),
                                             AT(has_errors)};

static const struct shelf controls_shelf =
    PARTS_SHELF(control_schema, controls, control_by_id);

static const struct field file_fields[] = {
    {"schema", .kind = FIELD_SKIP},
    {"controls", FIELD_ENTRIES, .shelf = &controls_shelf, .is_required = true},
};

const struct schema schema_controls = {
    "a file of controls", file_fields,  FIELD_COUNT(file_fields), 0,
    FIELD_NOWHERE,        FIELD_NOWHERE};

static void read_file(struct loader *loader, struct str shown)
{
    bool *partial = &loader->workspace->partial.controls;
    struct node *node = parts_parse(loader, parts_path(loader, shown), shown);

    if (node && node->kind != NODE_MAP)
        fields_wrong_type(loader, node, "a map",
                          "write 'controls:' above the list");
    if (!node || node->kind != NODE_MAP) {
        *partial = true;
        return;
    }
    /* Nothing but comments: a file that waits to be filled. */
    if (node->count == 0)
        return;
    if (!node_find(node, STR("controls")))
        *partial = true;
    fields_read(loader, &schema_controls, node, loader->workspace);
}

/* The group of a control that names none: the letters before the '-'. */
static void set_groups(struct workspace *workspace)
{
    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct control *control = workspace->controls[i];
        struct str id = control->id.str;
        size_t dash = str_find_byte(id, '-', 0);

        if (text_is_empty(control->group) && dash < id.len)
            control->group.str = str_slice(id, 0, dash);
    }
}

void controls_load(struct loader *loader)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};

    parts_each(loader, "controls", endings, read_file);
    set_groups(loader->workspace);
}
