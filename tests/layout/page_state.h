/*
 * What the tests of pages share: Markdown to pages, and questions about them.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_PAGE_STATE_H
#define TESTS_PAGE_STATE_H

#include "doc/markdown.h"
#include "doc/number.h"
#include "golden.h"
#include "layout/layout.h"
#include "layout/tag.h"

struct state {
    struct arena *arena;
    struct diags diags;
    struct fonts *fonts;
    struct style *style;
    struct doc doc;
};

static inline int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    state->arena = arena_open();
    state->diags = diags_new(state->arena);
    state->fonts = fonts_open(state->arena, &state->diags, "fonts");
    state->style = style_new(state->arena);
    state->doc.arena = state->arena;
    state->doc.meta.id = STR("AB-01");
    state->doc.meta.title = STR("A test of pages");
    state->doc.meta.organization = STR("Example Ltd");
    state->doc.meta.version = STR("1.1");
    state->doc.meta.date = STR("30 June 2026");
    state->doc.meta.classification = STR("Confidential");
    state->doc.meta.language = STR("en");
    state->doc.meta.paper = STR("A4");
    state->doc.meta.created.day = DATE_NONE;
    *given = state;
    return state->fonts == NULL;
}

static inline int tear_down(void **given)
{
    struct state *state = *given;

    fonts_close(state->fonts);
    arena_close(state->arena);
    free(state);
    return 0;
}

/* MARKDOWN as pages; messages are in state->diags. */
static inline struct layout *lay(struct state *state, struct str markdown)
{
    struct source source = source_of(state->arena, STR("test.md"), 1, markdown);

    state->doc.root = state->doc.notes = NULL;
    assert_true(markdown_parse(&state->doc, &state->diags, &source));
    number_document(&state->doc, &state->diags);
    struct layout *layout =
        layout_make(state->arena, &state->diags, &state->doc, state->style,
                    state->fonts, "tests/golden/boxes");
    if (!layout)
        fail_msg("%.*s", STR_ARG(golden_diags(state->arena, &state->diags)));
    return layout;
}

/* The same, and nothing was found wrong. */
static inline struct layout *lay_clean(struct state *state, struct str markdown)
{
    struct layout *layout = lay(state, markdown);

    if (state->diags.first)
        fail_msg("%.*s", STR_ARG(golden_diags(state->arena, &state->diags)));
    return layout;
}

static inline const struct page *page_at(const struct layout *layout,
                                         size_t index)
{
    const struct page *page = layout->pages;

    while (page && index-- > 0)
        page = page->next;
    assert_non_null(page);
    return page;
}

/* Text of a page: of tagged boxes, or of artifacts. Soft hyphens left out. */
static inline struct str page_text(struct arena *arena, const struct page *page,
                                   bool is_artifact)
{
    struct buf buf = buf_new(arena);

    for (const struct box *box = page->first; box; box = box->next) {
        if (box->kind != BOX_TEXT || !box->tag != is_artifact)
            continue;
        for (size_t i = 0; i < box->glyph_count; i++)
            if (!str_is(box->glyphs[i].text, "\u00ad"))
                buf_add(&buf, box->glyphs[i].text);
        if (is_artifact)
            buf_add_byte(&buf, '|');
    }
    return buf_str(&buf);
}

static inline bool has(struct str text, const char *piece)
{
    return str_find(text, str_from(piece), 0) != SIZE_MAX;
}

/* COUNT sentences, each with its number, so that pages can be told apart. */
static inline void add_words(struct buf *buf, int from, int count)
{
    for (int i = from; i < from + count; i++)
        buf_printf(buf, "Sentence %d says what the owner of a system does. ",
                   i);
}

/* Number of tags of ROLE. */
static inline int count_tags(const struct layout *layout, enum tag_role role)
{
    int count = 0;

    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t))
        count += t->role == role;
    return count;
}

#endif
