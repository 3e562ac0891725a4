/*
 * Outlines of glyphs, for letters that are drawn and not written: HarfBuzz
 * calls back for each piece of one.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <hb.h>

#include "layout/font.h"

struct pen {
    struct arena *arena;
    struct step *steps;
    size_t count, cap;
};

static struct step *add_step(void *data, char kind)
{
    struct pen *pen = data;

    if (pen->count == pen->cap) {
        size_t cap = pen->cap * 2 + 16;
        pen->steps =
            arena_grow(pen->arena, pen->steps, pen->cap * sizeof *pen->steps,
                       cap * sizeof *pen->steps);
        pen->cap = cap;
    }
    pen->steps[pen->count].kind = kind;
    return &pen->steps[pen->count++];
}

/* HarfBuzz hands out floats; a thousandth of an em is as fine as we go. */
static void set_point(struct step *step, int index, float x, float y)
{
    step->points[index].x = (len)(x < 0 ? x - 0.5f : x + 0.5f);
    step->points[index].y = (len)(y < 0 ? y - 0.5f : y + 0.5f);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                    float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    set_point(add_step(data, 'M'), 2, x, y);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                    float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    set_point(add_step(data, 'L'), 2, x, y);
}

static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                     float x1, float y1, float x2, float y2, float x, float y,
                     void *user)
{
    struct step *step = add_step(data, 'C');

    (void)funcs, (void)state, (void)user;
    set_point(step, 0, x1, y1);
    set_point(step, 1, x2, y2);
    set_point(step, 2, x, y);
}

static void close_path(hb_draw_funcs_t *funcs, void *data,
                       hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    add_step(data, 'Z');
}

struct step *face_outline(struct arena *arena, const struct face *face,
                          uint32_t gid, size_t *count)
{
    struct pen pen = {.arena = arena};
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    /* Without a function of ours, HarfBuzz makes quadratic curves cubic. */
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(face->hb_font, gid, funcs, &pen);
#else
    hb_font_get_glyph_shape(face->hb_font, gid, funcs, &pen);
#endif
    hb_draw_funcs_destroy(funcs);
    *count = pen.count;
    return pen.steps;
}
