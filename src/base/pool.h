/*
 * A fixed set of threads that run numbered, independent jobs.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* Runs job(context, 0..count-1), each once, on THREADS threads (0: as many as
 * the machine has processors), and returns when all are done. Jobs are begun
 * in order; results must not depend on which thread or when. */
void pool_run(unsigned threads, size_t count,
              void (*job)(void *context, size_t index), void *context);

/* Whether one of the threads that pool_run was given has no job, so that the
 * caller, who is another, may start one of its own; what it makes is to be the
 * same with and without. It is given back before the job ends. */
bool pool_borrow(void);
void pool_give_back(void);

/* Keeps THREAD away from the processor that the caller is on; returns which
 * that is. Does nothing if it is BEFORE (-1: none yet), or the only one. */
int pool_keep_apart(pthread_t thread, int before);

/* Processors this process may use, at least 1. */
unsigned pool_processors(void);

#endif
