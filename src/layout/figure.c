/*
 * Pictures: a paragraph's image becomes a Figure of its own; one that cannot
 * be shown leaves its words in a box.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/spans.h"

#include "base/file.h"
#include "layout/image.h"

#define FILE_LIMIT ((uint64_t)64 * 1024 * 1024)
#define PIXEL      750 /* 96 to an inch */

static struct str alternative(struct flow *flow, const struct doc_node *node)
{
    struct str alt = doc_plain(flow->arena, node);
    if (alt.len == 0)
        alt = node->title;
    return alt.len > 0 ? alt : path_base(node->target);
}

static struct image *load(struct flow *flow, const struct doc_node *node)
{
    const char *path =
        str_zero_ended(flow->arena, path_join(flow->arena, str_from(flow->root),
                                              node->target));
    if (!file_exists(path)) {
        diag_add(flow->diags, LAYOUT_NO_IMAGE, node->pos,
                 "there is no image `%.*s`", STR_ARG(node->target));
        return NULL;
    }
    struct str bytes;
    if (!file_read(flow->arena, flow->diags, path, node->target, FILE_LIMIT,
                   &bytes))
        return NULL;
    return image_decode(flow->arena, flow->diags, node->pos, node->target,
                        bytes);
}

static void flow_missing(struct flow *flow, const struct doc_node *node)
{
    struct frame *frame = arena_new(flow->arena, struct frame);
    *frame = (struct frame){flow->frame, flow->x, flow->width, LEN_PT(6),
                            flow->style->ground};
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, node->pos);
    struct spans spans = spans_new(flow, flow->look, flow->style->muted, tag);
    spans_add(&spans,
              str_printf(flow->arena, "[Image cannot be shown: %.*s]",
                         STR_ARG(alternative(flow, node))),
              node->pos);
    flow_space(flow, flow->style->space_block + frame->pad);
    flow->frame = frame;
    flow->x += LEN_PT(8);
    flow->width -= LEN_PT(16);
    flow_lines(flow, spans_set(&spans, flow->width, PARA_LEFT), flow->look);
    flow->frame = frame->parent;
    flow->x -= LEN_PT(8);
    flow->width += LEN_PT(16);
    flow_space(flow, flow->style->space_block + frame->pad);
}

void flow_picture(struct flow *flow, const struct image *image, struct str alt,
                  len height, struct pos pos)
{
    struct tag *tag = tag_new(flow->arena, TAG_FIGURE, flow->parent, pos);
    tag->alt = alt;
    struct box *box = arena_new(flow->arena, struct box);
    box->kind = BOX_IMAGE;
    box->image = image;
    box->tag = tag_leaf(flow->arena, tag, pos);
    box->x = flow->x;
    box->height = height;
    box->width = height * (len)image->width / (len)image->height;
    if (box->width > flow->width) {
        box->height = box->height * flow->width / box->width;
        box->width = flow->width;
    }
    len highest = flow->area_height * 3 / 4;
    if (box->height > highest) {
        box->width = box->width * highest / box->height;
        box->height = highest;
    }
    /* However flat or thin, something is there to see. */
    box->width = box->width > 0 ? box->width : 1;
    box->height = box->height > 0 ? box->height : 1;
    struct item *item = flow_item(flow, box->height, box->height);
    item->area = tag;
    item_box(item, box);
}

void flow_figure(struct flow *flow, const struct doc_node *node)
{
    struct image *image = map_find(&flow->images, node->target);
    if (!image && (image = load(flow, node)))
        map_put(&flow->images, node->target, image);
    if (!image) {
        flow_missing(flow, node);
        return;
    }
    flow_space(flow, flow->style->space_paragraph);
    flow_picture(flow, image, alternative(flow, node),
                 (len)image->height * PIXEL, node->pos);
    flow_space(flow, flow->style->space_block);
}
