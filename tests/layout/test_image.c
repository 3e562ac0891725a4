/*
 * Images: what is decoded is right, what is broken is refused with a message,
 * and nothing a file can hold ends the program.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "image_bytes.h"
#include "image_state.h"

#define BYTES(array) str_make((const char *)(array), sizeof(array))

/* An image, or NULL with exactly one message. */
static struct image *decode(struct state *state, struct str bytes)
{
    struct image *image = decode_file(state, STR("logo.png"), bytes);

    if (!image) {
        assert_int_equal(state->diags.last->pos.line, 3);
        assert_non_null(strstr(state->diags.last->text.ptr, "logo.png"));
    }
    return image;
}

static void test_rgba(void **given)
{
    struct image *image = decode(*given, BYTES(rgba_png));

    assert_non_null(image);
    assert_int_equal(image->width, 2);
    assert_int_equal(image->height, 1);
    assert_int_equal(image->components, 3);
    assert_true(str_eq(image->pixels, str_make("\xff\0\0\0\0\xff", 6)));
    assert_true(str_eq(image->alpha, STR("\xff\x80")));
    assert_int_equal(image->jpeg.len, 0);
}

static void test_palette(void **given)
{
    struct image *image = decode(*given, BYTES(palette_png));

    assert_non_null(image);
    assert_int_equal(image->components, 3);
    assert_true(str_eq(image->pixels, STR("\1\2\3\4\5\6\7\10\11")));
    assert_true(str_eq(image->alpha, str_make("\xff\0\xff", 3)));
}

static void test_grey16(void **given)
{
    struct image *image = decode(*given, BYTES(grey16_png));

    assert_non_null(image);
    assert_int_equal(image->components, 1);
    assert_true(str_eq(image->pixels, STR("\xff\x80")));
    assert_int_equal(image->alpha.len, 0);
}

static void test_jpeg(void **given)
{
    struct image *image = decode(*given, BYTES(rgb_jpeg));

    assert_non_null(image);
    assert_int_equal(image->width, 8);
    assert_int_equal(image->height, 8);
    assert_int_equal(image->components, 3);
    assert_true(str_eq(image->jpeg, BYTES(rgb_jpeg)));
    assert_int_equal(image->pixels.len, 0);
    image = decode(*given, BYTES(grey_jpeg));
    assert_non_null(image);
    assert_int_equal(image->components, 1);
}

static void test_refused(void **given)
{
    struct state *state = *given;

    assert_null(decode(state, STR("")));
    assert_non_null(strstr(state->diags.last->text.ptr, "is empty"));
    assert_null(decode(state, STR("GIF89a")));
    assert_null(decode(state, BYTES(huge_png)));
    assert_null(decode(state, BYTES(cmyk_jpeg)));
    assert_non_null(strstr(state->diags.last->text.ptr, "CMYK"));
    assert_null(decode(state, STR("\xff\xd8\xff")));
}

/* Every beginning of a good file is a broken one. */
static void test_cut(void **given)
{
    const struct str files[] = {BYTES(rgba_png), BYTES(palette_png),
                                BYTES(rgb_jpeg), BYTES(grey_jpeg)};

    for (size_t i = 0; i < 4; i++)
        for (size_t end = 0; end < files[i].len; end++)
            assert_null(decode(*given, str_slice(files[i], 0, end)));
}

/* Each byte changed in several ways: decoded or refused, nothing else. */
static void test_changed(void **given)
{
    struct state *state = *given;
    const struct str files[] = {BYTES(rgba_png), BYTES(palette_png),
                                BYTES(rgb_jpeg)};

    for (size_t i = 0; i < 3; i++) {
        for (size_t at = 0; at < files[i].len; at++) {
            struct str copy = str_copy(state->arena, files[i]);
            ((char *)(uintptr_t)copy.ptr)[at] ^= (char)0x55;
            (void)decode(state, copy);
            ((char *)(uintptr_t)copy.ptr)[at] = (char)0xff;
            (void)decode(state, copy);
        }
    }
}

static struct str suite_file(struct state *state, const char *folder,
                             struct str name)
{
    struct str path =
        str_printf(state->arena, "%s/%.*s", folder, STR_ARG(name));

    return golden_read(state->arena, path.ptr);
}

static struct file_list suite(struct state *state, const char *folder)
{
    struct file_list list;

    assert_true(file_list(state->arena, &state->diags, folder, str_from(folder),
                          &list));
    assert_true(list.count > 0);
    return list;
}

static const char *suite_path(struct state *state, const char *below)
{
    const char *root = getenv("AUDITBINDER_CONFORMANCE");

    if (!root) {
        print_message("skipped: AUDITBINDER_CONFORMANCE is not set\n");
        skip();
    }
    return str_printf(state->arena, "%s/pngsuite/contrib/%s", root, below).ptr;
}

/* All of PngSuite decodes, and an interlaced file is the same image. */
static void test_suite(void **given)
{
    struct state *state = *given;
    const char *folder = suite_path(state, "pngsuite");
    struct file_list list = suite(state, folder);
    size_t decoded = 0;

    for (size_t i = 0; i < list.count; i++) {
        struct str name = list.entries[i].name;
        struct image *image, *plain;
        if (!str_has_suffix(name, STR(".png")))
            continue;
        image = decode(state, suite_file(state, folder, name));
        assert_non_null(image);
        decoded++;
        if (name.ptr[0] != 'i')
            continue;
        name = str_slice(name, 1, name.len);
        plain = decode(state, suite_file(state, folder, name));
        assert_true(str_eq(image->pixels, plain->pixels));
        assert_true(str_eq(image->alpha, plain->alpha));
    }
    assert_true(decoded > 40);
}

static void test_crashers(void **given)
{
    struct state *state = *given;
    static const char *const folders[] = {"testpngs", "testpngs/crashers",
                                          "testpngs/badpal"};

    for (size_t k = 0; k < 3; k++) {
        const char *folder = suite_path(state, folders[k]);
        struct file_list list = suite(state, folder);
        for (size_t i = 0; i < list.count; i++)
            if (str_has_suffix(list.entries[i].name, STR(".png")))
                (void)decode(state,
                             suite_file(state, folder, list.entries[i].name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rgba),     cmocka_unit_test(test_palette),
        cmocka_unit_test(test_grey16),   cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_refused),  cmocka_unit_test(test_cut),
        cmocka_unit_test(test_changed),  cmocka_unit_test(test_suite),
        cmocka_unit_test(test_crashers),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
