/*
 * The order of it all: tree, list, pages, numbers, checks.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/layout.h"

#include "layout/label.h"
#include "layout/page.h"
#include "layout/toc.h"

/* Width and height of the paper in 1/1000 pt. */
static const struct {
    const char *name;
    len width, height;
} PAPERS[] = {{"A4", 595276, 841890}, {"Letter", 612000, 792000}};

/* What the document asks for counts, then the theme. */
static void find_paper(const struct doc_meta *meta, const struct style *style,
                       len *width, len *height)
{
    struct str paper = meta->paper.len > 0 ? meta->paper : style->paper;
    size_t index = str_eq_nocase(paper, STR("Letter")) ? 1 : 0;
    *width = PAPERS[index].width;
    *height = PAPERS[index].height;
    if (meta->is_landscape) {
        *width = PAPERS[index].height;
        *height = PAPERS[index].width;
    }
}

static void fill_meta(struct layout *layout, const struct doc_meta *meta)
{
    layout->meta.id = meta->id;
    layout->meta.title = meta->title;
    layout->meta.author = meta->organization;
    layout->meta.subject = meta->subject;
    layout->meta.keywords = meta->keywords;
    layout->meta.language = meta->language;
    layout->meta.created = meta->created;
}

static void fill_attachments(struct arena *arena, struct layout *layout,
                             const struct doc_meta *meta)
{
    struct attachment *attachments =
        arena_array(arena, meta->source_count, struct attachment);
    for (size_t i = 0; i < meta->source_count; i++) {
        const struct doc_source *source = &meta->sources[i];
        attachments[i] = (struct attachment){
            source->name, source->mime, source->description, source->bytes};
    }
    layout->meta.attachments = attachments;
    layout->meta.attachment_count = meta->source_count;
}

/* The one that the document begins with. */
static struct str file_of(const struct doc *doc)
{
    return doc->root->first ? doc->root->first->pos.file : STR_NONE;
}

struct layout *layout_make(struct arena *arena, struct diags *diags,
                           const struct doc *doc, const struct style *style,
                           const struct fonts *fonts, const char *root)
{
    struct layout *layout = arena_new(arena, struct layout);
    struct missing missing = missing_new(arena);
    len width, height;
    fill_meta(layout, &doc->meta);
    fill_attachments(arena, layout, &doc->meta);
    find_paper(&doc->meta, style, &width, &height);
    layout->root = tag_new(arena, TAG_DOCUMENT, NULL, doc->root->pos);
    struct flow flow = {
        .arena = arena,
        .diags = diags,
        .doc = doc,
        .style = style,
        .fonts = fonts,
        .root = root,
        .area_width = width - style->margin_left - style->margin_right,
        .area_height = height - style->margin_top - style->margin_bottom,
        .anchors = map_new(arena),
        .images = map_new(arena),
        .missing = &missing,
        .look = &style->body,
        .parent = layout->root,
    };
    flow.width = flow.area_width;
    flow_document(&flow);
    page_cut(&flow, layout, width, height);
    layout->front_count = label_front(layout, doc);
    contents_fill(&flow, layout);
    furniture_add(&flow, layout);
    if (doc->meta.is_draft)
        watermark_add(&flow, layout);
    outline_make(arena, layout, doc);
    missing_report(&missing, diags, file_of(doc));
    if (!tags_check(layout, diags))
        return NULL;
    /* Pages that break this are reported, but still worth looking at. */
    layout_check(layout, diags);
    return layout;
}
