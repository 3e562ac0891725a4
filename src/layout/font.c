/*
 * Font faces: which files they are, what is demanded of a file, and the
 * measures taken from it. HarfBuzz reads the tables; nothing here trusts a
 * table to be there or to be long enough.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/font.h"

#include <errno.h>
#include <hb-ot.h>
#include <hb.h>
#include <string.h>

#include "base/file.h"
#include "layout/shape_cache.h"

enum { MAX_FONT_FILE = 32 << 20, STYLES = 4, UNITS = 1000 };

/* By family * 4 + style (regular, bold, italic, bold italic). */
static const char *const face_files[FAMILY_COUNT * STYLES] = {
    "SourceSerif4-Regular.ttf",  "SourceSerif4-Bold.ttf",
    "SourceSerif4-It.ttf",       "SourceSerif4-BoldIt.ttf",
    "SourceSans3-Regular.ttf",   "SourceSans3-Bold.ttf",
    "SourceSans3-It.ttf",        "SourceSans3-BoldIt.ttf",
    "SourceCodePro-Regular.ttf", "SourceCodePro-Bold.ttf",
    "SourceCodePro-It.ttf",      "SourceCodePro-BoldIt.ttf",
};

/* Tried in this order for what a family lacks. */
static const char *const fallback_files[] = {"DejaVuSans.ttf",
                                             "NotoEmoji-Regular.ttf"};

enum {
    FACE_FILES = FAMILY_COUNT * STYLES,
    FALLBACK_FILES = sizeof fallback_files / sizeof fallback_files[0],
};

/* A table of the font, borrowed for a moment. */
struct table {
    hb_blob_t *blob;
    const unsigned char *bytes;
    unsigned len;
};

static struct table table_open(hb_face_t *face, const char tag[5])
{
    struct table table = {NULL, NULL, 0};

    table.blob =
        hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]));
    table.bytes =
        (const unsigned char *)hb_blob_get_data(table.blob, &table.len);
    return table;
}

static void table_close(struct table *table)
{
    hb_blob_destroy(table->blob);
}

/* Big-endian numbers; 0 behind the end. */
static int read_u16(const struct table *table, unsigned at)
{
    if (table->len < 2 || at > table->len - 2)
        return 0;
    return table->bytes[at] << 8 | table->bytes[at + 1];
}

static int read_i16(const struct table *table, unsigned at)
{
    int value = read_u16(table, at);

    return value < 0x8000 ? value : value - 0x10000;
}

static bool has_table(hb_face_t *face, const char tag[5])
{
    struct table table = table_open(face, tag);
    bool has = table.len > 0;

    table_close(&table);
    return has;
}

/* OpenType OS/2: fsType bit 1 alone forbids embedding, bit 8 subsets, bit 9
 * allows bitmaps only. */
static bool is_restricted(hb_face_t *face)
{
    struct table os2 = table_open(face, "OS/2");
    int type = read_u16(&os2, 8);

    table_close(&os2);
    return (type & 0xf) == 2 || (type & 0x300) != 0;
}

static bool is_sound_head(hb_face_t *face)
{
    struct table head = table_open(face, "head");
    int units = read_u16(&head, 18);
    bool sound = head.len >= 54 && read_u16(&head, 12) == 0x5f0f &&
                 read_u16(&head, 14) == 0x3cf5 && units >= 16 && units <= 16384;

    table_close(&head);
    return sound;
}

/* Why the file cannot be used, or NULL. */
static const char *find_fault(hb_face_t *face)
{
    if (hb_face_get_glyph_count(face) == 0 || !is_sound_head(face))
        return "is broken or is no font";
    if (has_table(face, "CFF ") || has_table(face, "CFF2"))
        return "has PostScript (CFF) outlines, not TrueType ones";
    if (!has_table(face, "glyf") || !has_table(face, "loca"))
        return "has no TrueType outlines";
    if (!has_table(face, "cmap") || !has_table(face, "hmtx") ||
        !has_table(face, "hhea"))
        return "lacks a table that every font needs";
    if (is_restricted(face))
        return "may not be embedded in a document";
    return NULL;
}

