/*
 * For tests of images: an arena and messages that are new in each.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef TESTS_IMAGE_STATE_H
#define TESTS_IMAGE_STATE_H

#include "golden.h"
#include "layout/image.h"

struct state {
    struct arena *arena;
    struct diags diags;
};

static inline int set_up(void **given)
{
    struct state *state = calloc(1, sizeof *state);

    state->arena = arena_open();
    state->diags = diags_new(state->arena);
    *given = state;
    return 0;
}

static inline int tear_down(void **given)
{
    struct state *state = *given;

    arena_close(state->arena);
    free(state);
    return 0;
}

/* The image that BYTES of the file NAME hold, or NULL with one warning. */
static inline struct image *decode_file(struct state *state, struct str name,
                                        struct str bytes)
{
    size_t before = state->diags.count[SEVERITY_WARNING];
    struct image *image =
        image_decode(state->arena, &state->diags, "fonts",
                     pos_make(STR("policies/a.md"), 3, 1), name, bytes);

    assert_int_equal(state->diags.count[SEVERITY_WARNING] - before,
                     image ? 0 : 1);
    if (!image)
        assert_int_equal(state->diags.last->id, LAYOUT_BAD_IMAGE);
    return image;
}

#endif
