/*
 * Objects. Those of ours are written as soon as they are defined. The page
 * tree, the catalog and the bookmarks are made on libharu's object layer and
 * stay in its memory until the end. Its text, font, image and save functions
 * are not used: they can neither tag nor make PDF/A. Numbers are ours; libharu
 * writes whatever number stands in an object's header. Every document has an
 * HPDF_Doc of its own; libharu keeps no writable global state on the paths used
 * here.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/object_private.h"

#include "pdf/sink.h"
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

bool objects_ok(const struct objects *objects)
{
    return !objects->is_failed;
}

/* Numbers ---------------------------------------------------------------- */

object_id objects_number(struct objects *objects)
{
    size_t block = objects->count / PLACES_PER_BLOCK;

    if (block == objects->block_cap) {
        size_t cap = block ? block * 2 : 8;

        objects->places = arena_grow(objects->arena, objects->places,
                                     block * sizeof(struct place *),
                                     cap * sizeof(struct place *));
        objects->block_cap = cap;
    }
    if (!objects->places[block])
        objects->places[block] =
            arena_array(objects->arena, PLACES_PER_BLOCK, struct place);
    return objects->count++;
}

struct place *objects_place(struct objects *objects, object_id id)
{
    if (id == 0 || id >= objects->count)
        return NULL;
    return &objects->places[id / PLACES_PER_BLOCK][id % PLACES_PER_BLOCK];
}

void objects_put(struct objects *objects, object_id id, enum place_type type,
                 uint64_t where)
{
    *objects_place(objects, id) =
        (struct place){.type = (uint8_t)type,
                       .where = (uint32_t)where,
                       .where_above = (uint8_t)(where >> 32)};
}

object_id object_reserve(struct objects *objects)
{
    return objects->is_failed ? 0 : objects_number(objects);
}

/* libharu's dictionaries ------------------------------------------------- */

/* libharu calls this just before the ">>" of a dictionary. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct dictionary *own = dict->attr;

    if (own->body.len == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)own->body.ptr,
                             (HPDF_UINT)own->body.len);
}

/* Gives DICT, which libharu made, a number of ours. */
static object_id adopt(struct objects *objects, HPDF_Dict dict)
{
    struct dictionary *own = arena_new(objects->arena, struct dictionary);
    object_id id = objects_number(objects);

    if (objects->dictionary_count == objects->dictionary_cap) {
        size_t cap = objects->dictionary_cap * 2 + 64;

        objects->dictionaries =
            arena_grow(objects->arena, objects->dictionaries,
                       objects->dictionary_cap * sizeof(struct dictionary *),
                       cap * sizeof(struct dictionary *));
        objects->dictionary_cap = cap;
    }
    objects_put(objects, id, PLACE_DICTIONARY, objects->dictionary_count);
    objects->dictionaries[objects->dictionary_count++] = own;
    own->dict = dict;
    own->id = id;
    dict->attr = own;
    dict->write_fn = write_body;
    dict->header.obj_id = id | HPDF_OTYPE_INDIRECT;
    return id;
}

/* The dictionary with that number; NULL for an object of another kind. */
static struct dictionary *find_dictionary(struct objects *objects, object_id id)
{
    const struct place *place = objects_place(objects, id);

    return place && place->type == PLACE_DICTIONARY
               ? objects->dictionaries[place->where]
               : NULL;
}

static void define_dictionary(struct objects *objects, struct dictionary *own,
                              struct str body)
{
    own->body = str_copy(objects->arena, body);
    own->is_defined = true;
}

static struct dictionary *dictionary_of(HPDF_Dict dict)
{
    return dict->attr;
}

/* Beginning and end ------------------------------------------------------ */

static void open_document(struct objects *objects)
{
    /* The layout of libharu's structs changes between releases. */
    if (!str_has_prefix(str_from(HPDF_GetVersion()), STR(HPDF_VERSION_TEXT))) {
        objects_fail(objects, "libharu, which is not the one built with");
        return;
    }
    objects->doc = HPDF_NewEx(NULL, NULL, NULL, 0, NULL);
    if (!objects->doc) {
        objects_fail(objects, "starting a document");
        return;
    }
    objects->doc->xref->entries->items_per_block = 4096;
    /* The version of the library would change the bytes. */
    HPDF_Dict_RemoveElement(objects->doc->info, "Producer");
    adopt(objects, objects->doc->catalog);
    adopt(objects, objects->doc->info);
    adopt(objects, objects->doc->root_pages);
    dictionary_of(objects->doc->root_pages)->is_defined = true;
}

struct objects *objects_open(struct arena *arena, struct diags *diags,
                             struct output out)
{
    struct objects *objects = arena_new(arena, struct objects);

    objects->arena = arena;
    objects->diags = diags;
    objects->sink = sink_open(out);
    objects->head = objects->body = buf_new(arena);
    objects->whole = buf_new(arena);
    objects_number(objects); /* 0 is nobody's */
    open_document(objects);
    save_begin(objects);
    return objects;
}

