/*
 * Reading SpreadsheetML with expat, one part at a time. Elements are known by
 * the name behind their prefix; what is unknown is passed over.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/sheet.h"

#include <expat.h>
#include <string.h>

#include "base/date.h"
#include "base/fatal.h"

#define COLUMN_LIMIT 16384
#define ROW_LIMIT    1048576

/* One run over a part. */
struct reading {
    struct arena *arena;
    XML_Parser parser;
    void (*begin)(struct reading *, struct str name, const char **attributes);
    void (*end)(struct reading *, struct str name);
    struct buf text; /* what is between the tags, where wanted */
    bool is_wanted, is_bad;
    struct sheet_book *book;
    struct map *rels;
    /* A sheet. */
    struct str file, type;
    struct cells *cells;
    struct cells_row row;
    struct text *items; /* used again for each row */
    size_t total, format;
    int column;
    /* Formats. */
    struct map date_formats; /* ids of the user's own that show days */
    bool in_cell_formats, in_phonetic;
};

static struct str local_name(const char *name)
{
    const char *colon = strrchr(name, ':');

    return str_from(colon ? colon + 1 : name);
}

static struct str attribute_of(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return str_from(attributes[1]);
    return STR_NONE;
}

static void stop(struct reading *reading)
{
    reading->is_bad = true;
    XML_StopParser(reading->parser, XML_FALSE);
}

static void on_begin(void *data, const char *name, const char **attributes)
{
    struct reading *reading = data;

    if (!reading->is_bad)
        reading->begin(reading, local_name(name), attributes);
}

static void on_end(void *data, const char *name)
{
    struct reading *reading = data;

    if (reading->end && !reading->is_bad)
        reading->end(reading, local_name(name));
}

static void on_text(void *data, const char *bytes, int len)
{
    struct reading *reading = data;

    if (reading->is_wanted)
        buf_add_bytes(&reading->text, bytes, (size_t)len);
}

static void on_doctype(void *data, const char *name, const char *system,
                       const char *public, int has_subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    stop(data);
}

static bool run(struct reading *reading, struct str part)
{
    bool is_good;

    if (part.len == 0)
        return true;
    reading->parser = XML_ParserCreate(NULL);
    if (!reading->parser)
        fatal("out of memory");
    reading->text = buf_new(reading->arena);
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(reading->parser, on_text);
    XML_SetStartDoctypeDeclHandler(reading->parser, on_doctype);
    is_good = part.len <= INT32_MAX &&
              XML_Parse(reading->parser, part.ptr, (int)part.len, 1) ==
                  XML_STATUS_OK &&
              !reading->is_bad;
    XML_ParserFree(reading->parser);
    return is_good;
}

static void want_text(struct reading *reading, bool is_wanted)
{
    reading->is_wanted = is_wanted;
}

/* Hands over the text so far and begins anew. */
static struct str take_text(struct reading *reading)
{
    struct str text = str_copy(reading->arena, buf_str(&reading->text));

    reading->text.len = 0;
    return text;
}

static void *grown(struct arena *arena, void *old, size_t count, size_t size)
{
    /* Doubles at powers of two. */
    if (count & (count - 1))
        return old;
    return arena_grow(arena, old, count * size, (count ? count * 2 : 1) * size);
}

/* The workbook ----------------------------------------------------------- */

static void begin_book(struct reading *reading, struct str name,
                       const char **attributes)
{
    struct sheet_book *book = reading->book;
    struct str date1904 = attribute_of(attributes, "date1904");

    if (str_is(name, "workbookPr"))
        book->is_1904 = str_is(date1904, "1") || str_is(date1904, "true");
    if (!str_is(name, "sheet"))
        return;
    for (; attributes[0]; attributes += 2) {
        if (!strchr(attributes[0], ':') ||
            !str_is(local_name(attributes[0]), "id"))
            continue;
        book->rels = grown(reading->arena, book->rels, book->rel_count,
                           sizeof *book->rels);
        book->rels[book->rel_count++] =
            str_copy(reading->arena, str_from(attributes[1]));
        return;
    }
}

bool sheet_read_book(struct arena *arena, struct str part,
                     struct sheet_book *book)
{
    struct reading reading = {
        .arena = arena, .book = book, .begin = begin_book};

    return run(&reading, part);
}

static void begin_rels(struct reading *reading, struct str name,
                       const char **attributes)
{
    struct arena *arena = reading->arena;
    struct str *target = arena_new(arena, struct str);

    if (!str_is(name, "Relationship"))
        return;
    *target = str_copy(arena, attribute_of(attributes, "Target"));
    map_add(reading->rels, str_copy(arena, attribute_of(attributes, "Id")),
            target);
}

