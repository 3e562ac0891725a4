/*
 * acknowledgements.csv: a row for each person and version of a policy, with
 * the day on which the person said that they read it; none as long as they
 * did not. A column "asked" may say since when it counts. The file may be
 * absent.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/columns.h"
#include "load/parts.h"

#define LIST_LIMIT (16u * 1024 * 1024)

enum part { PERSON, POLICY, VERSION, DAY, ASKED, PART_COUNT };

static const char *const part_words[PART_COUNT] = {
    [PERSON] = "person|name|employee|worker|login|user|username|email",
    [POLICY] = "policy|policyid|document|documentid",
    [VERSION] = "version|policyversion",
    [DAY] = "date|acknowledgedon|acknowledged|signed|signedon|on",
    [ASKED] = "asked|askedon|assigned|assignedon|sent|senton|started",
};

struct list {
    struct loader *loader;
    struct str shown;
    size_t at[PART_COUNT];
};

static bool find_parts(struct list *list, const struct cells *cells)
{
    bool all = cells->count > 0;

    for (int i = 0; all && i < PART_COUNT; i++) {
        list->at[i] =
            columns_named(list->loader->arena, &cells->rows[0], part_words[i]);
        all = i == ASKED || list->at[i] != COLUMN_NOWHERE;
    }
    if (!all)
        diag_hint(list->loader->diags,
                  diag_add(list->loader->diags, LOAD_ACKNOWLEDGED_HEAD,
                           pos_make(list->shown, 1, 1),
                           "the first row does not name the columns"),
                  "write: person,policy,version,date");
    return all;
}

static struct text cell_of(const struct cells_row *row, size_t at)
{
    struct text cell = {.pos = POS_NONE};

    if (at < row->count)
        cell = row->items[at];
    cell.str = str_trim(cell.str);
    return cell;
}

static void say_unclear(struct list *list, const struct cells_row *row,
                        struct pos pos, const char *what)
{
    if (pos.line == 0)
        pos = pos_make(list->shown, row->line, 1);
    diag_hint(list->loader->diags,
              diag_add(list->loader->diags, LOAD_ACKNOWLEDGED_ROW, pos,
                       "this row %s", what),
              "write dates as 2026-03-31; leave out what did not happen yet");
}

/* False after a message. */
static bool read_day(struct list *list, const struct cells_row *row,
                     enum part part, struct dated *out)
{
    struct text day = cell_of(row, list->at[part]);

    *out = (struct dated){DATE_NONE, day.pos};
    if (text_is_empty(day))
        return true;
    out->day = columns_day(list->loader->arena, day.str);
    if (out->day != DATE_NONE)
        return true;
    say_unclear(list, row, day.pos, "has a date that is no day");
    return false;
}

/* NULL after a message. */
static struct acknowledgement *read_row(struct list *list,
                                        const struct cells_row *row)
{
    struct acknowledgement *one =
        arena_new(list->loader->arena, struct acknowledgement);

    one->person = cell_of(row, list->at[PERSON]);
    one->policy = cell_of(row, list->at[POLICY]);
    one->version = cell_of(row, list->at[VERSION]);
    one->pos = pos_make(list->shown, row->line, 1);
    if (text_is_empty(one->person) || text_is_empty(one->policy) ||
        text_is_empty(one->version)) {
        say_unclear(list, row, POS_NONE,
                    "lacks the person, the policy or the version");
        return NULL;
    }
    return read_day(list, row, ASKED, &one->asked) &&
                   read_day(list, row, DAY, &one->on)
               ? one
               : NULL;
}

static void read_rows(struct list *list, const struct cells *cells)
{
    struct workspace *workspace = list->loader->workspace;
    struct acknowledgement **rows = arena_array(
        list->loader->arena, cells->count, struct acknowledgement *);

    for (size_t i = 1; i < cells->count; i++) {
        struct acknowledgement *one = read_row(list, &cells->rows[i]);

        if (one)
            rows[workspace->acknowledgements_count++] = one;
        else
            workspace->partial.acknowledgements = true;
    }
    workspace->acknowledgements = rows;
}

void acknowledgements_load(struct loader *loader)
{
    struct list list = {.loader = loader, .shown = STR("acknowledgements.csv")};
    const char *path = parts_path(loader, list.shown);
    struct cells *cells;
    struct str bytes;

    if (!file_exists(path) || !file_read(loader->arena, loader->diags, path,
                                         list.shown, LIST_LIMIT, &bytes))
        return;
    cells = cells_from_csv(loader->arena, loader->diags, list.shown, bytes);
    if (cells && find_parts(&list, cells))
        read_rows(&list, cells);
}
