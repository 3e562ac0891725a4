/*
 * Tests of base/buf.c: growing, printing, and no locale in the numbers.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <locale.h>

#include "base/scratch.h"

static void test_adding(void **state)
{
    struct buf buf = buf_new(arena);
    (void)state;

    assert_int_equal(buf_str(&buf).len, 0);
    buf_add(&buf, STR("a\0b"));
    buf_add(&buf, STR_NONE);
    buf_add_zero_ended(&buf, "cd");
    buf_add_zero_ended(&buf, NULL);
    buf_add_byte(&buf, '\0');
    buf_add_bytes(&buf, "ef", 2);
    assert_int_equal(buf.len, 8);
    assert_memory_equal(buf.ptr, "a\0bcd\0ef", 8);
}

static void test_growing_keeps_all(void **state)
{
    struct buf one = buf_new(arena), two = buf_new(arena);
    (void)state;

    for (int i = 0; i < 200000; i++) {
        buf_add_byte(&one, (char)(i % 127));
        buf_add_byte(&two, (char)(i % 113));
    }
    for (int i = 0; i < 200000; i++) {
        assert_int_equal(one.ptr[i], i % 127);
        assert_int_equal(two.ptr[i], i % 113);
    }
}

static void test_reserve_leaves_the_length(void **state)
{
    struct buf buf = buf_new(arena);
    char *room;
    (void)state;

    buf_add(&buf, STR("ab"));
    room = buf_reserve(&buf, 1000);
    assert_int_equal(buf.len, 2);
    assert_ptr_equal(room, buf.ptr + 2);
    assert_true(buf.cap >= 1002);
}

static void test_printing(void **state)
{
    struct buf buf = buf_new(arena);
    struct str long_one;
    (void)state;

    buf_printf(&buf, "%d-%s", 42, "x");
    buf_printf(&buf, "[%.*s]", STR_ARG(STR_NONE));
    assert_str(buf_str(&buf), "42-x[]");
    long_one = str_printf(arena, "%0*d", 5000, 7);
    assert_int_equal(long_one.len, 5000);
    assert_int_equal(long_one.ptr[4999], '7');
    assert_int_equal(long_one.ptr[5000], '\0');
    assert_int_equal(str_printf(arena, "%s", "").len, 0);
}

static void test_bytes_that_are_no_text_in_the_locale(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    assert_str(str_printf(arena, "%s", "\xFF\xC3"), "\xFF\xC3");
    if (setlocale(LC_ALL, "C.UTF-8"))
        assert_str(str_printf(arena, "%.3s", "\xFF\xC3\xFF"), "\xFF\xC3\xFF");
    setlocale(LC_ALL, "C");
}

static void reserve_everything(void)
{
    struct buf buf = buf_new(arena);

    buf_add_byte(&buf, 'x');
    buf_reserve(&buf, SIZE_MAX - 1);
}

static void test_impossible_sizes_end_the_program(void **state)
{
    char said[512];
    int status = run_child(reserve_everything, said);
    (void)state;

    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_adding),
        TEST(test_growing_keeps_all),
        TEST(test_reserve_leaves_the_length),
        TEST(test_printing),
        TEST(test_bytes_that_are_no_text_in_the_locale),
        TEST(test_impossible_sizes_end_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
