/*
 * The pool: threads that take the next job number until none is left.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/pool.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fatal.h"

enum { MOST_THREADS = 256 };

/* Said here because the default depends on the user's ulimit. */
static const size_t STACK_SIZE = (size_t)8 << 20;

static atomic_int spare; /* threads without a job */

struct work {
    void (*job)(void *context, size_t index);
    void *context;
    size_t count;
    atomic_size_t next;
};

static void *run(void *argument)
{
    struct work *work = argument;

    for (;;) {
        size_t index = atomic_fetch_add(&work->next, 1);
        if (index >= work->count)
            break;
        work->job(work->context, index);
    }
    atomic_fetch_add(&spare, 1);
    return NULL;
}

/* Starts up to COUNT threads and returns how many there are: with fewer the
 * work takes longer, nothing else. */
static size_t start(pthread_t *threads, size_t count, struct work *work)
{
    pthread_attr_t attributes;
    size_t started = 0;

    if (pthread_attr_init(&attributes) != 0)
        return 0;
    pthread_attr_setstacksize(&attributes, STACK_SIZE);
    while (started < count &&
           pthread_create(&threads[started], &attributes, run, work) == 0)
        started++;
    pthread_attr_destroy(&attributes);
    return started;
}

void pool_run(unsigned threads, size_t count,
              void (*job)(void *context, size_t index), void *context)
{
    struct work work = {.job = job, .context = context, .count = count};
    size_t wanted = threads ? threads : pool_processors(), started = 0;
    pthread_t others[MOST_THREADS];
    size_t needed;

    if (wanted > MOST_THREADS)
        wanted = MOST_THREADS;
    needed = wanted < count ? wanted : count;
    atomic_fetch_add(&spare, (int)(wanted - needed));
    /* This thread works too; with one job or one thread it works alone. */
    if (needed > 1)
        started = start(others, needed - 1, &work);
    run(&work);
    for (size_t i = 0; i < started; i++)
        invariant(pthread_join(others[i], NULL) == 0);
    atomic_fetch_sub(&spare, (int)(wanted - needed + started + 1));
}

bool pool_borrow(void)
{
    int left = atomic_load(&spare);

    while (left > 0)
        if (atomic_compare_exchange_weak(&spare, &left, left - 1))
            return true;
    return false;
}

void pool_give_back(void)
{
    atomic_fetch_add(&spare, 1);
}

/* The scheduler tends to wake a thread beside who calls it, to share that
 * processor, though another one idles: most of all in virtual machines. */
int pool_keep_apart(pthread_t thread, int before)
{
    int here = sched_getcpu();
    cpu_set_t set;

    if (here < 0 || here == before || here >= CPU_SETSIZE ||
        sched_getaffinity(0, sizeof set, &set) != 0)
        return before;
    CPU_CLR((size_t)here, &set);
    if (CPU_COUNT(&set) > 0)
        pthread_setaffinity_np(thread, sizeof set, &set);
    return here;
}

unsigned pool_processors(void)
{
    cpu_set_t set;
    long online;

    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
        return (unsigned)CPU_COUNT(&set);
    /* More processors than a cpu_set_t can name. */
    online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (unsigned)online : 1;
}
