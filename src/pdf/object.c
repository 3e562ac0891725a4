/*
 * Objects on libharu's object layer, and the bookmarks and page tree it makes.
 * Its text, font, image and save functions are not used: they can neither tag
 * nor make PDF/A. Every document has an HPDF_Doc of its own; libharu keeps no
 * writable global state on the paths used here.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/object_private.h"

#include <string.h>

#include "pdf/write.h"

/* Kids of one node of the page tree; libharu 2.3.0 has limits far above. */
enum { PAGES_PER_NODE = 128 };

void objects_fail(struct objects *objects, const char *where)
{
    if (objects->is_failed)
        return;
    objects->is_failed = true;
    diag_add(objects->diags, INTERNAL_PDF, POS_NONE,
             "the PDF library failed in %s (code 0x%04lx)", where,
             objects->doc ? (unsigned long)HPDF_GetError(objects->doc) : 0UL);
}

void objects_refuse(struct objects *objects, struct pos pos, const char *what)
{
    if (objects->is_failed)
        return;
    objects->is_failed = true;
    diag_add(objects->diags, INTERNAL_PDF, pos, "the layout is broken: %s",
             what);
}

struct objects *objects_open(struct arena *arena, struct diags *diags)
{
    struct objects *objects = arena_new(arena, struct objects);

    objects->arena = arena;
    objects->diags = diags;
    objects->deflater = deflate_open();
    objects->packed = buf_new(arena);
    /* The layout of libharu's structs changes between releases. */
    if (!str_has_prefix(str_from(HPDF_GetVersion()), STR(HPDF_VERSION_TEXT)))
        objects_fail(objects, "libharu, which is not the one built with");
    if (!objects->is_failed) {
        objects->doc = HPDF_NewEx(NULL, NULL, NULL, 0, NULL);
        if (!objects->doc)
            objects_fail(objects, "starting a document");
    }
    if (objects->doc) {
        objects->doc->xref->entries->items_per_block = 4096;
        /* The version of the library would change the bytes. */
        HPDF_Dict_RemoveElement(objects->doc->info, "Producer");
    }
    return objects;
}

void objects_close(struct objects *objects)
{
    if (!objects)
        return;
    if (objects->doc)
        HPDF_Free(objects->doc);
    deflate_close(objects->deflater);
    objects->doc = NULL;
    objects->deflater = NULL;
}

bool objects_ok(const struct objects *objects)
{
    return !objects->is_failed;
}

