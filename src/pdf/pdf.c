/*
 * One PDF file from start to finish.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/pdf.h"

#include "pdf/content.h"
#include "pdf/meta.h"
#include "pdf/write.h"

/* The one resource dictionary all pages share: fonts and images. */
static bool define_resources(struct content *content)
{
    struct buf body = buf_new(content->arena);

    if (!subsets_define(content->subsets, &body))
        return false;
    pictures_define(content->pictures, &body);
    object_define(content->objects, content->resources, buf_str(&body));
    return true;
}

/* Pages come first, because they decide which glyphs, images and marks there
 * are; fonts, tags and the catalog follow. */
static bool define_all(struct content *content, object_id *pages)
{
    const struct layout *layout = content->layout;
    size_t index = 0;

    for (size_t i = 0; i < layout->page_count; i++)
        pages[i] = object_add_page(content->objects);
    content->tags = tags_new(content->arena, content->objects, layout, pages);
    if (!content->tags)
        return false;
    for (const struct page *page = layout->pages;
         page && index < layout->page_count; page = page->next, index++)
        content_define_page(content, page, index, pages[index]);
    if (!define_resources(content))
        return false;
    meta_define(content->arena, content->objects, layout, pages,
                tags_define(content->tags));
    return objects_ok(content->objects);
}

/* What the stages below rely on and tags_check does not look at. */
static const char *find_fault(const struct layout *layout)
{
    size_t count = 0;

    for (const struct page *page = layout->pages; page; page = page->next)
        count++;
    if (count == 0 || count != layout->page_count)
        return "pages that are not as many as it says";
    if (!layout->root)
        return "no tags";
    for (size_t i = 0; i < layout->anchor_count; i++)
        if (layout->anchors[i].page >= count)
            return "an anchor behind the last page";
    return NULL;
}

bool pdf_write(struct arena *arena, struct diags *diags,
               const struct layout *layout, struct str *out)
{
    struct content content = {.arena = arena, .diags = diags, .layout = layout};
    struct buf bytes = buf_new(arena);
    const char *fault = find_fault(layout);
    object_id *pages;
    bool is_done;

    *out = STR_NONE;
    content.objects = objects_open(arena, diags);
    if (fault) {
        objects_refuse(content.objects, POS_NONE, fault);
        objects_close(content.objects);
        return false;
    }
    pages = arena_array(arena, layout->page_count, object_id);
    content.subsets = subsets_new(arena, diags, content.objects);
    content.words = words_new(arena, content.subsets);
    content.pictures = pictures_new(arena, content.objects);
    content.resources = object_reserve(content.objects);
    content.ops = buf_new(arena);
    is_done =
        define_all(&content, pages) && objects_save(content.objects, &bytes);
    objects_close(content.objects);
    if (is_done)
        *out = buf_str(&bytes);
    return is_done;
}
