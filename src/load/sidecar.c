/*
 * Facts about evidence: `<file>.yaml` beside a file, or evidence.yaml for the
 * files of a folder.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/parts.h"
#include "load/schema.h"

#define AT(member) offsetof(struct evidence, member)

static void set_captured(struct loader *loader, const struct node *node,
                         void *object)
{
    struct evidence *evidence = object;
    struct instant instant;
    struct diag *diag;

    if (!fields_text(loader, node, &evidence->captured) ||
        text_is_empty(evidence->captured) ||
        instant_parse(evidence->captured.str, &instant))
        return;
    diag =
        diag_add(loader->diags, LOAD_BAD_DATE, evidence->captured.pos,
                 "'%.*s' is no date and time", STR_ARG(evidence->captured.str));
    diag_hint(loader->diags, diag, "write it as 2026-04-02T09:12:00+02:00");
    evidence->captured.str = STR_NONE;
}

static const struct field covers_fields[] = {
    {"from", FIELD_DATE, .offset = AT(covers_from)},
    {"to", FIELD_DATE, .offset = AT(covers_to)},
};

static const struct schema covers_schema = {
    "covers", covers_fields, FIELD_COUNT(covers_fields),
    0,        FIELD_NOWHERE, FIELD_NOWHERE};

/* The first key is allowed in evidence.yaml only. */
static const struct field evidence_fields[] = {
    {"file", .kind = FIELD_SKIP, .form = "#id", .is_required = true},
    {"title", FIELD_TEXT, .offset = AT(title)},
    {"kind", FIELD_TEXT, .offset = AT(kind),
     .form = "population|sample|configuration|document|screenshot|log|"
             "attestation"},
    {"performed", FIELD_DATE, .offset = AT(performed)},
    {"covers", FIELD_MAP, .inner = &covers_schema},
    {"captured", FIELD_CUSTOM, .set = set_captured, .form = "#instant"},
    {"captured_by", FIELD_TEXT, .offset = AT(captured_by)},
    {"performed_by", FIELD_TEXT, .offset = AT(performed_by)},
    {"reviewed_by", FIELD_TEXT, .offset = AT(reviewed_by)},
    {"source", FIELD_TEXT, .offset = AT(source)},
    {"url", FIELD_TEXT, .offset = AT(url)},
    {"clock", FIELD_TEXT, .offset = AT(clock)},
    {"query", FIELD_TEXT, .offset = AT(query)},
    {"environment", FIELD_TEXT, .offset = AT(environment)},
    {"rows", FIELD_TEXT, .offset = AT(rows)},
    {"source_rows", FIELD_TEXT, .offset = AT(source_rows)},
    {"sensitivity", FIELD_TEXT, .offset = AT(sensitivity)},
    {"controls", FIELD_TEXTS, .offset = AT(also)},
    {"note", FIELD_TEXT, .offset = AT(note)},
    {"exclude", FIELD_TEXT, .offset = AT(exclude)},
    {"did_not_occur", FIELD_TEXT, .offset = AT(did_not_occur)},
    {"requests", FIELD_TEXTS, .offset = AT(requests)},
    {"picks", FIELD_TEXT, .offset = AT(picks)},
    {"samples", FIELD_TEXTS, .offset = AT(samples)},
    {"items", FIELD_TEXTS, .offset = AT(items)},
    {"allow_secrets", FIELD_TEXT, .offset = AT(allow_secrets)},
    {"supersedes", FIELD_TEXT, .offset = AT(supersedes)},
};

static const struct schema entry_schema = {
    "an entry of evidence.yaml", evidence_fields, FIELD_COUNT(evidence_fields),
    sizeof(struct evidence),     AT(pos),         FIELD_NOWHERE};

static const struct schema sidecar_schema = {"a sidecar",
                                             evidence_fields + 1,
                                             FIELD_COUNT(evidence_fields) - 1,
                                             sizeof(struct evidence),
                                             AT(pos),
                                             FIELD_NOWHERE};

/* Its entries are read one by one, when it is known which file they mean. */
static const struct field folder_fields[] = {
    {"files", FIELD_SKIP, .inner = &entry_schema, .is_required = true}};

const struct schema schema_evidence = {
    "evidence.yaml", folder_fields, FIELD_COUNT(folder_fields), 0,
    FIELD_NOWHERE,   FIELD_NOWHERE};

