/*
 * Members are pressed in batches that depend on sizes, into bytes that do not
 * depend on threads.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/press.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { COUNT = 40, LARGE = 1 << 20 };

static struct pressing **make_items(struct arena *arena)
{
    struct pressing **items = arena_array(arena, COUNT, struct pressing *);

    for (size_t i = 0; i < COUNT; i++) {
        char *bytes = arena_alloc(arena, LARGE);

        for (size_t k = 0; k < LARGE; k++)
            bytes[k] = (char)('a' + (k * k / 7 + i) % 26);
        items[i] = arena_new(arena, struct pressing);
        items[i]->bytes = str_make(bytes, LARGE);
        items[i]->size = LARGE;
    }
    return items;
}

static void threads_change_nothing(void **state)
{
    struct arena *arena = arena_open();
    struct pressing **one = make_items(arena), **four = make_items(arena);
    struct press *alone = press_open(1), *together = press_open(4);
    size_t pressed = 0;

    (void)state;
    press_run(alone, one, COUNT);
    press_run(together, four, COUNT);
    while (pressed < COUNT && one[pressed]->is_pressed)
        pressed++;
    assert_int_equal(pressed, 16); /* of 1 MiB each */
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(one[i]->is_pressed, four[i]->is_pressed);
        assert_int_equal(one[i]->crc, four[i]->crc);
        assert_true(str_eq(one[i]->packed, four[i]->packed));
    }
    press_close(alone);
    press_close(together);
    arena_close(arena);
}

/* RFC 1951, 3.2.3: the first bit says that the block is the last. The check
 * value of CRC-32 is known. */
static void bytes_are_deflate(void **state)
{
    struct pressing item = {.bytes = STR("123456789"), .size = 9};
    struct pressing *items[] = {&item};
    struct press *press = press_open(2);

    (void)state;
    press_run(press, items, 1);
    assert_int_equal(item.crc, 0xCBF43926);
    assert_int_equal(item.packed.ptr[0] & 1, 1);
    assert_null(item.reason);
    press_close(press);
}

static void a_file_is_the_chosen_one(void **state)
{
    struct binder_entry entry = {.size = 3};
    struct pressing item = {.entry = &entry, .path = "/dev/null", .size = 3};
    struct pressing gone = {.entry = &entry, .path = "/nowhere/x", .size = 3};
    struct pressing *items[] = {&item, &gone};
    struct press *press = press_open(1);

    (void)state;
    press_run(press, items, 2);
    assert_non_null(item.reason);
    assert_non_null(gone.reason);
    assert_string_not_equal(item.reason, gone.reason);
    press_close(press);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(bytes_are_deflate),
        cmocka_unit_test(a_file_is_the_chosen_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
