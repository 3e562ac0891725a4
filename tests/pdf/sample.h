/*
 * A layout of two pages made by hand, with one of everything the PDF stage
 * knows, and the functions it is built with.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_PDF_SAMPLE_H
#define TESTS_PDF_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pdf/pdf.h"

struct sample {
    struct arena *arena;
    struct diags diags;
    struct fonts *fonts;
    struct layout layout;
    struct page *page; /* where boxes go */
    len x, y;          /* the pen */
};

static inline struct tag *sample_tag(struct sample *sample, struct tag *parent,
                                     enum tag_role role)
{
    struct tag *tag = arena_new(sample->arena, struct tag);

    tag->role = role;
    tag->parent = parent;
    tag->pos = pos_make(STR("sample.md"), 1, 1);
    if (!parent)
        return tag;
    if (parent->last)
        parent->last->next = tag;
    else
        parent->first = tag;
    parent->last = tag;
    return tag;
}

static inline struct page *sample_page(struct sample *sample)
{
    struct page *page = arena_new(sample->arena, struct page);

    page->width = LEN_PT(595);
    page->height = LEN_PT(842);
    if (sample->page)
        sample->page->next = page;
    else
        sample->layout.pages = page;
    sample->layout.page_count++;
    sample->page = page;
    sample->x = LEN_PT(72);
    sample->y = LEN_PT(90);
    return page;
}

static inline struct box *sample_box(struct sample *sample, enum box_kind kind,
                                     struct tag *tag)
{
    struct box *box = arena_new(sample->arena, struct box);

    box->kind = kind;
    box->tag = tag;
    box->x = sample->x;
    box->y = sample->y;
    if (tag)
        tag->has_box = true;
    if (sample->page->last)
        sample->page->last->next = box;
    else
        sample->page->first = box;
    sample->page->last = box;
    return box;
}

/* TEXT in one face at the pen, one glyph a character, with half a point more
 * between them than is natural. */
static inline struct box *sample_text(struct sample *sample, struct tag *leaf,
                                      enum family family, int style,
                                      struct str text)
{
    struct box *box = sample_box(sample, BOX_TEXT, leaf);
    size_t at = 0;

    box->face = fonts_face(sample->fonts, family, style);
    box->size = 10500;
    box->color = 0x1F4E79;
    box->glyphs = arena_array(sample->arena, text.len + 1, struct glyph);
    while (at < text.len) {
        struct glyph *glyph = &box->glyphs[box->glyph_count++];
        size_t from = at;

        glyph->gid = face_glyph(box->face, utf8_next(text, &at));
        glyph->advance =
            (int32_t)(face_advance(box->face, glyph->gid) * box->size / 1000) +
            133;
        glyph->text = str_slice(text, from, at);
        box->width += glyph->advance;
    }
    sample->x += box->width;
    return box;
}

/* The same, ending in a hyphen that line breaking put in. */
static inline struct box *sample_divided(struct sample *sample,
                                         struct tag *leaf, struct str text)
{
    struct box *box = sample_text(sample, leaf, FAMILY_SERIF, 0, text);

    box->glyphs[box->glyph_count - 1].text = STR("\xC2\xAD");
    box->goes_on = true;
    return box;
}

static inline struct tag *sample_leaf(struct sample *sample, struct tag *parent)
{
    return sample_tag(sample, parent, TAG_TEXT);
}

static inline void sample_line(struct sample *sample)
{
    sample->x = LEN_PT(72);
    sample->y += LEN_PT(20);
}

/* A block of ROLE below PARENT with one line of serif text. */
static inline struct tag *sample_block(struct sample *sample,
                                       struct tag *parent, enum tag_role role,
                                       struct str text)
{
    struct tag *tag = sample_tag(sample, parent, role);

    if (text.len > 0)
        sample_text(sample, sample_leaf(sample, tag), FAMILY_SERIF, 0, text);
    return tag;
}

static inline struct box *sample_link(struct sample *sample, struct tag *parent,
                                      struct str text, struct str target)
{
    struct tag *link = sample_tag(sample, parent, TAG_LINK);
    len x = sample->x, y = sample->y;
    struct box *box;

    sample_text(sample, sample_leaf(sample, link), FAMILY_SERIF, 0, text);
    box = sample_box(sample, BOX_LINK, link);
    box->x = x;
    box->y = y - LEN_PT(9);
    box->width = sample->x - x;
    box->height = LEN_PT(12);
    box->target = target;
    box->contents = text;
    return box;
}

static inline void sample_contents(struct sample *sample, struct tag *parent)
{
    struct tag *toc = sample_tag(sample, parent, TAG_TOC);
    struct tag *item = sample_tag(sample, toc, TAG_TOCI);

    sample_link(sample, item, STR("1 Scope 2"), STR("#scope"));
    sample_line(sample);
}

