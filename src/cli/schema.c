/*
 * auditbinder schema: JSON Schemas (draft 7) of what people write, made from
 * the tables by which it is read, so that an editor and the program cannot
 * disagree about a key.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/schema.h"

#include "base/file.h"
#include "base/json.h"
#include "cli/session.h"
#include "data.h"

static const struct {
    const char *name, *title;
    const struct schema *schema; /* NULL: a file among the templates */
    bool is_by_key;              /* each key has such a value */
} subjects[] = {
    {"program", "auditbinder.yaml", &schema_program, false},
    {"controls", "A file of controls", &schema_controls, false},
    {"policy", "The front matter of a policy", &schema_policy, false},
    {"evidence", "evidence.yaml: facts about files", &schema_evidence, false},
    {"requests", "requests/<period>.yaml: what we say of each request",
     &schema_request, true},
    {"exceptions", "exceptions.yaml: management's own record",
     &schema_exceptions, false},
    {"workspace", NULL, NULL, false},
};
enum { SUBJECT_COUNT = sizeof subjects / sizeof *subjects };

/* Definitions ------------------------------------------------------------ */

static void add_type(struct json *json, const char *const *types, size_t count)
{
    json_open(json, "type", '[');
    for (size_t i = 0; i < count; i++)
        json_str(json, NULL, str_from(types[i]));
    json_close(json);
}

/* YAML readers take 1.0 for a number and `yes` for a truth; here every value
 * is a text, as typed. */
static void add_text_definitions(struct json *json)
{
    static const char *const types[] = {"string", "number", "boolean", "null"};

    json_open(json, "text", '{');
    add_type(json, types, 4);
    json_close(json);
    json_open(json, "id", '{');
    add_type(json, types, 3);
    json_close(json);
    json_open(json, "instant", '{');
    add_type(json, (const char *const[]){"string", "null"}, 2);
    json_close(json);
    json_open(json, "number", '{');
    add_type(json, (const char *const[]){"integer", "null"}, 2);
    json_close(json);
    json_open(json, "date", '{');
    add_type(json, (const char *const[]){"string", "null"}, 2);
    json_str(json, "pattern", STR("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    json_close(json);
}

static void add_ref(struct json *json, const char *name, const char *definition)
{
    struct buf buf = buf_new(json->buf.arena);

    buf_printf(&buf, "#/definitions/%s", definition);
    json_open(json, name, '{');
    json_str(json, "$ref", buf_str(&buf));
    json_close(json);
}

static void add_category_words(struct json *json)
{
    json_open(json, "enum", '[');
    for (int i = 1; i < CATEGORY_COUNT; i++) {
        json_str(json, NULL, str_from(category_name((enum category)i)));
        json_str(json, NULL, str_from(category_word((enum category)i)));
    }
    json_null(json, NULL);
    json_close(json);
}

static void add_definitions(struct json *json)
{
    json_open(json, "definitions", '{');
    add_text_definitions(json);
    json_open(json, "texts", '{');
    add_type(json, (const char *const[]){"array", "null"}, 2);
    add_ref(json, "items", "id");
    json_close(json);
    json_open(json, "category", '{');
    add_category_words(json);
    json_close(json);
    json_open(json, "categories", '{');
    json_str(json, "type", STR("array"));
    add_ref(json, "items", "category");
    json_close(json);
    json_open(json, "variables", '{');
    add_type(json, (const char *const[]){"object", "null"}, 2);
    add_ref(json, "additionalProperties", "text");
    json_close(json);
    json_close(json);
}

/* Fields ----------------------------------------------------------------- */

static const char *mode_word(int value)
{
    return mode_name((enum mode)value);
}

static const char *frequency_word(int value)
{
    return frequency_name((enum frequency)value);
}

static const char *status_word(int value)
{
    return status_name((enum status)value);
}

/* {"enum": […, null]} under NAME: the words of an enumeration of COUNT, whose
 * first value is none. */
static void add_words(struct json *json, const char *name,
                      const char *(*word)(int value), int count)
{
    json_open(json, name, '{');
    json_open(json, "enum", '[');
    for (int i = 1; i < count; i++)
        json_str(json, NULL, str_from(word(i)));
    json_null(json, NULL);
    json_close(json);
    json_close(json);
}

/* YAML readers make a truth of `true`; here it is a word. */
static void add_word(struct json *json, struct str word)
{
    json_str(json, NULL, word);
    if (str_is(word, "true") || str_is(word, "false"))
        json_bool(json, NULL, str_is(word, "true"));
}

/* FORM of the field: a definition, or the words that are allowed. */
static void add_form(struct json *json, const char *name, const char *form)
{
    struct str rest = str_from(form), word;

    if (*form == '#') {
        add_ref(json, name, form + 1);
        return;
    }
    json_open(json, name, '{');
    json_open(json, "enum", '[');
    while (str_next_piece(&rest, '|', &word))
        add_word(json, word);
    json_null(json, NULL);
    json_close(json);
    json_close(json);
}

static void add_object(struct json *json, const struct schema *schema,
                       bool may_be_null);

static void add_inner(struct json *json, const char *name,
                      const struct schema *schema)
{
    json_open(json, name, '{');
    add_object(json, schema, true);
    json_close(json);
}

static void add_list(struct json *json, const char *name,
                     const struct schema *schema)
{
    json_open(json, name, '{');
    add_type(json, (const char *const[]){"array", "null"}, 2);
    json_open(json, "items", '{');
    add_object(json, schema, false);
    json_close(json);
    json_close(json);
}

/* A field of a kind that needs no more than a name. */
static void add_simple(struct json *json, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXTS: add_ref(json, field->name, "texts"); break;
    case FIELD_DATE: add_ref(json, field->name, "date"); break;
    case FIELD_CATEGORY: add_ref(json, field->name, "category"); break;
    case FIELD_FREQUENCY:
        add_words(json, field->name, frequency_word, FREQUENCY_COUNT);
        break;
    case FIELD_MODE: add_words(json, field->name, mode_word, MODE_COUNT); break;
    case FIELD_STATUS:
        add_words(json, field->name, status_word, STATUS_RETIRED + 1);
        break;
    case FIELD_TEXT:
        add_ref(json, field->name, field->is_required ? "id" : "text");
        break;
    default: /* anything */ json_open(json, field->name, '{'); json_close(json);
    }
}

static void add_field(struct json *json, const struct field *field)
{
    if (field->form)
        add_form(json, field->name, field->form);
    else if (field->kind == FIELD_ENTRIES)
        add_list(json, field->name, field->shelf->schema);
    else if (field->inner && (field->kind == FIELD_ITEMS ||
                              field->kind == FIELD_SKIP || field->is_list))
        add_list(json, field->name, field->inner);
    else if (field->inner)
        add_inner(json, field->name, field->inner);
    else
        add_simple(json, field);
}

/* A key with a second spelling (organisation) cannot be required by name. */
static bool has_twin(const struct schema *schema, const struct field *field)
{
    for (size_t i = 0; i < schema->count; i++)
        if (&schema->fields[i] != field && field->inner &&
            schema->fields[i].inner == field->inner)
            return true;
    return false;
}

static void add_required(struct json *json, const struct schema *schema)
{
    json_open(json, "required", '[');
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].is_required &&
            !has_twin(schema, &schema->fields[i]))
            json_str(json, NULL, str_from(schema->fields[i].name));
    json_close(json);
}

