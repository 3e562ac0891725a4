/*
 * What the tests of paragraphs share: fonts, spans, the text of lines.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_PARA_STATE_H
#define TESTS_PARA_STATE_H

#include "golden.h"
#include "layout/para.h"

struct state {
    struct arena *arena;
    struct diags diags;
    struct missing missing;
    struct fonts *fonts;
};

static inline int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    state->arena = arena_open();
    state->diags = diags_new(state->arena);
    state->missing = missing_new(state->arena);
    state->fonts = fonts_open(state->arena, &state->diags, "fonts");
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

static inline struct span plain(const char *text)
{
    return (struct span){
        .text = str_from(text), .size = LEN_PT(10), .language = STR("en")};
}

static inline struct para *set(struct state *state, const struct span *spans,
                               size_t count, struct para_shape shape)
{
    return para_set(state->arena, &state->missing, state->fonts, spans, count,
                    &shape);
}

static inline bool is_hyphen_glyph(const struct glyph *glyph)
{
    return str_is(glyph->text, "\u00ad");
}

/* Adds the text of a line; its last hyphen only if WITH_HYPHEN. */
static inline void add_text(struct buf *buf, const struct line *line,
                            bool with_hyphen)
{
    for (const struct box *box = line->first; box; box = box->next)
        for (size_t i = 0; i < box->glyph_count; i++)
            if (with_hyphen || !is_hyphen_glyph(&box->glyphs[i]))
                buf_add(buf, box->glyphs[i].text);
}

/* How far the drawn part of a line reaches. */
static inline len right_end(const struct line *line)
{
    len right = 0;

    for (const struct box *box = line->first; box; box = box->next)
        if (box->x + box->width > right)
            right = box->x + box->width;
    return right;
}

#endif