static inline void sample_paragraph(struct sample *sample, struct tag *parent)
{
    struct tag *p = sample_tag(sample, parent, TAG_P), *leaf, *span;
    struct box *box;

    leaf = sample_leaf(sample, p);
    box = sample_divided(sample, leaf, STR("Access is re-"));
    sample_line(sample);
    sample_text(sample, leaf, FAMILY_SERIF, 0, STR("viewed each quarter "));
    sample_text(sample, sample_leaf(sample, sample_tag(sample, p, TAG_CODE)),
                FAMILY_MONO, 0, STR("ls -l"));
    sample_text(sample, sample_leaf(sample, p), FAMILY_SERIF, 0, STR(" see "));
    sample_link(sample, p, STR("the site"),
                STR("https://example.com/\xC3\xA9"));
    sample_line(sample);
    span = sample_tag(sample, p, TAG_SPAN);
    span->language = STR("de");
    leaf = sample_leaf(sample, span);
    box = sample_text(sample, leaf, FAMILY_SANS, FACE_BOLD,
                      STR("Pru\xCC\x88"
                          "fung "));
    /* The letter and its mark are one cluster of two glyphs. */
    box->glyphs[2].text = STR("u\xCC\x88");
    box->glyphs[3].text = STR_NONE;
    box->glyphs[3].dy = 700;
    leaf = sample_leaf(sample, p);
    leaf->language = STR("fr");
    /* A ligature, and a private character shown as a replacement. */
    box = sample_text(sample, leaf, FAMILY_SERIF, FACE_ITALIC, STR("e?g."));
    box->glyphs[1].text = STR("ffi");
    box->glyphs[2].text = STR("\xEE\x80\x80");
    sample_line(sample);
}

static inline void sample_list(struct sample *sample, struct tag *parent)
{
    struct tag *list = sample_tag(sample, parent, TAG_L);

    for (int i = 0; i < 2; i++) {
        struct tag *item = sample_tag(sample, list, TAG_LI), *body;

        sample_block(sample, item, TAG_LBL, i ? STR("2. ") : STR("1. "));
        body = sample_tag(sample, item, TAG_LBODY);
        sample_block(sample, body, TAG_P, STR("an entry of the list"));
        sample_line(sample);
    }
}

static inline void sample_row(struct sample *sample, struct tag *part,
                              enum tag_role role, struct str a, struct str b)
{
    struct tag *row = sample_tag(sample, part, TAG_TR);
    struct tag *cell = sample_block(sample, row, role, a);
    struct box *rule;

    cell->scope = role == TAG_TH ? SCOPE_COLUMN : SCOPE_NONE;
    sample->x = LEN_PT(300);
    cell = sample_block(sample, row, role, b);
    cell->scope = role == TAG_TH ? SCOPE_COLUMN : SCOPE_NONE;
    sample->x = LEN_PT(72);
    rule = sample_box(sample, BOX_RULE, NULL);
    rule->y += LEN_PT(5);
    rule->width = LEN_PT(400);
    rule->height = 500;
    sample_line(sample);
}

static inline void sample_table(struct sample *sample, struct tag *parent)
{
    struct tag *table = sample_tag(sample, parent, TAG_TABLE);
    struct tag *head = sample_tag(sample, table, TAG_THEAD), *body;

    sample_row(sample, head, TAG_TH, STR("Control"), STR("Owner"));
    body = sample_tag(sample, table, TAG_TBODY);
    sample_row(sample, body, TAG_TD, STR("CM-01"), STR("Head of IT"));
    sample_row(sample, body, TAG_TD, STR("CM-02"), STR_NONE);
}

static inline struct image *sample_picture(struct sample *sample,
                                           bool has_alpha)
{
    enum { SIDE = 16 };
    struct image *image = arena_new(sample->arena, struct image);
    struct buf pixels = buf_new(sample->arena), alpha = pixels;

    for (int i = 0; i < SIDE * SIDE; i++) {
        buf_add_bytes(&pixels, "\xFF\x80\x20", 3);
        buf_add_byte(&alpha, (char)i);
    }
    image->width = image->height = SIDE;
    image->components = 3;
    image->pixels = buf_str(&pixels);
    image->alpha = has_alpha ? buf_str(&alpha) : STR_NONE;
    return image;
}

static inline void sample_figure(struct sample *sample, struct tag *parent)
{
    struct tag *figure = sample_tag(sample, parent, TAG_FIGURE);
    struct image *image = sample_picture(sample, true);
    struct box *box;

    figure->alt = STR("An orange square \xE2\x80\x93 fading in");
    box = sample_box(sample, BOX_IMAGE, sample_leaf(sample, figure));
    box->image = image;
    box->width = box->height = LEN_PT(60);
    figure->page = sample->layout.page_count;
    figure->page_height = sample->page->height;
    figure->x = box->x;
    figure->y = box->y;
    figure->width = figure->height = LEN_PT(60);
    box = sample_box(sample, BOX_IMAGE, NULL);
    box->image = image;
    box->x += LEN_PT(90);
    box->width = box->height = LEN_PT(20);
    sample->y += LEN_PT(90);
}

