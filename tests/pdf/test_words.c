/*
 * Words that a line's end divides: as which texts their glyphs extract.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "sample.h"

#include "pdf/words.h"

struct state {
    struct sample sample;
    struct objects *objects;
    struct words *words;
    struct tag *leaf;
};

static int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);
    struct sample *sample = &state->sample;

    sample->arena = arena_open();
    sample->diags = diags_new(sample->arena);
    sample->fonts = fonts_open(sample->arena, &sample->diags, "fonts");
    state->objects = sample_objects(sample);
    state->words =
        words_new(sample->arena,
                  subsets_new(sample->arena, &sample->diags, state->objects));
    sample_page(sample);
    state->leaf = sample_leaf(sample, sample_tag(sample, NULL, TAG_P));
    *given = state;
    return 0;
}

static int tear_down(void **given)
{
    struct state *state = *given;

    words_close(state->words);
    objects_close(state->objects);
    fonts_close(state->sample.fonts);
    arena_close(state->sample.arena);
    free(state);
    return 0;
}

/* A line of TEXT in the leaf, which ends in "-" where it is put in, or in a
 * word that goes on without one ("~"). */
static void line(struct state *state, const char *text)
{
    struct sample *sample = &state->sample;
    struct str rest = str_from(text);
    char last = rest.ptr[rest.len - 1];

    if (last == '-')
        sample_divided(sample, state->leaf, rest);
    else if (last == '~')
        sample_text(sample, state->leaf, FAMILY_MONO, 0,
                    str_slice(rest, 0, rest.len - 1))
            ->goes_on = true;
    else
        sample_text(sample, state->leaf, FAMILY_SERIF, 0, rest);
    sample_line(sample);
}

/* What the glyphs extract as: "|" between glyphs, a line for a box. */
static struct str shown(struct state *state)
{
    struct buf buf = buf_new(state->sample.arena);

    for (const struct page *p = state->sample.layout.pages; p; p = p->next)
        for (const struct box *b = p->first; b; b = b->next) {
            const struct box *box =
                b->tag ? words_shown(state->words, p, b) : b;
            assert_int_equal(box->glyph_count, b->glyph_count);
            for (size_t i = 0; i < box->glyph_count; i++) {
                assert_int_equal(box->glyphs[i].gid, b->glyphs[i].gid);
                buf_printf(&buf, "%s%.*s", i ? "|" : "",
                           STR_ARG(box->glyphs[i].text));
            }
            buf_add_byte(&buf, '\n');
        }
    return buf_str(&buf);
}

static void check(struct state *state, const char *expected)
{
    struct str got = shown(state);

    if (!str_is(got, expected))
        fail_msg("expected:\n%sgot:\n%.*s", expected, STR_ARG(got));
}

static void test_hyphen(void **given)
{
    line(*given, "a re-");
    line(*given, "view b");
    check(*given, "a| |r|e|view\n | | | | |b\n");
}

/* Whatever stands between the two lines, also the end of the page. */
static void test_other_boxes_between(void **given)
{
    struct state *state = *given;
    struct sample *sample = &state->sample;
    struct tag *other = sample_leaf(sample, state->leaf->parent);

    line(state, "re-");
    sample_text(sample, other, FAMILY_SERIF, 0, STR("x"));
    sample_text(sample, NULL, FAMILY_SERIF, 0, STR("y"));
    sample_page(sample);
    sample_text(sample, NULL, FAMILY_SERIF, 0, STR("z"));
    line(state, "do");
    check(state, "r|e|do\nx\ny\nz\n | \n");
}

/* Each line of a paragraph may end in the next word. */
static void test_line_after_line(void **given)
{
    line(*given, "re-");
    line(*given, "do un-");
    line(*given, "do all");
    check(*given, "r|e|do\n | | |u|n|do\n | | |a|l|l\n");
}

static void test_without_hyphen(void **given)
{
    line(*given, "on-~");
    line(*given, "call");
    check(*given, "o|n|-call\n | | | \n");
}

/* A line of nothing but the middle of a word; no code has more than eight
 * characters. */