bool sheet_read_rels(struct arena *arena, struct str part, struct map *rels)
{
    struct reading reading = {
        .arena = arena, .rels = rels, .begin = begin_rels};

    *rels = map_new(arena);
    return run(&reading, part);
}

/* Shared texts: <si>, whose pieces <t> belong together; <rPh> says how they
 * are spoken. */

static void begin_string(struct reading *reading, struct str name,
                         const char **attributes)
{
    (void)attributes;
    if (str_is(name, "rPh"))
        reading->in_phonetic = true;
    want_text(reading, str_is(name, "t") && !reading->in_phonetic);
}

static void end_string(struct reading *reading, struct str name)
{
    struct sheet_book *book = reading->book;

    want_text(reading, false);
    if (str_is(name, "rPh"))
        reading->in_phonetic = false;
    if (!str_is(name, "si"))
        return;
    book->strings = grown(reading->arena, book->strings, book->string_count,
                          sizeof *book->strings);
    book->strings[book->string_count++] = take_text(reading);
}

bool sheet_read_strings(struct arena *arena, struct str part,
                        struct sheet_book *book)
{
    struct reading reading = {
        .arena = arena, .book = book, .begin = begin_string, .end = end_string};

    return run(&reading, part);
}

/* Formats: a number is a day when its cell's format shows days. ------------ */

/* Of a code such as 'yyyy\-mm\-dd', outside quotes and brackets. */
static bool shows_days(struct str code)
{
    char closing = 0;

    for (size_t i = 0; i < code.len; i++) {
        char byte = code.ptr[i];

        if (closing)
            closing = byte == closing ? 0 : closing;
        else if (byte == '"')
            closing = '"';
        else if (byte == '[')
            closing = ']';
        else if (byte == '\\')
            i++;
        else if (strchr("yYdD", byte))
            return true;
    }
    return false;
}

static bool is_date_format(const struct reading *reading, struct str id)
{
    uint64_t number;

    if (map_find(&reading->date_formats, id))
        return true;
    return str_to_uint(id, 999, &number) && number >= 14 && number <= 22 &&
           (number <= 17 || number == 22);
}

static void begin_format(struct reading *reading, struct str name,
                         const char **attributes)
{
    struct sheet_book *book = reading->book;
    struct str id = attribute_of(attributes, "numFmtId");

    if (str_is(name, "numFmt") &&
        shows_days(attribute_of(attributes, "formatCode")))
        map_add(&reading->date_formats, str_copy(reading->arena, id), book);
    if (str_is(name, "cellXfs"))
        reading->in_cell_formats = true;
    if (!str_is(name, "xf") || !reading->in_cell_formats)
        return;
    book->is_date = grown(reading->arena, book->is_date, book->format_count,
                          sizeof *book->is_date);
    book->is_date[book->format_count++] = is_date_format(reading, id);
}

static void end_format(struct reading *reading, struct str name)
{
    if (str_is(name, "cellXfs"))
        reading->in_cell_formats = false;
}

bool sheet_read_formats(struct arena *arena, struct str part,
                        struct sheet_book *book)
{
    struct reading reading = {.arena = arena,
                              .book = book,
                              .begin = begin_format,
                              .end = end_format,
                              .date_formats = map_new(arena)};

    return run(&reading, part);
}

/* Cells ------------------------------------------------------------------ */

/* 28 of "AB12"; 0 when there are no letters. */
static int column_of(struct str place)
{
    int column = 0;

    for (size_t i = 0; i < place.len; i++) {
        char byte = place.ptr[i];

        if (byte < 'A' || byte > 'Z' || column > COLUMN_LIMIT)
            break;
        column = column * 26 + (byte - 'A' + 1);
    }
    return column;
}

static void begin_row(struct reading *reading, const char **attributes)
{
    uint64_t line;

    /* A number that does not go up is none: places stay in order. */
    if (!str_to_uint(attribute_of(attributes, "r"), ROW_LIMIT, &line) ||
        line <= (uint64_t)reading->row.line)
        line = (uint64_t)reading->row.line + 1;
    reading->row =
        (struct cells_row){.items = reading->items, .line = (int)line};
    reading->column = 0;
}