/* The PostScript name, cut down to what a PDF name carries unescaped. */
static struct str find_name(struct arena *arena, hb_face_t *hb_face,
                            struct str file)
{
    char name[64];
    unsigned size = sizeof name;
    struct buf buf = buf_new(arena);
    struct str raw;

    hb_ot_name_get_utf8(hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        hb_language_from_string("en", -1), &size, name);
    raw = size ? str_make(name, size) : file;
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.ptr[i];
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
            (c >= '0' && c <= '9') || c == '-')
            buf_add_byte(&buf, c);
    }
    return str_copy(arena, buf_str(&buf));
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t position;

    return hb_ot_metrics_get_position(font, tag, &position) ? position
                                                            : otherwise;
}

static void measure_lines(struct face *face)
{
    hb_font_t *font = face->hb_font;

    face->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 800);
    face->descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200);
    face->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
    face->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 500);
}

static void measure_tables(struct face *face)
{
    struct table head = table_open(face->hb_face, "head");
    struct table post = table_open(face->hb_face, "post");
    struct table os2 = table_open(face->hb_face, "OS/2");
    int units = read_u16(&head, 18); /* at least 16: is_sound_head */

    for (unsigned i = 0; i < 4; i++) {
        /* Outwards, so that no outline leaves the box. */
        int scaled = read_i16(&head, 36 + 2 * i) * UNITS;
        face->bbox[i] = scaled / units;
        if (i < 2 ? scaled < 0 : scaled > 0)
            face->bbox[i] += scaled % units == 0 ? 0 : i < 2 ? -1 : 1;
    }
    face->italic_angle = read_i16(&post, 4);
    face->is_fixed = read_u16(&post, 12) != 0 || read_u16(&post, 14) != 0;
    face->weight = read_u16(&os2, 4);
    if (face->weight == 0)
        face->weight = 400;
    face->is_italic = face->italic_angle != 0 || (read_u16(&os2, 62) & 1) != 0;
    table_close(&head);
    table_close(&post);
    table_close(&os2);
}

static bool has_all_ascii(const struct face *face)
{
    for (uint32_t code = 0x20; code < 0x7f; code++)
        if (face_glyph(face, code) == 0)
            return false;
    return true;
}

static bool is_embedded(hb_tag_t tag)
{
    static const char dropped[][5] = {"GSUB", "GPOS", "GDEF", "kern", "name",
                                      "post", "OS/2", "cmap", "BASE", "DSIG",
                                      "STAT", "meta", "gasp", "VDMX", "hdmx"};

    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        if (hb_tag_from_string(dropped[i], 4) == tag)
            return false;
    return true;
}

/* FACE without the tables that a PDF does without. To subset them away would
 * cost more than to subset what is left: HarfBuzz walks through cmap. */
static hb_face_t *embedded_face(hb_face_t *face)
{
    hb_face_t *left = hb_face_builder_create();
    hb_tag_t tags[64];
    unsigned count = sizeof tags / sizeof *tags;

    for (unsigned at = 0;
         hb_face_get_table_tags(face, at, &count, tags), count > 0; at += count)
        for (unsigned i = 0; i < count; i++) {
            hb_blob_t *table;
            if (!is_embedded(tags[i]))
                continue;
            table = hb_face_reference_table(face, tags[i]);
            hb_face_builder_add_table(left, tags[i], table);
            hb_blob_destroy(table);
        }
    hb_face_make_immutable(left);
    return left;
}

