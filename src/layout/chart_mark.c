/*
 * The marks of a heat map. Each differs from the others in shape as well as in
 * colour, and the worse a mark is, the darker is its cell: it reads the same
 * in grey and to who cannot tell red from green.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/chart.h"
#include "layout/color.h"

#define STEPS_MOST 16

/* How a mark is painted. */
struct paint {
    uint32_t ground, ink;
};

static struct paint paint_of(const struct style *style, enum chart_mark mark)
{
    switch (mark) {
    case CHART_FULL: return (struct paint){style->tint, style->label};
    case CHART_HALF: return (struct paint){style->chart_half, style->ink};
    case CHART_OPEN: return (struct paint){style->chart_open, COLOR_WHITE};
    default: return (struct paint){style->ground, style->muted};
    }
}

/* An outline that grows. */
struct outline {
    struct step *steps;
    size_t count;
    len x, y; /* its centre */
};

static struct step *add_step(struct outline *outline, char kind)
{
    struct step *step = &outline->steps[outline->count++];
    step->kind = kind;
    return step;
}

static void set_point(const struct outline *outline, struct step *step, int i,
                      len dx, len dy)
{
    step->points[i].x = outline->x + dx;
    step->points[i].y = outline->y + dy;
}

/* QUARTERS of a circle of RADIUS, from its top on; TURN is 1 to go by the
 * left and -1 to go by the right. */
static void add_arc(struct outline *outline, len radius, int quarters, int turn)
{
    /* Four cubic curves are a circle to 1 in 3,000 (k = 0.5523). */
    len k = radius * 5523 / 10000;
    len dx = 0, dy = -radius; /* where the pen is */
    len kx = 0, ky = -k;
    set_point(outline, add_step(outline, 'M'), 2, dx, dy);
    for (int i = 0; i < quarters; i++) {
        len to_x = turn * dy, to_y = -turn * dx;
        len kto_x = turn * ky, kto_y = -turn * kx;
        struct step *step = add_step(outline, 'C');
        set_point(outline, step, 0, dx + kto_x, dy + kto_y);
        set_point(outline, step, 1, to_x + kx, to_y + ky);
        set_point(outline, step, 2, to_x, to_y);
        dx = to_x;
        dy = to_y;
        kx = kto_x;
        ky = kto_y;
    }
    add_step(outline, 'Z');
}

static void add_ring(struct outline *outline, len radius)
{
    add_arc(outline, radius, 4, 1);
    add_arc(outline, radius * 7 / 10, 4, -1);
}

static void put_outline(struct drawing *drawing, struct outline *outline,
                        len radius, uint32_t color)
{
    struct box *box = arena_new(drawing->flow->arena, struct box);
    box->kind = BOX_SHAPE;
    box->x = outline->x - radius;
    box->y = outline->y - radius;
    box->width = box->height = 2 * radius;
    box->color = color;
    box->tag = tag_leaf(drawing->flow->arena, drawing->tag, drawing->node->pos);
    box->steps = outline->steps;
    box->step_count = outline->count;
    /* Steps count from the corner of their box. */
    for (size_t i = 0; i < outline->count; i++)
        for (int k = 0; k < 3; k++) {
            outline->steps[i].points[k].x -= box->x;
            outline->steps[i].points[k].y -= box->y;
        }
    item_box(drawing->item, box);
}

static void put_mark(struct drawing *drawing, enum chart_mark mark,
                     struct outline *outline, len radius)
{
    uint32_t ink = paint_of(drawing->flow->style, mark).ink;
    if (mark == CHART_DASH) {
        chart_rect(drawing, outline->x - radius, outline->y - radius / 6,
                   2 * radius, radius / 3, ink);
        return;
    }
    outline->steps = arena_array(drawing->flow->arena, STEPS_MOST, struct step);
    if (mark == CHART_HALF || mark == CHART_OPEN)
        add_ring(outline, radius);
    if (mark == CHART_HALF)
        add_arc(outline, radius * 9 / 10, 2, 1);
    if (mark == CHART_FULL)
        add_arc(outline, radius * 85 / 100, 4, 1);
    if (mark == CHART_DOT)
        add_arc(outline, radius * 35 / 100, 4, 1);
    put_outline(drawing, outline, radius, ink);
}

void chart_cell(struct drawing *drawing, enum chart_mark mark, len x, len y,
                len width, len height)
{
    len least = width < height ? width : height;
    struct outline outline = {.x = x + width / 2, .y = y + height / 2};
    if (mark == CHART_BLANK)
        return;
    chart_rect(drawing, x, y, width, height,
               paint_of(drawing->flow->style, mark).ground);
    put_mark(drawing, mark, &outline, least * 34 / 100);
}