void objects_close(struct objects *objects)
{
    if (!objects)
        return;
    if (objects->doc)
        HPDF_Free(objects->doc);
    sink_close(objects->sink);
    objects->doc = NULL;
    objects->sink = NULL;
}

/* Objects ---------------------------------------------------------------- */

/* Whether ID is a number without an object; a failure if it is not. */
static bool is_free(struct objects *objects, object_id id)
{
    const struct place *place = objects_place(objects, id);

    if (objects->is_failed)
        return false;
    if (place && place->type == PLACE_NONE)
        return true;
    objects_fail(objects, "finding an object");
    return false;
}

void object_define(struct objects *objects, object_id id, struct str body)
{
    struct dictionary *own = find_dictionary(objects, id);

    if (objects->is_failed)
        return;
    if (own) {
        define_dictionary(objects, own, body);
        return;
    }
    if (!is_free(objects, id))
        return;
    save_pack_begin(objects, id);
    buf_add(&objects->body, STR("<<"));
    buf_add(&objects->body, body);
    buf_add(&objects->body, STR(">>"));
    save_pack_end(objects);
}

object_id object_add(struct objects *objects, struct str body)
{
    object_id id = object_reserve(objects);

    object_define(objects, id, body);
    return id;
}

void object_define_stream(struct objects *objects, object_id id,
                          enum stream_kind kind, struct str body,
                          struct str data)
{
    if (is_free(objects, id))
        save_stream(objects, id, body, data, kind == STREAM_DEFLATE);
}

object_id object_add_stream(struct objects *objects, enum stream_kind kind,
                            struct str body, struct str data)
{
    object_id id = object_reserve(objects);

    object_define_stream(objects, id, kind, body, data);
    return id;
}

/* Pages and bookmarks ---------------------------------------------------- */

/* The node of the page tree that takes the next page. */
static HPDF_Pages open_node(struct objects *objects)
{
    HPDF_Doc doc = objects->doc;

    if (objects->page_count++ % PAGES_PER_NODE != 0)
        return objects->node;
    objects->node = HPDF_Doc_AddPagesTo(doc, doc->root_pages);
    if (objects->node) {
        adopt(objects, objects->node);
        dictionary_of(objects->node)->is_defined = true;
    }
    return objects->node;
}

object_id object_add_page(struct objects *objects)
{
    HPDF_Array kids;
    HPDF_Pages node;
    HPDF_Dict page;
    object_id id;

    if (objects->is_failed)
        return 0;
    page = HPDF_Dict_New(objects->doc->mmgr);
    if (!page || HPDF_Xref_Add(objects->doc->xref, page) != HPDF_OK) {
        objects_fail(objects, "making a page");
        return 0;
    }
    id = adopt(objects, page);
    node = open_node(objects);
    kids = node ? HPDF_Dict_GetItem(node, "Kids", HPDF_OCLASS_ARRAY) : NULL;
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE; /* so that it is counted */
    if (!kids || HPDF_Dict_AddName(page, "Type", "Page") != HPDF_OK ||
        HPDF_Dict_Add(page, "Parent", node) != HPDF_OK ||
        HPDF_Array_Add(kids, page) != HPDF_OK)
        objects_fail(objects, "adding a page");
    return id;
}

/* The root of the bookmarks, which libharu makes with the first one. */
static void adopt_outlines(struct objects *objects)
{
    HPDF_Dict outlines = objects->doc->outlines;

    if (outlines->attr)
        return;
    adopt(objects, outlines);
    dictionary_of(outlines)->is_defined = true;
}

object_id object_add_bookmark(struct objects *objects, object_id parent,
                              struct str title, struct str dest, bool is_closed)
{
    struct dictionary *above = find_dictionary(objects, parent);
    struct buf body = buf_new(objects->arena);
    HPDF_Outline item;
    object_id id;

    if (objects->is_failed)
        return 0;
    item =
        HPDF_CreateOutline(objects->doc, above ? above->dict : NULL, "x", NULL);
    if (!item) {
        objects_fail(objects, "adding a bookmark");
        return 0;
    }
    adopt_outlines(objects);
    id = adopt(objects, item);
    if (is_closed)
        HPDF_Outline_SetOpened(item, HPDF_FALSE);
    /* libharu's title is Latin-1, and an item has no /Type. */
    HPDF_Dict_RemoveElement(item, "Title");
    HPDF_Dict_RemoveElement(item, "Type");
    write_text(&body, "/Title", title);
    write_bytes(&body, "/Dest", dest);
    dictionary_of(item)->body = buf_str(&body);
    dictionary_of(item)->is_defined = true;
    return id;
}

void object_define_catalog(struct objects *objects, struct str body)
{
    if (!objects->is_failed)
        define_dictionary(objects, dictionary_of(objects->doc->catalog), body);
}

void object_define_info(struct objects *objects, struct str body)
{
    if (!objects->is_failed)
        define_dictionary(objects, dictionary_of(objects->doc->info), body);
}