static inline void sample_note(struct sample *sample, struct tag *parent)
{
    struct tag *p = sample_tag(sample, parent, TAG_P), *reference, *note;

    sample_text(sample, sample_leaf(sample, p), FAMILY_SERIF, 0,
                STR("A claim"));
    reference = sample_tag(sample, p, TAG_REFERENCE);
    sample_link(sample, reference, STR("1"), STR("#note-1"));
    note = sample_tag(sample, p, TAG_NOTE);
    note->id = STR("note-1");
    sample_line(sample);
    sample_block(sample, note, TAG_LBL, STR("1 "));
    sample_block(sample, note, TAG_P, STR("the proof of it"));
    sample_line(sample);
}

static inline void sample_foot(struct sample *sample, struct str text)
{
    len x = sample->x, y = sample->y;

    sample->x = LEN_PT(72);
    sample->y = LEN_PT(800);
    sample_text(sample, NULL, FAMILY_SANS, 0, text);
    sample->x = x;
    sample->y = y;
}

static inline void sample_describe(struct sample *sample)
{
    static struct anchor anchors[] = {{{"note-1", 6}, 1, 700000},
                                      {{"scope", 5}, 1, 80000},
                                      {{"top", 3}, 0, 80000}};
    static struct outline_item items[] = {
        {{"Access & review", 15}, {"top", 3}, 1},
        {{"1 Sc\xC3\xB6pe", 8}, {"scope", 5}, 2},
        {{"2 More", 6}, {"note-1", 6}, 2}};
    struct layout *layout = &sample->layout;

    layout->anchors = anchors;
    layout->anchor_count = 3;
    layout->outline = items;
    layout->outline_count = 3;
    layout->meta = (struct layout_meta){
        .id = STR("AC-01"),
        .title = STR("Access & review \xE2\x80\x93 <sample>"),
        .author = STR("Example Ltd"),
        .subject = STR("A narrative"),
        .keywords = STR("SOC 2, access"),
        .language = STR("en-GB"),
    };
    layout->meta.created = instant_from_epoch(1767225600);
}

/* Fills sample->layout; only ARENA, DIAGS and FONTS are set before. */
static inline void sample_build(struct sample *sample)
{
    struct tag *root = sample_tag(sample, NULL, TAG_DOCUMENT), *sect, *p;

    sample->layout.root = root;
    sample_page(sample);
    sample_block(sample, root, TAG_H1, STR("Access & review"));
    sample_line(sample);
    sample_contents(sample, root);
    sample_paragraph(sample, root);
    sample_list(sample, root);
    sample_table(sample, root);
    sample_figure(sample, root);
    p = sample_block(sample, root, TAG_P, STR("This goes on "));
    sample_foot(sample, STR("Page 1 of 2"));
    sample_page(sample);
    sample_text(sample, p->first, FAMILY_SERIF, 0, STR("over the page."));
    sample_line(sample);
    sect = sample_tag(sample, root, TAG_SECT);
    sample_block(sample, sect, TAG_H2, STR("1 Scope"));
    sample_line(sample);
    sample_block(sample, sample_tag(sample, sect, TAG_BLOCKQUOTE), TAG_P,
                 STR("Quoted (with \\ and brackets)."));
    sample_line(sample);
    sample_note(sample, sect);
    sample_foot(sample, STR("Page 2 of 2"));
    sample_describe(sample);
}

static inline void sample_drop(void *context, const void *bytes, size_t count)
{
    (void)context, (void)bytes, (void)count;
}

/* A file that nobody reads. */
static inline struct objects *sample_objects(struct sample *sample)
{
    struct output nowhere = {sample_drop, NULL};

    return objects_open(sample->arena, &sample->diags, nowhere);
}

/* cmocka's set-up and tear-down: a built sample is the state. */
static inline int sample_set_up(void **state)
{
    struct sample *sample = calloc(1, sizeof *sample);

    sample->arena = arena_open();
    sample->diags = diags_new(sample->arena);
    sample->fonts = fonts_open(sample->arena, &sample->diags, "fonts");
    *state = sample;
    if (!sample->fonts)
        return -1;
    sample_build(sample);
    return 0;
}

static inline int sample_tear_down(void **state)
{
    struct sample *sample = *state;

    fonts_close(sample->fonts);
    arena_close(sample->arena);
    free(sample);
    return 0;
}

#endif
