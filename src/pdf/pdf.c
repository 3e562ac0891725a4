/*
 * One PDF file from start to finish.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/pdf.h"

#include "pdf/content.h"
#include "pdf/meta.h"
#include "pdf/write.h"

struct pdf {
    struct arena *arena;
    struct content content;
};

struct pdf *pdf_open(struct diags *diags, struct output out)
{
    struct arena *arena = arena_open();
    struct pdf *pdf = arena_new(arena, struct pdf);

    pdf->arena = arena;
    pdf->content = content_new(arena, diags, objects_open(arena, diags, out));
    return pdf;
}

void pdf_expect_tags(struct pdf *pdf, struct tag *first)
{
    tags_expect(pdf->content.tags, first);
}

void pdf_begin_page(struct pdf *pdf, const struct page *page, size_t index)
{
    content_begin_page(&pdf->content, page, index);
}

void pdf_end_page(struct pdf *pdf, const struct page *page, size_t index)
{
    content_end_page(&pdf->content, page, index);
}

void pdf_complete_tags(struct pdf *pdf, struct tag *first)
{
    tags_complete(pdf->content.tags, first);
}

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

/* What the stages below rely on and tags_check does not look at. */
static const char *find_fault(const struct content *content,
                              const struct layout *layout)
{
    size_t count = content->sheet_count;

    if (count == 0 || count != layout->page_count)
        return "pages that are not as many as it says";
    if (!layout->root)
        return "no tags";
    for (size_t i = 0; i < layout->anchor_count; i++)
        if (layout->anchors[i].page >= count)
            return "an anchor behind the last page";
    return NULL;
}

/* Pages came first, because they decide which glyphs, images and marks there
 * are; fonts, tags and the catalog follow. */
static bool define_rest(struct content *content, const struct layout *layout)
{
    const char *fault = find_fault(content, layout);

    if (fault)
        objects_refuse(content->objects, POS_NONE, fault);
    if (!objects_ok(content->objects) || !define_resources(content))
        return false;
    meta_define(content, layout, tags_define(content->tags, layout->root));
    return objects_save(content->objects);
}

bool pdf_close(struct pdf *pdf, const struct layout *layout)
{
    bool is_done = layout && define_rest(&pdf->content, layout);

    content_close(&pdf->content);
    objects_close(pdf->content.objects);
    arena_close(pdf->arena);
    return is_done;
}

static void add_bytes(void *context, const void *bytes, size_t count)
{
    buf_add_bytes(context, bytes, count);
}

bool pdf_write(struct arena *arena, struct diags *diags,
               const struct layout *layout, struct str *out)
{
    struct buf bytes = buf_new(arena);
    struct pdf *pdf = pdf_open(diags, (struct output){add_bytes, &bytes});
    struct page empty = {0};
    size_t index = 0;

    *out = STR_NONE;
    if (layout->root)
        pdf_expect_tags(pdf, layout->root->first);
    for (const struct page *page = layout->pages; page; page = page->next) {
        pdf_begin_page(pdf, page, index);
        empty.height = page->height;
        pdf_end_page(pdf, &empty, index++);
    }
    if (layout->root)
        pdf_complete_tags(pdf, layout->root->first);
    if (!pdf_close(pdf, layout))
        return false;
    *out = buf_str(&bytes);
    return true;
}
