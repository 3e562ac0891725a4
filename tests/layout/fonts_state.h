/*
 * For tests that need the program's fonts: an arena, messages and fonts that
 * are new in each test.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_FONTS_STATE_H
#define TESTS_FONTS_STATE_H

#include "golden.h"
#include "layout/font.h"

struct state {
    struct arena *arena;
    struct diags diags;
    struct fonts *fonts;
};

static inline int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    state->arena = arena_open();
    state->diags = diags_new(state->arena);
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

#endif
