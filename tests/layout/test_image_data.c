/*
 * Tests of images in the text and of the places where files are looked for.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "arena_state.h"

#include "layout/image_data.h"
#include "layout/image_file.h"

static struct doc_node image_of(const char *target)
{
    struct doc doc = {.arena = arena};
    struct doc_node *image =
        doc_new(&doc, DOC_IMAGE, pos_make(STR("policies/a.md"), 3, 1));

    doc_more(&doc, image)->target = str_from(target);
    return *image;
}

static void decodes(const char *target, const char *wanted)
{
    struct doc_node image = image_of(target);
    struct str bytes;

    assert_true(image_data_is(image.more->target));
    assert_true(image_data_read(arena, &diags, &image, &bytes));
    assert_string_equal(str_zero_ended(arena, bytes), wanted);
    assert_null(diags.first);
}

static void test_decodes(void **state)
{
    (void)state;
    decodes("data:image/png;base64,YWJj", "abc");
    decodes("DATA:image/png;name=x;base64,YWJjZA==", "abcd");
    decodes("data:image/jpeg;base64,YW%0AJj ZGU=", "abcde");
    decodes("data:image/jpeg;base64,fn5-fz8_Pw==", "~~~\x7f??\x3f");
}

static void test_refuses(void **state)
{
    static const char *const bad[] = {"data:image/png;base64,",
                                      "data:image/png,abc",
                                      "data:image/png;base64,a?b"};
    (void)state;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct doc_node image = image_of(bad[i]);
        struct str bytes;

        diags = diags_new(arena);
        assert_false(image_data_read(arena, &diags, &image, &bytes));
        assert_int_equal(diags.first->id, LAYOUT_BAD_IMAGE);
        assert_int_equal(diags.first->pos.line, 3);
    }
    assert_false(image_data_is(STR("images/data.png")));
}

/* tests/workspace has images/ at its top, and a policy names them from there
 * and from its own folder. */
static void test_beside_or_from_the_top(void **state)
{
    struct doc_node top = image_of("images/schedule.png");
    struct doc_node beside = image_of("../images/schedule.png");
    struct doc_node none = image_of("../images/none.png");
    (void)state;

    assert_non_null(image_file_find(arena, &diags, "tests/workspace", &top));
    assert_non_null(image_file_find(arena, &diags, "tests/workspace", &beside));
    assert_null(diags.first);
    assert_null(image_file_find(arena, &diags, "tests/workspace", &none));
    assert_int_equal(diags.first->id, LAYOUT_NO_IMAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(test) ARENA_TEST(test)
        CASE(test_decodes),
        CASE(test_refuses),
        CASE(test_beside_or_from_the_top),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
