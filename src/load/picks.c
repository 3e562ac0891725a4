/*
 * The auditor's picks: a CSV beside a population, kept as it came, whose first
 * column, or the one that is named like a key, says which items were drawn.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "load/columns.h"
#include "load/parts.h"

#define PICKS_LIMIT (8u * 1024 * 1024)

static const char key_words[] =
    "sampleid|sampleitem|sample|selection|selected|itemid|item|key|id|"
    "reference|ref|ticket|ticketid|ticketno|changeid|employeeid|username";

static void add_keys(struct loader *loader, struct evidence *evidence,
                     const struct cells *cells)
{
    struct texts *samples = &evidence->samples;
    size_t column = columns_named(loader->arena, &cells->rows[0], key_words);
    struct text *items =
        arena_array(loader->arena, samples->count + cells->count, struct text);

    if (column == COLUMN_NOWHERE)
        column = 0;
    if (samples->count)
        memcpy(items, samples->items, samples->count * sizeof *items);
    samples->items = items;
    for (size_t i = 1; i < cells->count; i++) {
        const struct cells_row *row = &cells->rows[i];
        struct text key =
            column < row->count ? row->items[column] : (struct text){0};

        key.str = str_trim(key.str);
        if (!text_is_empty(key))
            items[samples->count++] = key;
    }
}

static void read_picks(struct loader *loader, struct evidence *evidence)
{
    struct arena *arena = loader->arena;
    struct text picks = evidence->picks;
    struct str shown = path_join(arena, path_folder(evidence->path), picks.str),
               bytes;
    const char *path = parts_path(loader, shown);
    struct cells *cells;
    struct diag *diag;

    if (str_find_byte(picks.str, '/', 0) == picks.str.len &&
        file_exists(path)) {
        if (!file_read(arena, loader->diags, path, shown, PICKS_LIMIT, &bytes))
            return;
        cells = cells_from_csv(arena, loader->diags, shown, bytes);
        if (cells && cells->count)
            add_keys(loader, evidence, cells);
        return;
    }
    diag = diag_add(loader->diags, MUST_PICKS, picks.pos,
                    "there is no file '%.*s' beside '%.*s'", STR_ARG(picks.str),
                    STR_ARG(evidence->name));
    diag_hint(loader->diags, diag, "put the auditor's list there, as CSV");
}

void picks_load(struct loader *loader)
{
    for (size_t i = 0; i < loader->workspace->evidence_count; i++)
        if (!text_is_empty(loader->workspace->evidence[i]->picks))
            read_picks(loader, loader->workspace->evidence[i]);
}
