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

/* Stands before the table that it extends. */
static void set_versions(struct loader *loader, const struct node *node,
                         void *object);

/* One table for a control and for its earlier texts: the former ends before
 * the last row, the latter begin at the first row of a text. */
static const struct schema version_schema;

static const struct field control_fields[] = {
    {"id", FIELD_TEXT, .offset = AT(id), .is_required = true},
    {"title", FIELD_TEXT, .offset = AT(title), .is_required = true},
    {"effective_from", FIELD_DATE, .offset = AT(effective_from)},
    {"effective_to", FIELD_DATE, .offset = AT(effective_to)},
    {"not_applicable", FIELD_TEXT, .offset = AT(not_applicable)},
    {"history", FIELD_ITEMS, .offset = AT(history.items),
     .extra = AT(history.count), .inner = &parts_version_schema},
    {"versions", FIELD_CUSTOM, .set = set_versions, .inner = &version_schema,
     .is_list = true},
    /* The text. */
    {"version", FIELD_TEXT, .offset = AT(version)},
    {"effective", FIELD_DATE, .offset = AT(effective)},
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
    {"title", FIELD_TEXT, .offset = AT(title)},
};

enum { TEXT_FIELD = 7, CONTROL_FIELDS = FIELD_COUNT(control_fields) };

const struct schema schema_control = {
    "a control", control_fields, CONTROL_FIELDS - 1, sizeof(struct control),
    AT(pos),     AT(has_errors)};

static const struct schema version_schema = {"a version of a control",
                                             control_fields + TEXT_FIELD,
                                             CONTROL_FIELDS - TEXT_FIELD,
                                             sizeof(struct control),
                                             AT(pos),
                                             AT(has_errors)};

static const struct shelf controls_shelf =
    PARTS_SHELF(schema_control, controls, control_by_id);

static const struct field file_fields[] = {
    {"schema", .kind = FIELD_SKIP},
    {"controls", FIELD_ENTRIES, .shelf = &controls_shelf, .is_required = true},
};

const struct schema schema_controls = {
    "a file of controls", file_fields,  FIELD_COUNT(file_fields), 0,
    FIELD_NOWHERE,        FIELD_NOWHERE};

/* Many unknown keys are one mistake: another tool's file, or one control
 * without a list around it. */
static bool is_other_file(const struct node *node)
{
    return !node_find(node, STR("controls")) && node->count > 2;
}

static void say_other_file(struct loader *loader, const struct node *node)
{
    struct diag *diag = diag_add(loader->diags, LOAD_MISSING_KEY, node->pos,
                                 "%s needs 'controls'", schema_controls.what);
    diag_hint(loader->diags, diag,
              node_find(node, STR("id"))
                  ? "put this control below 'controls:', behind '- '"
                  : "write 'controls:' and below it each control, behind '- '");
}

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
    if (is_other_file(node)) {
        say_other_file(loader, node);
        return;
    }
    fields_read(loader, &schema_controls, node, loader->workspace);
}

/* Earlier texts ---------------------------------------------------------- */

static void set_versions(struct loader *loader, const struct node *node,
                         void *object)
{
    struct earlier *earlier = arena_new(loader->arena, struct earlier);

    if (node->kind == NODE_SCALAR && node->is_null)
        return;
    if (node->kind != NODE_LIST) {
        fields_wrong_type(loader, node, "a list",
                          "begin each entry with '- ' on a line of its own");
        return;
    }
    *earlier = (struct earlier){object, node, loader->earlier};
    loader->earlier = earlier;
}

static void say_twin(struct loader *loader, const struct control *text,
                     const struct control *twin)
{
    struct diag *diag =
        diag_add(loader->diags, LOAD_VERSION_TWICE,
                 text->version.pos.line ? text->version.pos : text->pos,
                 "version %.*s of control %.*s has two texts",
                 STR_ARG(text->version.str), STR_ARG(text->id.str));

    diag_hint(loader->diags, diag,
              "line %d has it first; give one of them "
              "its own version",
              twin->version.pos.line);
}

static const struct control *find_version(const struct control *control,
                                          struct str version)
{
    for (size_t i = 0; i < control->version_count; i++)
        if (str_eq(control->versions[i]->version.str, version))
            return control->versions[i];
    return str_eq(control->version.str, version) ? control : NULL;
}

/* What NODE does not name is as in NEWER, the text that replaced it. NULL
 * after a message. */
static struct control *read_text(struct loader *loader,
                                 const struct control *newer,
                                 const struct node *node)
{
    struct control *text = arena_new(loader->arena, struct control);

    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map (a version of a control)", NULL);
        return NULL;
    }
    *text = *newer;
    text->version = (struct text){STR_NONE, POS_NONE};
    text->effective = (struct dated){DATE_NONE, POS_NONE};
    text->versions = NULL;
    text->version_count = 0;
    fields_read(loader, &version_schema, node, text);
    if (text_is_empty(text->version))
        diag_add(loader->diags, LOAD_MISSING_KEY, node->pos, "%s needs '%s'",
                 version_schema.what, "version");
    return text;
}

/* The list begins with the last text replaced; the model's with the first. */
static void read_versions(struct loader *loader, struct control *control,
                          const struct node *list)
{
    const struct control *newer = control;

    for (struct node *node = list->first; node; node = node->next) {
        struct control *text = read_text(loader, newer, node);
        const struct control *twin;

        if (!text)
            continue;
        twin = find_version(control, text->version.str);
        if (twin && !text_is_empty(text->version)) {
            say_twin(loader, text, twin);
            continue;
        }
        controls_keep(loader, control, text, 0);
        newer = text;
    }
}

void controls_keep(struct loader *loader, struct control *control,
                   struct control *text, size_t at)
{
    fields_push(loader->arena, (void ***)&control->versions,
                &control->version_count, text);
    for (size_t i = control->version_count - 1; i > at; i--)
        control->versions[i] = control->versions[i - 1];
    control->versions[at] = text;
}

void controls_set_group(struct control *control)
{
    struct str id = control->id.str;
    size_t dash = str_find_byte(id, '-', 0);

    if (text_is_empty(control->group) && dash < id.len)
        control->group.str = str_slice(id, 0, dash);
}

void controls_load(struct loader *loader)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};

    parts_each_below(loader, "controls", endings, read_file);
    for (size_t i = 0; i < loader->workspace->controls_count; i++)
        controls_set_group(loader->workspace->controls[i]);
    for (struct earlier *at = loader->earlier; at; at = at->next)
        read_versions(loader, at->control, at->list);
}
