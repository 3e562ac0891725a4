/*
 * The sink of a file.
 *
 * To deflate takes an eighth of what a document takes, and nothing waits for it
 * but the end of the file: so streams are queued, at most MOST_WAITING bytes of
 * them, and a thread deflates one after the other. Who adds them writes them,
 * in their order, and deflates too while he waits; what becomes of a stream is
 * the same whoever deflates it. One that is larger than the queue is not
 * copied: it waits until the others are written.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/sink.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/fatal.h"
#include "base/pool.h"

enum { MOST_WAITING = 1 << 20 };

struct job {
    struct stream stream;
    size_t cost;
    char *packed; /* DATA, deflated */
    size_t packed_len;
    bool is_packed; /* can be written */
    struct job *next;
    char bytes[]; /* body and data */
};

/* What a thread deflates with. */
struct packer {
    struct deflater *deflater;
    struct arena *arena;
    struct buf packed; /* used again and again */
};

struct sink {
    struct output out;
    uint64_t size;
    struct sha256 *hash;
    struct packer own, other;
    struct job *first, *last; /* not yet written */
    size_t waiting;           /* bytes of them */
    bool has_thread;
    pthread_t thread;
    int here; /* the processor that it keeps away from */
    /* What both see. */
    pthread_mutex_t lock;
    pthread_cond_t has_job, has_packed;
    struct job *todo; /* the first that nobody deflates yet */
    bool is_over;
};

static struct packer packer_open(void)
{
    struct packer packer = {deflate_open(), arena_open(), {0}};

    packer.packed = buf_new(packer.arena);
    return packer;
}

static void packer_close(struct packer *packer)
{
    deflate_close(packer->deflater);
    if (packer->arena)
        arena_close(packer->arena);
}

static struct str pack(struct packer *packer, struct str data)
{
    packer->packed.len = 0;
    deflate_zlib(packer->deflater, &packer->packed, data);
    return buf_str(&packer->packed);
}

/* Writing ---------------------------------------------------------------- */

static void put(struct sink *sink, struct str bytes)
{
    if (bytes.len == 0)
        return;
    sink->out.write(sink->out.context, bytes.ptr, bytes.len);
    sha256_add(sink->hash, bytes.ptr, bytes.len);
    sink->size += bytes.len;
}

/* DATA is STREAM's, deflated if it is to be. */
static void put_stream(struct sink *sink, const struct stream *stream,
                       struct str data)
{
    char head[32], tail[64];

    stream->place->where = (uint32_t)sink->size;
    stream->place->where_above = (uint8_t)(sink->size >> 32);
    snprintf(head, sizeof head, "%u 0 obj\n<<", (unsigned)stream->id);
    snprintf(tail, sizeof tail, "%s/Length %zu>>\nstream\n",
             stream->is_deflated ? "/Filter/FlateDecode" : "", data.len);
    put(sink, str_from(head));
    put(sink, stream->body);
    put(sink, str_from(tail));
    put(sink, data);
    put(sink, STR("\nendstream\nendobj\n"));
}

/* Jobs ------------------------------------------------------------------- */

static struct job *new_job(const struct stream *stream)
{
    struct str body = stream->body, data = stream->data;
    struct job *job = fatal_malloc(sizeof *job + body.len + data.len);

    *job = (struct job){.stream = *stream,
                        .cost = sizeof *job + body.len + data.len,
                        .is_packed = !stream->is_deflated};
    if (body.len > 0)
        memcpy(job->bytes, body.ptr, body.len);
    if (data.len > 0)
        memcpy(job->bytes + body.len, data.ptr, data.len);
    job->stream.body.ptr = job->bytes;
    job->stream.data.ptr = job->bytes + body.len;
    return job;
}

static void free_job(struct job *job)
{
    free(job->packed);
    free(job);
}

static void pack_job(struct packer *packer, struct job *job)
{
    struct str packed = pack(packer, job->stream.data);

    job->packed = fatal_malloc(packed.len);
    job->packed_len = packed.len;
    memcpy(job->packed, packed.ptr, packed.len);
}

/* With the lock: the first job that is to be deflated, now the caller's. */
static struct job *take(struct sink *sink)
{
    struct job *job = sink->todo;

    if (!job)
        return NULL;
    do
        sink->todo = sink->todo->next;
    while (sink->todo && sink->todo->is_packed);
    return job;
}

/* With the lock, which is open meanwhile. */
static void do_job(struct sink *sink, struct packer *packer, struct job *job)
{
    pthread_mutex_unlock(&sink->lock);
    pack_job(packer, job);
    pthread_mutex_lock(&sink->lock);
    job->is_packed = true;
}

