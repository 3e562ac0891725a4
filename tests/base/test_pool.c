/*
 * Tests of base/pool.c: each job once, on as many threads as asked.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/scratch.h"

enum { JOBS = 10000 };

static void count_job(void *context, size_t index)
{
    atomic_int *counts = context;

    atomic_fetch_add(&counts[index], 1);
}

static void test_each_job_runs_once(void **state)
{
    const unsigned threads[] = {0, 1, 2, 8, 100000};
    (void)state;

    for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
        atomic_int *counts = arena_array(arena, JOBS, atomic_int);
        pool_run(threads[t], JOBS, count_job, counts);
        for (int i = 0; i < JOBS; i++)
            assert_int_equal(atomic_load(&counts[i]), 1);
    }
}

static void must_not_run(void *context, size_t index)
{
    (void)context;
    (void)index;
    abort();
}

static void test_no_jobs(void **state)
{
    (void)state;
    pool_run(4, 0, must_not_run, NULL);
    pool_run(0, 0, must_not_run, NULL);
}

struct order {
    pthread_t thread;
    size_t next;
    bool right;
};

static void check_order(void *context, size_t index)
{
    struct order *order = context;

    if (index != order->next++ || !pthread_equal(order->thread, pthread_self()))
        order->right = false;
}

static void test_one_thread_is_this_one(void **state)
{
    struct order order = {pthread_self(), 0, true};
    (void)state;

    pool_run(1, 1000, check_order, &order);
    assert_true(order.right);
    assert_int_equal(order.next, 1000);
    order.next = 0;
    pool_run(8, 1, check_order, &order);
    assert_true(order.right);
}

/* Two jobs that wait for each other finish only on two threads. */
static void meet(void *context, size_t index)
{
    (void)index;
    pthread_barrier_wait(context);
}

static void test_threads_run_side_by_side(void **state)
{
    pthread_barrier_t barrier;
    (void)state;

    assert_int_equal(pthread_barrier_init(&barrier, NULL, 4), 0);
    alarm(60);
    pool_run(4, 4, meet, &barrier);
    alarm(0);
    pthread_barrier_destroy(&barrier);
}

static void test_there_is_a_processor(void **state)
{
    (void)state;
    assert_true(pool_processors() >= 1);
    assert_true(pool_processors() < 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_job_runs_once),     TEST(test_no_jobs),
        TEST(test_one_thread_is_this_one), TEST(test_threads_run_side_by_side),
        TEST(test_there_is_a_processor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
