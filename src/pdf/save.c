/*
 * The compact form of a file (ISO 32000-1, 7.5.7 and 7.5.8), written as its
 * objects come.
 *
 * Streams stand in the file by themselves; all other objects are packed into
 * object streams of OBJECTS_PER_STREAM, and a cross-reference stream says
 * where each is. A tagged page has some forty small objects, so that this is
 * a third of the classic form. libharu's own save knows only the classic form,
 * counts in 32 bits, needs all objects at once and ignores a failing close; it
 * serialises its own dictionaries here and no more.
 *
 * What remains in memory of an object that is written is its place, 8 bytes.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdio.h>

#include "pdf/sink.h"
#include "pdf/write.h"

enum { XREF_ROW = 8 }; /* /W[1 5 2] */

void save_begin(struct objects *objects)
{
    sink_put(objects->sink, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
}

void save_stream(struct objects *objects, object_id id, struct str body,
                 struct str data, bool is_deflated)
{
    struct stream stream = {id, body, data, is_deflated, NULL};

    objects_put(objects, id, PLACE_FILE, 0);
    stream.place = objects_place(objects, id);
    sink_add(objects->sink, &stream);
}

/* Object streams --------------------------------------------------------- */

static void flush_pack(struct objects *objects)
{
    char body[64];
    object_id id;

    if (objects->member_count == 0)
        return;
    id = objects_number(objects);
    for (unsigned i = 0; i < objects->member_count; i++) {
        objects_put(objects, objects->members[i], PLACE_PACKED, id);
        objects_place(objects, objects->members[i])->index = (uint16_t)i;
    }
    objects->whole.len = 0;
    buf_add(&objects->whole, buf_str(&objects->head));
    buf_add(&objects->whole, buf_str(&objects->body));
    snprintf(body, sizeof body, "/Type/ObjStm/N %u/First %zu",
             objects->member_count, objects->head.len);
    save_stream(objects, id, str_from(body), buf_str(&objects->whole), true);
    objects->head.len = objects->body.len = 0;
    objects->member_count = 0;
}

void save_pack_begin(struct objects *objects, object_id id)
{
    write_keyed(&objects->head, "", id);
    write_keyed(&objects->head, " ", objects->body.len);
    buf_add_byte(&objects->head, ' ');
    objects->members[objects->member_count++] = id;
    /* Its number is taken, whatever its place will be. */
    objects_place(objects, id)->type = PLACE_PACKED;
}

void save_pack_end(struct objects *objects)
{
    buf_add_byte(&objects->body, '\n');
    if (objects->member_count == OBJECTS_PER_STREAM)
        flush_pack(objects);
}

/* libharu's dictionaries ------------------------------------------------- */

static HPDF_STATUS sink_write(HPDF_Stream stream, const HPDF_BYTE *bytes,
                              HPDF_UINT size)
{
    buf_add_bytes(stream->attr, bytes, size);
    return HPDF_OK;
}

static void pack_dictionaries(struct objects *objects)
{
    HPDF_Stream sink =
        HPDF_CallbackWriter_New(objects->doc->mmgr, sink_write, &objects->body);

    if (!sink)
        objects_fail(objects, "opening the output");
    for (size_t i = 0; i < objects->dictionary_count && !objects->is_failed;
         i++) {
        struct dictionary *own = objects->dictionaries[i];

        save_pack_begin(objects, own->id);
        if (HPDF_Obj_WriteValue(own->dict, sink, NULL) != HPDF_OK)
            objects_fail(objects, "writing an object");
        save_pack_end(objects);
    }
    if (sink)
        HPDF_Stream_Free(sink);
}

/* The end ---------------------------------------------------------------- */

/* The cross-reference stream's rows, behind each other in objects->whole. */
static struct str xref_rows(struct objects *objects)
{
    struct buf *rows = &objects->whole;
    char *row;

    rows->len = 0;
    row = buf_reserve(rows, (size_t)objects->count * XREF_ROW);
    for (object_id id = 0; id < objects->count; id++, row += XREF_ROW) {
        struct place place = {.index = 0xFFFF};

        if (id > 0)
            place = *objects_place(objects, id);
        row[0] = (char)place.type;
        row[1] = (char)place.where_above;
        for (int i = 0; i < 4; i++)
            row[2 + i] = (char)(place.where >> (24 - 8 * i) & 0xFF);
        row[6] = (char)(place.index >> 8);
        row[7] = (char)(place.index & 0xFF);
    }
    rows->len = (size_t)objects->count * XREF_ROW;
    return buf_str(rows);
}

/* The cross-reference stream, which is the trailer too. The /ID is a hash of
 * all bytes before it: the same document has the same one. */
static void save_xref(struct objects *objects)
{
    struct buf body = buf_new(objects->arena), end = buf_new(objects->arena);
    const struct dictionary *catalog = objects->doc->catalog->attr;
    const struct dictionary *info = objects->doc->info->attr;
    uint8_t hash[SHA256_SIZE];
    object_id id = objects_number(objects);

    sink_hash(objects->sink, hash);
    buf_printf(&end, "startxref\n%llu\n%%%%EOF\n",
               (unsigned long long)sink_size(objects->sink));
    /* Its own row is one of them. */
    objects_put(objects, id, PLACE_FILE, sink_size(objects->sink));
    buf_printf(&body, "/Type/XRef/W[1 5 2]/Size %u", (unsigned)objects->count);
    write_ref(&body, "/Root ", catalog->id);
    write_ref(&body, "/Info ", info->id);
    write_bytes(&body, "/ID[", str_make((const char *)hash, 16));
    write_bytes(&body, "", str_make((const char *)hash, 16));
    buf_add_byte(&body, ']');
    save_stream(objects, id, buf_str(&body), xref_rows(objects), true);
    sink_put(objects->sink, buf_str(&end));
}

/* Every number has its object, and every object of libharu's a number. */
static void check_places(struct objects *objects)
{
    for (object_id id = 1; id < objects->count; id++) {
        const struct place *place = objects_place(objects, id);

        if (place->type == PLACE_NONE ||
            (place->type == PLACE_DICTIONARY &&
             !objects->dictionaries[place->where]->is_defined))
            objects_fail(objects, "saving an object that was never defined");
    }
    if (objects->doc->xref->entries->count != objects->dictionary_count + 1)
        objects_fail(objects, "numbering objects");
}

bool objects_save(struct objects *objects)
{
    if (!objects->is_failed)
        check_places(objects);
    if (!objects->is_failed)
        pack_dictionaries(objects);
    if (objects->is_failed)
        return false;
    flush_pack(objects);
    save_xref(objects);
    return true;
}
