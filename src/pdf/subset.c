/*
 * Subset fonts as CIDFontType2 with Identity-H.
 *
 * One code (CID) stands for one pair of glyph and text, not for one glyph. The
 * hyphen of a divided word extracts as the rest of it and the hyphen that was
 * written as U+002D, with one outline; a ligature as its letters. The page is
 * written before the subset exists, because CIDToGIDMap takes each code to the
 * glyph's number in the subset afterwards (ISO 32000-1, 9.7.4.2).
 *
 * The first glyph that extracts as a character of ASCII has that character as
 * its code, which makes ToUnicode short; all other pairs are numbered from
 * FIRST_CODE on, in the order of their use. Code 0 is never shown.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/subset.h"

#include <hb-subset.h>

#include "base/map.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "pdf/write.h"

/* Bytes of one text in ToUnicode (whose strings end at 512 bytes), and the
 * entries one bfchar block may have. A longer text needs ActualText. */
enum { MAX_CODE = 65535, MAX_TEXT = 64, BFCHAR_BLOCK = 100 };
enum { FIRST_ASCII = 0x20, LAST_ASCII = 0x7E, FIRST_CODE = 0x80 };

struct pair {
    struct subset_code code;
    uint32_t gid;
    struct str text;
};

struct subset {
    struct subsets *owner;
    const struct face *face;
    unsigned number;
    object_id id;
    struct map pairs;          /* gid and text -> struct pair */
    const struct pair **codes; /* by code; NULL: shows nothing */
    size_t code_count, code_cap;
    /* By glyph, the pair it was last asked for with; nearly always the same
     * one again, which saves looking in PAIRS. */
    const struct pair **latest;
    size_t latest_count;
    struct subset *next;
};

struct subsets {
    struct arena *arena;
    struct diags *diags;
    struct objects *objects;
    struct subset *first, *last;
};

struct subsets *subsets_new(struct arena *arena, struct diags *diags,
                            struct objects *objects)
{
    struct subsets *subsets = arena_new(arena, struct subsets);

    subsets->arena = arena;
    subsets->diags = diags;
    subsets->objects = objects;
    return subsets;
}

struct subset *subset_of(struct subsets *subsets, const struct face *face)
{
    struct subset *subset;

    for (subset = subsets->first; subset; subset = subset->next)
        if (subset->face == face)
            return subset;
    subset = arena_new(subsets->arena, struct subset);
    subset->owner = subsets;
    subset->face = face;
    subset->number = subsets->last ? subsets->last->number + 1 : 1;
    subset->id = object_reserve(subsets->objects);
    subset->pairs = map_new(subsets->arena);
    subset->code_count = FIRST_CODE;
    subset->code_cap = 2 * FIRST_CODE;
    subset->codes =
        arena_array(subsets->arena, subset->code_cap, const struct pair *);
    subset->latest_count = hb_face_get_glyph_count(face->hb_face);
    subset->latest =
        arena_array(subsets->arena, subset->latest_count, const struct pair *);
    if (subsets->last)
        subsets->last->next = subset;
    else
        subsets->first = subset;
    subsets->last = subset;
    return subset;
}

unsigned subset_number(const struct subset *subset)
{
    return subset->number;
}

/* The code of its own that a character of ASCII has; 0: TEXT is none. */
static unsigned ascii_code(struct str text)
{
    return text.len == 1 && text.ptr[0] >= FIRST_ASCII &&
                   text.ptr[0] <= LAST_ASCII
               ? (unsigned char)text.ptr[0]
               : 0;
}

/* A free code for TEXT; 0 after a message. */
static unsigned new_code(struct subset *subset, struct str text)
{
    unsigned code = ascii_code(text);

    if (code && !subset->codes[code])
        return code;
    if (subset->code_count > MAX_CODE) {
        diag_add(subset->owner->diags, INTERNAL_PDF, POS_NONE,
                 "more than %d different characters in one face", MAX_CODE);
        return 0;
    }
    if (subset->code_count == subset->code_cap) {
        subset->codes =
            arena_grow(subset->owner->arena, subset->codes,
                       subset->code_cap * sizeof *subset->codes,
                       2 * subset->code_cap * sizeof *subset->codes);
        subset->code_cap *= 2;
    }
    return (unsigned)subset->code_count++;
}

/* NULL after a message. */
static const struct pair *add_pair(struct subset *subset, struct str key,
                                   uint32_t gid)
{
    struct pair *pair = arena_new(subset->owner->arena, struct pair);

    key = str_copy(subset->owner->arena, key);
    pair->gid = gid;
    pair->text = str_slice(key, 4, key.len);
    pair->code.number = new_code(subset, pair->text);
    pair->code.advance = face_advance(subset->face, gid);
    if (pair->code.number == 0)
        return NULL;
    subset->codes[pair->code.number] = pair;
    map_add(&subset->pairs, key, pair);
    return pair;
}

static const struct pair *find_pair(struct subset *subset, uint32_t gid,
                                    struct str text)
{
    char bytes[4 + MAX_TEXT];
    struct str key = {bytes, 4 + text.len};
    const struct pair *pair;

