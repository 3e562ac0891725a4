/*
 * Tests of base/map.c: many keys, their order, replacing.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/map.h"

#include "base/scratch.h"

enum { MANY = 10000 };

static void test_empty_map(void **state)
{
    struct map map = map_new(arena);
    (void)state;

    assert_null(map_find(&map, STR("x")));
    assert_null(map_find(&map, STR_NONE));
    assert_int_equal(map.count, 0);
}

static void test_many_keys_in_order(void **state)
{
    struct map map = map_new(arena);
    int *values = arena_array(arena, MANY, int);
    (void)state;

    for (int i = 0; i < MANY; i++) {
        struct str key = str_printf(arena, "key %d", (i * 7919) % MANY);
        assert_true(map_add(&map, key, &values[i]));
    }
    assert_int_equal(map.count, MANY);
    for (int i = 0; i < MANY; i++) {
        struct str key = str_printf(arena, "key %d", (i * 7919) % MANY);
        assert_true(str_eq(map.entries[i].key, key));
        assert_ptr_equal(map_find(&map, key), &values[i]);
        assert_false(map_add(&map, key, NULL));
    }
    assert_null(map_find(&map, STR("key 10000")));
}

static void test_add_does_not_replace(void **state)
{
    struct map map = map_new(arena);
    int a, b;
    (void)state;

    assert_true(map_add(&map, STR("k"), &a));
    assert_false(map_add(&map, STR("k"), &b));
    assert_ptr_equal(map_find(&map, STR("k")), &a);
    assert_int_equal(map.count, 1);
}

static void test_put_keeps_the_place(void **state)
{
    struct map map = map_new(arena);
    int a, b;
    (void)state;

    map_put(&map, STR("first"), &a);
    map_put(&map, STR("second"), &a);
    map_put(&map, STR("first"), &b);
    assert_int_equal(map.count, 2);
    assert_str(map.entries[0].key, "first");
    assert_ptr_equal(map.entries[0].value, &b);
}

static void test_odd_keys(void **state)
{
    struct map map = map_new(arena);
    int a, b, c;
    (void)state;

    assert_true(map_add(&map, STR_NONE, &a));
    assert_false(map_add(&map, STR(""), &b));
    assert_true(map_add(&map, STR("\0"), &b));
    assert_true(map_add(&map, STR("\0\0"), NULL));
    assert_false(map_add(&map, STR("\0\0"), &c));
    assert_ptr_equal(map_find(&map, STR("")), &a);
    assert_ptr_equal(map_find(&map, STR("\0")), &b);
    assert_null(map_find(&map, STR("\0\0")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_empty_map),
        TEST(test_many_keys_in_order),
        TEST(test_add_does_not_replace),
        TEST(test_put_keeps_the_place),
        TEST(test_odd_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
