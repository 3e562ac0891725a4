/*
 * SVG pictures: drawn as their file says, and from nothing but their bytes.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <unistd.h>

#include "base/file.h"
#include "base/pool.h"
#include "image_state.h"

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" "
#define RED "<rect width=\"20000\" height=\"20000\" fill=\"#f00\"/>"

/* An image, or NULL with exactly one message. */
static struct image *decode(struct state *state, struct str bytes)
{
    struct image *image = decode_file(state, STR("logo.svg"), bytes);

    if (image)
        return image;
    if (str_find(state->diags.last->text, STR("needs librsvg"), 0) !=
        SIZE_MAX) {
        print_message("skipped: no librsvg here\n");
        skip();
    }
    return NULL;
}

static struct image *decode_text(struct state *state, const char *text)
{
    return decode(state, str_from(text));
}

static void refuse(struct state *state, const char *text, const char *why)
{
    assert_null(decode_text(state, text));
    if (str_find(state->diags.last->text, str_from(why), 0) == SIZE_MAX)
        fail_msg("not \"%s\": %.*s", why, STR_ARG(state->diags.last->text));
}

static uint32_t color_at(const struct image *image, size_t x, size_t y)
{
    const unsigned char *at =
        (const unsigned char *)image->pixels.ptr + (y * image->width + x) * 3;

    return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

/* A size on the page as the file says; pixels enough for 600 to an inch. */
static void test_size(void **given)
{
    static const struct {
        const char *size;
        len width, height;
        uint32_t pixels;
    } cases[] = {
        {"width='200' height='100'", 150000, 75000, 1250},
        {"viewBox='0 0 200 100'", 150000, 75000, 1250},
        {"width='100%' height='100%' viewBox='0 0 200 100'", 150000, 75000,
         1250},
        {"width='2in' height='1in'", 144000, 72000, 1200},
        {"viewBox='5 5 24 24'", 18000, 18000, 1000},
        {"width='16000' height='1'", 12000000, 750, 4000},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct state *state = *given;
        struct image *image =
            decode(state, str_printf(state->arena, SVG "%s>" RED "</svg>",
                                     cases[i].size));
        assert_non_null(image);
        assert_int_equal(image->shown_width, cases[i].width);
        assert_int_equal(image->shown_height, cases[i].height);
        assert_int_equal(image->width, cases[i].pixels);
    }
}

static void test_not_too_many_pixels(void **given)
{
    struct image *image =
        decode_text(*given, SVG "width='9000' height='9000'>" RED "</svg>");

    assert_non_null(image);
    assert_true((uint64_t)image->width * image->height <= 6000000);
    assert_int_equal(image->pixels.len,
                     (size_t)image->width * image->height * 3);
}

static void test_colors(void **given)
{
    struct image *image = decode_text(
        *given, "\xef\xbb\xbf<?xml version='1.0'?><!-- a logo -->" SVG
                "width='100' height='100'><rect width='50' height='100' "
                "fill='#123456'/><rect x='50' width='50' height='50' "
                "fill='#20c080' fill-opacity='.5'/></svg>");

    assert_non_null(image);
    assert_int_equal(image->components, 3);
    assert_int_equal(color_at(image, 10, 10), 0x123456);
    assert_int_equal((unsigned char)image->alpha.ptr[10], 255);
    assert_in_range((unsigned char)image->alpha.ptr[image->width - 10], 127,
                    128);
    assert_in_range(color_at(image, image->width - 10, 10) >> 8, 0x20bf,
                    0x20c1);
    assert_int_equal(image->alpha.ptr[image->alpha.len - 10], 0);
}

static void test_opaque(void **given)
{
    struct image *image =
        decode_text(*given, SVG "width='10' height='10'>" RED "</svg>");

    assert_non_null(image);
    assert_int_equal(image->alpha.len, 0);
}

/* Words are drawn, in our faces, whatever family the file names. */
static void test_words(void **given)
{
    static const char *const families[] = {"Source Sans 3", "Helvetica",
                                           "sans-serif", "No Such Family"};
    struct str first = STR_NONE;

    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        struct state *state = *given;
        struct image *image = decode(
            state, str_printf(state->arena,
                              SVG "width='90' height='20'><text y='15' "
                                  "font-family='%s'>Larkfield</text></svg>",
                              families[i]));
        size_t ink = 0;
        assert_non_null(image);
        for (size_t k = 0; k < image->alpha.len; k++)
            ink += image->alpha.ptr[k] != 0;
        assert_true(ink > 1000);
        if (i == 0)
            first = image->alpha;
        assert_true(str_eq(first, image->alpha));
    }
}

