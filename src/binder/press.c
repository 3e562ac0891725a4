/*
 * Members are pressed in batches. A batch is read, hashed and compressed by
 * all threads, then written by one, so that memory holds one batch and no
 * thread waits for another. Which thread presses a member changes nothing.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/press.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/fatal.h"
#include "base/pool.h"
#include "binder/read.h"

enum { BATCH_BYTES = 16 << 20, BATCH_MEMBERS = 4096, MOST_JOBS = 64 };

const char press_changed[] = "it changed while the binder was built";

struct press {
    unsigned jobs;
    struct arena *packed[MOST_JOBS]; /* what each thread made of the batch */
    struct pressing *const *items;
    size_t count;
    atomic_size_t next;
};

struct press *press_open(unsigned jobs)
{
    struct press *press = fatal_malloc(sizeof *press);

    if (jobs == 0)
        jobs = pool_processors();
    *press = (struct press){.jobs = jobs < MOST_JOBS ? jobs : MOST_JOBS};
    return press;
}

static void drop_batch(struct press *press)
{
    for (size_t i = 0; i < MOST_JOBS; i++) {
        arena_close(press->packed[i]);
        press->packed[i] = NULL;
    }
}

void press_close(struct press *press)
{
    if (press)
        drop_batch(press);
    free(press);
}

/* All bytes of an open file, of which ITEM knows the size. */
static bool read_bytes(struct pressing *item, struct read_file *file,
                       struct buf *buf)
{
    int64_t got;

    /* One more byte shows a file that grew. */
    buf->len = 0;
    buf_reserve(buf, item->size + 1);
    do {
        got = read_more(file, buf->ptr + buf->len, item->size + 1 - buf->len);
        buf->len += got > 0 ? (size_t)got : 0;
    } while (got > 0 && buf->len <= item->size);
    if (got < 0)
        item->reason = file->reason;
    else if (buf->len != item->size)
        item->reason = press_changed;
    return !item->reason;
}

/* The bytes of ITEM's file, which must be those that were chosen. */
static struct str read_item(struct pressing *item, struct buf *buf)
{
    uint8_t digest[SHA256_SIZE];
    struct read_file file;

    if (!read_open(&file, item->root, item->path)) {
        item->reason = file.reason;
        return STR_NONE;
    }
    read_bytes(item, &file, buf);
    read_close(&file, digest);
    if (!item->reason &&
        memcmp(digest, item->entry->sha256, sizeof digest) != 0)
        item->reason = press_changed;
    return buf_str(buf);
}

/* What one thread has for itself. */
struct presser {
    struct arena *arena; /* of both buffers */
    struct arena *packed;
    struct deflater *deflater;
    struct buf in, out;
};

static void press_one(struct presser *presser, struct pressing *item)
{
    struct str bytes =
        item->entry ? read_item(item, &presser->in) : item->bytes;

    item->is_pressed = true;
    if (item->reason)
        return;
    presser->out.len = 0;
    deflate_bare(presser->deflater, &presser->out, bytes);
    item->packed = str_copy(presser->packed, buf_str(&presser->out));
    item->crc = deflate_crc(0, bytes);
}

static void run_thread(void *context, size_t index)
{
    struct press *press = context;
    struct presser presser = {.arena = arena_open(),
                              .packed = press->packed[index],
                              .deflater = deflate_open()};
    size_t at;

    presser.in = buf_new(presser.arena);
    presser.out = buf_new(presser.arena);
    while ((at = atomic_fetch_add(&press->next, 1)) < press->count)
        press_one(&presser, press->items[at]);
    deflate_close(presser.deflater);
    arena_close(presser.arena);
}

static size_t batch_of(struct pressing *const *items, size_t count)
{
    uint64_t size = 0;
    size_t end = 0;

    while (end < count && end < BATCH_MEMBERS &&
           (end == 0 || size + items[end]->size <= BATCH_BYTES))
        size += items[end++]->size;
    return end;
}

void press_run(struct press *press, struct pressing *const *items, size_t count)
{
    unsigned jobs = press->jobs;

    drop_batch(press);
    press->items = items;
    press->count = batch_of(items, count);
    atomic_store(&press->next, 0);
    if (jobs > press->count)
        jobs = (unsigned)press->count;
    for (unsigned i = 0; i < jobs; i++)
        press->packed[i] = arena_open();
    pool_run(jobs, jobs, run_thread, press);
}
