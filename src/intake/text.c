/*
 * Writes each row as a control, key by key, in the order of the matrix that
 * ships with the program.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "intake/text.h"

#include "base/file.h"
#include "intake/values.h"
#include "intake/yaml.h"

enum { KEYS = 4, TITLE_LIMIT = 70 };

struct writer {
    struct arena *arena;
    struct diags *diags;
    const struct workspace *workspace;
    const struct matrix_row *row;
    struct buf out;
    struct buf comments; /* of the control at hand */
    struct map said;     /* roles and cells that have been spoken of */
};

static struct str cell(const struct writer *writer, enum matrix_column column)
{
    return yaml_clean(writer->arena, writer->row->cells[column].str);
}

/* What a cell says and we do not understand stays as a comment, and is spoken
 * of where it is first. */
static void keep(struct writer *writer, enum matrix_column column,
                 const char *what)
{
    struct text text = writer->row->cells[column];
    struct str key =
        str_printf(writer->arena, "%s: %.*s", what, STR_ARG(text.str));
    struct diag *diag;

    if (map_add(&writer->said, key, writer)) {
        diag = diag_add(writer->diags, MATRIX_CELL, text.pos,
                        "'%.*s' is no %s here",
                        STR_ARG(str_slice(text.str, 0, 60)), what);
        diag_hint(writer->diags, diag, "it is kept as a comment");
    }
    buf_printf(&writer->comments, "%*s# %s in the matrix: %.*s\n", KEYS, "",
               what, STR_ARG(cell(writer, column)));
}

static void put(struct writer *writer, const char *key,
                enum matrix_column column)
{
    yaml_prose(&writer->out, KEYS, key, cell(writer, column));
}

/* A matrix without titles: the beginning of the statement, to a whole word. */
static struct str title_of(const struct writer *writer)
{
    struct str title = cell(writer, MATRIX_TITLE);
    size_t end = 0;

    if (title.len > 0)
        return title;
    title = cell(writer, MATRIX_STATEMENT);
    if (str_has_suffix(title, STR(".")))
        title.len--;
    if (title.len <= TITLE_LIMIT)
        return title;
    for (size_t i = 0; i < TITLE_LIMIT; i++)
        if (title.ptr[i] == ' ')
            end = i;
    title = str_slice(title, 0, end > 0 ? end : title.len);
    return str_concat(writer->arena, title, STR(" \u2026"));
}

/* Categories ------------------------------------------------------------- */

static enum category category_of(const struct writer *writer, struct str id)
{
    const struct criterion *criterion =
        map_find(&writer->workspace->criterion_by_id, id);

    return criterion ? criterion->category : CATEGORY_NONE;
}

static void put_category(struct writer *writer, const char *key,
                         enum category category)
{
    if (category != CATEGORY_NONE)
        yaml_value(&writer->out, KEYS, key, str_from(category_name(category)));
}

/* As the matrix says, else those of the criteria. */
static void put_categories(struct writer *writer,
                           const struct values_list *criteria)
{
    enum category first = category_from(cell(writer, MATRIX_PRIMARY));
    enum category second = category_from(cell(writer, MATRIX_SECONDARY));

    if (first == CATEGORY_NONE)
        first = category_from(cell(writer, MATRIX_CATEGORY));
    for (size_t i = 0; i < criteria->count; i++) {
        enum category of = category_of(writer, criteria->items[i]);

        if (first == CATEGORY_NONE)
            first = of;
        else if (second == CATEGORY_NONE && of != first)
            second = of;
    }
    put_category(writer, "primary", first);
    put_category(writer, "secondary", second);
}

static void put_mode(struct writer *writer)
{
    enum mode mode = mode_from(cell(writer, MATRIX_MODE));

    if (mode != MODE_NONE)
        yaml_value(&writer->out, KEYS, "mode", str_from(mode_name(mode)));
    else if (cell(writer, MATRIX_MODE).len > 0)
        keep(writer, MATRIX_MODE, "mode");
}