/* The face in BLOB, which is given away. NULL after a message. */
static struct face *face_open(struct arena *arena, struct diags *diags,
                              struct text file, hb_blob_t *blob,
                              const char *hint)
{
    struct face *face = arena_new(arena, struct face);
    const char *fault;

    face->hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    fault = find_fault(face->hb_face);
    if (fault) {
        struct diag *diag =
            diag_add(diags, IN_FONT, file.pos, "the font file %.*s %s",
                     STR_ARG(file.str), fault);
        diag_hint(diags, diag, "%s", hint);
        hb_face_destroy(face->hb_face);
        return NULL;
    }
    face->hb_font = hb_font_create(face->hb_face);
    hb_font_set_scale(face->hb_font, UNITS, UNITS);
    face->name = find_name(arena, face->hb_face, path_base(file.str));
    measure_lines(face);
    measure_tables(face);
    face->has_ascii = has_all_ascii(face);
    face->hb_embedded = embedded_face(face->hb_face);
    hb_face_make_immutable(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    return face;
}

static struct face *load_face(struct arena *arena, struct diags *diags,
                              const char *dir, const char *file)
{
    struct str path = path_join(arena, str_from(dir), str_from(file));
    struct pos pos = pos_make(path, 0, 0);
    /* Mapped, not read: a document needs a small part of it. */
    hb_blob_t *blob =
        hb_blob_create_from_file_or_fail(str_zero_ended(arena, path));

    if (!blob) {
        diag_add(diags, IN_OPEN, pos, "cannot open: %s",
                 strerrordesc_np(errno));
        return NULL;
    }
    return face_open(arena, diags, (struct text){path, pos}, blob,
                     "install auditbinder again");
}

const char *fonts_file(size_t index)
{
    if (index >= FACE_FILES + FALLBACK_FILES)
        return NULL;
    return index < FACE_FILES ? face_files[index]
                              : fallback_files[index - FACE_FILES];
}

struct fonts *fonts_open(struct arena *arena, struct diags *diags,
                         const char *dir)
{
    struct fonts *fonts = arena_new(arena, struct fonts);

    fonts->dir = dir;
    fonts->fallback_first = FACE_FILES;
    fonts->words = shape_cache_open();
    fonts->faces =
        arena_array(arena, FACE_FILES + FALLBACK_FILES, struct face *);
    for (size_t i = 0; i < FACE_FILES + FALLBACK_FILES; i++) {
        struct face *face = load_face(arena, diags, dir, fonts_file(i));
        if (!face) {
            fonts_close(fonts);
            return NULL;
        }
        face->index = (int)i;
        face->is_serif = i < STYLES;
        fonts->faces[fonts->count++] = face;
    }
    return fonts;
}

bool fonts_add(struct fonts *fonts, struct arena *arena, struct diags *diags,
               const char *path, struct text file)
{
    struct str bytes;
    struct face *face;

    if (!file_read(arena, diags, path, file.str, MAX_FONT_FILE, &bytes))
        return false;
    face = face_open(arena, diags, file,
                     hb_blob_create(bytes.ptr, (unsigned)bytes.len,
                                    HB_MEMORY_MODE_READONLY, NULL, NULL),
                     "take the edition of the font with TrueType outlines, a "
                     ".ttf file that may be embedded");
    if (!face)
        return false;
    fonts->faces =
        arena_grow(arena, fonts->faces, fonts->count * sizeof *fonts->faces,
                   (fonts->count + 1) * sizeof *fonts->faces);
    face->index = (int)fonts->count;
    fonts->faces[fonts->count++] = face;
    return true;
}

void fonts_close(struct fonts *fonts)
{
    for (size_t i = 0; fonts && i < fonts->count; i++) {
        hb_font_destroy(fonts->faces[i]->hb_font);
        hb_face_destroy(fonts->faces[i]->hb_embedded);
        hb_face_destroy(fonts->faces[i]->hb_face);
    }
    if (!fonts)
        return;
    fonts->count = 0;
    shape_cache_close(fonts->words);
    fonts->words = NULL;
}

const struct face *fonts_face(const struct fonts *fonts, enum family family,
                              int style)
{
    return fonts->faces[(size_t)family * STYLES + ((size_t)style & 3)];
}

uint32_t face_glyph(const struct face *face, uint32_t code)
{
    hb_codepoint_t gid = 0;

    return hb_font_get_nominal_glyph(face->hb_font, code, &gid) ? gid : 0;
}

int face_advance(const struct face *face, uint32_t gid)
{
    return hb_font_get_glyph_h_advance(face->hb_font, gid);
}
