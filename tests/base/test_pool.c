/*
 * Tests of base/pool.c: each job once, on as many threads as asked.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
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

/* What is borrowed is had by nobody else, and there again. */
static void borrow(void *context, size_t index)
{
    int *spare = context;
    int count = 0;

    (void)index;
    while (pool_borrow())
        count++;
    assert_int_equal(count, *spare);
    for (int i = 0; i < count; i++)
        pool_give_back();
}

static void test_spare_threads(void **state)
{
    int spare = 0;
    (void)state;

    assert_false(pool_borrow());
    pool_run(1, 3, borrow, &spare);
    spare = 3;
    pool_run(4, 1, borrow, &spare);
    pool_run(4, 0, must_not_run, NULL);
    assert_false(pool_borrow());
}

/* The last job may have the thread of the one that is done. */
static void wait_for_spare(void *context, size_t index)
{
    (void)context;
    if (index == 0)
        return;
    while (!pool_borrow())
        sched_yield();
    pool_give_back();
}

static void test_threads_become_spare(void **state)
{
    (void)state;
    alarm(60);
    pool_run(2, 2, wait_for_spare, NULL);
    alarm(0);
    assert_false(pool_borrow());
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
        TEST(test_spare_threads),          TEST(test_threads_become_spare),
        TEST(test_there_is_a_processor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
