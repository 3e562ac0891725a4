/*
 * Page content streams.
 *
 * Marks. Every operator that paints stands between BDC and EMC: either in a
 * sequence with an MCID that belongs to a leaf of the tag tree, or in an
 * artifact. Consecutive boxes of one leaf share a sequence; a link's
 * rectangle, which paints nothing, does not interrupt it.
 *
 * Text. A cluster that extracts right only with ActualText gets a sequence of
 * its own, which belongs to the same leaf; run.c shows the glyphs. What runs to
 * the left is marked as reversed: ActualText, or its letters in the order of
 * reading, come out turned round in readers that expect them as they stand
 * (pdfium, mupdf 2.0; poppler took such letters for words of their own).
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/content_private.h"

#include "pdf/write.h"

static void close_mark(struct canvas *canvas)
{
    run_end(&canvas->run, &canvas->ops);
    if (canvas->is_open)
        buf_add(&canvas->ops, STR("EMC\n"));
    canvas->is_open = false;
}

/* Texts that are no part of the document are running heads, feet and repeated
 * table heads; other artifacts are rules and grounds. */
static void put_mark(struct canvas *canvas, const struct box *box,
                     struct str actual)
{
    struct buf *ops = &canvas->ops;

    if (box->tag) {
        const struct tag *owner =
            box->tag->parent ? box->tag->parent : box->tag;

        buf_add_byte(ops, '/');
        buf_add_zero_ended(ops, tags_role(owner));
        write_keyed(
            ops, "<</MCID ",
            (uint64_t)tags_add_content(canvas->content->tags, box->tag));
        if (box->tag->role == TAG_TEXT && box->tag->language.len > 0)
            write_text(ops, "/Lang", box->tag->language);
    } else {
        buf_add(ops, STR("/Artifact<</Type"));
        buf_add(ops,
                box->kind == BOX_TEXT ? STR("/Pagination") : STR("/Layout"));
    }
    if (actual.len > 0)
        write_text(ops, "/ActualText", actual);
    buf_add(ops, STR(">>BDC\n"));
}

/* Makes the open sequence one for BOX; ACTUAL gets one of its own, and so does
 * what holds a mark within: poppler's structure text ends there. */
static void open_mark(struct canvas *canvas, const struct box *box,
                      struct str actual)
{
    bool is_alone = actual.len > 0 || box->is_rtl;
    bool fits = canvas->is_open && !canvas->is_alone && !is_alone &&
                canvas->leaf == box->tag &&
                (box->tag || canvas->artifact == box->kind);

    if (fits)
        return;
    close_mark(canvas);
    put_mark(canvas, box, actual);
    canvas->is_open = true;
    canvas->is_alone = is_alone;
    canvas->leaf = box->tag;
    canvas->artifact = box->kind;
}

static void put_color(struct canvas *canvas, uint32_t color)
{
    if (canvas->color == color)
        return;
    canvas->color = color;
    run_pause(&canvas->run, &canvas->ops);
    for (int shift = 16; shift >= 0; shift -= 8) {
        write_len(&canvas->ops, ((color >> shift & 0xFF) * 1000 + 127) / 255);
        buf_add_byte(&canvas->ops, ' ');
    }
    buf_add(&canvas->ops, STR("rg\n"));
}

static void put_font(struct canvas *canvas, const struct box *box)
{
    unsigned number =
        subset_number(subset_of(canvas->content->subsets, box->face));

    if (canvas->font == number && canvas->size == box->size)
        return;
    run_pause(&canvas->run, &canvas->ops);
    canvas->font = number;
    canvas->size = box->size;
    write_keyed(&canvas->ops, "/F", number);
    buf_add_byte(&canvas->ops, ' ');
    write_operation(&canvas->ops, &box->size, 1, "Tf");
}

static void put_run(struct canvas *canvas, struct run_part part)
{
    const struct box *box = part.box;
    struct buf *ops = &canvas->ops;

    part.y = canvas->page->height - box->y;
    put_color(canvas, box->color);
    put_font(canvas, box);
    /* Glyphs stand from left to right (ISO 32000-1, 14.8.2.3.3). */
    if (box->is_rtl) {
        run_end(&canvas->run, ops);
        buf_add(ops, STR("/ReversedChars BMC\n"));
    }
    run_put(&canvas->run, ops, canvas->content->diags,
            subset_of(canvas->content->subsets, box->face), part);
    if (box->is_rtl) {
        run_end(&canvas->run, ops);
        buf_add(ops, STR("EMC\n"));
    }
}

