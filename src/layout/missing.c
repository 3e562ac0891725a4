/*
 * Characters that no font has.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/missing.h"

#include "base/utf8.h"

enum { NAMED = 6, KEPT = 64 };

struct missing_file {
    struct pos first;
    uint32_t codes[KEPT]; /* in the order of their first places */
    size_t code_count;
    size_t place_count;
    struct missing_file *next;
};

struct missing missing_new(struct arena *arena)
{
    return (struct missing){
        .arena = arena, .files = map_new(arena), .places = map_new(arena)};
}

static struct missing_file *file_of(struct missing *missing, struct pos pos)
{
    struct missing_file *file = map_find(&missing->files, pos.file);
    if (file)
        return file;
    file = arena_new(missing->arena, struct missing_file);
    file->first = pos;
    map_put(&missing->files, pos.file, file);
    if (missing->last)
        missing->last->next = file;
    else
        missing->first = file;
    missing->last = file;
    return file;
}

static bool has_code(const struct missing_file *file, uint32_t code)
{
    for (size_t i = 0; i < file->code_count; i++)
        if (file->codes[i] == code)
            return true;
    return false;
}

/* A place counts once, however often the page shows it: a heading also stands
 * in the contents. */
void missing_add(struct missing *missing, uint32_t code, struct pos pos)
{
    struct str place =
        str_printf(missing->arena, "%.*s:%d:%d:%u", STR_ARG(pos.file), pos.line,
                   pos.column, (unsigned)code);
    struct missing_file *file = file_of(missing, pos);
    if (!map_add(&missing->places, place, NULL))
        return;
    file->place_count++;
    if (pos.line < file->first.line ||
        (pos.line == file->first.line && pos.column < file->first.column))
        file->first = pos;
    if (file->code_count < KEPT && !has_code(file, code))
        file->codes[file->code_count++] = code;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) ||
           (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe;
}

/* "U+4E2D 中, U+6587 文 and 3 more" */
static struct str name_codes(struct arena *arena,
                             const struct missing_file *file)
{
    struct buf buf = buf_new(arena);
    size_t named = file->code_count < NAMED ? file->code_count : NAMED;
    size_t more = file->code_count - named;
    for (size_t i = 0; i < named; i++) {
        bool is_last = i > 0 && i + 1 == named && more == 0;
        buf_add(&buf, is_last ? STR(" and ") : i > 0 ? STR(", ") : STR_NONE);
        buf_printf(&buf, "U+%04X", (unsigned)file->codes[i]);
        if (is_control(file->codes[i])) {
            buf_add(&buf, STR(" (a control character)"));
        } else {
            buf_add_byte(&buf, ' ');
            utf8_put(&buf, file->codes[i]);
        }
    }
    if (more > 0)
        buf_printf(&buf, " and %zu%s more", more,
                   file->code_count == KEPT ? " or" : "");
    return buf_str(&buf);
}

static void report_file(const struct missing *missing, struct diags *diags,
                        const struct missing_file *file, struct pos pos)
{
    struct str codes = name_codes(missing->arena, file);
    struct diag *diag;
    if (file->place_count > 1)
        diag = diag_add(diags, LAYOUT_NO_GLYPH, pos,
                        "no font has %.*s; replacements are shown in %zu "
                        "places, here first",
                        STR_ARG(codes), file->place_count);
    else
        diag = diag_add(diags, LAYOUT_NO_GLYPH, pos,
                        "no font has %.*s; a replacement is shown",
                        STR_ARG(codes));
    diag_hint(diags, diag,
              "write it with other characters, or name a font that has them "
              "under fonts: in templates/theme.yaml");
}

static bool is_said(const struct missing *missing,
                    const struct missing_file *file)
{
    const struct missing_file *other = missing->first;
    for (; other; other = other->next) {
        size_t shared = 0;
        for (size_t i = 0; other != file && i < file->code_count; i++)
            shared += has_code(other, file->codes[i]);
        if (shared == file->code_count)
            return true;
    }
    return false;
}

void missing_report(const struct missing *missing, struct diags *diags,
                    struct str file)
{
    const struct missing_file *at = missing->first;
    for (; at; at = at->next) {
        if (at->first.file.len > 0)
            report_file(missing, diags, at, at->first);
        else if (!is_said(missing, at))
            report_file(missing, diags, at, pos_make(file, 0, 0));
    }
}