/* "Change Management" and the like: the group of the workspace with this name,
 * or NULL. */
static const struct group *find_group(const struct writer *writer,
                                      struct str name)
{
    for (size_t i = 0; i < writer->workspace->groups_count; i++) {
        const struct group *group = writer->workspace->groups[i];

        if (str_eq_nocase(group->prefix.str, name) ||
            str_eq_nocase(group->name.str, name))
            return group;
    }
    return NULL;
}

/* A heading above the row may be anything; a cell is meant. */
static void put_group(struct writer *writer)
{
    struct str name = cell(writer, MATRIX_CATEGORY);
    const struct group *group = find_group(writer, name);

    if (!group && name.len == 0)
        group = find_group(writer, cell(writer, MATRIX_HEADING));
    if (group)
        yaml_value(&writer->out, KEYS, "category", group->name.str);
    else if (name.len > 0 && category_from(name) == CATEGORY_NONE)
        keep(writer, MATRIX_CATEGORY, "category");
}

/* Single values ---------------------------------------------------------- */

static void put_frequency(struct writer *writer)
{
    enum frequency frequency = values_frequency(cell(writer, MATRIX_FREQUENCY));

    if (frequency != FREQUENCY_NONE)
        yaml_value(&writer->out, KEYS, "frequency",
                   str_from(frequency_name(frequency)));
    else if (cell(writer, MATRIX_FREQUENCY).len > 0)
        keep(writer, MATRIX_FREQUENCY, "frequency");
}

static struct values_list put_criteria(struct writer *writer)
{
    struct str text = writer->row->cells[MATRIX_CRITERIA].str;
    struct values_list list = values_criteria(writer->arena, text);

    if (text.len == 0) /* controls that are named after their criterion */
        return values_criteria(writer->arena, cell(writer, MATRIX_ID));
    if (list.count == 0)
        keep(writer, MATRIX_CRITERIA, "criterion");
    return list;
}

static void put_nature(struct writer *writer)
{
    struct values_list list =
        values_nature(writer->arena, cell(writer, MATRIX_NATURE));

    if (list.count == 0 && cell(writer, MATRIX_NATURE).len > 0)
        keep(writer, MATRIX_NATURE, "nature of a control");
    yaml_list(&writer->out, KEYS, "nature", list.items, list.count);
}

static void put_role(struct writer *writer, const char *key,
                     enum matrix_column column)
{
    struct str name = cell(writer, column), id;
    bool is_known;
    struct diag *diag;

    if (name.len == 0)
        return;
    id = values_role(writer->arena, writer->workspace, name, &is_known);
    yaml_value(&writer->out, KEYS, key, id);
    if (is_known || id.len == 0 || !map_add(&writer->said, id, writer))
        return;
    diag = diag_add(writer->diags, MATRIX_ROLE, writer->row->cells[column].pos,
                    "no role is called '%.*s'", STR_ARG(name));
    diag_hint(writer->diags, diag,
              "add to 'roles:' in auditbinder.yaml: {id: %.*s, title: %.*s}",
              STR_ARG(id), STR_ARG(name));
}

/* Lists ------------------------------------------------------------------ */

static struct values_list items_of(struct writer *writer,
                                   enum matrix_column column)
{
    struct values_list list =
        values_items(writer->arena, writer->row->cells[column].str);

    for (size_t i = 0; i < list.count; i++)
        list.items[i] = yaml_clean(writer->arena, list.items[i]);
    return list;
}

static void put_items(struct writer *writer, const char *key, const char *inner,
                      enum matrix_column column)
{
    struct values_list list = items_of(writer, column);

    if (list.count > 0)
        buf_printf(&writer->out, "%*s%s:\n", KEYS, "", key);
    for (size_t i = 0; i < list.count; i++)
        yaml_prose(&writer->out, KEYS + 2, inner, list.items[i]);
}

static void put_systems(struct writer *writer)
{
    struct values_list list = items_of(writer, MATRIX_SYSTEMS);

    if (list.count > 0)
        buf_printf(&writer->out, "%*sscope:\n", KEYS, "");
    yaml_list(&writer->out, KEYS + 2, "systems", list.items, list.count);
}

