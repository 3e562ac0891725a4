/*
 * One message for each file about what no font has.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/missing.h"

#include "golden.h"

struct state {
    struct arena *arena;
    struct diags diags;
    struct missing missing;
};

static int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    state->arena = arena_open();
    state->diags = diags_new(state->arena);
    state->missing = missing_new(state->arena);
    *given = state;
    return 0;
}

static int tear_down(void **given)
{
    struct state *state = *given;

    arena_close(state->arena);
    free(state);
    return 0;
}

static void add(struct state *state, uint32_t code, const char *file, int line)
{
    missing_add(&state->missing, code, pos_make(str_from(file), line, 1));
}

static void assert_said(const struct diag *diag, const char *file, int line,
                        const char *text)
{
    assert_non_null(diag);
    assert_int_equal(diag->id, LAYOUT_NO_GLYPH);
    assert_true(str_is(diag->pos.file, file));
    assert_int_equal(diag->pos.line, line);
    assert_true(str_is(diag->text, text));
}

static void test_one_for_each_file(void **given)
{
    struct state *state = *given;

    add(state, 0x4E2D, "a.md", 9);
    add(state, 0x6587, "a.md", 4);
    add(state, 0x4E2D, "b.md", 2);
    add(state, 0x4E2D, "a.md", 12);
    missing_report(&state->missing, &state->diags, STR("c.md"));
    assert_said(state->diags.first, "a.md", 4,
                "no font has U+4E2D \u4e2d and U+6587 \u6587; replacements "
                "are shown in 3 places, here first");
    assert_said(state->diags.first->next, "b.md", 2,
                "no font has U+4E2D \u4e2d; a replacement is shown");
    assert_null(state->diags.first->next->next);
}

/* A heading also stands in the contents: it is one place. */
static void test_a_place_counts_once(void **given)
{
    struct state *state = *given;

    add(state, 0x4E2D, "a.md", 9);
    add(state, 0x4E2D, "a.md", 9);
    missing_report(&state->missing, &state->diags, STR("c.md"));
    assert_said(state->diags.first, "a.md", 9,
                "no font has U+4E2D \u4e2d; a replacement is shown");
}

static void test_many_are_counted(void **given)
{
    struct state *state = *given;

    for (uint32_t i = 0; i < 200; i++)
        add(state, 0x4E00 + i, "a.md", (int)i + 1);
    missing_report(&state->missing, &state->diags, STR("c.md"));
    assert_non_null(strstr(state->diags.first->text.ptr, " and 58 or more"));
    assert_non_null(strstr(state->diags.first->text.ptr, "in 200 places"));
    assert_null(state->diags.first->next);
}

/* Heads and feet are of no file: said once, and never without a file. */
static void test_heads_have_a_file(void **given)
{
    struct state *state = *given;

    add(state, 0x4E2D, "", 0);
    missing_report(&state->missing, &state->diags, STR("c.md"));
    assert_said(state->diags.first, "c.md", 0,
                "no font has U+4E2D \u4e2d; a replacement is shown");
    state->diags = diags_new(state->arena);
    add(state, 0x4E2D, "a.md", 1);
    missing_report(&state->missing, &state->diags, STR("c.md"));
    assert_true(str_is(state->diags.first->pos.file, "a.md"));
    assert_null(state->diags.first->next);
}

#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(test_##name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_for_each_file),
        TEST(a_place_counts_once),
        TEST(many_are_counted),
        TEST(heads_have_a_file),
    };
    return cmocka_run_group_tests_name("layout/missing", tests, NULL, NULL);
}