/* No other file is opened, however it is named; scripts stay text. */
static void test_closed(void **given)
{
    static const char *const parts[] = {
        "<image href='file://%s' width='10' height='10'/>",
        "<image href='%s' width='10' height='10'/>",
        "<image href='http://localhost/a.png' width='10' height='10'/>",
        "<use href='file://%s#a'/>",
        "<style>@import url('file://%s');</style>",
        "<include xmlns='http://www.w3.org/2001/XInclude' href='%s'/>",
        "<script>document.documentElement.innerHTML = ''</script>",
    };
    char path[] = "/tmp/auditbinder-test-XXXXXX";
    static const char other[] =
        SVG "width='10' height='10'><rect id='a' width='10' height='10' "
            "fill='#f00'/></svg>";
    int file = mkstemp(path);

    assert_true(file >= 0);
    assert_int_equal(write(file, other, sizeof other - 1), sizeof other - 1);
    close(file);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct state *state = *given;
        struct buf buf = buf_new(state->arena);
        struct str part = str_from(parts[i]);
        size_t at = str_find(part, STR("%s"), 0);
        buf_add(&buf, STR(SVG "width='10' height='10'>"));
        buf_add(&buf, str_slice(part, 0, at));
        if (at != SIZE_MAX) {
            buf_add_zero_ended(&buf, path);
            buf_add(&buf, str_slice(part, at + 2, part.len));
        }
        buf_add(&buf, STR("</svg>"));
        refuse(state, str_zero_ended(state->arena, buf_str(&buf)), "nothing");
    }
    unlink(path);
}

static void test_broken(void **given)
{
    refuse(*given, SVG "width='10' height='10'>", "librsvg");
    refuse(*given, SVG "width='10' height='10'/>", "nothing");
    refuse(*given, SVG ">" RED "</svg>", "no size");
    refuse(*given, SVG "width='0' height='10'>" RED "</svg>", "no size");
    refuse(*given, SVG "width='1e9' height='1e9'>" RED "</svg>", "no size");
    refuse(*given, SVG "width='-5' height='5'>" RED "</svg>", "");
    refuse(*given, SVG "viewBox='0 0 1e300 1'>" RED "</svg>", "");
    refuse(*given,
           SVG "width='9' height='9'><switch><g systemLanguage='de'/>"
               "</switch></svg>",
           "one language");
    refuse(*given, "<html>no picture</html>", "no PNG, JPEG or SVG");
}

/* What grows without end in other readers. */
static void test_hostile(void **given)
{
    struct state *state = *given;
    struct buf deep = buf_new(state->arena), wide = buf_new(state->arena);

    refuse(state,
           "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
           "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
           "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
           "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
           "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
           "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
           "]>" SVG "width='9' height='9'><text>&f;&f;</text></svg>",
           "librsvg");
    buf_add(&deep, STR(SVG "width='9' height='9'>"));
    for (int i = 0; i < 10000; i++)
        buf_add(&deep, STR("<g>"));
    assert_null(decode(state, buf_str(&deep)));
    buf_add(&wide, STR(SVG "width='9' height='9'><g id='a0'/>"));
    for (int i = 1; i < 20; i++)
        buf_printf(&wide,
                   "<g id='a%d'><use href='#a%d'/><use href='#a%d'/>"
                   "<use href='#a%d'/></g>",
                   i, i - 1, i - 1, i - 1);
    buf_add(&wide, STR("</svg>"));
    refuse(state, str_zero_ended(state->arena, buf_str(&wide)), "be drawn");
    wide.len = 0;
    buf_add(&wide, STR(SVG "width='9' height='9'><filter id='f'>"));
    for (int i = 0; i < 100; i++)
        buf_add(&wide, STR("<feGaussianBlur stdDeviation='9'/>"));
    buf_add(&wide, STR("</filter>" RED "</svg>"));
    refuse(state, str_zero_ended(state->arena, buf_str(&wide)), "filters");
}

enum { COPIES = 8 };

struct copy {
    struct arena *arena;
    struct image *image;
};

static void decode_copy(void *context, size_t index)
{
    struct copy *copy = (struct copy *)context + index;
    struct diags diags;

    copy->arena = arena_open();
    diags = diags_new(copy->arena);
    copy->image = image_decode(
        copy->arena, &diags, "fonts", POS_NONE, STR("a.svg"),
        STR(SVG "width='90' height='20'><text y='15'>Lark</text></svg>"));
}

/* Many at once, from threads, are the same. */
static void test_threads(void **given)
{
    struct copy copies[COPIES];

    decode_text(*given, SVG "width='9' height='9'>" RED "</svg>");
    pool_run(4, COPIES, decode_copy, copies);
    for (size_t i = 0; i < COPIES; i++) {
        assert_non_null(copies[i].image);
        assert_true(str_eq(copies[i].image->alpha, copies[0].image->alpha));
    }
    for (size_t i = 0; i < COPIES; i++)
        arena_close(copies[i].arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_too_many_pixels, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_colors, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_opaque, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_closed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_hostile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_threads, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
