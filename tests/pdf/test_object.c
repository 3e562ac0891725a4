/*
 * The object layer: what is defined is in the file, what is not is a message.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/object.h"

struct state {
    struct arena *arena, *out_arena;
    struct diags diags;
    struct objects *objects;
    struct buf out;
};

static void add_bytes(void *context, const void *bytes, size_t count)
{
    buf_add_bytes(context, bytes, count);
}

static int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    state->arena = arena_open();
    state->diags = diags_new(state->arena);
    state->out_arena = arena_open();
    state->out = buf_new(state->out_arena);
    state->objects = objects_open(state->arena, &state->diags,
                                  (struct output){add_bytes, &state->out});
    *given = state;
    return !objects_ok(state->objects);
}

static int tear_down(void **given)
{
    struct state *state = *given;

    objects_close(state->objects);
    arena_close(state->out_arena);
    arena_close(state->arena);
    free(state);
    return 0;
}

/* The least that makes a file: COUNT empty pages. */
static void add_pages(struct objects *objects, size_t count)
{
    for (size_t i = 0; i < count; i++)
        object_define(objects, object_add_page(objects),
                      STR("/MediaBox[0 0 9 9]/Resources<<>>"));
    object_define_catalog(objects, STR_NONE);
    object_define_info(objects, STR_NONE);
}

static void test_plain_stream(void **given)
{
    struct state *state = *given;

    add_pages(state->objects, 1);
    object_add_stream(state->objects, STREAM_PLAIN, STR("/Kind/Test"),
                      STR("the data"));
    assert_true(objects_save(state->objects));
    assert_true(str_has_prefix(buf_str(&state->out), STR("%PDF-1.7\n")));
    assert_true(str_has_suffix(buf_str(&state->out), STR("%%EOF\n")));
    assert_true(str_find(buf_str(&state->out),
                         STR("/Kind/Test/Length 8>>\nstream\nthe data\n"
                             "endstream\nendobj\n"),
                         0) != SIZE_MAX);
    /* Nothing says which library wrote it. */
    assert_true(str_find(buf_str(&state->out), STR("Haru"), 0) == SIZE_MAX);
}

static void test_startxref(void **given)
{
    struct state *state = *given;
    struct str bytes, line;
    uint64_t offset = 0;
    size_t at;

    add_pages(state->objects, 300);
    assert_true(objects_save(state->objects));
    bytes = buf_str(&state->out);
    at = str_find(bytes, STR("startxref\n"), 0);
    assert_true(at != SIZE_MAX);
    line = str_slice(bytes, at + 10, bytes.len);
    line = str_slice(line, 0, str_find_byte(line, '\n', 0));
    assert_true(str_to_uint(line, bytes.len, &offset));
    line = str_slice(bytes, (size_t)offset, bytes.len);
    at = str_find(line, STR(" 0 obj\n<</Type/XRef"), 0);
    assert_in_range(at, 1, 6);
}

static void test_undefined_object(void **given)
{
    struct state *state = *given;

    add_pages(state->objects, 1);
    object_reserve(state->objects);
    assert_false(objects_save(state->objects));
    assert_int_equal(state->diags.count[SEVERITY_ERROR], 1);
    assert_int_equal(state->diags.first->id, INTERNAL_PDF);
}

static void test_first_failure_is_kept(void **given)
{
    struct state *state = *given;

    objects_refuse(state->objects, POS_NONE, "a test");
    object_define(state->objects, 4711, STR("/A 1"));
    assert_int_equal(object_add(state->objects, STR("/A 1")), 0);
    assert_int_equal(object_add_page(state->objects), 0);
    assert_int_equal(
        object_add_bookmark(state->objects, 0, STR("t"), STR("d"), false), 0);
    assert_false(objects_save(state->objects));
    assert_int_equal(state->diags.count[SEVERITY_ERROR], 1);
    assert_true(str_find(state->diags.first->text, STR("a test"), 0) !=
                SIZE_MAX);
}

static void test_defined_twice(void **given)
{
    struct state *state = *given;
    object_id id = object_add(state->objects, STR("/A 1"));

    assert_true(objects_ok(state->objects));
    object_define(state->objects, id, STR("/A 2"));
    assert_false(objects_ok(state->objects));
}

/* What is defined is written, and no more is kept than where it is. */
static void test_written_at_once(void **given)
{
    struct state *state = *given;
    struct str body = STR("/An/object/of/some/sixty/bytes/that/are/all/alike");
    size_t before;

    for (int i = 0; i < 1000; i++)
        object_add(state->objects, body);
    assert_true(str_find(buf_str(&state->out), STR("/ObjStm"), 0) != SIZE_MAX);
    before = arena_size(state->arena);
    for (int i = 0; i < 100000; i++)
        object_add(state->objects, body);
    assert_true(arena_size(state->arena) < before + 100000 * 12);
}

static void test_unknown_number(void **given)
{
    struct state *state = *given;

    object_define(state->objects, 4711, STR("/A 1"));
    assert_false(objects_ok(state->objects));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_plain_stream),     TEST(test_startxref),
        TEST(test_undefined_object), TEST(test_first_failure_is_kept),
        TEST(test_unknown_number),   TEST(test_defined_twice),
        TEST(test_written_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
