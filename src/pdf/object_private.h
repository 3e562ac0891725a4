/*
 * What object.c and save.c share: the state behind struct objects. These two
 * files alone see libharu.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef PDF_OBJECT_PRIVATE_H
#define PDF_OBJECT_PRIVATE_H

#include <hpdf.h>

#include "base/deflate.h"
#include "pdf/object.h"

enum { OBJECTS_PER_STREAM = 200, PLACES_PER_BLOCK = 4096 };

/* Where an object is: the types of the cross-reference stream, and one that is
 * gone when the file is complete. */
enum place_type {
    PLACE_NONE,      /* a number without an object yet; 0, which is free */
    PLACE_FILE,      /* by itself, at an offset */
    PLACE_PACKED,    /* in an object stream, of that number */
    PLACE_DICTIONARY /* in memory, as one of libharu's */
};

/* 8 bytes; a document of a thousand pages has 80,000 objects. */
struct place {
    uint32_t where;
    uint16_t index;      /* PACKED: in the object stream */
    uint8_t where_above; /* bits 32 to 39 of where */
    uint8_t type;
};

/* A dictionary that libharu made and that stays in memory until the end. */
struct dictionary {
    HPDF_Dict dict;
    object_id id;
    struct str body; /* behind what libharu wrote into it */
    bool is_defined;
};

struct objects {
    struct arena *arena;
    struct diags *diags;
    HPDF_Doc doc;
    bool is_failed;
    struct place **places; /* by number, in blocks that never move */
    size_t block_cap;
    object_id count; /* numbers in use, 0 included */
    struct dictionary **dictionaries;
    size_t dictionary_count, dictionary_cap;
    HPDF_Pages node; /* of the page tree */
    size_t page_count;
    struct sink *sink; /* the file so far */
    /* The open object stream: its index, its objects, how many, their
     * numbers. */
    struct buf head, body;
    unsigned member_count;
    object_id members[OBJECTS_PER_STREAM];
    struct buf whole; /* used again and again */
};

/* Keeps the first failure and says it; WHERE completes "failed in". */
void objects_fail(struct objects *objects, const char *where);
/* The next number. */
object_id objects_number(struct objects *objects);
/* NULL if no object has that number. */
struct place *objects_place(struct objects *objects, object_id id);
void objects_put(struct objects *objects, object_id id, enum place_type type,
                 uint64_t where);

/* save.c: the beginning of the file. */
void save_begin(struct objects *objects);
/* An object of its own: the dictionary's inside, then DATA. */
void save_stream(struct objects *objects, object_id id, struct str body,
                 struct str data, bool is_deflated);
/* What stands between save_pack_begin and save_pack_end is appended to
 * objects->body and becomes object ID. */
void save_pack_begin(struct objects *objects, object_id id);
void save_pack_end(struct objects *objects);

#endif
