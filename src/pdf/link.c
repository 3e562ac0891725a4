/*
 * Link annotations, each a kid of its Link element (ISO 32000-1, 12.5.6.5).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/content.h"

#include "pdf/write.h"

/* An address in seven bits (RFC 3986): other bytes percent-encoded. */
static void put_address(struct buf *body, struct str address)
{
    struct buf safe = buf_new(body->arena);

    for (size_t i = 0; i < address.len; i++) {
        unsigned byte = (unsigned char)address.ptr[i];

        if (byte > 0x20 && byte < 0x7F)
            buf_add_byte(&safe, (char)byte);
        else
            buf_printf(&safe, "%%%02X", byte);
    }
    write_text(body, "/A<</S/URI/URI", buf_str(&safe));
    buf_add(body, STR(">>"));
}

/* Where a link leads. Whether that is in the document is known at its end. */
static void put_goal(struct content *content, const struct box *box,
                     struct buf *body)
{
    struct str goal = str_slice(box->target, 1, box->target.len);
    struct pos *pos;

    if (!str_has_prefix(box->target, STR("#"))) {
        put_address(body, box->target);
        return;
    }
    write_bytes(body, "/Dest", goal);
    if (map_find(&content->goals, goal))
        return;
    pos = arena_new(content->arena, struct pos);
    *pos = box->tag->pos;
    map_add(&content->goals, str_copy(content->arena, goal), pos);
}

void content_add_link(struct content *content, const struct page *page,
                      const struct box *box, struct buf *annots)
{
    struct buf body = buf_new(content->scratch);
    len top = page->height - box->y;
    object_id id;

    buf_add(&body, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"));
    write_rect(&body, box->x, top - box->height, box->x + box->width, top);
    if (!box->tag)
        return;
    put_goal(content, box, &body);
    write_text(&body, "/Contents",
               box->contents.len > 0 ? box->contents : box->target);
    id = object_reserve(content->objects);
    buf_printf(&body, "/StructParent %zu",
               tags_add_annotation(content->tags, box->tag, id));
    object_define(content->objects, id, buf_str(&body));
    write_ref(annots, annots->len > 0 ? " " : "", id);
}
