/*
 * Unpacking a member of a zip; the one door to zlib here. Reads from the place
 * that container.c has proven to belong to the member alone.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "verify/container.h"

enum { STEP = 64 * 1024 };

/* A member on its way out. */
struct flow {
    const struct container *container;
    const struct zip_member *member;
    void (*take)(void *context, const void *bytes, size_t len);
    void *context;
    const char *reason;
    uint64_t left; /* packed bytes not yet read */
    uint64_t done; /* bytes passed on */
    uLong crc;
    unsigned char packed[STEP], plain[STEP];
};

static bool fail(struct flow *flow, const char *reason)
{
    flow->reason = reason;
    return false;
}

/* The next packed bytes: their number, 0 at the end; a failure sets reason. */
static size_t fill(struct flow *flow)
{
    uint64_t at = flow->member->offset + flow->member->packed - flow->left;
    size_t want = flow->left < STEP ? (size_t)flow->left : STEP;
    ssize_t got;

    if (want == 0)
        return 0;
    do
        got = pread(flow->container->fd, flow->packed, want, (off_t)at);
    while (got < 0 && errno == EINTR);
    if (got <= 0) {
        fail(flow, "its bytes cannot be read");
        return 0;
    }
    flow->left -= (uint64_t)got;
    return (size_t)got;
}

static bool pass(struct flow *flow, const void *bytes, size_t len)
{
    if (len > flow->member->size - flow->done)
        return fail(flow, "it unpacks to more bytes than it claims");
    flow->crc = crc32(flow->crc, bytes, (uInt)len);
    flow->done += len;
    flow->take(flow->context, bytes, len);
    return true;
}

static bool copy(struct flow *flow)
{
    for (size_t len; (len = fill(flow)) > 0;)
        if (!pass(flow, flow->packed, len))
            return false;
    return !flow->reason;
}

/* Behind the last block there may be bits that fill its last byte: zeros, or
 * something is hidden there. */
static bool check_filling(struct flow *flow, int unused, unsigned char last)
{
    if (unused > 0 && unused < 8 && last >> (8 - unused) != 0)
        return fail(flow, "its packed form ends with stray bits");
    return true;
}

/* One call of inflate; *IS_LAST when the last block has ended. */
static bool inflate_step(struct flow *flow, z_stream *zip, unsigned char *last,
                         bool *is_last)
{
    const unsigned char *before = zip->next_in;
    int state;

    zip->next_out = flow->plain;
    zip->avail_out = STEP;
    /* Z_BLOCK stops at the end of each block and tells the unused bits. */
    state = inflate(zip, Z_BLOCK);
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
        return fail(flow, "its packed form is damaged");
    if (zip->next_in != before)
        *last = zip->next_in[-1];
    *is_last = (zip->data_type & (64 | 128)) == (64 | 128);
    if (*is_last && !check_filling(flow, zip->data_type & 63, *last))
        return false;
    return pass(flow, flow->plain, STEP - zip->avail_out);
}

static bool unpack_all(struct flow *flow, z_stream *zip)
{
    unsigned char last = 0;
    bool is_last = false;

    while (!is_last) {
        if (zip->avail_in == 0) {
            zip->avail_in = (uInt)fill(flow);
            zip->next_in = flow->packed;
        }
        if (flow->reason)
            return false;
        uLong before = zip->total_in + zip->total_out;
        if (!inflate_step(flow, zip, &last, &is_last))
            return false;
        if (!is_last && zip->avail_in == 0 && flow->left == 0 &&
            zip->total_in + zip->total_out == before)
            return fail(flow, "its packed form is cut off");
    }
    if (zip->avail_in || flow->left)
        return fail(flow, "bytes follow its packed form");
    return true;
}

static bool unpack(struct flow *flow)
{
    z_stream zip = {0};
    bool done;

    if (inflateInit2(&zip, -MAX_WBITS) != Z_OK)
        return fail(flow, "there is no memory to unpack it");
    done = unpack_all(flow, &zip);
    inflateEnd(&zip);
    return done;
}

static bool run(struct flow *flow)
{
    if (!(flow->member->method == 8 ? unpack(flow) : copy(flow)))
        return false;
    if (flow->done != flow->member->size)
        return fail(flow, "it unpacks to fewer bytes than it claims");
    if (flow->crc != flow->member->crc)
        return fail(flow, "its checksum is wrong");
    return true;
}

bool container_stream(const struct container *container,
                      const struct zip_member *member,
                      void (*take)(void *context, const void *bytes,
                                   size_t len),
                      void *context, const char **reason)
{
    static _Thread_local struct flow flow;
    bool done;

    memset(&flow, 0, sizeof flow);
    flow.container = container;
    flow.member = member;
    flow.take = take;
    flow.context = context;
    flow.left = member->packed;
    flow.crc = crc32(0, NULL, 0);
    done = run(&flow);
    *reason = flow.reason;
    return done;
}
