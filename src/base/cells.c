/*
 * Reading CSV. A quote inside a field that does not begin with one is taken
 * as it stands, as spreadsheets do; everything else follows RFC 4180.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/cells.h"

#include <string.h>

#include "base/utf8.h"

static char separator_of(struct str bytes)
{
    static const char candidates[] = {',', ';', '\t'};
    struct str line = STR_NONE;
    char best = ',';
    size_t most = 0;

    str_next_line(&bytes, &line);
    for (size_t i = 0; i < sizeof candidates; i++) {
        bool is_quoted = false;
        size_t count = 0;

        for (size_t k = 0; k < line.len; k++) {
            is_quoted ^= line.ptr[k] == '"';
            count += !is_quoted && line.ptr[k] == candidates[i];
        }
        if (count > most) {
            most = count;
            best = candidates[i];
        }
    }
    return best;
}

struct cells_reader cells_open(struct arena *arena, struct diags *diags,
                               struct str file, struct str bytes)
{
    if (str_has_prefix(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.len);
    return (struct cells_reader){
        .arena = arena,
        .diags = diags,
        .file = file,
        .bytes = bytes,
        .line = 1,
        .column = 1,
        .separator = separator_of(bytes),
    };
}

static bool fail(struct cells_reader *reader, struct pos pos, const char *what,
                 const char *hint)
{
    struct diag *diag = diag_add(reader->diags, IN_CSV, pos, "%s", what);

    diag_hint(reader->diags, diag, "%s", hint);
    reader->has_failed = true;
    return false;
}

static bool has_more(const struct cells_reader *reader)
{
    return reader->at < reader->bytes.len;
}

static char peek(const struct cells_reader *reader)
{
    return reader->bytes.ptr[reader->at];
}

/* Moves over one byte; columns count characters. */
static void step(struct cells_reader *reader)
{
    char byte = reader->bytes.ptr[reader->at++];

    if (byte == '\n') {
        reader->line++;
        reader->column = 1;
    } else if (((unsigned char)byte & 0xC0) != 0x80) {
        reader->column++;
    }
}

/* At a line's end: LF, CRLF or a lone CR. */
static bool is_at_end(const struct cells_reader *reader)
{
    return !has_more(reader) || peek(reader) == '\n' || peek(reader) == '\r';
}

static void skip_end(struct cells_reader *reader)
{
    bool is_return;

    if (!has_more(reader))
        return;
    is_return = peek(reader) == '\r';
    if (is_return && (reader->at + 1 == reader->bytes.len ||
                      reader->bytes.ptr[reader->at + 1] != '\n')) {
        reader->at++;
        reader->line++;
        reader->column = 1;
        return;
    }
    if (is_return)
        step(reader);
    step(reader);
}

/* BYTES with each doubled quote made one. */
static struct str undouble(struct arena *arena, struct str bytes)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < bytes.len; i++) {
        buf_add_byte(&buf, bytes.ptr[i]);
        i += bytes.ptr[i] == '"';
    }
    return buf_str(&buf);
}

static bool read_quoted(struct cells_reader *reader, struct text *cell)
{
    bool has_double = false;
    size_t from;

    step(reader);
    from = reader->at;
    while (has_more(reader)) {
        if (peek(reader) != '"') {
            step(reader);
            continue;
        }
        if (reader->at + 1 == reader->bytes.len ||
            reader->bytes.ptr[reader->at + 1] != '"')
            break;
        has_double = true;
        step(reader);
        step(reader);
    }
    if (!has_more(reader))
        return fail(reader, cell->pos, "this quotation does not end",
                    "close it with '\"'; write a quote inside it twice");
    cell->str = str_slice(reader->bytes, from, reader->at);
    if (has_double)
        cell->str = undouble(reader->arena, cell->str);
    step(reader);
    if (is_at_end(reader) || peek(reader) == reader->separator)
        return true;
    return fail(reader, pos_make(reader->file, reader->line, reader->column),
                "there is text behind a closing quote",
                "write a quote inside a quotation twice");
}

static bool read_cell(struct cells_reader *reader, struct text *cell)
{
    size_t from = reader->at;

    *cell = (struct text){STR_NONE,
                          pos_make(reader->file, reader->line, reader->column)};
    if (has_more(reader) && peek(reader) == '"')
        return read_quoted(reader, cell);
    while (!is_at_end(reader) && peek(reader) != reader->separator) {
        if (peek(reader) == '\0')
            return fail(reader, cell->pos, "this is no text in UTF-8",
                        "save it as CSV in UTF-8");
        step(reader);
    }
    cell->str = str_slice(reader->bytes, from, reader->at);
    return true;
}

static struct text *next_item(struct cells_reader *reader, size_t count)
{
    if (count == reader->cap) {
        size_t more = reader->cap ? reader->cap * 2 : 16;

        reader->items = arena_grow(reader->arena, reader->items,
                                   reader->cap * sizeof *reader->items,
                                   more * sizeof *reader->items);
        reader->cap = more;
    }
    return &reader->items[count];
}

static bool read_row(struct cells_reader *reader, struct cells_row *row)
{
    *row = (struct cells_row){.line = reader->line};
    for (;;) {
        if (row->count == CELLS_LIMIT)
            return fail(reader, pos_make(reader->file, row->line, 0),
                        "this row has too many cells", "split the table");
        if (!read_cell(reader, next_item(reader, row->count)))
            return false;
        row->count++;
        row->items = reader->items;
        if (is_at_end(reader))
            break;
        step(reader);
    }
    skip_end(reader);
    return true;
}

static bool is_blank(const struct cells_row *row)
{
    return row->count == 1 && str_trim(row->items[0].str).len == 0;
}

bool cells_next(struct cells_reader *reader, struct cells_row *row)
{
    while (!reader->has_failed && has_more(reader)) {
        if (!read_row(reader, row))
            return false;
        if (!is_blank(row))
            return true;
    }
    return false;
}

bool cells_add(struct arena *arena, struct cells *cells,
               const struct cells_row *row)
{
    size_t count = cells->count;
    struct cells_row *copy;

    if (count >= CELLS_LIMIT || row->count > CELLS_LIMIT)
        return false;
    /* Doubles at powers of two. */
    if ((count & (count - 1)) == 0)
        cells->rows =
            arena_grow(arena, cells->rows, count * sizeof *cells->rows,
                       (count ? count * 2 : 1) * sizeof *cells->rows);
    copy = &cells->rows[cells->count++];
    *copy = *row;
    copy->items = arena_array(arena, row->count + 1, struct text);
    if (row->count)
        memcpy(copy->items, row->items, row->count * sizeof *row->items);
    return true;
}

struct cells *cells_from_csv(struct arena *arena, struct diags *diags,
                             struct str file, struct str bytes)
{
    struct cells_reader reader = cells_open(arena, diags, file, bytes);
    struct cells *cells = arena_new(arena, struct cells);
    size_t bad = utf8_find_bad(bytes), total = 0;
    struct cells_row row;

    if (bad != SIZE_MAX) {
        fail(&reader, pos_make(file, 0, 0), "this is no text in UTF-8",
             "save it as CSV in UTF-8");
        return NULL;
    }
    while (cells_next(&reader, &row)) {
        total += row.count + 1;
        if (total <= CELLS_LIMIT && cells_add(arena, cells, &row))
            continue;
        fail(&reader, pos_make(file, row.line, 0),
             "this table has too many cells", "split it");
    }
    return reader.has_failed ? NULL : cells;
}