static void put_policies(struct writer *writer)
{
    struct values_list names =
        values_policies(writer->arena, writer->workspace,
                        writer->row->cells[MATRIX_POLICIES].str);

    if (names.has_unknown)
        keep(writer, MATRIX_POLICIES, "policy");
    yaml_list(&writer->out, KEYS, "policies", names.items, names.count);
}

/* Controls --------------------------------------------------------------- */

static void put_statement(struct writer *writer)
{
    struct str statement = cell(writer, MATRIX_STATEMENT);

    if (statement.len == 0)
        statement = cell(writer, MATRIX_TITLE);
    put(writer, "purpose", MATRIX_PURPOSE);
    put(writer, "risk", MATRIX_RISK);
    yaml_prose(&writer->out, KEYS, "statement", statement);
}

static void say_taken(struct writer *writer)
{
    struct text id = writer->row->cells[MATRIX_ID];
    const struct control *control =
        map_find(&writer->workspace->control_by_id, id.str);
    struct diag *diag;

    if (!control)
        return;
    diag =
        diag_add(writer->diags, MATRIX_TAKEN, id.pos,
                 "the workspace has a control %.*s already", STR_ARG(id.str));
    diag_hint(writer->diags, diag,
              "take it out of %.*s, or give one another id",
              STR_ARG(control->pos.file));
}

static void put_control(struct writer *writer)
{
    struct values_list criteria;

    writer->comments = buf_new(writer->arena);
    say_taken(writer);
    buf_add(&writer->out, STR("\n"));
    yaml_value(&writer->out, KEYS - 2, "- id", cell(writer, MATRIX_ID));
    yaml_prose(&writer->out, KEYS, "title", title_of(writer));
    criteria = put_criteria(writer);
    put_group(writer);
    put_categories(writer, &criteria);
    put_frequency(writer);
    put_mode(writer);
    yaml_list(&writer->out, KEYS, "criteria", criteria.items, criteria.count);
    put_nature(writer);
    put_role(writer, "owner", MATRIX_OWNER);
    put_role(writer, "operator", MATRIX_OPERATOR);
    put_role(writer, "reviewer", MATRIX_REVIEWER);
    put_statement(writer);
    put(writer, "due", MATRIX_DUE);
    put_systems(writer);
    put_items(writer, "steps", "- ", MATRIX_STEPS);
    put_items(writer, "evidence", "- what", MATRIX_EVIDENCE);
    put(writer, "escalation", MATRIX_ESCALATION);
    put_policies(writer);
    buf_add(&writer->out, buf_str(&writer->comments));
}

static void say_left(struct writer *writer, const struct matrix *matrix)
{
    struct buf names = buf_new(writer->arena);

    for (size_t i = 0; i < matrix->left_count; i++)
        buf_printf(&names, "%s'%.*s'", i > 0 ? ", " : "",
                   STR_ARG(yaml_clean(writer->arena, matrix->left[i].str)));
    if (matrix->left_count > 0)
        diag_add(writer->diags, MATRIX_LEFT, matrix->left[0].pos,
                 "columns that a control has no place for: %.*s",
                 STR_ARG(buf_str(&names)));
}

struct str matrix_text(struct arena *arena, struct diags *diags,
                       const struct workspace *workspace, struct str file,
                       const struct matrix *matrix)
{
    struct writer writer = {.arena = arena,
                            .diags = diags,
                            .workspace = workspace,
                            .out = buf_new(arena),
                            .said = map_new(arena)};

    say_left(&writer, matrix);
    buf_printf(&writer.out, "# From %.*s\ncontrols:",
               STR_ARG(yaml_clean(arena, path_base(file))));
    for (size_t i = 0; i < matrix->count; i++) {
        writer.row = &matrix->rows[i];
        put_control(&writer);
    }
    buf_add_byte(&writer.out, '\n');
    return buf_str(&writer.out);
}
