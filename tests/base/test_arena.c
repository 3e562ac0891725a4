/*
 * Tests of base/arena.c: zeroed, aligned, growing, refusing nonsense.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdalign.h>

#include "base/scratch.h"

static void test_bytes_are_zeroed_and_aligned(void **state)
{
    (void)state;
    for (size_t size = 0; size < 3000; size += 7) {
        char *bytes = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
}

static void test_empty_allocations_differ(void **state)
{
    (void)state;
    assert_ptr_not_equal(arena_alloc(arena, 0), arena_alloc(arena, 0));
}

static void test_large_allocation_keeps_the_small_ones(void **state)
{
    char *before, *large, *after;
    (void)state;

    before = arena_alloc(arena, 8);
    memcpy(before, "before!", 8);
    large = arena_alloc(arena, (size_t)20 << 20);
    memset(large, 0x55, (size_t)20 << 20);
    after = arena_alloc(arena, 8);
    assert_string_equal(before, "before!");
    /* The block in use stays in use: the next one follows the first. */
    assert_ptr_equal(after, before + 16);
    assert_int_equal(after[0], 0);
}

static void test_newest_grows_in_place(void **state)
{
    char *bytes, *grown;
    (void)state;

    bytes = arena_alloc(arena, 10);
    memset(bytes, 'x', 10);
    grown = arena_grow(arena, bytes, 10, 200);
    assert_ptr_equal(grown, bytes);
    assert_memory_equal(grown, "xxxxxxxxxx", 10);
    for (int i = 10; i < 200; i++)
        assert_int_equal(grown[i], 0);
}

static void test_grown_bytes_belong_to_one(void **state)
{
    (void)state;
    for (size_t size = 1; size < 70; size++) {
        char *bytes = arena_alloc(arena, size), *next;
        bytes = arena_grow(arena, bytes, size, size + 9);
        next = arena_alloc(arena, 1);
        assert_true(next >= bytes + size + 9 || next < bytes);
    }
}

static void test_growing_clears_what_is_not_kept(void **state)
{
    char *bytes, *grown;
    (void)state;

    bytes = arena_alloc(arena, 64);
    memset(bytes, 'x', 64);
    grown = arena_grow(arena, bytes, 3, 128);
    assert_memory_equal(grown, "xxx", 3);
    for (int i = 3; i < 128; i++)
        assert_int_equal(grown[i], 0);
}

static void test_older_is_copied(void **state)
{
    char *old, *newer, *grown;
    (void)state;

    old = arena_alloc(arena, 16);
    memcpy(old, "fifteen letters", 16);
    newer = arena_alloc(arena, 16);
    memcpy(newer, "do not touch me", 16);
    grown = arena_grow(arena, old, 16, 64);
    assert_ptr_not_equal(grown, old);
    assert_string_equal(grown, "fifteen letters");
    assert_string_equal(newer, "do not touch me");
    assert_int_equal(grown[63], 0);
}

static void test_growing_from_nothing_and_across_blocks(void **state)
{
    unsigned char *bytes = NULL;
    size_t size = 0;
    (void)state;

    for (size_t next = 1; next < 5000000; next = next * 3 + 1) {
        bytes = arena_grow(arena, bytes, size, next);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], i % 251);
        for (size_t i = size; i < next; i++)
            assert_int_equal(bytes[i], 0);
        for (size_t i = 0; i < next; i++)
            bytes[i] = (unsigned char)(i % 251);
        size = next;
    }
}

static void test_size_counts_what_was_asked(void **state)
{
    (void)state;
    assert_int_equal(arena_size(arena), 0);
    arena_alloc(arena, 100);
    arena_grow(arena, arena_alloc(arena, 5), 5, 25);
    assert_int_equal(arena_size(arena), 125);
}

static void test_closing_nothing(void **state)
{
    (void)state;
    arena_close(NULL);
}

static void alloc_overflow(void)
{
    arena_alloc_array(arena, SIZE_MAX / 2 + 2, 2);
}

static void alloc_everything(void)
{
    arena_alloc(arena, SIZE_MAX - 3);
}

static void grow_beyond(void)
{
    arena_grow(arena, arena_alloc(arena, 4), 4, SIZE_MAX - 1);
}

static void test_impossible_sizes_end_the_program(void **state)
{
    void (*const acts[])(void) = {alloc_overflow, alloc_everything,
                                  grow_beyond};
    char said[512];
    (void)state;

    for (size_t i = 0; i < 3; i++) {
        int status = run_child(acts[i], said);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 70);
        assert_string_equal(said, "auditbinder: out of memory\n");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_bytes_are_zeroed_and_aligned),
        TEST(test_empty_allocations_differ),
        TEST(test_large_allocation_keeps_the_small_ones),
        TEST(test_newest_grows_in_place),
        TEST(test_grown_bytes_belong_to_one),
        TEST(test_growing_clears_what_is_not_kept),
        TEST(test_older_is_copied),
        TEST(test_growing_from_nothing_and_across_blocks),
        TEST(test_size_counts_what_was_asked),
        TEST(test_closing_nothing),
        TEST(test_impossible_sizes_end_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
