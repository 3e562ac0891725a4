/*
 * The pages of a file between their beginning and their end.
 *
 * A page is drawn as soon as layout is done with it, but what stands at its
 * foot ("page 3 of 12") is known when all pages are. Until then its operators
 * are put aside (aside.h); the last ones drawn stay where they are, so that a
 * page that is ended at once is never moved.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/aside.h"
#include "pdf/content_private.h"
#include "pdf/write.h"

struct sheet {
    struct canvas canvas; /* to be drawn on */
    object_id id;
    size_t key; /* in the parent tree */
    len width, height;
    struct str annots;
    size_t aside; /* of its operators */
};

/* Page objects have the order of the pages. */
static struct sheet *new_sheet(struct content *content, size_t index)
{
    while (content->sheet_count <= index) {
        struct sheet *sheet = arena_new(content->arena, struct sheet);

        if (content->sheet_count == content->sheet_cap) {
            size_t cap = content->sheet_cap * 2 + 16;

            content->sheets =
                arena_grow(content->arena, content->sheets,
                           content->sheet_cap * sizeof *content->sheets,
                           cap * sizeof *content->sheets);
            content->sheet_cap = cap;
        }
        sheet->id = object_add_page(content->objects);
        content->sheets[content->sheet_count++] = sheet;
    }
    return content->sheets[index];
}

struct content content_new(struct arena *arena, struct diags *diags,
                           struct objects *objects)
{
    struct subsets *subsets = subsets_new(arena, diags, objects);

    return (struct content){
        .arena = arena,
        .diags = diags,
        .objects = objects,
        .subsets = subsets,
        .words = words_new(arena, subsets),
        .pictures = pictures_new(arena, objects),
        .tags = tags_new(arena, objects),
        .resources = object_reserve(objects),
        .ops = buf_new(arena),
        .aside = aside_open(arena),
        .goals = map_new(arena),
    };
}

void content_close(struct content *content)
{
    words_close(content->words);
    aside_close(content->aside);
    content->aside = NULL;
    words_close(content->words);
}

/* Makes SHEET the one that is drawn; the one before waits. */
static void take_up(struct content *content, struct sheet *sheet)
{
    if (content->drawn == sheet)
        return;
    if (content->drawn)
        content->drawn->aside =
            aside_put(content->aside, buf_str(&content->ops));
    content->ops.len = 0;
    if (sheet->canvas.content)
        aside_take(content->aside, sheet->aside, &content->ops);
    content->drawn = sheet;
}

static const struct tag gone;

void content_begin_page(struct content *content, const struct page *page,
                        size_t index)
{
    struct sheet *sheet = new_sheet(content, index);

    content->scratch = arena_open();
    take_up(content, sheet);
    sheet->width = page->width;
    sheet->height = page->height;
    sheet->canvas = (struct canvas){.content = content,
                                    .annots = buf_new(content->scratch),
                                    .color = NO_COLOR};
    tags_begin_page(content->tags, index, sheet->id);
    canvas_draw(&sheet->canvas, page);
    /* Tags may be gone when the page is ended. */
    if (sheet->canvas.leaf)
        sheet->canvas.leaf = &gone;
    sheet->key = tags_end_page(content->tags);
    sheet->annots = str_copy(content->arena, buf_str(&sheet->canvas.annots));
    arena_close(content->scratch);
}

static void define_page(struct content *content, const struct sheet *sheet)
{
    struct buf body = buf_new(content->scratch);

    buf_add(&body, STR("/MediaBox"));
    write_rect(&body, 0, 0, sheet->width, sheet->height);
    write_ref(&body, "/Resources ", content->resources);
    write_ref(&body, "/Contents ",
              object_add_stream(content->objects, STREAM_DEFLATE, STR_NONE,
                                buf_str(&content->ops)));
    buf_printf(&body, "/StructParents %zu/Tabs/S", sheet->key);
    if (sheet->canvas.has_alpha)
        buf_add(&body, STR("/Group<</S/Transparency/CS/DeviceRGB>>"));
    if (sheet->annots.len > 0)
        buf_printf(&body, "/Annots[%.*s]", STR_ARG(sheet->annots));
    object_define(content->objects, sheet->id, buf_str(&body));
}

void content_end_page(struct content *content, const struct page *page,
                      size_t index)
{
    struct sheet *sheet = content->sheets[index];

    content->scratch = arena_open();
    take_up(content, sheet);
    canvas_draw(&sheet->canvas, page);
    canvas_end(&sheet->canvas);
    define_page(content, sheet);
    content->drawn = NULL;
    arena_close(content->scratch);
}

object_id content_page(const struct content *content, size_t index)
{
    return content->sheets[index]->id;
}

len content_height(const struct content *content, size_t index)
{
    return content->sheets[index]->height;
}
