/*
 * The catalog, Info, destinations and bookmarks of a file.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/meta.h"

#include <stdlib.h>

#include "pdf/attach.h"
#include "pdf/tree.h"
#include "pdf/write.h"

struct str meta_title(const struct layout_meta *meta)
{
    if (meta->title.len > 0)
        return meta->title;
    return meta->id.len > 0 ? meta->id : STR("Untitled");
}

void meta_put_date(struct buf *body, const char *key, struct str iso)
{
    if (iso.len == 0)
        return;
    buf_add_zero_ended(body, key);
    buf_add(body, STR("(D:"));
    for (size_t i = 0; i < iso.len; i++)
        if (iso.ptr[i] >= '0' && iso.ptr[i] <= '9')
            buf_add_byte(body, iso.ptr[i]);
    buf_add(body, STR("Z)"));
}

/* Entry by entry what the XMP says. */
static struct str info_body(struct arena *arena, const struct layout_meta *meta)
{
    struct buf body = buf_new(arena);
    struct str created = instant_iso(arena, meta->created);

    write_text(&body, "/Title", meta_title(meta));
    if (meta->author.len > 0)
        write_text(&body, "/Author", meta->author);
    if (meta->subject.len > 0)
        write_text(&body, "/Subject", meta->subject);
    if (meta->keywords.len > 0)
        write_text(&body, "/Keywords", meta->keywords);
    buf_add(&body, STR("/Creator(auditbinder)/Producer(auditbinder)"));
    meta_put_date(&body, "/CreationDate", created);
    meta_put_date(&body, "/ModDate", created);
    return buf_str(&body);
}

static struct tree_entry destination(struct content *content, struct str name,
                                     size_t page, len y)
{
    struct buf value = buf_new(content->arena);

    write_ref(&value, "[", content_page(content, page));
    buf_add(&value, STR("/XYZ null "));
    write_len(&value, content_height(content, page) - y);
    buf_add(&value, STR(" null]"));
    return (struct tree_entry){name, buf_str(&value)};
}

/* Of anchors and entries, which begin with their names. */
static int compare_names(const void *a, const void *b)
{
    const struct str *first = a, *second = b;

    return str_cmp(*first, *second);
}

static bool has_anchor(const struct layout *layout, struct str name)
{
    return layout->anchor_count > 0 &&
           bsearch(&name, layout->anchors, layout->anchor_count,
                   sizeof layout->anchors[0], compare_names) != NULL;
}

/* Goals that are no anchors, behind the COUNT entries; returns how many there
 * are then. */
static size_t add_lost(struct content *content, const struct layout *layout,
                       struct tree_entry *entries, size_t count)
{
    for (size_t i = 0; i < content->goals.count; i++) {
        struct str name = content->goals.entries[i].key;
        const struct pos *pos = content->goals.entries[i].value;

        if (has_anchor(layout, name))
            continue;
        diag_add(content->diags, PDF_NO_ANCHOR, *pos,
                 "this link leads to \"%.*s\", which is not in the document",
                 STR_ARG(name));
        entries[count++] = destination(content, name, 0, 0);
    }
    return count;
}

/* Anchors as named destinations; 0 without any. */
static object_id add_destinations(struct content *content,
                                  const struct layout *layout)
{
    struct tree_entry *entries =
        arena_array(content->arena, layout->anchor_count + content->goals.count,
                    struct tree_entry);
    size_t count = 0;

    for (; count < layout->anchor_count; count++) {
        const struct anchor *anchor = &layout->anchors[count];

        entries[count] =
            destination(content, anchor->name, anchor->page, anchor->y);
    }
    count = add_lost(content, layout, entries, count);
    if (count == 0)
        return 0;
    qsort(entries, count, sizeof entries[0], compare_names);
    return tree_add_names(content->arena, content->objects, entries, count);
}

/* Headings as bookmarks; those of the first level are unfolded. */
static void add_bookmarks(struct objects *objects, const struct layout *layout)
{
    enum { MAX_LEVEL = 16 };
    object_id open[MAX_LEVEL + 1] = {0};

    for (size_t i = 0; i < layout->outline_count; i++) {
        const struct outline_item *item = &layout->outline[i];
        int level = item->level < 1           ? 1
                    : item->level > MAX_LEVEL ? MAX_LEVEL
                                              : item->level;

        open[level] = object_add_bookmark(objects, open[level - 1], item->title,
                                          item->anchor, level > 1);
        for (int below = level + 1; below <= MAX_LEVEL; below++)
            open[below] = open[level];
    }
}

/* i, ii and so on before page 1 (ISO 32000-1, 12.4.2). */
static void put_labels(struct buf *body, const struct layout *layout)
{
    if (layout->front_count == 0 || layout->front_count >= layout->page_count)
        return;
    buf_printf(body, "/PageLabels<</Nums[0<</S/r>>%zu<</S/D>>]>>",
               layout->front_count);
}

static object_id add_intent(struct arena *arena, struct objects *objects)
{
    struct buf body = buf_new(arena);
    object_id profile =
        object_add_stream(objects, STREAM_DEFLATE,
                          STR("/N 3/Alternate/DeviceRGB"), icc_srgb(arena));

    buf_add(&body, STR("/Type/OutputIntent/S/GTS_PDFA1"
                       "/OutputConditionIdentifier(sRGB)/Info(sRGB)"));
    write_ref(&body, "/DestOutputProfile ", profile);
    return object_add(objects, buf_str(&body));
}

void meta_define(struct content *content, const struct layout *layout,
                 object_id structure)
{
    struct arena *arena = content->arena;
    struct objects *objects = content->objects;
    struct buf body = buf_new(arena);
    struct str language = layout->meta.language;
    object_id names = add_destinations(content, layout);
    object_id xmp = object_add_stream(objects, STREAM_PLAIN,
                                      STR("/Type/Metadata/Subtype/XML"),
                                      xmp_packet(arena, &layout->meta)),
              files;

    add_bookmarks(objects, layout);
    write_ref(&body, "/Metadata ", xmp);
    write_ref(&body, "/OutputIntents[", add_intent(arena, objects));
    write_ref(&body, "]/StructTreeRoot ", structure);
    write_text(&body, "/MarkInfo<</Marked true>>/Lang",
               language.len > 0 ? language : STR("en"));
    buf_add(&body, STR("/ViewerPreferences<</DisplayDocTitle true>>"));
    files = attach_define(arena, objects, layout, &body);
    if (names || files)
        buf_add(&body, STR("/Names<<"));
    if (names)
        write_ref(&body, "/Dests ", names);
    if (files)
        write_ref(&body, "/EmbeddedFiles ", files);
    if (names || files)
        buf_add(&body, STR(">>"));
    put_labels(&body, layout);
    if (layout->outline_count > 0)
        buf_add(&body, STR("/PageMode/UseOutlines"));
    object_define_catalog(objects, buf_str(&body));
    object_define_info(objects, info_body(arena, &layout->meta));
}
