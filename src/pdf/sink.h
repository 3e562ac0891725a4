/*
 * Where the bytes of a PDF file go: streams deflated, by another thread too if
 * there is one to spare, all hashed and written in their order.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_SINK_H
#define PDF_SINK_H

#include "base/sha256.h"
#include "pdf/object_private.h"

/* An object of its own. */
struct stream {
    object_id id;
    struct str body; /* the dictionary's inside */
    struct str data;
    bool is_deflated;    /* yet to be */
    struct place *place; /* gets its offset when it is written */
};

struct sink *sink_open(struct output out);
/* What is not written yet is lost; NULL is allowed. */
void sink_close(struct sink *sink);

/* BODY and DATA are needed during the call only. */
void sink_add(struct sink *sink, const struct stream *stream);
/* Bytes that are none of a stream, behind all before them. */
void sink_put(struct sink *sink, struct str bytes);
/* How many bytes there are, and a hash of them, all of them written. */
uint64_t sink_size(struct sink *sink);
void sink_hash(struct sink *sink, uint8_t hash[SHA256_SIZE]);

#endif
