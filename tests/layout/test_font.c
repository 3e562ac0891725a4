/*
 * Faces: what the table in font.c promises of the files in fonts/, and which
 * files are refused.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <unistd.h>

#include "fonts_state.h"

static void test_styles(void **given)
{
    struct state *state = *given;
    static const char *const names[] = {
        "SourceSerif4-Regular", "SourceSerif4-Bold",   "SourceSerif4-It",
        "SourceSerif4-BoldIt",  "SourceSans3-Regular", "SourceSans3-Bold",
        "SourceSans3-It",       "SourceSans3-BoldIt",  "SourceCodePro-Regular",
        "SourceCodePro-Bold",   "SourceCodePro-It",    "SourceCodePro-BoldIt",
        "DejaVuSans",           "NotoEmoji-Regular"};

    assert_int_equal(state->fonts->count, 14);
    for (size_t i = 0; i < 14; i++) {
        const struct face *face = state->fonts->faces[i];
        assert_string_equal(face->name.ptr, names[i]);
        assert_int_equal(face->index, i);
        assert_true(face->ascent > 600 && face->ascent < 1200);
        assert_true(face->descent < -150 && face->descent > -500);
        assert_true(face->cap_height > face->x_height);
        assert_true(i == 13 || face->x_height > 400);
        assert_true(face->bbox[0] < face->bbox[2]);
        assert_true(face->bbox[1] < face->bbox[3]);
        if (i < 12) {
            assert_int_equal(face->is_italic, (i & FACE_ITALIC) != 0);
            assert_int_equal(face->weight, i & FACE_BOLD ? 700 : 400);
            assert_int_equal(face->is_fixed, i >= 8);
            assert_int_equal(face->is_serif, i < 4);
        }
    }
}

static void test_advances(void **given)
{
    struct state *state = *given;
    const struct face *mono = fonts_face(state->fonts, FAMILY_MONO, 0);
    const struct face *serif = fonts_face(state->fonts, FAMILY_SERIF, 0);

    assert_int_equal(face_advance(mono, face_glyph(mono, 'i')), 600);
    assert_int_equal(face_advance(mono, face_glyph(mono, 'W')), 600);
    assert_true(face_advance(serif, face_glyph(serif, 'W')) >
                face_advance(serif, face_glyph(serif, 'i')));
    assert_int_equal(face_glyph(serif, 0x10ffff), 0);
}

static void test_fallback(void **given)
{
    struct state *state = *given;
    const struct fonts *fonts = state->fonts;
    const struct face *serif = fonts_face(fonts, FAMILY_SERIF, FACE_BOLD);
    const struct face *code = fonts_face(fonts, FAMILY_MONO, FACE_ITALIC);

    assert_ptr_equal(fonts_for(fonts, serif, 'A'), serif);
    assert_ptr_equal(fonts_for(fonts, serif, 0x12c), /* I with breve */
                     fonts_face(fonts, FAMILY_SANS, FACE_BOLD));
    assert_ptr_equal(fonts_for(fonts, code, 0x416), /* Cyrillic Zhe */
                     fonts_face(fonts, FAMILY_MONO, 0));
    assert_ptr_equal(fonts_for(fonts, serif, 0x25d0),
                     fonts->faces[fonts->fallback_first]);
    assert_null(fonts_for(fonts, serif, 0x4e2d));
    /* Shown without a glyph of their own. */
    assert_ptr_equal(fonts_for(fonts, code, 0x2011), code);
    assert_ptr_equal(fonts_for(fonts, serif, 0x202f), serif);
    assert_ptr_equal(fonts_for(fonts, serif, 0x200d), serif);
    /* A cluster is not torn: the sans has both, the serif one. */
    assert_ptr_equal(fonts_for_text(fonts, serif, STR("\u012c\u0301")),
                     fonts_face(fonts, FAMILY_SANS, FACE_BOLD));
}

static struct str serif_bytes(struct state *state)
{
    const char *path = "fonts/SourceSerif4-Regular.ttf";
    struct str bytes;

    assert_true(file_read(state->arena, &state->diags, path, str_from(path),
                          1 << 20, &bytes));
    return bytes;
}

/* A folder of fonts whose first face is BYTES; what fonts_open says of it. */
static enum diag_id refusal(struct state *state, struct str bytes)
{
    char dir[] = "/tmp/auditbinder-font-XXXXXX";
    struct diags diags = diags_new(state->arena);
    struct str path;

    assert_non_null(mkdtemp(dir));
    path =
        path_join(state->arena, str_from(dir), STR("SourceSerif4-Regular.ttf"));
    assert_true(file_save(&diags, path.ptr, bytes));
    assert_null(fonts_open(state->arena, &diags, dir));
    assert_int_equal(diags.count[SEVERITY_ERROR], 1);
    assert_true(file_remove_tree(&diags, dir));
    return diags.first->id;
}

/* The tag of a table overwritten: the table is gone. */
static struct str without(struct state *state, struct str font, const char *tag)
{
    struct str copy = str_copy(state->arena, font);
    size_t at = str_find(copy, str_from(tag), 0);

    assert_true(at < 500);
    memcpy((char *)(uintptr_t)(copy.ptr + at), "zzzz", 4);
    return copy;
}

static void test_refusals(void **given)
{
    struct state *state = *given;
    struct str font = serif_bytes(state);
    static const char *const tags[] = {"glyf", "loca", "head", "maxp",
                                       "cmap", "hmtx", "hhea"};

    assert_int_equal(refusal(state, STR("")), IN_FONT);
    assert_int_equal(refusal(state, STR("hello")), IN_FONT);
    assert_int_equal(refusal(state, str_slice(font, 0, 100)), IN_FONT);
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        assert_int_equal(refusal(state, without(state, font, tags[i])),
                         IN_FONT);
}

static void test_restricted(void **given)
{
    struct state *state = *given;
    struct str copy = serif_bytes(state);
    unsigned char *bytes = (unsigned char *)(uintptr_t)copy.ptr;
    size_t entry = str_find(copy, STR("OS/2"), 0);
    size_t os2 = (size_t)bytes[entry + 8] << 24 |
                 (size_t)bytes[entry + 9] << 16 |
                 (size_t)bytes[entry + 10] << 8 | bytes[entry + 11];

    bytes[os2 + 9] = 2;
    assert_int_equal(refusal(state, copy), IN_FONT);
}

static void test_missing_folder(void **given)
{
    struct state *state = *given;
    struct diags diags = diags_new(state->arena);

    assert_null(fonts_open(state->arena, &diags, "no-such-folder"));
    assert_int_equal(diags.first->id, IN_OPEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_advances),
        cmocka_unit_test(test_fallback),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_restricted),
        cmocka_unit_test(test_missing_folder),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
