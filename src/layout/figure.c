/*
 * Pictures: a paragraph's image becomes a Figure of its own; one that cannot
 * be shown leaves its words in a box.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/spans.h"

#include "base/file.h"
#include "layout/image.h"
#include "layout/image_data.h"
#include "layout/image_file.h"

struct str flow_image_alt(struct flow *flow, const struct doc_node *node)
{
    struct str alt = doc_plain(flow->arena, node);
    if (alt.len == 0)
        alt = node->more->title;
    if (alt.len == 0 && !image_data_is(node->more->target))
        alt = path_base(node->more->target);
    return alt.len > 0 ? alt : STR("image");
}

static struct image *load(struct flow *flow, const struct doc_node *node)
{
    struct str bytes;
    if (!image_file_read(flow->keep, flow->diags, flow->root, node, &bytes))
        return NULL;
    return image_decode(flow->keep, flow->diags, flow->fonts->dir, node->pos,
                        image_shown(node->more->target), bytes);
}

const struct image *flow_image(struct flow *flow, const struct doc_node *node)
{
    /* One path can mean two files, for texts in two folders. */
    struct str folder = image_data_is(node->more->target)
                            ? STR_NONE
                            : path_folder(node->pos.file);
    struct str key = path_join(flow->keep, folder, node->more->target);
    struct image *image = map_find(&flow->images, key);
    if (!image && (image = load(flow, node)))
        map_put(&flow->images, key, image);
    return image;
}

static void flow_missing(struct flow *flow, const struct doc_node *node)
{
    struct str said = flow_say(flow, WORD_NO_IMAGE, flow_image_alt(flow, node));
    struct frame *frame = arena_new(flow->arena, struct frame);
    *frame = (struct frame){flow->frame, flow->x, flow->width, LEN_PT(6),
                            flow->style->ground};
    struct tag *tag = tag_new(flow->arena, TAG_P, flow->parent, node->pos);
    struct spans spans = spans_new(flow, flow->look, flow->style->muted, tag);
    spans_add(&spans, str_printf(flow->arena, "[%.*s]", STR_ARG(said)),
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
    struct picture picture = {
        image, height * (len)image->width / (len)image->height, height};
    picture_fit(&picture, flow->width, flow->area_height * 3 / 4);
    box->x = flow->x;
    box->width = picture.width;
    box->height = picture.height;
    struct item *item = flow_item(flow, box->height, box->height);
    item->area = tag;
    item_box(item, box);
}

void flow_figure(struct flow *flow, const struct doc_node *node)
{
    const struct image *image = flow_image(flow, node);
    if (!image) {
        flow_missing(flow, node);
        return;
    }
    flow_space(flow, flow->style->space_paragraph);
    flow_picture(flow, image, flow_image_alt(flow, node), image->shown_height,
                 node->pos);
    flow_space(flow, flow->style->space_block);
}
