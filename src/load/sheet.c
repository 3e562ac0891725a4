/*
 * The cells of a sheet in SpreadsheetML.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/date.h"
#include "load/sheet_xml.h"

#define COLUMN_LIMIT 16384
#define ROW_LIMIT    1048576

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
    if (!str_to_uint(xml_attribute(attributes, "r"), ROW_LIMIT, &line) ||
        line <= (uint64_t)reading->row.line)
        line = (uint64_t)reading->row.line + 1;
    reading->row =
        (struct cells_row){.items = reading->items, .line = (int)line};
    reading->column = 0;
}

static void begin_cell(struct reading *reading, const char **attributes)
{
    struct str place = xml_attribute(attributes, "r");
    int column = column_of(place);
    uint64_t format;

    reading->column = column ? column : reading->column + 1;
    reading->type = str_copy(reading->arena, xml_attribute(attributes, "t"));
    reading->format = SIZE_MAX;
    if (str_to_uint(xml_attribute(attributes, "s"), UINT32_MAX, &format))
        reading->format = (size_t)format;
    reading->text.len = 0;
    if (reading->column > COLUMN_LIMIT ||
        (size_t)reading->column <= reading->row.count || !reading->row.items)
        xml_stop(reading); /* cells stand in the order of their columns */
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
    xml_want_text(reading, str_is(name, "v") ||
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
    struct str text = xml_take_text(reading);
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
        xml_stop(reading);
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
        xml_stop(reading);
    reading->row.items = NULL;
    reading->row.count = 0;
}

static void end_in_sheet(struct reading *reading, struct str name)
{
    if (str_is(name, "v") || str_is(name, "t"))
        xml_want_text(reading, false);
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

    return xml_run(&reading, part) ? reading.cells : NULL;
}