static bool has_name(const struct file_list *list, struct str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->entries[i].name, name) &&
            list->entries[i].kind != FILE_FOLDER)
            return true;
    return false;
}

/* NAME without ".yaml" or ".yml"; empty for others. */
static struct str stem_of(struct str name)
{
    if (str_has_suffix(name, STR(".yaml")))
        return str_slice(name, 0, name.len - 5);
    if (str_has_suffix(name, STR(".yml")))
        return str_slice(name, 0, name.len - 4);
    return STR_NONE;
}

bool sidecar_is(const struct file_list *list, struct str name)
{
    struct str stem = stem_of(name);

    return stem.len && (str_is(stem, "evidence") || has_name(list, stem));
}

/* A date that the name gave stays when the sidecar gives none. */
static void describe(struct loader *loader, const struct schema *schema,
                     const struct node *node, struct evidence *evidence)
{
    struct dated performed = evidence->performed;
    struct diag *diag;

    if (evidence->pos.line > 0) {
        diag = diag_add(loader->diags, LOAD_SIDECAR_TWICE, node->pos,
                        "'%.*s' is described twice", STR_ARG(evidence->name));
        diag_hint(loader->diags, diag, "first in %.*s, line %d",
                  STR_ARG(evidence->pos.file), evidence->pos.line);
        return;
    }
    fields_read(loader, schema, node, evidence);
    if (evidence->performed.pos.line == 0)
        evidence->performed = performed;
}

static void say_alone(struct loader *loader,
                      const struct evidence_folder *folder, struct text file)
{
    const struct file_list *list = &folder->list;
    struct str *names = arena_array(loader->arena, list->count, struct str);
    struct diag *diag;
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].kind == FILE_REGULAR &&
            !sidecar_is(list, list->entries[i].name))
            names[count++] = list->entries[i].name;
    diag = diag_add(loader->diags, LOAD_SIDECAR_ALONE, file.pos,
                    "there is no file '%.*s' in %.*s", STR_ARG(file.str),
                    STR_ARG(folder->shown));
    diag_suggest(loader->diags, diag, file.str, names, count);
}

static void read_entry(struct loader *loader,
                       const struct evidence_folder *folder,
                       const struct node *node)
{
    struct node *key = node_find(node, STR("file"));
    struct evidence *evidence;
    struct text file = {0};

    if (!key) {
        diag_add(loader->diags, LOAD_MISSING_KEY, node->pos, "%s needs 'file'",
                 entry_schema.what);
        return;
    }
    if (!fields_text(loader, key, &file))
        return;
    evidence = map_find(folder->files,
                        path_join(loader->arena, folder->shown, file.str));
    if (evidence)
        describe(loader, &entry_schema, node, evidence);
    else if (!has_name(&folder->list, file.str))
        say_alone(loader, folder, file);
}

static void set_files(struct loader *loader,
                      const struct evidence_folder *folder,
                      const struct node *list)
{
    if (list->kind == NODE_SCALAR && list->is_null)
        return;
    if (list->kind != NODE_LIST) {
        fields_wrong_type(loader, list, "a list", "write '- file: name'");
        return;
    }
    for (struct node *node = list->first; node; node = node->next) {
        if (node->kind == NODE_MAP)
            read_entry(loader, folder, node);
        else
            fields_wrong_type(loader, node, "a map", "write '- file: name'");
    }
}

static void read_folder_file(struct loader *loader,
                             const struct evidence_folder *folder,
                             const struct node *map)
{
    struct node *files = node_find(map, STR("files"));
    char unused = 0; /* nothing is stored */

    fields_read(loader, &schema_evidence, map, &unused);
    if (files)
        set_files(loader, folder, files);
}

void sidecar_read(struct loader *loader, const struct evidence_folder *folder,
                  struct str name)
{
    struct str shown = path_join(loader->arena, folder->shown, name);
    struct node *node = parts_parse(loader, parts_path(loader, shown), shown);
    struct str stem = stem_of(name);
    struct evidence *evidence;

    if (!node)
        return;
    if (node->kind != NODE_MAP) {
        fields_wrong_type(loader, node, "a map", "write key: value");
        return;
    }
    /* A file named "evidence" may have a sidecar as well. */
    evidence =
        map_find(folder->files, path_join(loader->arena, folder->shown, stem));
    if (evidence)
        describe(loader, &sidecar_schema, node, evidence);
    else if (str_is(stem, "evidence") && node->count)
        read_folder_file(loader, folder, node);
}
