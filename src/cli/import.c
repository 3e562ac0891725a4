/*
 * auditbinder import: a control matrix from a spreadsheet, as a file of
 * controls to go on with.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/file.h"
#include "cli/calendars.h"
#include "cli/session.h"
#include "intake/text.h"
#include "load/xlsx.h"

enum { MATRIX_LIMIT = 32 * 1024 * 1024, MOST_SHEETS = 64 };

/* The sheet that is understood best; the first of equals. */
static struct cells *read_book(struct call *call, const char *path,
                               struct str shown)
{
    struct cells *best = NULL;
    size_t count = 1, high = 0;

    for (size_t i = 0; i < count && i < MOST_SHEETS; i++) {
        struct cells *cells =
            xlsx_read(call->arena, &call->diags, path, shown, i, &count);
        size_t score;

        if (!cells)
            return NULL;
        score = matrix_score(call->arena, cells);
        if (!best || score > high) {
            best = cells;
            high = score;
        }
    }
    return best;
}

static struct cells *read_table(struct call *call, const char *path,
                                struct str shown)
{
    struct str bytes, name = str_lower(call->arena, shown);

    if (str_has_suffix(name, STR(".xlsx")) ||
        str_has_suffix(name, STR(".xlsm")))
        return read_book(call, path, shown);
    if (!file_read(call->arena, &call->diags, path, shown, MATRIX_LIMIT,
                   &bytes))
        return NULL;
    return cells_from_csv(call->arena, &call->diags, shown, bytes);
}

/* A file of controls that is there may hold somebody's work. */
static bool is_free(struct call *call)
{
    struct diag *diag;

    if (!call->output || !file_exists(call_path(call, call->output)))
        return true;
    diag = diag_add(&call->diags, IO_EXISTS,
                    pos_make(str_from(call->output), 0, 0),
                    "this file is there already, and stays as it is");
    diag_hint(&call->diags, diag, "name another one behind -o");
    return false;
}

static bool run(struct call *call)
{
    struct str shown = str_from(call->args[0]);
    struct build build = {0};
    struct matrix matrix;
    struct cells *cells;
    struct str text;

    if (!session_load(call, &build) || !is_free(call))
        return false;
    /* What is wrong with the workspace is for 'check' to say. */
    call->diags = diags_new(call->arena);
    cells = read_table(call, call_path(call, call->args[0]), shown);
    if (!cells ||
        !matrix_read(call->arena, &call->diags, shown, cells, &matrix))
        return false;
    text =
        matrix_text(call->arena, &call->diags, build.workspace, shown, &matrix);
    if (!calendars_out(call, text))
        return false;
    if (call->output && !call->quiet)
        printf("%s: %zu controls; see what 'auditbinder check' says of them\n",
               call->output, matrix.count);
    return true;
}

int command_import(struct call *call)
{
    run(call);
    return messages_print(call, stderr);
}
