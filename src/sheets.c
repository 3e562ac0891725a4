/*
 * The tables of a binder.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sheets.h"

#include "base/file.h"
#include "export/table.h"

static const struct {
    const char *file, *title;
    struct table (*table)(const struct table_source *source);
    bool is_text; /* CSV; else a spreadsheet */
} sheets[] = {
    {"control-matrix.xlsx", "Control matrix", table_matrix, false},
    {"evidence-index.xlsx", "Index of the evidence", table_evidence, false},
    {"coverage.csv", "Coverage of the criteria", table_coverage, true},
};
enum { SHEET_COUNT = sizeof sheets / sizeof *sheets };

/* A file's place as seen from data/documents/; nothing for one that is not in
 * the binder. CONTEXT maps its path in the workspace to its member. */
static struct str link_of(const void *context, const struct evidence *evidence)
{
    const struct map *members = context;
    const struct str *member = map_find(members, evidence->path);

    if (!member || !str_has_prefix(*member, STR("data/")))
        return STR_NONE;
    return str_concat(members->arena, STR("../"),
                      str_slice(*member, 5, member->len));
}

static struct map members_of(struct arena *arena, const struct binder *binder)
{
    struct map members = map_new(arena);

    for (size_t i = 0; i < binder->count; i++)
        if (binder->entries[i].evidence)
            map_add(&members, binder->entries[i].evidence->path,
                    &binder->entries[i].member);
    return members;
}

static bool write_sheet(const struct build *build, struct diags *diags,
                        const struct table *table, bool is_text,
                        struct str path)
{
    if (is_text)
        return file_save(diags, path.ptr, table_csv(table));
    return table_xlsx(table, diags, path.ptr, build->plan.built);
}

bool sheets_add(const struct build *build, struct diags *diags,
                struct binder *binder, struct str documents)
{
    struct arena *arena = build->arena;
    struct arena *scratch = arena_open(); /* a row for each file is much */
    struct map members = members_of(scratch, binder);
    struct table_source source = {.arena = scratch,
                                  .workspace = build->workspace,
                                  .period = build->period,
                                  .link = link_of,
                                  .context = &members};
    bool ok = true;

    for (int i = 0; ok && i < SHEET_COUNT; i++) {
        struct table table = sheets[i].table(&source);
        struct binder_document document = {
            .file = str_from(sheets[i].file),
            .title = str_from(sheets[i].title),
            .kind = STR("Table"),
        };
        document.path =
            str_copy(arena, path_join(arena, documents, document.file));
        ok = write_sheet(build, diags, &table, sheets[i].is_text,
                         document.path) &&
             binder_add_document(arena, diags, binder, &document);
    }
    arena_close(scratch);
    return ok;
}
