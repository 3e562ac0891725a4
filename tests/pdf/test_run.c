/*
 * Runs and subsets: which operators show glyphs, and as what they extract.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sample.h"

#include "pdf/run.h"

struct state {
    struct sample sample;
    struct objects *objects;
    struct subsets *subsets;
    struct subset *subset;
    struct box box;
    struct glyph glyphs[4];
    struct run run;
};

static int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);
    struct sample *sample = &state->sample;

    sample->arena = arena_open();
    sample->diags = diags_new(sample->arena);
    sample->fonts = fonts_open(sample->arena, &sample->diags, "fonts");
    state->objects = sample_objects(sample);
    state->subsets = subsets_new(sample->arena, &sample->diags, state->objects);
    state->box.face = fonts_face(sample->fonts, FAMILY_MONO, 0);
    state->subset = subset_of(state->subsets, state->box.face);
    state->box.size = LEN_PT(10);
    state->box.glyphs = state->glyphs;
    *given = state;
    return 0;
}

static int tear_down(void **given)
{
    struct state *state = *given;

    objects_close(state->objects);
    fonts_close(state->sample.fonts);
    arena_close(state->sample.arena);
    free(state);
    return 0;
}

/* Adds the glyph of CODE at its natural width of 600. */
static struct glyph *add(struct state *state, uint32_t code, struct str text)
{
    struct glyph *glyph = &state->glyphs[state->box.glyph_count++];

    glyph->gid = code ? face_glyph(state->box.face, code) : 0;
    glyph->advance = LEN_PT(6);
    glyph->text = text;
    return glyph;
}

/* Shows the glyphs at X, Y from the left and the bottom. */
static void show(struct state *state, struct buf *ops, len x, len y)
{
    run_put(&state->run, ops, &state->sample.diags, state->subset,
            (struct run_part){&state->box, 0, state->box.glyph_count, x, y});
}

/* OPS are EXPECTED; the codes are those of ASCII but for a first byte 0. */
static void check_ops(struct state *state, struct str ops, const char *expected)
{
    struct buf shown = buf_new(state->sample.arena);

    for (size_t i = 0; i < ops.len; i++)
        if (ops.ptr[i] != '\0')
            buf_add_byte(&shown, ops.ptr[i]);
    assert_string_equal(str_zero_ended(state->sample.arena, buf_str(&shown)),
                        expected);
}

static void check(struct state *state, const char *expected)
{
    struct buf ops = buf_new(state->sample.arena);

    show(state, &ops, 0, 0);
    run_end(&state->run, &ops);
    check_ops(state, buf_str(&ops), expected);
}

static void test_natural_width(void **given)
{
    add(*given, 'a', STR("a"));
    add(*given, 'b', STR("b"));
    add(*given, 'a', STR("a"));
    check(*given, "BT\n0 0 Td\n[(aba)]TJ\nET\n");
}

static void test_adjustment(void **given)
{
    add(*given, 'a', STR("a"))->advance += 1000;
    add(*given, 'b', STR("b"))->advance -= 500;
    add(*given, 'a', STR("a"));
    check(*given, "BT\n0 0 Td\n[(a)-100(b)50(a)]TJ\nET\n");
}

static void test_rounding_does_not_add_up(void **given)
{
    /* Each advance is 0.6 thousandths too wide; the third shows it. */
    add(*given, 'a', STR("a"))->advance += 6;
    add(*given, 'a', STR("a"))->advance += 6;
    add(*given, 'a', STR("a"))->advance += 6;
    add(*given, 'a', STR("a"));
    check(*given, "BT\n0 0 Td\n[(aaa)-2(a)]TJ\nET\n");
}

static void test_goes_on_in_its_line(void **given)
{
    struct state *state = *given;
    struct buf ops = buf_new(state->sample.arena);

    add(state, 'a', STR("a"));
    show(state, &ops, LEN_PT(10), LEN_PT(100));
    show(state, &ops, LEN_PT(16), LEN_PT(100)); /* right behind */
    show(state, &ops, LEN_PT(24), LEN_PT(100)); /* a blank of 2 pt */
    show(state, &ops, LEN_PT(90), LEN_PT(100)); /* far away */
    show(state, &ops, LEN_PT(10), LEN_PT(86));  /* the next line */
    run_end(&state->run, &ops);
    check_ops(state, buf_str(&ops),
              "BT\n10 100 Td\n[(aa)-200(a)]TJ\n80 0 Td\n[(a)]TJ\n"
              "-80 -14 Td\n[(a)]TJ\nET\n");
}

