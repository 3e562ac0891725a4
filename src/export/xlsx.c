/*
 * A table as a spreadsheet; the only libxlsxwriter. It writes to a path, which
 * is the temporary one of an output that appears complete or not at all.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/utf8.h"
#include "export/table.h"
#include "export/xlsx_check.h"

enum {
    CELL_BYTES = 32000,  /* Excel holds 32767 characters */
    LINK_BYTES = 2000,   /* and 2079 of an address */
    ROWS_LINKED = 65000, /* and 65530 addresses */
    SECONDS_OF_DAY = 86400,
    FILE_LIMIT = 1 << 30 /* bytes of a spreadsheet */
};

struct sheet {
    const struct table *table;
    struct arena *arena;
    lxw_workbook *workbook;
    lxw_worksheet *worksheet;
    lxw_format *head, *body, *link;
};

/* A cell as XML can hold it: unsafe characters escaped, but for line ends;
 * too long a text ends in "[…]". */
static const char *clean(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);
    size_t at = 0, start;

    while (start = at, at < text.len) {
        uint32_t code = utf8_next(text, &at);
        struct str piece = str_slice(text, start, at);
        if (buf.len > CELL_BYTES) {
            buf_add_zero_ended(&buf, " […]");
            break;
        }
        if ((code & 0xFFFE) == 0xFFFE && code != UTF8_BAD)
            utf8_put(&buf, 0xFFFD); /* no character of XML */
        else if (code == '\n' || code == '\t' || !utf8_is_unsafe(code))
            buf_add(&buf, piece);
        else
            buf_add(&buf, utf8_safe(arena, piece));
    }
    return str_zero_ended(arena, buf_str(&buf));
}

static void make_formats(struct sheet *sheet)
{
    sheet->head = workbook_add_format(sheet->workbook);
    format_set_bold(sheet->head);
    format_set_text_wrap(sheet->head);
    format_set_align(sheet->head, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(sheet->head, LXW_BORDER_THIN);
    sheet->body = workbook_add_format(sheet->workbook);
    format_set_text_wrap(sheet->body);
    format_set_align(sheet->body, LXW_ALIGN_VERTICAL_TOP);
    /* "@": what is typed into a cell later stays a text too. */
    format_set_num_format(sheet->body, "@");
    sheet->link = workbook_add_format(sheet->workbook);
    format_set_text_wrap(sheet->link);
    format_set_align(sheet->link, LXW_ALIGN_VERTICAL_TOP);
    format_set_underline(sheet->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(sheet->link, 0x0563C1);
}

static void write_heads(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    lxw_row_t last = table->row_count ? (lxw_row_t)table->row_count : 1;

    for (size_t i = 0; i < table->column_count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        worksheet_set_column(sheet->worksheet, column, column,
                             table->columns[i].width, NULL);
        worksheet_write_string(sheet->worksheet, 0, column,
                               table->columns[i].head, sheet->head);
    }
    worksheet_freeze_panes(sheet->worksheet, 1, 1);
    worksheet_autofilter(sheet->worksheet, 0, 0, last,
                         (lxw_col_t)(table->column_count - 1));
    worksheet_repeat_rows(sheet->worksheet, 0, 0);
    worksheet_set_landscape(sheet->worksheet);
    worksheet_fit_to_pages(sheet->worksheet, 1, 0);
}

static lxw_error write_cell(struct sheet *sheet, size_t row, size_t i)
{
    const struct table *table = sheet->table;
    struct str link = table->links[row];
    const char *text =
        clean(sheet->arena, table->cells[row * table->column_count + i]);
    lxw_row_t at = (lxw_row_t)row + 1;
    lxw_col_t column = (lxw_col_t)i;

    if (!*text)
        return LXW_NO_ERROR;
    if (i != table->link_column || link.len == 0 || link.len > LINK_BYTES ||
        row > ROWS_LINKED || utf8_find_bad(link) != SIZE_MAX)
        return worksheet_write_string(sheet->worksheet, at, column, text,
                                      sheet->body);
    link = str_concat(sheet->arena, STR("external:"), link);
    return worksheet_write_url_opt(sheet->worksheet, at, column,
                                   str_zero_ended(sheet->arena, link),
                                   sheet->link, text, NULL);
}

static lxw_error write_rows(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    lxw_error error = LXW_NO_ERROR;

    for (size_t row = 0; row < table->row_count; row++)
        for (size_t i = 0; i < table->column_count && !error; i++)
            error = write_cell(sheet, row, i);
    return error;
}

/* Seconds since 1970 in UTC. */
static int64_t seconds_of(struct instant t)
{
    int64_t seconds = (int64_t)t.day * SECONDS_OF_DAY;

    if (t.seconds > 0)
        seconds += t.seconds;
    return t.has_zone ? seconds - (int64_t)t.offset * 60 : seconds;
}

static lxw_error write_book(struct sheet *sheet, struct instant created)
{
    const char *title = clean(sheet->arena, sheet->table->title);
    lxw_doc_properties properties = {
        /* Copied; older releases lack the const. */
        .title = (char *)title,
        .created = (time_t)seconds_of(created),
    };
    lxw_error error;

    workbook_set_properties(sheet->workbook, &properties);
    sheet->worksheet = workbook_add_worksheet(sheet->workbook, title);
    make_formats(sheet);
    write_heads(sheet);
    error = write_rows(sheet);
    /* Frees the workbook also when it fails. */
    return error ? (workbook_close(sheet->workbook), error)
                 : workbook_close(sheet->workbook);
}

/* What was written, read again: see xlsx_check.h. */
static bool is_whole(const char *path)
{
    struct arena *arena = arena_open();
    struct diags own = diags_new(arena);
    struct str bytes;
    bool whole =
        file_read(arena, &own, path, str_from(path), FILE_LIMIT, &bytes) &&
        xlsx_is_whole(arena, bytes);

    arena_close(arena);
    return whole;
}

bool table_xlsx(const struct table *table, struct diags *diags,
                const char *path, struct instant created)
{
    struct file_out *out = file_create(diags, path);
    struct sheet sheet = {.table = table, .arena = arena_open()};
    lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;

    if (out)
        sheet.workbook = workbook_new(file_temporary_path(out));
    if (sheet.workbook)
        error = write_book(&sheet, created);
    arena_close(sheet.arena);
    if (!out)
        return false;
    if (!error && is_whole(file_temporary_path(out)))
        return file_commit(out, diags);
    diag_add(diags, IO_WRITE, pos_make(str_from(path), 0, 0),
             "cannot write the spreadsheet: %s",
             error ? lxw_strerror(error)
                   : "a part of it was cut short; is the disk full?");
    file_abandon(out);
    return false;
}
