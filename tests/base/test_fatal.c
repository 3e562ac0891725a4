/*
 * Tests of base/fatal.c: the message, the status, the clean-up.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/fatal.h"

#include "base/scratch.h"

static void end_plainly(void)
{
    fatal("the roof is gone");
}

static void break_invariant(void)
{
    int one = 1;

    invariant(one == 1);
    invariant(one == 2);
}

static void clean_up(void)
{
    if (write(STDERR_FILENO, "swept\n", 6) != 6)
        _exit(1);
}

static void end_with_cleanup(void)
{
    fatal_set_cleanup(clean_up);
    fatal("first");
}

static void fail_again(void)
{
    fatal("second");
}

static void end_with_failing_cleanup(void)
{
    fatal_set_cleanup(fail_again);
    fatal("first");
}

static void ask_too_much(void)
{
    free(fatal_malloc(SIZE_MAX));
}

static void grow_too_much(void)
{
    free(fatal_realloc(NULL, SIZE_MAX - 1));
}

static void expect(void (*act)(void), const char *message)
{
    char said[512];
    int status = run_child(act, said);

    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 70);
    assert_string_equal(said, message);
}

static void test_message_and_status(void **state)
{
    (void)state;
    expect(end_plainly, "auditbinder: the roof is gone\n");
}

static void test_broken_invariant_names_itself(void **state)
{
    (void)state;
    expect(break_invariant,
           "auditbinder: internal error: broken invariant: one == 2\n");
}

static void test_cleanup_runs_after_the_message(void **state)
{
    (void)state;
    expect(end_with_cleanup, "auditbinder: first\nswept\n");
}

static void test_failing_cleanup_does_not_loop(void **state)
{
    (void)state;
    expect(end_with_failing_cleanup,
           "auditbinder: first\nauditbinder: second\n");
}

static void test_impossible_sizes(void **state)
{
    (void)state;
    expect(ask_too_much, "auditbinder: out of memory\n");
    expect(grow_too_much, "auditbinder: out of memory\n");
}

static void test_zero_bytes_are_something(void **state)
{
    void *bytes = fatal_malloc(0);
    (void)state;

    assert_non_null(bytes);
    bytes = fatal_realloc(bytes, 0);
    assert_non_null(bytes);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_message_and_status),
        TEST(test_broken_invariant_names_itself),
        TEST(test_cleanup_runs_after_the_message),
        TEST(test_failing_cleanup_does_not_loop),
        TEST(test_impossible_sizes),
        TEST(test_zero_bytes_are_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