static void add_object(struct json *json, const struct schema *schema,
                       bool may_be_null)
{
    add_type(json, (const char *const[]){"object", "null"},
             may_be_null ? 2 : 1);
    json_bool(json, "additionalProperties", false);
    add_required(json, schema);
    json_open(json, "properties", '{');
    for (size_t i = 0; i < schema->count; i++)
        add_field(json, &schema->fields[i]);
    json_close(json);
}

/* Keys of the user's own, each with such an object. */
static void add_by_key(struct json *json, const struct schema *schema)
{
    json_str(json, "type", STR("object"));
    json_open(json, "additionalProperties", '{');
    add_object(json, schema, false);
    json_close(json);
}

/* The command ------------------------------------------------------------ */

static struct str describe(struct arena *arena, int at)
{
    struct json json = json_new(arena);

    json_open(&json, NULL, '{');
    json_str(&json, "$schema", STR("http://json-schema.org/draft-07/schema#"));
    json_str(&json, "title", str_from(subjects[at].title));
    if (subjects[at].is_by_key)
        add_by_key(&json, subjects[at].schema);
    else
        add_object(&json, subjects[at].schema, false);
    add_definitions(&json);
    json_close(&json);
    buf_add_byte(&json.buf, '\n');
    return buf_str(&json.buf);
}

/* The one that no table describes is shipped as a file. */
static bool read_shipped(struct call *call, struct str *text)
{
    const char *data = data_find(call->arena, &call->diags);
    struct str shown = STR("templates/schema/workspace.schema.json");

    return data && file_read(call->arena, &call->diags,
                             data_path(call->arena, data, shown.ptr), shown,
                             1 << 20, text);
}

static int find_subject(struct call *call)
{
    struct str names[SUBJECT_COUNT], wanted = str_from(call->args[0]);
    struct diag *diag;

    for (int i = 0; i < SUBJECT_COUNT; i++) {
        names[i] = str_from(subjects[i].name);
        if (str_eq(names[i], wanted))
            return i;
    }
    diag = diag_add(&call->diags, USAGE, POS_NONE, "there is no schema '%.*s'",
                    STR_ARG(wanted));
    diag_suggest(&call->diags, diag, wanted, names, SUBJECT_COUNT);
    return -1;
}

int command_schema(struct call *call)
{
    int at = find_subject(call);
    struct str text;

    if (at < 0) {
        messages_print(call, stderr);
        return EXIT_USAGE;
    }
    if (subjects[at].schema)
        text = describe(call->arena, at);
    else if (!read_shipped(call, &text))
        return messages_print(call, stderr);
    if (!call->output)
        fwrite(text.ptr, 1, text.len, stdout);
    else
        file_save(&call->diags, call_path(call, call->output), text);
    return messages_print(call, stderr);
}
