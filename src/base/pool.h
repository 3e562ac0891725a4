/*
 * A fixed set of threads that run numbered, independent jobs.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/* Runs job(context, 0..count-1), each once, on THREADS threads (0: as many as
 * the machine has processors), and returns when all are done. Jobs are begun
 * in order; results must not depend on which thread or when. */
void pool_run(unsigned threads, size_t count,
              void (*job)(void *context, size_t index), void *context);

/* Processors this process may use, at least 1. */
unsigned pool_processors(void);

#endif