static void test_makes_room(void **given)
{
    struct state *state = *given;
    struct buf ops = buf_new(state->sample.arena);

    add(state, 'a', STR("a"));
    show(state, &ops, LEN_PT(10), LEN_PT(100));
    run_pause(&state->run, &ops);
    buf_add(&ops, STR("0 0 1 rg\n"));
    show(state, &ops, LEN_PT(16), LEN_PT(100));
    run_end(&state->run, &ops);
    run_end(&state->run, &ops);
    show(state, &ops, LEN_PT(22), LEN_PT(100));
    run_end(&state->run, &ops);
    check_ops(state, buf_str(&ops),
              "BT\n10 100 Td\n[(a)]TJ\n0 0 1 rg\n6 0 Td\n[(a)]TJ\nET\n"
              "BT\n22 100 Td\n[(a)]TJ\nET\n");
}

static void test_offsets(void **given)
{
    struct glyph *glyph;

    add(*given, 'a', STR("a"));
    glyph = add(*given, 'b', STR("b"));
    glyph->dx = -1000;
    glyph->dy = 2500;
    add(*given, 'a', STR("a"));
    check(*given, "BT\n0 0 Td\n[(a)]TJ\n2.5 Ts\n[100(b)]TJ\n0 Ts\n"
                  "[-100(a)]TJ\nET\n");
}

static void test_missing_glyph(void **given)
{
    struct state *state = *given;

    add(state, 'a', STR("a"));
    add(state, 0, STR("\xE2\x98\x83"));
    add(state, 'b', STR("b"));
    add(state, 0, STR_NONE);
    /* The face's .notdef is never drawn; its width remains. */
    check(state, "BT\n0 0 Td\n[(a)-600(b)]TJ\nET\n");
    assert_int_equal(state->sample.diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(state->sample.diags.first->id, PDF_NO_GLYPH);
}

static unsigned code_of(struct state *state, uint32_t gid, struct str text)
{
    return subset_code(state->subset, gid, text).number;
}

static void test_code_is_glyph_and_text(void **given)
{
    struct state *state = *given;

    /* The first that is a character of ASCII has its code. */
    assert_int_equal(code_of(state, 5, STR("-")), '-');
    assert_int_equal(code_of(state, 5, STR("\xC2\xAD")), 0x80);
    assert_int_equal(code_of(state, 6, STR("-")), 0x81);
    assert_int_equal(code_of(state, 5, STR("-")), '-');
    assert_int_equal(code_of(state, 7, STR("\x7F")), 0x82);
    assert_ptr_equal(subset_of(state->subsets, state->box.face), state->subset);
}

static void test_codes_without_end(void **given)
{
    struct state *state = *given;
    unsigned code = 0x7F;

    for (uint32_t gid = 0; gid < 0xFF80; gid++)
        assert_int_equal(code_of(state, gid, STR("\xC2\xAD")), ++code);
    assert_int_equal(code, 0xFFFF);
    assert_int_equal(code_of(state, 5, STR("-")), '-');
    assert_int_equal(state->sample.diags.count[SEVERITY_ERROR], 0);
    assert_int_equal(code_of(state, 0xFF80, STR("\xC2\xAD")), 0);
    assert_int_equal(state->sample.diags.count[SEVERITY_ERROR], 1);
}

static void test_cluster_is_dealt(void **given)
{
    struct state *state = *given;

    /* Two glyphs, three characters: one and two. */
    add(state, 'a', STR("xyz"));
    add(state, 'b', STR_NONE);
    assert_int_equal(run_cluster(&state->box, 0), 2);
    assert_false(run_is_special(&state->box, 0, 2));
    check(state, "BT\n0 0 Td\n[(x\x80)]TJ\nET\n");
    assert_int_equal(code_of(state, state->glyphs[0].gid, STR("x")), 'x');
    assert_int_equal(code_of(state, state->glyphs[1].gid, STR("yz")), 0x80);
}

static void test_special_clusters(void **given)
{
    struct state *state = *given;

    add(state, 'a', STR("x"));
    add(state, 'b', STR_NONE);
    add(state, 'c', STR("\xEE\x80\x80"));
    add(state, 'd', STR("\xF3\xB0\x80\x80"));
    assert_true(run_is_special(&state->box, 0, 2));
    assert_true(run_is_special(&state->box, 2, 1));
    assert_true(run_is_special(&state->box, 3, 1));
}

static void test_subset_is_a_resource(void **given)
{
    struct state *state = *given;
    struct buf resources = buf_new(state->sample.arena);

    subset_code(state->subset, 5, STR("a"));
    assert_true(subsets_define(state->subsets, &resources));
    assert_true(str_has_prefix(buf_str(&resources), STR("/Font<</F1 ")));
    assert_true(objects_ok(state->objects));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_natural_width),
        TEST(test_adjustment),
        TEST(test_rounding_does_not_add_up),
        TEST(test_goes_on_in_its_line),
        TEST(test_makes_room),
        TEST(test_offsets),
        TEST(test_missing_glyph),
        TEST(test_code_is_glyph_and_text),
        TEST(test_codes_without_end),
        TEST(test_cluster_is_dealt),
        TEST(test_special_clusters),
        TEST(test_subset_is_a_resource),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