static void *run(void *argument)
{
    struct sink *sink = argument;
    struct job *job;

    pthread_mutex_lock(&sink->lock);
    while (!sink->is_over) {
        job = take(sink);
        if (job) {
            do_job(sink, &sink->other, job);
            pthread_cond_signal(&sink->has_packed);
        } else {
            pthread_cond_wait(&sink->has_job, &sink->lock);
        }
    }
    pthread_mutex_unlock(&sink->lock);
    return NULL;
}

/* Has the first job deflated, by anyone. */
static void await_first(struct sink *sink)
{
    struct job *job;

    pthread_mutex_lock(&sink->lock);
    while (!sink->first->is_packed) {
        job = take(sink);
        if (job)
            do_job(sink, &sink->own, job);
        else
            pthread_cond_wait(&sink->has_packed, &sink->lock);
    }
    pthread_mutex_unlock(&sink->lock);
}

static void put_first(struct sink *sink)
{
    struct job *job = sink->first;
    struct str data = job->stream.data;

    if (job->stream.is_deflated)
        data = str_make(job->packed, job->packed_len);
    put_stream(sink, &job->stream, data);
    sink->waiting -= job->cost;
    sink->first = job->next;
    free_job(job);
}

/* Writes until no more than MOST bytes wait. */
static void drain(struct sink *sink, size_t most)
{
    while (sink->first && sink->waiting > most) {
        await_first(sink);
        put_first(sink);
    }
}

static void add_job(struct sink *sink, struct job *job)
{
    pthread_mutex_lock(&sink->lock);
    if (sink->first)
        sink->last->next = job;
    else
        sink->first = job;
    sink->last = job;
    if (!sink->todo && !job->is_packed)
        sink->todo = job;
    pthread_cond_signal(&sink->has_job);
    pthread_mutex_unlock(&sink->lock);
    sink->waiting += job->cost;
}

/* ------------------------------------------------------------------------ */

/* One may become free while the file is made. */
static bool has_thread(struct sink *sink)
{
    if (sink->has_thread || !pool_borrow())
        return sink->has_thread;
    sink->other = packer_open();
    sink->has_thread = pthread_create(&sink->thread, NULL, run, sink) == 0;
    if (!sink->has_thread) {
        packer_close(&sink->other);
        pool_give_back();
    }
    return sink->has_thread;
}

void sink_add(struct sink *sink, const struct stream *stream)
{
    size_t size = stream->body.len + stream->data.len + sizeof(struct job);

    if (size <= MOST_WAITING && has_thread(sink)) {
        drain(sink, MOST_WAITING - size);
        sink->here = pool_keep_apart(sink->thread, sink->here);
        add_job(sink, new_job(stream));
        return;
    }
    drain(sink, 0);
    put_stream(sink, stream,
               stream->is_deflated ? pack(&sink->own, stream->data)
                                   : stream->data);
}

void sink_put(struct sink *sink, struct str bytes)
{
    drain(sink, 0);
    put(sink, bytes);
}

uint64_t sink_size(struct sink *sink)
{
    drain(sink, 0);
    return sink->size;
}

void sink_hash(struct sink *sink, uint8_t hash[SHA256_SIZE])
{
    drain(sink, 0);
    sha256_close(sink->hash, hash);
    sink->hash = sha256_open();
}

struct sink *sink_open(struct output out)
{
    struct sink *sink = fatal_malloc(sizeof *sink);

    *sink = (struct sink){
        .out = out, .hash = sha256_open(), .own = packer_open(), .here = -1};
    pthread_mutex_init(&sink->lock, NULL);
    pthread_cond_init(&sink->has_job, NULL);
    pthread_cond_init(&sink->has_packed, NULL);
    return sink;
}

static void end_thread(struct sink *sink)
{
    pthread_mutex_lock(&sink->lock);
    sink->is_over = true;
    pthread_cond_signal(&sink->has_job);
    pthread_mutex_unlock(&sink->lock);
    invariant(pthread_join(sink->thread, NULL) == 0);
    pool_give_back();
    packer_close(&sink->other);
}

void sink_close(struct sink *sink)
{
    struct job *next;

    if (!sink)
        return;
    if (sink->has_thread)
        end_thread(sink);
    for (struct job *job = sink->first; job; job = next) {
        next = job->next;
        free_job(job);
    }
    pthread_cond_destroy(&sink->has_packed);
    pthread_cond_destroy(&sink->has_job);
    pthread_mutex_destroy(&sink->lock);
    sha256_close(sink->hash, NULL);
    packer_close(&sink->own);
    free(sink);
}
