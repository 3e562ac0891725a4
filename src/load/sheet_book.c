/*
 * What a spreadsheet says of its sheets: names, shared texts, formats.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/sheet_xml.h"

#include <string.h>

/* The workbook ----------------------------------------------------------- */

static void begin_book(struct reading *reading, struct str name,
                       const char **attributes)
{
    struct sheet_book *book = reading->book;
    struct str date1904 = xml_attribute(attributes, "date1904");
    struct str title = xml_attribute(attributes, "name");

    if (str_is(name, "workbookPr"))
        book->is_1904 = str_is(date1904, "1") || str_is(date1904, "true");
    if (!str_is(name, "sheet"))
        return;
    for (; attributes[0]; attributes += 2) {
        if (!strchr(attributes[0], ':') ||
            !str_is(xml_local_name(attributes[0]), "id"))
            continue;
        book->rels = xml_grown(reading->arena, book->rels, book->rel_count,
                               sizeof *book->rels);
        book->names = xml_grown(reading->arena, book->names, book->rel_count,
                                sizeof *book->names);
        book->names[book->rel_count] = str_copy(reading->arena, title);
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

    return xml_run(&reading, part);
}

static void begin_rels(struct reading *reading, struct str name,
                       const char **attributes)
{
    struct arena *arena = reading->arena;
    struct str *target = arena_new(arena, struct str);

    if (!str_is(name, "Relationship"))
        return;
    *target = str_copy(arena, xml_attribute(attributes, "Target"));
    map_add(reading->rels, str_copy(arena, xml_attribute(attributes, "Id")),
            target);
}

bool sheet_read_rels(struct arena *arena, struct str part, struct map *rels)
{
    struct reading reading = {
        .arena = arena, .rels = rels, .begin = begin_rels};

    *rels = map_new(arena);
    return xml_run(&reading, part);
}

/* Shared texts: <si>, whose pieces <t> belong together; <rPh> says how they
 * are spoken. */

static void begin_string(struct reading *reading, struct str name,
                         const char **attributes)
{
    (void)attributes;
    if (str_is(name, "rPh"))
        reading->in_phonetic = true;
    xml_want_text(reading, str_is(name, "t") && !reading->in_phonetic);
}

static void end_string(struct reading *reading, struct str name)
{
    struct sheet_book *book = reading->book;

    xml_want_text(reading, false);
    if (str_is(name, "rPh"))
        reading->in_phonetic = false;
    if (!str_is(name, "si"))
        return;
    book->strings = xml_grown(reading->arena, book->strings, book->string_count,
                              sizeof *book->strings);
    book->strings[book->string_count++] = xml_take_text(reading);
}

bool sheet_read_strings(struct arena *arena, struct str part,
                        struct sheet_book *book)
{
    struct reading reading = {
        .arena = arena, .book = book, .begin = begin_string, .end = end_string};

    return xml_run(&reading, part);
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
    struct str id = xml_attribute(attributes, "numFmtId");

    if (str_is(name, "numFmt") &&
        shows_days(xml_attribute(attributes, "formatCode")))
        map_add(&reading->date_formats, str_copy(reading->arena, id), book);
    if (str_is(name, "cellXfs"))
        reading->in_cell_formats = true;
    if (!str_is(name, "xf") || !reading->in_cell_formats)
        return;
    book->is_date = xml_grown(reading->arena, book->is_date, book->format_count,
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

    return xml_run(&reading, part);
}
