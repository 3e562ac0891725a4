/*
 * The catalog, Info, destinations and bookmarks of a file.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/meta.h"

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

/* Anchors as named destinations; 0 without any. */
static object_id add_destinations(struct arena *arena, struct objects *objects,
                                  const struct layout *layout,
                                  const object_id *pages)
{
    size_t count = layout->anchor_count;
    struct tree_entry *entries = arena_array(arena, count, struct tree_entry);
    const struct page **sheets =
        arena_array(arena, layout->page_count, const struct page *);
    size_t page_count = 0;

    for (const struct page *page = layout->pages; page; page = page->next)
        sheets[page_count++] = page;
    for (size_t i = 0; i < count; i++) {
        const struct anchor *anchor = &layout->anchors[i];
        struct buf value = buf_new(arena);

        write_ref(&value, "[", pages[anchor->page]);
        buf_add(&value, STR("/XYZ null "));
        write_len(&value, sheets[anchor->page]->height - anchor->y);
        buf_add(&value, STR(" null]"));
        entries[i] = (struct tree_entry){anchor->name, buf_str(&value)};
    }
    return count > 0 ? tree_add_names(arena, objects, entries, count) : 0;
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

void meta_define(struct arena *arena, struct objects *objects,
                 const struct layout *layout, const object_id *pages,
                 object_id structure)
{
    struct buf body = buf_new(arena);
    struct str language = layout->meta.language;
    object_id names = add_destinations(arena, objects, layout, pages);
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
