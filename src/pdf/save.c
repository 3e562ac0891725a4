/*
 * The compact form of a file (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * Streams stand in the file by themselves; all other objects are packed into
 * object streams of OBJECTS_PER_STREAM, and a cross-reference stream says
 * where each is. A tagged page has some forty small objects, so that this is
 * a third of the classic form. libharu's own save knows only the classic form,
 * counts in 32 bits and ignores a failing close; it serialises the objects
 * here and no more. Offsets are those of the output buffer.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/sha256.h"
#include "pdf/object_private.h"
#include "pdf/write.h"

enum { OBJECTS_PER_STREAM = 200, XREF_ROW = 8 };

/* A row of the cross-reference stream, /W[1 5 2]. */
struct place {
    uint64_t where; /* offset, or number of the object stream */
    unsigned index; /* in it */
    unsigned char type;
};

struct save {
    struct objects *objects;
    struct buf *out;
    struct place *places;
    object_id count;       /* numbers in use, 0 included */
    struct buf head, body; /* of the open object stream */
    unsigned packed;       /* objects in it */
    object_id *members;
    HPDF_Stream sink; /* appends to TARGET */
    struct buf *target;
};

static HPDF_STATUS sink_write(HPDF_Stream stream, const HPDF_BYTE *bytes,
                              HPDF_UINT size)
{
    struct save *save = stream->attr;

    buf_add_bytes(save->target, bytes, size);
    return HPDF_OK;
}

/* Appends the value of libharu's OBJECT to TARGET. */
static void serialise(struct save *save, void *object, struct buf *target)
{
    save->target = target;
    if (HPDF_Obj_WriteValue(object, save->sink, NULL) != HPDF_OK)
        objects_fail(save->objects, "writing an object");
}

static void begin_object(struct save *save, object_id id)
{
    save->places[id] = (struct place){save->out->len, 0, 1};
    buf_printf(save->out, "%u 0 obj\n", (unsigned)id);
}

static void put_stream_data(struct save *save, struct str data)
{
    buf_add(save->out, STR("\nstream\n"));
    buf_add(save->out, data);
    buf_add(save->out, STR("\nendstream\nendobj\n"));
}

/* Takes a number behind all others; objects_save left room for them. */
static object_id next_id(struct save *save)
{
    return save->count++;
}

static void flush_pack(struct save *save)
{
    struct buf whole = buf_new(save->objects->arena);
    struct str data;
    object_id id;

    if (save->packed == 0)
        return;
    id = next_id(save);
    for (unsigned i = 0; i < save->packed; i++)
        save->places[save->members[i]] = (struct place){id, i, 2};
    buf_add(&whole, buf_str(&save->head));
    buf_add(&whole, buf_str(&save->body));
    data = objects_deflate(save->objects, buf_str(&whole));
    begin_object(save, id);
    buf_printf(save->out,
               "<</Type/ObjStm/N %u/First %zu/Filter/FlateDecode/Length %zu>>",
               save->packed, save->head.len, data.len);
    put_stream_data(save, data);
    save->head.len = save->body.len = 0;
    save->packed = 0;
}

static void pack(struct save *save, object_id id, void *value)
{
    buf_printf(&save->head, "%u %zu ", (unsigned)id, save->body.len);
    serialise(save, value, &save->body);
    buf_add_byte(&save->body, '\n');
    save->members[save->packed++] = id;
    if (save->packed == OBJECTS_PER_STREAM)
        flush_pack(save);
}

static void save_object(struct save *save, object_id id)
{
    struct objects *objects = save->objects;
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(objects->doc->xref, id);
    struct object *object = id < objects->cap ? objects->items[id] : NULL;

    if (!entry || !entry->obj || (object && !object->is_defined)) {
        objects_fail(objects, "saving an object that was never defined");
        return;
    }
    if (!object || !object->is_stream) {
        pack(save, id, entry->obj);
        return;
    }
    begin_object(save, id);
    serialise(save, entry->obj, save->out);
    put_stream_data(save, object->data);
}

static struct str xref_rows(struct save *save)
{
    struct buf rows = buf_new(save->objects->arena);

    for (object_id id = 0; id < save->count; id++) {
        const struct place *place = &save->places[id];
        unsigned index = id ? place->index : 0xFFFF;
        char row[XREF_ROW] = {(char)place->type};

        for (int i = 0; i < 5; i++)
            row[1 + i] = (char)(place->where >> (32 - 8 * i) & 0xFF);
        row[6] = (char)(index >> 8);
        row[7] = (char)(index & 0xFF);
        buf_add_bytes(&rows, row, sizeof row);
    }
    return buf_str(&rows);
}

/* The cross-reference stream, which is the trailer too. The /ID is a hash of
 * all bytes before it: the same document has the same one. */
static void save_xref(struct save *save)
{
    struct objects *objects = save->objects;
    uint8_t hash[SHA256_SIZE];
    object_id id;
    struct str data;

    sha256_of(buf_str(save->out), hash);
    id = next_id(save);
    begin_object(save, id);
    data = objects_deflate(objects, xref_rows(save));
    buf_printf(save->out, "<</Type/XRef/W[1 5 2]/Size %u",
               (unsigned)save->count);
    write_ref(save->out, "/Root ", object_number(objects->doc->catalog));
    write_ref(save->out, "/Info ", object_number(objects->doc->info));
    write_bytes(save->out, "/ID[", str_make((const char *)hash, 16));
    write_bytes(save->out, "", str_make((const char *)hash, 16));
    buf_printf(save->out, "]/Filter/FlateDecode/Length %zu>>", data.len);
    put_stream_data(save, data);
    buf_printf(save->out, "startxref\n%zu\n%%%%EOF\n",
               (size_t)save->places[id].where);
}

bool objects_save(struct objects *objects, struct buf *out)
{
    struct save save = {.objects = objects, .out = out};
    object_id end;

    if (objects->is_failed)
        return false;
    save.count = end = objects->doc->xref->entries->count;
    save.places = arena_array(objects->arena,
                              save.count + save.count / OBJECTS_PER_STREAM + 2,
                              struct place);
    save.members = arena_array(objects->arena, OBJECTS_PER_STREAM, object_id);
    save.head = buf_new(objects->arena);
    save.body = buf_new(objects->arena);
    save.sink = HPDF_CallbackWriter_New(objects->doc->mmgr, sink_write, &save);
    if (!save.sink) {
        objects_fail(objects, "opening the output");
        return false;
    }
    buf_add(out, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    for (object_id id = 1; id < end && !objects->is_failed; id++)
        save_object(&save, id);
    flush_pack(&save);
    save_xref(&save);
    HPDF_Stream_Free(save.sink);
    return !objects->is_failed;
}
