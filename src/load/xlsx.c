/*
 * The container of an XLSX file: which part holds which sheet.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/xlsx.h"

#include <zip.h>

#include "base/file.h"
#include "load/sheet.h"

#define FILE_LIMIT (32u * 1024 * 1024)
#define PART_LIMIT (64u * 1024 * 1024) /* unpacked */

struct container {
    struct arena *arena;
    struct diags *diags;
    struct str shown;
    zip_t *zip;
};

/* PART: a sheet's name or a part's, or NULL for the whole. */
static void say(const struct container *container, const char *part,
                const char *what)
{
    struct diag *diag =
        diag_add(container->diags, IN_XLSX, pos_make(container->shown, 0, 0),
                 "this spreadsheet cannot be read: %s%s%s%s", part ? "'" : "",
                 part ? part : "", part ? "' " : "", what);

    diag_hint(container->diags, diag,
              "save it again as XLSX without a password, or as CSV");
}

static bool read_entry(const struct container *container, zip_file_t *file,
                       struct str *bytes)
{
    struct buf buf = buf_new(container->arena);

    for (;;) {
        char *to = buf_reserve(&buf, 65536);
        zip_int64_t len = zip_fread(file, to, 65536);

        if (len < 0)
            return false;
        if (len == 0)
            break;
        buf.len += (size_t)len;
        if (buf.len > PART_LIMIT)
            return false;
    }
    *bytes = buf_str(&buf);
    return true;
}

/* Part NAME; an absent one is empty where it MAY_LACK. */
static bool read_part(const struct container *container, const char *name,
                      bool may_lack, struct str *bytes)
{
    zip_int64_t index = zip_name_locate(container->zip, name, 0);
    zip_file_t *file;
    bool is_read;

    *bytes = STR_NONE;
    if (index < 0) {
        if (!may_lack)
            say(container, NULL, "it is no XLSX file");
        return may_lack;
    }
    file = zip_fopen_index(container->zip, (zip_uint64_t)index, 0);
    is_read = file && read_entry(container, file, bytes);
    if (file)
        zip_fclose(file);
    if (!is_read)
        say(container, name, "in it is damaged, encrypted or too large");
    return is_read;
}

#define MAIN    "xl/workbook.xml"
#define LINKS   "xl/_rels/workbook.xml.rels"
#define STRINGS "xl/sharedStrings.xml"
#define FORMATS "xl/styles.xml"

static bool is_read(const struct container *container, bool ok,
                    const char *name)
{
    if (!ok)
        say(container, name, "in it is not the XML that is expected");
    return ok;
}

static bool read_book(const struct container *container,
                      struct sheet_book *book, struct map *rels)
{
    struct arena *arena = container->arena;
    struct str main, links, strings, formats;

    if (!read_part(container, MAIN, false, &main) ||
        !read_part(container, LINKS, false, &links) ||
        !read_part(container, STRINGS, true, &strings) ||
        !read_part(container, FORMATS, true, &formats))
        return false;
    return is_read(container, sheet_read_book(arena, main, book), MAIN) &&
           is_read(container, sheet_read_rels(arena, links, rels), LINKS) &&
           is_read(container, sheet_read_strings(arena, strings, book),
                   STRINGS) &&
           is_read(container, sheet_read_formats(arena, formats, book),
                   FORMATS);
}

/* "worksheets/sheet1.xml" is relative to xl/, "/xl/…" to the container. */
static const char *part_name(struct arena *arena, struct str target)
{
    if (str_has_prefix(target, STR("/")))
        return str_zero_ended(arena, str_slice(target, 1, target.len));
    return str_zero_ended(arena, str_concat(arena, STR("xl/"), target));
}

static struct cells *read_sheet(const struct container *container, size_t index,
                                size_t *count)
{
    struct sheet_book book = {0};
    struct cells *cells;
    struct map rels;
    struct str *target, part;

    if (!read_book(container, &book, &rels))
        return NULL;
    *count = book.rel_count;
    target = index < *count ? map_find(&rels, book.rels[index]) : NULL;
    if (!target) {
        say(container, NULL, "it has no sheet");
        return NULL;
    }
    if (!read_part(container, part_name(container->arena, *target), false,
                   &part))
        return NULL;
    cells = sheet_read_cells(container->arena, container->shown, part, &book);
    if (!cells)
        say(container, str_zero_ended(container->arena, book.names[index]),
            "is damaged or has too many cells");
    return cells;
}

struct cells *xlsx_read(struct arena *arena, struct diags *diags,
                        const char *path, struct str shown, size_t index,
                        size_t *count)
{
    struct container container = {arena, diags, shown, NULL};
    struct cells *cells = NULL;
    zip_source_t *source;
    zip_error_t error;
    struct str bytes;

    *count = 0;
    if (!file_read(arena, diags, path, shown, FILE_LIMIT, &bytes))
        return NULL;
    zip_error_init(&error);
    source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
    if (source)
        container.zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!container.zip) {
        zip_source_free(source);
        say(&container, NULL, "it is no XLSX file, or protected by a password");
    } else {
        cells = read_sheet(&container, index, count);
        zip_discard(container.zip);
    }
    zip_error_fini(&error);
    return cells;
}