    for (int i = 0; i < 4; i++)
        bytes[i] = (char)(gid >> (8 * i) & 0xFF);
    for (size_t i = 4; i < key.len; i++)
        bytes[i] = text.ptr[i - 4];
    pair = map_find(&subset->pairs, key);
    return pair ? pair : add_pair(subset, key, gid);
}

static bool extracts_as(const struct pair *pair, struct str text)
{
    if (text.len == 1 && pair->text.len == 1)
        return text.ptr[0] == pair->text.ptr[0];
    return str_eq(pair->text, text);
}

struct subset_code subset_code(struct subset *subset, uint32_t gid,
                               struct str text)
{
    bool is_known = gid < subset->latest_count;
    const struct pair *pair = is_known ? subset->latest[gid] : NULL;

    text = str_slice(text, 0, MAX_TEXT);
    if (!pair || !extracts_as(pair, text))
        pair = find_pair(subset, gid, text);
    if (is_known)
        subset->latest[gid] = pair;
    return pair ? pair->code : (struct subset_code){0};
}

size_t subset_count(const struct subset *subset)
{
    return subset->pairs.count;
}

static bool is_private_use(uint32_t code)
{
    return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

bool subset_needs_actual_text(struct str text)
{
    size_t at = 0;

    if (text.len > MAX_TEXT)
        return true;
    while (at < text.len) {
        uint32_t code = utf8_next(text, &at);

        if (code != UTF8_BAD && is_private_use(code))
            return true;
    }
    return false;
}

/* What ToUnicode may hold: never 0, FEFF or FFFE (ISO 19005-2, 6.2.11.7.2). */
static uint32_t allowed(uint32_t code)
{
    if (code == UTF8_BAD)
        return 0xFFFD;
    if (code < 0x20)
        return ' ';
    return code == 0xFEFF || code == 0xFFFE ? 0x200B : code;
}

/* A text-less part of a cluster stands for a zero-width space; its cluster is
 * in ActualText. */
static void write_unicode(struct buf *buf, struct str text)
{
    size_t at = 0;

    buf_add_byte(buf, '<');
    if (text.len == 0)
        write_hex16(buf, 0x200B);
    while (at < text.len)
        write_utf16(buf, allowed(utf8_next(text, &at)));
    buf_add_byte(buf, '>');
}

static struct str to_unicode(const struct subset *subset)
{
    struct buf buf = buf_new(subset->owner->arena);
    size_t count = subset->code_count;

    buf_add(&buf, STR("/CIDInit/ProcSet findresource begin\n"
                      "12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
                      "/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\n"
                      "endcodespacerange\n"
                      "1 beginbfrange\n<0020><007E><0020>\nendbfrange\n"));
    for (size_t code = FIRST_CODE; code < count; code++) {
        size_t left = count - code;

        if ((code - FIRST_CODE) % BFCHAR_BLOCK == 0)
            buf_printf(&buf, "%zu beginbfchar\n",
                       left < BFCHAR_BLOCK ? left : BFCHAR_BLOCK);
        buf_add_byte(&buf, '<');
        write_hex16(&buf, (unsigned)code);
        buf_add_byte(&buf, '>');
        write_unicode(&buf, subset->codes[code]->text);
        buf_add_byte(&buf, '\n');
        if ((code - FIRST_CODE) % BFCHAR_BLOCK == BFCHAR_BLOCK - 1 || left == 1)
            buf_add(&buf, STR("endbfchar\n"));
    }
    buf_add(&buf, STR("endcmap\n"
                      "CMapName currentdict/CMap defineresource pop\n"
                      "end\nend\n"));
    return buf_str(&buf);
}

static hb_subset_input_t *subset_input(const struct subset *subset)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *set;

    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    set = hb_subset_input_glyph_set(input);
    for (size_t code = 0; code < subset->code_count; code++)
        if (subset->codes[code])
            hb_set_add(set, subset->codes[code]->gid);
    return input;
}

/* CIDToGIDMap: two bytes a code, from code 0 on. */
static struct str gid_map(const struct subset *subset, hb_subset_plan_t *plan)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    struct buf buf = buf_new(subset->owner->arena);

    for (size_t code = 0; code < subset->code_count; code++) {
        hb_codepoint_t gid = 0;

        if (subset->codes[code])
            gid = hb_map_get(map, subset->codes[code]->gid);
        gid = gid == HB_MAP_VALUE_INVALID ? 0 : gid;
        buf_add_byte(&buf, (char)(gid >> 8 & 0xFF));
        buf_add_byte(&buf, (char)(gid & 0xFF));
    }
    return buf_str(&buf);
}

static struct str face_bytes(struct arena *arena, hb_face_t *face)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned size = 0;
    const char *bytes = hb_blob_get_data(blob, &size);
    struct str copy = str_copy(arena, str_make(bytes, size));

    hb_blob_destroy(blob);
    return copy;
}

