/*
 * The order of it all: tree, list, pages, numbers, checks.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/layout.h"
#include "layout/direction.h"

#include "layout/hyphen.h"
#include "layout/label.h"
#include "layout/page.h"
#include "layout/slice.h"
#include "layout/toc.h"

#define PASSES 5 /* over pages that name pages */

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

/* What is set, and with what. */
struct job {
    struct arena *arena;
    const struct doc *doc;
    const struct style *style;
    const struct fonts *fonts;
    const char *root;
    const struct page_sink *sink; /* NULL: pages are kept */
};

/* Blocks into pages, one after the other. False after a message. */
static bool set_blocks(struct flow *flow, struct layout *layout,
                       const struct page_sink *sink, len width, len height)
{
    struct slices slices;
    struct tags_check *check = tags_check_new(flow->keep, flow->diags);
    struct pager *pager =
        page_open(flow, layout, sink ? &slices : NULL, width, height);
    if (sink)
        slices_begin(&slices, flow, sink, check);
    flow_begin(flow);
    for (const struct doc_node *node = flow->doc->root->first; node;
         node = node->next) {
        flow_block(flow, node);
        if (sink)
            slices_cut(&slices);
        page_feed(pager);
    }
    flow_end(flow);
    page_end(pager);
    layout->front_count = label_front(layout, flow->doc);
    contents_fill(flow, layout);
    page_close(pager);
    return tags_check_end(check);
}

/* All pages. BEFORE, or NULL, is the layout that "page 12" is taken from. NULL
 * after a message. */
static struct layout *set_pages(const struct job *job, struct diags *diags,
                                const struct page_sink *sink,
                                const struct layout *before)
{
    const struct style *style = job->style;
    const struct doc *doc = job->doc;
    struct layout *layout = arena_new(job->arena, struct layout);
    struct missing missing = missing_new(job->arena);
    len width, height;
    find_paper(&doc->meta, style, &width, &height);
    layout->root = tag_new(job->arena, TAG_DOCUMENT, NULL, doc->root->pos);
    struct flow flow = {
        .arena = job->arena,
        .keep = job->arena,
        .diags = diags,
        .doc = doc,
        .style = style,
        .fonts = job->fonts,
        .root = job->root,
        .area_width = width - style->margin_left - style->margin_right,
        .area_height = height - style->margin_top - style->margin_bottom,
        .anchors = map_new(job->arena),
        .images = map_new(job->arena),
        .missing = &missing,
        .before = before,
        .look = &style->body,
        .has_rtl = direction_occurs(doc),
        .parent = layout->root,
    };
    flow.width = flow.area_width;
    bool is_good = set_blocks(&flow, layout, sink, width, height);
    missing_report(&missing, diags, file_of(doc));
    return is_good ? layout : NULL;
}

static bool names_pages(struct doc_node *top)
{
    for (struct doc_node *node = top; node; node = doc_walk(top, node))
        if (flow_names_page(node))
            return true;
    return false;
}

static bool is_settled(const struct layout *before, const struct layout *layout)
{
    if (!before || before->front_count != layout->front_count)
        return false;
    for (size_t i = 0; i < layout->anchor_count; i++)
        if (before->anchors[i].page != layout->anchors[i].page)
            return false;
    return true;
}

static void ignore(void *context)
{
    (void)context;
}

static void ignore_page(void *context, const struct page *page, size_t index)
{
    (void)context, (void)page, (void)index;
}

static void ignore_tags(void *context, struct tag *first)
{
    (void)context, (void)first;
}

/* Takes the first of several tries, of which only the page numbers count. */
static const struct page_sink NOBODY = {NULL,        ignore,      ignore_tags,
                                        ignore_page, ignore_page, ignore_tags};

static const struct page_sink *sink_of(const struct job *job, bool is_once,
                                       int pass)
{
    if (job->sink && pass > 1)
        job->sink->restart(job->sink->context);
    return job->sink && !is_once && pass == 0 ? &NOBODY : job->sink;
}

/* A number may be wider than what stood in its place, so that all behind it
 * moves: pages are set until no name changes its page. Twice is the rule. */
static struct layout *settle_pages(const struct job *job, struct diags *diags)
{
    bool is_once =
        !names_pages(job->doc->root) && !names_pages(job->doc->notes);
    struct layout *before, *layout = NULL;
    struct diags said;
    int pass = 0;
    do {
        before = layout;
        said = diags_new(job->arena);
        layout = set_pages(job, &said, sink_of(job, is_once, pass), before);
    } while (layout && !is_once && ++pass < PASSES &&
             !is_settled(before, layout));
    diags_join(diags, &said);
    return layout;
}

static struct layout *make(const struct job *job, struct diags *diags)
{
    struct layout *layout = settle_pages(job, diags);
    if (!layout)
        return NULL;
    fill_meta(layout, &job->doc->meta);
    fill_attachments(job->arena, layout, &job->doc->meta);
    outline_make(job->arena, layout, job->doc);
    return layout;
}

struct layout *layout_make(struct arena *arena, struct diags *diags,
                           const struct doc *doc, const struct style *style,
                           const struct fonts *fonts, const char *root)
{
    struct job job = {arena, doc, style, fonts, root, NULL};
    struct layout *layout = make(&job, diags);
    if (!layout || !tags_check(layout, diags))
        return NULL;
    /* Pages that break this are reported, but still worth looking at. */
    layout_check(layout, diags);
    return layout;
}

struct layout *layout_give(struct arena *arena, struct diags *diags,
                           const struct doc *doc, const struct style *style,
                           const struct fonts *fonts, const char *root,
                           const struct page_sink *sink)
{
    struct job job = {arena, doc, style, fonts, root, sink};
    return make(&job, diags);
}

void layout_language(struct diags *diags, const struct style *style,
                     struct str language, struct pos pos)
{
    struct str name = str_slice(language, 0, str_find_byte(language, '-', 0));
    struct diag *diag;
    if (!style->is_hyphenated || hyphen_exists(language))
        return;
    diag = diag_add(diags, LAYOUT_NO_PATTERNS, pos,
                    "words of \"%.*s\" are not divided at the ends of lines: "
                    "there are no patterns for it",
                    STR_ARG(language));
    diag_hint(diags, diag, "install those of libhyphen, as in hyphen-%s",
              str_is(name, "en") ? "en-us"
                                 : str_zero_ended(diags->arena, name));
}
