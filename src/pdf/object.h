/*
 * The objects of a PDF file: numbers, dictionaries, streams, the page tree and
 * the outline, and the compact file they become; the only door to libharu.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include "base/diag.h"

/* An object number; 0 is none. Bodies refer to objects as "N 0 R". */
typedef uint32_t object_id;

/* Who takes the bytes of a file, in their order, and remembers if it fails. */
struct output {
    void (*write)(void *context, const void *bytes, size_t count);
    void *context;
};

/*
 * One file in the making, written to OUT as it is made: what is defined leaves
 * memory. The first failure of libharu is kept, added to DIAGS and makes every
 * later call do nothing, so that callers ask once, at the end. A *body* is what
 * stands between "<<" and ">>", made with write.h, and needed during the call
 * only.
 */
struct objects;

struct objects *objects_open(struct arena *arena, struct diags *diags,
                             struct output out);
void objects_close(struct objects *objects);
bool objects_ok(const struct objects *objects);
/* Gives up as well, because the layout is not what it has to be: WHAT, said
 * of POS. */
void objects_refuse(struct objects *objects, struct pos pos, const char *what);

/* A dictionary that has a number now and its body later (object_define). */
object_id object_reserve(struct objects *objects);
void object_define(struct objects *objects, object_id id, struct str body);
object_id object_add(struct objects *objects, struct str body);

enum stream_kind {
    STREAM_DEFLATE, /* deflated here; /Filter is added */
    STREAM_PLAIN    /* as it is: XMP, or bytes whose filter BODY names */
};
/* Gives object ID the stream DATA; BODY may be empty. /Length is added. */
void object_define_stream(struct objects *objects, object_id id,
                          enum stream_kind kind, struct str body,
                          struct str data);
object_id object_add_stream(struct objects *objects, enum stream_kind kind,
                            struct str body, struct str data);

/* A new last page. Its body must not hold /Type or /Parent. */
object_id object_add_page(struct objects *objects);
/* A bookmark titled TITLE (UTF-8) behind its siblings below PARENT (0: at the
 * top), which leads to destination DEST. Items below it are folded away when
 * IS_CLOSED. */
object_id object_add_bookmark(struct objects *objects, object_id parent,
                              struct str title, struct str dest,
                              bool is_closed);
/* What the catalog holds besides /Type, /Pages and /Outlines. */
void object_define_catalog(struct objects *objects, struct str body);
void object_define_info(struct objects *objects, struct str body);

/* The rest of the file, which is of version 1.7, has object streams, a
 * cross-reference stream and an /ID that is a hash of all else. False after a
 * message. */
bool objects_save(struct objects *objects);

#endif
