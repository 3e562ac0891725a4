/*
 * Blocks of code: lines as they are, and a hook where one had to be wrapped.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/spans.h"

static void add_code_byte(struct buf *out, char c, size_t *column)
{
    if (c == '\n') {
        buf_add_zero_ended(out, " \n");
        *column = 0;
    } else if (c == '\t') {
        do
            buf_add_byte(out, ' ');
        while (++*column % 4 != 0);
    } else {
        buf_add_byte(out, c);
        *column += ((unsigned char)c & 0xC0) != 0x80;
    }
}

/* Code as it is set: tabs are blanks up to the next multiple of four columns,
 * and a blank ends each line, so that extracted lines never join. */
static struct str code_text(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena);
    size_t column = 0;
    while (text.len > 0 && text.ptr[text.len - 1] == '\n')
        text.len--;
    for (size_t i = 0; i < text.len; i++)
        add_code_byte(&out, text.ptr[i], &column);
    return buf_str(&out);
}

#define MARK_WIDTH  LEN_PT(4)
#define MARK_HEIGHT LEN_PT(3)
#define MARK_THIN   (LEN_PT(1) / 2)

static struct step step_to(char kind, len x, len y)
{
    return (struct step){.kind = kind, .points = {[2] = {x, y}}};
}

/* A hook behind a line that goes on below: an outline, because a character
 * would be copied along with the code. */
static struct box *wrap_mark(struct flow *flow, len baseline)
{
    len tip = MARK_HEIGHT - MARK_HEIGHT / 3, half = MARK_HEIGHT / 3;
    len thin = MARK_THIN / 2, right = MARK_WIDTH;
    const struct step hook[] = {
        step_to('M', right, 0),
        step_to('L', right, tip + thin),
        step_to('L', 2 * half, tip + thin),
        step_to('L', 2 * half, tip + half),
        step_to('L', 0, tip),
        step_to('L', 2 * half, tip - half),
        step_to('L', 2 * half, tip - thin),
        step_to('L', right - MARK_THIN, tip - thin),
        step_to('L', right - MARK_THIN, 0),
        step_to('Z', right, 0),
    };
    struct step *steps =
        arena_array(flow->arena, sizeof hook / sizeof hook[0], struct step);
    struct box *box = arena_new(flow->arena, struct box);
    for (size_t i = 0; i < sizeof hook / sizeof hook[0]; i++)
        steps[i] = hook[i];
    box->kind = BOX_SHAPE;
    box->x = flow->x + flow->width + LEN_PT(3) / 2;
    box->y = baseline - MARK_HEIGHT - MARK_THIN;
    box->width = MARK_WIDTH;
    box->height = MARK_HEIGHT;
    box->color = flow->style->muted;
    box->steps = steps;
    box->step_count = sizeof hook / sizeof hook[0];
    return box;
}

/* PARA's lines are the items behind BEFORE. */
static void mark_wraps(struct flow *flow, const struct para *para,
                       const struct item *before)
{
    struct item *item = before ? before->next : flow->first;
    const struct line *line = para->first;
    for (; item && line; item = item->next) {
        if (item->kind != ITEM_BOX)
            continue;
        if (line->is_wrapped)
            item_box(item, wrap_mark(flow, look_baseline(&flow->style->code,
                                                         flow->fonts)));
        line = line->next;
    }
}

void flow_code(struct flow *flow, const struct doc_node *node)
{
    const struct look *look = &flow->style->code;
    struct frame *frame = arena_new(flow->arena, struct frame);
    *frame = (struct frame){flow->frame, flow->x, flow->width, LEN_PT(5),
                            flow->style->ground};
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, node->pos);
    tag = tag_new(flow->arena, TAG_CODE, tag, node->pos);
    struct spans spans = spans_new(flow, look, flow->style->ink, tag);
    spans.now.is_code = true;
    spans_add(&spans, code_text(flow->arena, node->text), node->pos);
    struct flow saved = *flow;
    flow_space(flow, flow->style->space_paragraph + frame->pad);
    flow->frame = frame;
    flow->x += LEN_PT(7);
    flow->width -= LEN_PT(14);
    struct item *before = flow->last;
    struct para *para = spans_set(&spans, flow->width, PARA_LEFT);
    flow_lines(flow, para, look);
    mark_wraps(flow, para, before);
    flow->frame = saved.frame;
    flow->x = saved.x;
    flow->width = saved.width;
    flow_space(flow, flow->style->space_block + frame->pad);
}
