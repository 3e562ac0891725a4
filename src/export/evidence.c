/*
 * The index of evidence and the occurrences of the controls as tables.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "export/table.h"
#include "export/words.h"
#include "model/occurrence.h"

#define COUNT(columns) (sizeof(columns) / sizeof *(columns))

/* Evidence --------------------------------------------------------------- */

enum { FILE_COLUMN = 1 };

static const struct column evidence_columns[] = {
    {"Control", "control", 10},
    {"File", "file", 56},
    {"Title", "title", 40},
    {"Kind", "kind", 14},
    {"Performed", "performed", 12},
    {"Covers from", "covers_from", 12},
    {"Covers to", "covers_to", 12},
    {"Captured", "captured", 26},
    {"Captured by", "captured_by", 20},
    {"Performed by", "performed_by", 20},
    {"Reviewed by", "reviewed_by", 20},
    {"Source", "source", 24},
    {"Query", "query", 30},
    {"Environment", "environment", 14},
    {"Rows", "rows", 8},
    {"Source rows", "source_rows", 12},
    {"Sensitivity", "sensitivity", 14},
    {"Supersedes", "supersedes", 24},
    {"Did not occur", "did_not_occur", 24},
    {"Left out", "exclude", 24},
    {"Note", "note", 40},
};

static void add_file(struct table *table, const struct table_source *source,
                     struct str control, const struct evidence *file)
{
    struct arena *arena = source->arena;
    struct str *cell = table_add(table);

    if (source->link && text_is_empty(file->exclude))
        table->links[table->row_count - 1] =
            source->link(source->context, file);
    *cell++ = control;
    *cell++ = file->path;
    *cell++ = file->title.str;
    *cell++ = file->kind.str;
    *cell++ = date_iso(arena, file->performed.day);
    *cell++ = date_iso(arena, file->covers_from.day);
    *cell++ = date_iso(arena, file->covers_to.day);
    *cell++ = file->captured.str;
    *cell++ = file->captured_by.str;
    *cell++ = file->performed_by.str;
    *cell++ = file->reviewed_by.str;
    *cell++ = file->source.str;
    *cell++ = file->query.str;
    *cell++ = file->environment.str;
    *cell++ = file->rows.str;
    *cell++ = file->source_rows.str;
    *cell++ = file->sensitivity.str;
    *cell++ = file->supersedes.str;
    *cell++ = file->did_not_occur.str;
    *cell++ = file->exclude.str;
    *cell = file->note.str;
}

/* Files whose folder names no control come last. */
struct table table_evidence(const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;
    struct table table = table_new(source->arena, STR("Evidence"),
                                   evidence_columns, COUNT(evidence_columns));

    table.link_column = FILE_COLUMN;
    for (size_t i = 0; i < workspace->controls_count; i++) {
        const struct control *control = workspace->controls[i];

        for (size_t k = 0; k < control->evidence_count; k++)
            if (control->evidence[k]->period == source->period)
                add_file(&table, source, control->id.str, control->evidence[k]);
    }
    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *file = workspace->evidence[i];

        if (file->period == source->period && !file->control)
            add_file(&table, source, STR_NONE, file);
    }
    return table;
}

/* Occurrences ------------------------------------------------------------ */

static const struct column occurrence_columns[] = {
    {"Control", "control", 10},
    {"Title", "title", 30},
    {"Owner", "owner", 22},
    {"Window", "window", 25},
    {"From", "from", 12},
    {"To", "to", 12},
    {"Due", "due", 12},
    {"State", "state", 16},
    {"Performed", "performed", 12},
    {"Files", "files", 60},
};

static struct str files_of(struct arena *arena,
                           const struct occurrence *occurrence)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < occurrence->file_count; i++) {
        if (i > 0)
            buf_add_byte(&buf, '\n');
        buf_add(&buf, occurrence->files[i]->path);
    }
    return buf_str(&buf);
}

static void add_occurrence(struct table *table,
                           const struct occurrences *occurrences,
                           const struct occurrence *occurrence)
{
    const struct control *control = occurrences->control;
    const struct window *window = &occurrence->window;
    struct arena *arena = table->arena;
    struct str *cell = table_add(table);

    *cell++ = control->id.str;
    *cell++ = control->title.str;
    *cell++ = words_role(control->owner_role, control->owner);
    *cell++ = window_label(arena, control, window);
    *cell++ = date_iso(arena, window->from);
    *cell++ = date_iso(arena, window->to);
    *cell++ = date_iso(arena, window->due);
    *cell++ = str_from(occurrence_word(occurrence->state));
    *cell++ = date_iso(arena, occurrence->performed);
    *cell = files_of(arena, occurrence);
}

struct table table_occurrences(const struct table_source *source)
{
    const struct workspace *workspace = source->workspace;
    struct table table =
        table_new(source->arena, STR("Occurrences"), occurrence_columns,
                  COUNT(occurrence_columns));

    for (size_t i = 0; i < workspace->controls_count; i++) {
        struct occurrences occurrences = occurrences_of(
            source->arena, workspace, workspace->controls[i], source->period);
        for (size_t k = 0; k < occurrences.count; k++)
            add_occurrence(&table, &occurrences, &occurrences.items[k]);
    }
    return table;
}