static void begin_cell(struct reading *reading, const char **attributes)
{
    struct str place = attribute_of(attributes, "r");
    int column = column_of(place);
    uint64_t format;

    reading->column = column ? column : reading->column + 1;
    reading->type = str_copy(reading->arena, attribute_of(attributes, "t"));
    reading->format = SIZE_MAX;
    if (str_to_uint(attribute_of(attributes, "s"), UINT32_MAX, &format))
        reading->format = (size_t)format;
    reading->text.len = 0;
    if (reading->column > COLUMN_LIMIT ||
        (size_t)reading->column <= reading->row.count || !reading->row.items)
        stop(reading); /* cells stand in the order of their columns */
}

static void begin_in_sheet(struct reading *reading, struct str name,
                           const char **attributes)
{
    if (str_is(name, "row"))
        begin_row(reading, attributes);
    else if (str_is(name, "c"))
        begin_cell(reading, attributes);
    else if (str_is(name, "rPh"))
        reading->in_phonetic = true;
    want_text(reading, str_is(name, "v") ||
                           (str_is(name, "t") && !reading->in_phonetic));
}

/* Hundred-millionths of a day as " 14:30"; nothing at midnight. */
static struct str time_of(struct arena *arena, struct str fraction)
{
    unsigned long long part = 0;
    unsigned minutes;

    for (size_t i = 0; i < 8; i++) {
        part *= 10;
        if (i < fraction.len && fraction.ptr[i] >= '0' &&
            fraction.ptr[i] <= '9')
            part += (unsigned long long)(fraction.ptr[i] - '0');
    }
    minutes = (unsigned)((part * 1440 + 50000000) / 100000000);
    if (minutes == 0 || minutes >= 1440)
        return STR_NONE;
    return str_printf(arena, " %02u:%02u", minutes / 60, minutes % 60);
}

/* A count of days as YYYY-MM-DD; NUMBER itself when it is none. */
static struct str day_of(const struct reading *reading, struct str number)
{
    size_t dot = str_find_byte(number, '.', 0);
    struct str iso;
    uint64_t days;
    date begin = reading->book->is_1904 ? date_make(1904, 1, 1)
                                        : date_make(1899, 12, 30);

    if (!str_to_uint(str_slice(number, 0, dot), 2958465, &days))
        return number;
    iso = date_iso(reading->arena, begin + (date)days);
    return str_concat(
        reading->arena, iso,
        time_of(reading->arena, str_slice(number, dot + 1, number.len)));
}

static struct str value_of(struct reading *reading)
{
    const struct sheet_book *book = reading->book;
    struct str text = take_text(reading);
    uint64_t index;

    if (str_is(reading->type, "s"))
        return book->string_count &&
                       str_to_uint(text, book->string_count - 1, &index)
                   ? book->strings[index]
                   : STR_NONE;
    if (str_is(reading->type, "b"))
        return str_is(text, "1") ? STR("TRUE") : STR("FALSE");
    if ((reading->type.len == 0 || str_is(reading->type, "n")) &&
        reading->format < book->format_count && book->is_date[reading->format])
        return day_of(reading, text);
    return text;
}

/* Cells that are left out in the file are there, and empty. */
static void end_cell(struct reading *reading)
{
    struct cells_row *row = &reading->row;
    struct str value = value_of(reading);
    size_t count = (size_t)reading->column;

    reading->total += count - row->count;
    if (reading->total > CELLS_LIMIT || !row->items) {
        stop(reading);
        return;
    }
    while (row->count < count) {
        int column = (int)row->count + 1;

        row->items[row->count++] =
            (struct text){STR_NONE, pos_make(reading->file, row->line, column)};
    }
    row->items[count - 1].str = value;
}

/* Whatever stands between two rows belongs to none. */
static void end_row(struct reading *reading)
{
    if (reading->row.count &&
        !cells_add(reading->arena, reading->cells, &reading->row))
        stop(reading);
    reading->row.items = NULL;
    reading->row.count = 0;
}

static void end_in_sheet(struct reading *reading, struct str name)
{
    if (str_is(name, "v") || str_is(name, "t"))
        want_text(reading, false);
    else if (str_is(name, "rPh"))
        reading->in_phonetic = false;
    else if (str_is(name, "c"))
        end_cell(reading);
    else if (str_is(name, "row"))
        end_row(reading);
}

struct cells *sheet_read_cells(struct arena *arena, struct str file,
                               struct str part, const struct sheet_book *book)
{
    struct sheet_book copy = *book;
    struct reading reading = {.arena = arena,
                              .book = &copy,
                              .file = file,
                              .cells = arena_new(arena, struct cells),
                              .items =
                                  arena_array(arena, COLUMN_LIMIT, struct text),
                              .begin = begin_in_sheet,
                              .end = end_in_sheet};

    return run(&reading, part) ? reading.cells : NULL;
}