object_id object_number(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

/* libharu calls this just before the ">>" of a dictionary. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct object *object = dict->attr;

    if (object->body.len == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)object->body.ptr,
                             (HPDF_UINT)object->body.len);
}

static void make_room(struct objects *objects, object_id id)
{
    size_t cap = objects->cap;

    while (id >= cap)
        cap = cap ? cap * 2 : 256;
    if (cap > objects->cap)
        objects->items = arena_grow(objects->arena, objects->items,
                                    objects->cap * sizeof *objects->items,
                                    cap * sizeof *objects->items);
    objects->cap = cap;
}

/* Hangs a struct object on DICT, which already has its number. */
static struct object *attach(struct objects *objects, HPDF_Dict dict)
{
    object_id id = object_number(dict);

    make_room(objects, id);
    if (!objects->items[id]) {
        objects->items[id] = arena_new(objects->arena, struct object);
        objects->items[id]->dict = dict;
        dict->attr = objects->items[id];
        dict->write_fn = write_body;
    }
    return objects->items[id];
}

object_id object_reserve(struct objects *objects)
{
    HPDF_Dict dict;

    if (objects->is_failed)
        return 0;
    dict = HPDF_Dict_New(objects->doc->mmgr);
    if (!dict || HPDF_Xref_Add(objects->doc->xref, dict) != HPDF_OK) {
        objects_fail(objects, "making an object");
        return 0;
    }
    attach(objects, dict);
    return object_number(dict);
}

static struct object *find(struct objects *objects, object_id id)
{
    if (objects->is_failed)
        return NULL;
    if (id < objects->cap && objects->items[id])
        return objects->items[id];
    objects_fail(objects, "finding an object");
    return NULL;
}

void object_define(struct objects *objects, object_id id, struct str body)
{
    struct object *object = find(objects, id);

    if (object) {
        object->body = body;
        object->is_defined = true;
    }
}

object_id object_add(struct objects *objects, struct str body)
{
    object_id id = object_reserve(objects);

    object_define(objects, id, body);
    return id;
}

struct str objects_deflate(struct objects *objects, struct str data)
{
    objects->packed.len = 0;
    deflate_zlib(objects->deflater, &objects->packed, data);
    return str_copy(objects->arena, buf_str(&objects->packed));
}

void object_define_stream(struct objects *objects, object_id id,
                          enum stream_kind kind, struct str body,
                          struct str data)
{
    struct buf head = buf_new(objects->arena);
    struct object *object = find(objects, id);

    if (!object)
        return;
    buf_add(&head, body);
    if (kind == STREAM_DEFLATE) {
        data = objects_deflate(objects, data);
        buf_add(&head, STR("/Filter/FlateDecode"));
    }
    buf_printf(&head, "/Length %zu", data.len);
    object->body = buf_str(&head);
    object->data = data;
    object->is_stream = object->is_defined = true;
}

object_id object_add_stream(struct objects *objects, enum stream_kind kind,
                            struct str body, struct str data)
{
    object_id id = object_reserve(objects);

    object_define_stream(objects, id, kind, body, data);
    return id;
}

/* The node of the page tree that takes the next page. */
static HPDF_Pages open_node(struct objects *objects)
{
    HPDF_Doc doc = objects->doc;

    if (objects->page_count % PAGES_PER_NODE == 0)
        objects->node = HPDF_Doc_AddPagesTo(doc, doc->root_pages);
    objects->page_count++;
    return objects->node;
}

object_id object_add_page(struct objects *objects)
{
    object_id id = object_reserve(objects);
    HPDF_Array kids;
    HPDF_Pages node;
    HPDF_Dict page;

    if (!id)
        return 0;
    page = objects->items[id]->dict;
    node = open_node(objects);
    kids = node ? HPDF_Dict_GetItem(node, "Kids", HPDF_OCLASS_ARRAY) : NULL;
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE; /* so that it is counted */
    if (!kids || HPDF_Dict_AddName(page, "Type", "Page") != HPDF_OK ||
        HPDF_Dict_Add(page, "Parent", node) != HPDF_OK ||
        HPDF_Array_Add(kids, page) != HPDF_OK)
        objects_fail(objects, "adding a page");
    return id;
}

object_id object_add_bookmark(struct objects *objects, object_id parent,
                              struct str title, struct str dest, bool is_closed)
{
    struct object *above = parent ? find(objects, parent) : NULL;
    struct buf body = buf_new(objects->arena);
    HPDF_Outline item;
    struct object *object;

    if (objects->is_failed)
        return 0;
    item =
        HPDF_CreateOutline(objects->doc, above ? above->dict : NULL, "x", NULL);
    if (!item) {
        objects_fail(objects, "adding a bookmark");
        return 0;
    }
    if (is_closed)
        HPDF_Outline_SetOpened(item, HPDF_FALSE);
    /* libharu's title is Latin-1, and an item has no /Type. */
    HPDF_Dict_RemoveElement(item, "Title");
    HPDF_Dict_RemoveElement(item, "Type");
    write_text(&body, "/Title", title);
    write_bytes(&body, "/Dest", dest);
    object = attach(objects, item);
    object->body = buf_str(&body);
    object->is_defined = true;
    return object_number(item);
}

static void define_own(struct objects *objects, HPDF_Dict dict, struct str body)
{
    struct object *object = attach(objects, dict);

    object->body = body;
    object->is_defined = true;
}

void object_define_catalog(struct objects *objects, struct str body)
{
    if (!objects->is_failed)
        define_own(objects, objects->doc->catalog, body);
}

void object_define_info(struct objects *objects, struct str body)
{
    if (!objects->is_failed)
        define_own(objects, objects->doc->info, body);
}
