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
    ROWS_AT_ONCE = 1000,
    SECONDS_OF_DAY = 86400,
    FIRST_SERIAL = 25569, /* of 1970-01-01 */
    LEAST_SERIAL = 61,    /* of 1900-03-01; before it days are miscounted */
    MOST_COUNT = 999999999,
    HEAD_HEIGHT = 18, /* points */
    LINE_HEIGHT = 15,
    MOST_HEIGHT = 409,
    FILE_LIMIT = 1 << 30 /* bytes of a spreadsheet */
};

struct sheet {
    const struct table *table;
    struct arena *arena;
    lxw_workbook *workbook;
    lxw_worksheet *worksheet;
    lxw_format *head, *body, *link, *date, *count;
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

static lxw_format *format_new(struct sheet *sheet, const char *number)
{
    lxw_format *format = workbook_add_format(sheet->workbook);

    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(format, number);
    return format;
}

static void make_formats(struct sheet *sheet)
{
    sheet->head = format_new(sheet, "@");
    format_set_bold(sheet->head);
    format_set_bottom(sheet->head, LXW_BORDER_THIN);
    format_set_bg_color(sheet->head, 0xE9EEF3);
    /* "@": what is typed into a cell later stays a text too. */
    sheet->body = format_new(sheet, "@");
    sheet->date = format_new(sheet, "yyyy\\-mm\\-dd");
    format_set_align(sheet->date, LXW_ALIGN_LEFT);
    sheet->count = format_new(sheet, "0_)"); /* and as much room as ")" */
    format_set_align(sheet->count, LXW_ALIGN_RIGHT);
    sheet->link = format_new(sheet, "@");
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
    worksheet_set_row(sheet->worksheet, 0, HEAD_HEIGHT, NULL);
    worksheet_freeze_panes(sheet->worksheet, 1, 1);
    worksheet_autofilter(sheet->worksheet, 0, 0, last,
                         (lxw_col_t)(table->column_count - 1));
    worksheet_repeat_rows(sheet->worksheet, 0, 0);
    worksheet_set_landscape(sheet->worksheet);
    worksheet_fit_to_pages(sheet->worksheet, 1, 0);
    worksheet_set_footer(sheet->worksheet, "&L&A&RPage &P of &N");
}

/* A day or a count that reads the same as a number, so that it can be sorted,
 * filtered by month and added up. False for anything else. */
static bool is_number(const struct sheet *sheet, struct str text, double *value,
                      lxw_format **format)
{
    date day = date_parse(text);
    uint64_t count = 0;

    if (day != DATE_NONE && day + FIRST_SERIAL >= LEAST_SERIAL) {
        *value = day + FIRST_SERIAL;
        *format = sheet->date;
        return true;
    }
    *format = sheet->count;
    if (!str_to_uint(text, MOST_COUNT, &count) ||
        (text.len > 1 && text.ptr[0] == '0'))
        return false;
    *value = (double)count;
    return true;
}

static bool has_link(const struct table *table, size_t row, size_t i)
{
    struct str link = table->links[row];

    return i == table->link_column && link.len > 0 && link.len <= LINK_BYTES &&
           row <= ROWS_LINKED && utf8_find_bad(link) == SIZE_MAX;
}

static lxw_error write_link(struct sheet *sheet, lxw_row_t at, lxw_col_t column,
                            struct str link)
{
    struct str url = str_concat(sheet->arena, STR("external:"), link);

    return worksheet_write_url(sheet->worksheet, at, column,
                               str_zero_ended(sheet->arena, url), sheet->link);
}

static lxw_error write_cell(struct sheet *sheet, size_t row, size_t i)
{
    const struct table *table = sheet->table;
    struct str cell = table->cells[row * table->column_count + i];
    const char *text = clean(sheet->arena, cell);
    lxw_row_t at = (lxw_row_t)row + 1;
    lxw_col_t column = (lxw_col_t)i;
    lxw_format *format;
    lxw_error error = LXW_NO_ERROR;
    double value;

    if (!*text)
        return LXW_NO_ERROR;
    if (is_number(sheet, cell, &value, &format))
        return worksheet_write_number(sheet->worksheet, at, column, value,
                                      format);
    format = sheet->body;
    if (has_link(table, row, i)) {
        format = sheet->link;
        error = write_link(sheet, at, column, table->links[row]);
    }
    /* Also over a link, of which the library shows the slashes of Windows. */
    return error ? error
                 : worksheet_write_string(sheet->worksheet, at, column, text,
                                          format);
}

/* Lines of TEXT in a column of WIDTH characters. */
static int line_count(struct str text, int width)
{
    int lines = 1, used = 0, word = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        int wide = utf8_width(code);

        used = code == '\n' ? width + 1 : used + wide;
        word = code == ' ' || code == '\n' ? 0 : word + wide;
        if (used <= width)
            continue;
        lines++;
        if (word > width)
            word = wide;
        used = word;
    }
    return lines;
}

/* Excel makes a row as high as its wrapped text when it opens a file; other
 * programs believe what the file says and let the lines run into the next. */
static void set_height(struct sheet *sheet, size_t row)
{
    const struct table *table = sheet->table;
    int most = 1;

    for (size_t i = 0; i < table->column_count; i++) {
        struct str text = table->cells[row * table->column_count + i];
        int lines = line_count(text, table->columns[i].width - 1);

        most = lines > most ? lines : most;
    }
    if (most > MOST_HEIGHT / LINE_HEIGHT)
        most = MOST_HEIGHT / LINE_HEIGHT;
    if (most > 1)
        worksheet_set_row(sheet->worksheet, (lxw_row_t)row + 1,
                          most * LINE_HEIGHT, NULL);
}

static lxw_error write_rows(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    lxw_error error = LXW_NO_ERROR;

    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t i = 0; i < table->column_count && !error; i++)
            error = write_cell(sheet, row, i);
        set_height(sheet, row);
        /* The library has its own copy of each text. */
        if (row % ROWS_AT_ONCE == ROWS_AT_ONCE - 1) {
            arena_close(sheet->arena);
            sheet->arena = arena_open();
        }
    }
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