/* The font program and the map into it; false if hb-subset gave up. */
static bool make_program(const struct subset *subset, struct str *program,
                         struct str *map)
{
    hb_subset_input_t *input = subset_input(subset);
    hb_subset_plan_t *plan = NULL;
    hb_face_t *face = NULL;

    if (input)
        plan = hb_subset_plan_create_or_fail(subset->face->hb_embedded, input);
    if (plan)
        face = hb_subset_plan_execute_or_fail(plan);
    if (face) {
        *program = face_bytes(subset->owner->arena, face);
        *map = gid_map(subset, plan);
    }
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return face && program->len > 0;
}

/* "ABCDEF+Name": six letters from a hash, so that equal subsets are called
 * the same on every machine. */
static struct str tagged_name(const struct subset *subset, struct str program)
{
    uint8_t hash[SHA256_SIZE];
    char tag[6];

    sha256_of(program, hash);
    for (size_t i = 0; i < sizeof tag; i++)
        tag[i] = (char)('A' + hash[i] % 26);
    return str_printf(subset->owner->arena, "%.6s+%.*s", tag,
                      STR_ARG(subset->face->name));
}

static object_id add_descriptor(const struct subset *subset, struct str name,
                                struct str program)
{
    enum { FIXED = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
    const struct face *face = subset->face;
    struct objects *objects = subset->owner->objects;
    struct buf body = buf_new(subset->owner->arena);
    int flags = SYMBOLIC | (face->is_fixed ? FIXED : 0) |
                (face->is_serif ? SERIF : 0) | (face->is_italic ? ITALIC : 0);
    object_id file = object_add_stream(
        objects, STREAM_DEFLATE,
        str_printf(subset->owner->arena, "/Length1 %zu", program.len), program);

    buf_printf(&body,
               "/Type/FontDescriptor/FontName/%.*s/Flags %d"
               "/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
               "/CapHeight %d/XHeight %d/StemV %d",
               STR_ARG(name), flags, face->bbox[0], face->bbox[1],
               face->bbox[2], face->bbox[3], face->italic_angle, face->ascent,
               face->descent, face->cap_height, face->x_height,
               50 + face->weight * face->weight / 4225);
    write_ref(&body, "/FontFile2 ", file);
    return object_add(objects, buf_str(&body));
}

/* ISO 32000-1, 9.7.4.3: code and widths, for each run of codes. */
static void put_widths(const struct subset *subset, struct buf *body)
{
    bool in_run = false;

    buf_add(body, STR("/W["));
    for (size_t code = FIRST_ASCII; code < subset->code_count; code++) {
        const struct pair *pair = subset->codes[code];

        if (in_run && !pair)
            buf_add_byte(body, ']');
        if (!in_run && pair)
            write_number(body, code);
        if (pair) {
            buf_add_byte(body, in_run ? ' ' : '[');
            write_number(body, (uint64_t)pair->code.advance);
        }
        in_run = pair;
    }
    buf_add_bytes(body, "]]", in_run ? 2 : 1);
}

static object_id add_cid_font(const struct subset *subset, struct str name,
                              struct str program, struct str map)
{
    struct objects *objects = subset->owner->objects;
    struct buf body = buf_new(subset->owner->arena);

    buf_printf(&body,
               "/Type/Font/Subtype/CIDFontType2/BaseFont/%.*s"
               "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
               "/Supplement 0>>",
               STR_ARG(name));
    write_ref(&body, "/FontDescriptor ", add_descriptor(subset, name, program));
    write_ref(&body, "/CIDToGIDMap ",
              object_add_stream(objects, STREAM_DEFLATE, STR_NONE, map));
    put_widths(subset, &body);
    return object_add(objects, buf_str(&body));
}

static bool define_font(const struct subset *subset)
{
    struct objects *objects = subset->owner->objects;
    struct buf body = buf_new(subset->owner->arena);
    struct str program = STR_NONE, map = STR_NONE, name;

    if (!make_program(subset, &program, &map)) {
        diag_add(subset->owner->diags, INTERNAL_PDF, POS_NONE,
                 "no subset of the face %.*s could be made",
                 STR_ARG(subset->face->name));
        return false;
    }
    name = tagged_name(subset, program);
    buf_printf(&body,
               "/Type/Font/Subtype/Type0/BaseFont/%.*s/Encoding/Identity-H",
               STR_ARG(name));
    write_ref(&body, "/DescendantFonts[",
              add_cid_font(subset, name, program, map));
    write_ref(&body, "]/ToUnicode ",
              object_add_stream(objects, STREAM_DEFLATE, STR_NONE,
                                to_unicode(subset)));
    object_define(objects, subset->id, buf_str(&body));
    return true;
}

bool subsets_define(struct subsets *subsets, struct buf *resources)
{
    buf_add(resources, STR("/Font<<"));
    for (const struct subset *subset = subsets->first; subset;
         subset = subset->next) {
        if (!define_font(subset))
            return false;
        buf_printf(resources, "/F%u", subset->number);
        write_ref(resources, " ", subset->id);
    }
    buf_add(resources, STR(">>"));
    return true;
}