/* The end of the glyphs from FROM on that one sequence can hold. */
static size_t stretch_end(const struct box *box, size_t from,
                          struct str *actual)
{
    size_t size = run_cluster(box, from), end = from + size;

    *actual = STR_NONE;
    if (run_is_special(box, from, size)) {
        *actual = box->glyphs[from].text;
        return end;
    }
    for (; end < box->glyph_count; end += size) {
        size = run_cluster(box, end);
        if (run_is_special(box, end, size))
            break;
    }
    return end;
}

static void put_text(struct canvas *canvas, const struct box *box)
{
    struct str actual;
    size_t from = 0, end;
    len x = box->x;

    if (box->tag && box->glyph_count > 0)
        tags_add_label(canvas->content->tags, box);
    if (box->tag)
        box = words_shown(canvas->content->words, canvas->page, box);
    while (from < box->glyph_count) {
        end = stretch_end(box, from, &actual);
        open_mark(canvas, box, actual);
        put_run(canvas, (struct run_part){box, from, end - from, .x = x});
        for (; from < end; from++)
            x += box->glyphs[from].advance;
    }
}

static void put_rule(struct canvas *canvas, const struct box *box)
{
    len sides[4] = {box->x, canvas->page->height - box->y - box->height,
                    box->width, box->height};

    if (box->width <= 0 || box->height <= 0)
        return;
    open_mark(canvas, box, STR_NONE);
    put_color(canvas, box->color);
    write_operation(&canvas->ops, sides, 4, "re f");
}

/* Page coordinates grow downwards, those of PDF upwards. */
static void put_step(struct canvas *canvas, const struct box *box,
                     const struct step *step)
{
    static const struct {
        char kind;
        size_t from, count;
        const char *operation;
    } forms[] = {
        {'M', 2, 1, "m"}, {'L', 2, 1, "l"}, {'C', 0, 3, "c"}, {'Z', 0, 0, "h"}};
    len numbers[6];

    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (forms[i].kind != step->kind)
            continue;
        for (size_t k = 0; k < forms[i].count; k++) {
            numbers[2 * k] = box->x + step->points[forms[i].from + k].x;
            numbers[2 * k + 1] = canvas->page->height - box->y -
                                 step->points[forms[i].from + k].y;
        }
        write_operation(&canvas->ops, numbers, 2 * forms[i].count,
                        forms[i].operation);
    }
}

static void put_shape(struct canvas *canvas, const struct box *box)
{
    if (box->step_count == 0)
        return;
    open_mark(canvas, box, STR_NONE);
    put_color(canvas, box->color);
    for (size_t i = 0; i < box->step_count; i++)
        put_step(canvas, box, &box->steps[i]);
    buf_add(&canvas->ops, STR("f\n"));
}

static void put_image(struct canvas *canvas, const struct box *box)
{
    len matrix[6] = {box->width, 0,
                     0,          box->height,
                     box->x,     canvas->page->height - box->y - box->height};

    open_mark(canvas, box, STR_NONE);
    buf_add(&canvas->ops, STR("q\n"));
    write_operation(&canvas->ops, matrix, 6, "cm");
    buf_printf(&canvas->ops, "/I%u Do\nQ\n",
               picture_number(canvas->content->pictures, box->image));
    if (box->image->alpha.len > 0)
        canvas->has_alpha = true;
}

static void put_link(struct canvas *canvas, const struct box *box)
{
    content_add_link(canvas->content, canvas->page, box, &canvas->annots);
}

static void put_box(struct canvas *canvas, const struct box *box)
{
    static void (*const put[])(struct canvas *, const struct box *) = {
        [BOX_TEXT] = put_text, [BOX_RULE] = put_rule,   [BOX_IMAGE] = put_image,
        [BOX_LINK] = put_link, [BOX_SHAPE] = put_shape,
    };

    if (box->kind == BOX_TEXT && (box->size <= 0 || !box->face)) {
        objects_refuse(canvas->content->objects,
                       box->tag ? box->tag->pos : POS_NONE,
                       "a text without size or face");
        return;
    }
    if (box->kind != BOX_TEXT && box->kind != BOX_LINK)
        run_end(&canvas->run, &canvas->ops);
    put[box->kind](canvas, box);
}

void canvas_draw(struct canvas *canvas, const struct page *page)
{
    canvas->page = page;
    canvas->ops = canvas->content->ops;
    for (const struct box *box = page->first; box; box = box->next)
        put_box(canvas, box);
    canvas->content->ops = canvas->ops;
}

void canvas_end(struct canvas *canvas)
{
    canvas->ops = canvas->content->ops;
    close_mark(canvas);
    canvas->content->ops = canvas->ops;
}