static void test_over_three_lines(void **given)
{
    line(*given, "d: 012~");
    line(*given, "34567~");
    line(*given, "89ab 9");
    check(*given, "d|:| |0|123|456789ab\n"
                  " | | | | \n | | | | |9\n");
}

static void test_letters_of_several_bytes(void **given)
{
    line(*given, "Gr\xC3\xB6-");
    line(*given, "\xC3\x9F"
                 "e");
    check(*given, "G|r|\xC3\xB6|\xC3\x9F"
                  "e\n | \n");
}

/* The letters of a ligature move on to the glyph behind it. */
static void test_ligature(void **given)
{
    struct state *state = *given;

    line(state, "fi-");
    state->sample.page->last->glyphs[0].text = STR("fi");
    state->sample.page->last->glyphs[1].text = STR("t");
    line(state, "ted");
    check(state, "f|i|tted\n | | \n");
}

/* More glyphs than the word has characters: the mark is in the cluster. */
static void test_cluster_of_glyphs(void **given)
{
    struct state *state = *given;

    line(state, "u\xCC\x88"
                "b-");
    state->sample.page->last->glyphs[0].text = STR("\xC3\xBC");
    state->sample.page->last->glyphs[1].text = STR_NONE;
    line(state, "e");
    check(state, "\xC3\xBC||b|e\n \n");
}

/* A code cannot carry it all: the lines stay as they are, and the next one
 * tries for itself. */
static void test_too_long(void **given)
{
    line(*given, "x~");
    line(*given, "012345678~");
    line(*given, "9");
    check(*given, "x\n0|1|2|3|4|5|6|7|89\n \n");
}

/* A first piece that is too short for it leaves the word to the last. */
static void test_short_piece(void **given)
{
    line(*given, "a /~");
    line(*given, "12345678 b");
    check(*given, "a| | \n/1|2|3|4|5|6|7|8| |b\n");
}

/* No blank may come between the word and what stands right behind it. */
static void test_something_behind(void **given)
{
    struct state *state = *given;
    struct sample *sample = &state->sample;

    line(state, "re-");
    sample_text(sample, state->leaf, FAMILY_SERIF, 0, STR("do"));
    sample_text(sample, sample_leaf(sample, state->leaf->parent), FAMILY_SERIF,
                0, STR(", b"));
    check(state, " | | \nred|o\n,| |b\n");
}

/* Nor before it. */
static void test_something_at_both_ends(void **given)
{
    struct state *state = *given;
    struct sample *sample = &state->sample;
    struct tag *other = sample_leaf(sample, state->leaf->parent);

    sample_text(sample, other, FAMILY_SERIF, 0, STR("a ("));
    line(state, "re-");
    sample_text(sample, state->leaf, FAMILY_SERIF, 0, STR("do"));
    sample_text(sample, sample_leaf(sample, state->leaf->parent), FAMILY_SERIF,
                0, STR(")"));
    check(state, "a| |(\nr|e|do\n\xE2\x80\x8B|\xE2\x80\x8B\n)\n");
}

static void test_blank_behind(void **given)
{
    struct state *state = *given;
    struct sample *sample = &state->sample;

    line(state, "re-");
    sample_text(sample, state->leaf, FAMILY_SERIF, 0, STR("do"));
    sample_text(sample, sample_leaf(sample, state->leaf->parent), FAMILY_SERIF,
                0, STR(" b"));
    check(state, "r|e|do\n | \n |b\n");
}

/* Nothing to join, nothing copied. */
static void test_whole_words(void **given)
{
    struct state *state = *given;
    struct page *page = state->sample.page;

    line(state, "a b ");
    line(state, "c-");
    assert_ptr_equal(words_shown(state->words, page, page->first), page->first);
    assert_ptr_equal(words_shown(state->words, page, page->last), page->last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_hyphen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_boxes_between, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_line_after_line, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_without_hyphen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_over_three_lines, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_letters_of_several_bytes, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_ligature, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cluster_of_glyphs, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_too_long, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_something_behind, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_short_piece, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_something_at_both_ends, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_blank_behind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_whole_words, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
