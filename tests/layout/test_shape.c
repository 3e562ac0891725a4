/*
 * Shaping: which glyphs a text becomes and which text each of them keeps.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/pool.h"
#include "layout/bidi.h"
#include "layout/breaks.h"
#include "layout/shape.h"
#include "para_state.h"

static struct shaped shape(struct state *state, const struct span *span,
                           struct para_text *text)
{
    *text = text_gather(state->arena, state->arena, span, 1);
    breaks_mark(text);
    bidi_mark(state->arena, text, span->language, false);
    return shape_text(state->arena, NULL, state->fonts, text);
}

/* The texts of the glyphs, one in brackets each. */
static const char *texts(struct state *state, struct span span)
{
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);
    struct buf buf = buf_new(state->arena);

    for (size_t i = 0; i < shaped.count; i++) {
        const struct shaped_glyph *glyph = &shaped.glyphs[i];
        buf_printf(&buf, "[%.*s]", (int)glyph->len,
                   text.text.ptr + glyph->start);
    }
    return str_zero_ended(state->arena, buf_str(&buf));
}

static void test_clusters(void **given)
{
    struct state *state = *given;
    struct span code = plain("fi");

    assert_string_equal(texts(state, plain("abc")), "[a][b][c]");
    assert_string_equal(texts(state, plain("fix")), "[fi][x]");
    assert_string_equal(texts(state, plain("e\u0301")), "[\u00e9]");
    code.is_code = true;
    assert_string_equal(texts(state, code), "[f][i]");
}

/* A mark that no composed character exists for stays with its base. */
static void test_marks(void **given)
{
    struct state *state = *given;
    struct span span = plain("q\u0301x");
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);

    assert_int_equal(shaped.count, 3);
    assert_int_equal(shaped.glyphs[0].len, 3);
    assert_int_equal(shaped.glyphs[1].len, 0);
    assert_int_equal(shaped.glyph_at[1], NO_GLYPH);
    assert_int_equal(shaped.glyph_at[3], 2);
    assert_ptr_equal(shaped.glyphs[0].face, shaped.glyphs[1].face);
}

static void test_kerning(void **given)
{
    struct state *state = *given;
    struct span span = plain("AV");
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);
    const struct face *face = shaped.glyphs[0].face;

    assert_true(
        shaped.glyphs[0].advance <
        shape_scale(face_advance(face, shaped.glyphs[0].gid), LEN_PT(10)));
}

static void test_faces(void **given)
{
    struct state *state = *given;
    struct span span = plain("a\u25d0b\u0416");
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);
    const struct face *serif = fonts_face(state->fonts, FAMILY_SERIF, 0);

    assert_int_equal(shaped.count, 4);
    assert_ptr_equal(shaped.glyphs[0].face, serif);
    assert_string_equal(shaped.glyphs[1].face->name.ptr, "DejaVuSans");
    assert_ptr_equal(shaped.glyphs[2].face, serif);
    assert_ptr_equal(shaped.glyphs[3].face, serif);
}

/* Emoji are outlines too, and what is joined stays one picture. */
static void test_emoji(void **given)
{
    struct state *state = *given;
    struct span span =
        plain("\u2705\U0001F680\U0001F469\u200D\U0001F4BB\u26A0\uFE0F");
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);
    size_t shown = 0;

    for (size_t i = 0; i < shaped.count; i++) {
        assert_false(shaped.glyphs[i].is_replaced);
        shown += shaped.glyphs[i].advance > 0;
    }
    assert_int_equal(shown, 4);
    assert_string_equal(shaped.glyphs[1].face->name.ptr, "NotoEmoji-Regular");
}

/* Glyphs of a text to the left: logical order, all of the text there. */
static void test_right_to_left(void **given)
{
    struct state *state = *given;
    struct span span = plain("\u05d0\u05d1 \u05d2");
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);
    struct para_shape column = {.width = LEN_PT(100), .align = PARA_LEFT};
    struct para *para = set(state, &span, 1, column);
    struct buf buf = buf_new(state->arena);

    assert_int_equal(shaped.count, 4);
    assert_int_equal(shaped.glyphs[0].start, 0);
    assert_true((shaped.glyphs[0].flags & GLYPH_RTL) != 0);
    add_text(&buf, para->first, true);
    /* The blank is another face's: three boxes, in the order of reading. */
    assert_true(str_is(buf_str(&buf), "\u05d1\u05d0 \u05d2"));
    assert_true(para->first->first->x > para->first->last->x);
}

static void test_invisible(void **given)
{
    struct state *state = *given;
    struct span span = plain("a\u200bb");
    struct para_text text;
    struct shaped shaped = shape(state, &span, &text);

    assert_int_equal(shaped.count, 3);
    assert_int_equal(shaped.glyphs[1].advance, 0);
    assert_int_equal(shaped.glyphs[1].len, 3);
    assert_false(shaped.glyphs[1].is_replaced);
}

static void test_scale(void **given)
{
    (void)given;
    assert_int_equal(shape_scale(600, LEN_PT(10)), 6000);
    assert_int_equal(shape_scale(333, 10500), 3497); /* 3496.5 */
    assert_int_equal(shape_scale(-333, 10500), -3497);
}

/* The same paragraph on several threads at once: the same lines. */
enum { JOBS = 200 };

struct shared {
    struct fonts *fonts;
    len width[JOBS];
};

static void job(void *context, size_t index)
{
    struct shared *shared = context;
    struct arena *arena = arena_open();
    struct missing missing = missing_new(arena);
    struct span span =
        plain("Documentation of difficult \u2192 understanding, AVAVA "
              "\u0416\u0443\u043a e\u0301 \u2603 https://example.com/a/b/c/d");
    struct para_shape column = {.width = LEN_PT(60), .hyphenate = true};
    struct para *para =
        para_set(arena, &missing, shared->fonts, &span, 1, &column);

    for (struct line *line = para->first; line; line = line->next)
        shared->width[index] = shared->width[index] * 31 + line->width;
    arena_close(arena);
}

static void test_threads(void **given)
{
    struct state *state = *given;
    struct shared *shared = arena_new(state->arena, struct shared);

    shared->fonts = state->fonts;
    pool_run(4, JOBS, job, shared);
    for (size_t i = 1; i < JOBS; i++)
        assert_int_equal(shared->width[i], shared->width[0]);
    assert_int_not_equal(shared->width[0], 0);
}

/* Kerning sets "(j" apart, but not as far as a blank would. */
static void test_wide_kerning(void **given)
{
    struct span span = plain("(jail");
    struct para_text text;
    struct shaped shaped = shape(*given, &span, &text);
    const struct shaped_glyph *first = &shaped.glyphs[0];
    len natural = shape_scale(face_advance(first->face, first->gid), span.size);

    assert_int_equal(first->advance - natural, LEN_PT(95) / 100);
}

/* An en space, between a heading's number and its words, is half an em. */
static void test_wide_blank(void **given)
{
    struct span span = plain("1\u2002A");
    struct para_text text;
    struct shaped shaped = shape(*given, &span, &text);

    assert_int_equal(shaped.glyphs[1].advance, span.size / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clusters),   cmocka_unit_test(test_marks),
        cmocka_unit_test(test_kerning),    cmocka_unit_test(test_faces),
        cmocka_unit_test(test_emoji),      cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_invisible),  cmocka_unit_test(test_scale),
        cmocka_unit_test(test_threads),    cmocka_unit_test(test_wide_kerning),
        cmocka_unit_test(test_wide_blank),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
