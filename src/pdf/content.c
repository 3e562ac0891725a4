/*
 * Page content streams.
 *
 * Marks. Every operator that paints stands between BDC and EMC: either in a
 * sequence with an MCID that belongs to a leaf of the tag tree, or in an
 * artifact. Consecutive boxes of one leaf share a sequence; a link's
 * rectangle, which paints nothing, does not interrupt it.
 *
 * Places. Layout gives exact places in 1/1000 pt; a font's widths are whole
 * thousandths of an em. A run of glyphs therefore keeps two positions in
 * thousandths of an em: where the reader's pen is and where the next glyph
 * belongs. Their difference becomes a number in TJ, so that errors of rounding
 * never add up. A vertical offset becomes text rise (Ts).
 *
 * Text. One code extracts as one text (subset.c). A cluster that several
 * glyphs draw, or a text ToUnicode may not hold, gets a sequence of its own
 * with ActualText; it belongs to the same leaf.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/content.h"

#include "pdf/write.h"

/* Codes in one string of a TJ; two bytes each, far below the limit. */
enum { CODES_PER_STRING = 4000, NO_COLOR = -1 };

struct canvas { /* the page being written */
    struct content *content;
    const struct page *page;
    size_t index;
    struct buf ops, annots;
    bool is_open, is_alone; /* a sequence; one that takes nothing more */
    const struct tag *leaf; /* of the open sequence; NULL: an artifact */
    enum box_kind artifact; /* what kind of artifact */
    int64_t color;
    unsigned font;
    len size;
    bool has_alpha;
};

static void close_mark(struct canvas *canvas)
{
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

        buf_printf(
            ops, "/%s<</MCID %d", tags_role(owner),
            tags_add_content(canvas->content->tags, box->tag, canvas->index));
        if (box->tag->role == TAG_TEXT && box->tag->language.len > 0)
            write_text(ops, "/Lang", box->tag->language);
    } else {
        buf_printf(ops, "/Artifact<</Type/%s",
                   box->kind == BOX_TEXT ? "Pagination" : "Layout");
    }
    if (actual.len > 0)
        write_text(ops, "/ActualText", actual);
    buf_add(ops, STR(">>BDC\n"));
}

/* Makes the open sequence one for BOX; ACTUAL gets one of its own. */
static void open_mark(struct canvas *canvas, const struct box *box,
                      struct str actual)
{
    bool fits = canvas->is_open && !canvas->is_alone && actual.len == 0 &&
                canvas->leaf == box->tag &&
                (box->tag || canvas->artifact == box->kind);

    if (fits)
        return;
    close_mark(canvas);
    put_mark(canvas, box, actual);
    canvas->is_open = true;
    canvas->is_alone = actual.len > 0;
    canvas->leaf = box->tag;
    canvas->artifact = box->kind;
}

static void put_color(struct canvas *canvas, uint32_t color)
{
    if (canvas->color == color)
        return;
    canvas->color = color;
    for (int shift = 16; shift >= 0; shift -= 8) {
        write_len(&canvas->ops, ((color >> shift & 0xFF) * 1000 + 127) / 255);
        buf_add_byte(&canvas->ops, ' ');
    }
    buf_add(&canvas->ops, STR("rg\n"));
}

static void put_numbers(struct buf *ops, const len *numbers, size_t count,
                        const char *operation)
{
    for (size_t i = 0; i < count; i++) {
        write_len(ops, numbers[i]);
        buf_add_byte(ops, ' ');
    }
    buf_add_zero_ended(ops, operation);
}

/* A run of glyphs between BT and ET; all positions in 1/1000 em from its
 * start. */
struct run {
    struct buf *ops;
    len size, rise;
    int64_t drawn;    /* where the reader's pen is */
    bool in_array;    /* between "[" and "]TJ" */
    size_t in_string; /* codes since "<"; 0: no string is open */
};

static void end_string(struct run *run)
{
    if (run->in_string > 0)
        buf_add_byte(run->ops, '>');
    run->in_string = 0;
}

static void end_array(struct run *run)
{
    end_string(run);
    if (run->in_array)
        buf_add(run->ops, STR("]TJ\n"));
    run->in_array = false;
}

static void set_rise(struct run *run, len rise)
{
    if (run->rise == rise)
        return;
    end_array(run);
    put_numbers(run->ops, &rise, 1, "Ts\n");
    run->rise = rise;
}

static void begin_array(struct run *run)
{
    if (!run->in_array)
        buf_add_byte(run->ops, '[');
    run->in_array = true;
}

/* Moves the pen to TARGET: a TJ number moves it back by itself. */
static void move_to(struct run *run, int64_t target)
{
    begin_array(run);
    if (run->drawn == target)
        return;
    end_string(run);
    write_len(run->ops, (run->drawn - target) * 1000);
    run->drawn = target;
}

static void show_code(struct run *run, unsigned code, int width)
{
    if (run->in_string == CODES_PER_STRING)
        end_string(run);
    if (run->in_string++ == 0)
        buf_add_byte(run->ops, '<');
    write_hex16(run->ops, code);
    run->drawn += width;
}

/* NUMBER * 1000 / SIZE to the nearest whole number. */
static int64_t in_ems(len number, len size)
{
    int64_t scaled = number * 1000;

    return (scaled >= 0 ? scaled + size / 2 : scaled - size / 2) / size;
}

static void no_glyph(struct canvas *canvas, const struct box *box,
                     struct str text)
{
    diag_add(canvas->content->diags, PDF_NO_GLYPH,
             box->tag ? box->tag->pos : POS_NONE,
             "\"%.*s\" cannot be drawn: the face %.*s has no glyph for it",
             STR_ARG(text), STR_ARG(box->face->name));
}

static void show_glyphs(struct canvas *canvas, const struct box *box,
                        const struct glyph *glyphs, size_t count)
{
    struct subset *subset = subset_of(canvas->content->subsets, box->face);
    struct run run = {.ops = &canvas->ops, .size = box->size};
    len pen = 0;

    for (size_t i = 0; i < count; pen += glyphs[i++].advance) {
        const struct glyph *glyph = &glyphs[i];

        if (glyph->gid == 0) {
            if (glyph->text.len > 0)
                no_glyph(canvas, box, glyph->text);
            continue;
        }
        set_rise(&run, glyph->dy);
        move_to(&run, in_ems(pen + glyph->dx, run.size));
        show_code(&run, subset_code(subset, glyph->gid, glyph->text),
                  face_advance(box->face, glyph->gid));
    }
    end_array(&run);
    set_rise(&run, 0);
}

static void put_font(struct canvas *canvas, const struct box *box)
{
    unsigned number =
        subset_number(subset_of(canvas->content->subsets, box->face));

    if (canvas->font == number && canvas->size == box->size)
        return;
    canvas->font = number;
    canvas->size = box->size;
    buf_printf(&canvas->ops, "/F%u ", number);
    put_numbers(&canvas->ops, &box->size, 1, "Tf\n");
}

/* COUNT glyphs of BOX from FROM on, whose pen stands at X. */
static void put_run(struct canvas *canvas, const struct box *box, size_t from,
                    size_t count, len x)
{
    len start[2] = {x, canvas->page->height - box->y};

    put_color(canvas, box->color);
    put_font(canvas, box);
    buf_add(&canvas->ops, STR("BT\n"));
    put_numbers(&canvas->ops, start, 2, "Td\n");
    show_glyphs(canvas, box, box->glyphs + from, count);
    buf_add(&canvas->ops, STR("ET\n"));
}

/* The glyphs of the cluster at FROM: it and those without text behind it. */
static size_t cluster_size(const struct box *box, size_t from)
{
    size_t end = from + 1;

    while (end < box->glyph_count && box->glyphs[end].text.len == 0)
        end++;
    return end - from;
}

/* True if the cluster of SIZE glyphs needs a sequence with ActualText. */
static bool is_special(const struct glyph *glyphs, size_t size)
{
    size_t shown = 0;

    if (glyphs->text.len == 0)
        return false;
    for (size_t i = 0; i < size; i++)
        shown += glyphs[i].gid != 0;
    return shown > 1 || subset_needs_actual_text(glyphs->text);
}

static void put_text(struct canvas *canvas, const struct box *box)
{
    size_t from = 0;
    len x = box->x;

    if (box->tag && box->glyph_count > 0)
        tags_add_label(canvas->content->tags, box->tag, box->glyphs[0].text);
    while (from < box->glyph_count) {
        struct str actual = STR_NONE;
        size_t size = cluster_size(box, from), end = from + size;
        len start = x;

        if (is_special(&box->glyphs[from], size))
            actual = box->glyphs[from].text;
        while (actual.len == 0 && end < box->glyph_count) {
            size = cluster_size(box, end);
            if (is_special(&box->glyphs[end], size))
                break;
            end += size;
        }
        open_mark(canvas, box, actual);
        put_run(canvas, box, from, end - from, x);
        for (x = start; from < end; from++)
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
    put_numbers(&canvas->ops, sides, 4, "re f\n");
}

static void put_image(struct canvas *canvas, const struct box *box)
{
    len matrix[6] = {box->width,
                     0,
                     0,
                     box->height,
                     box->x,
                     canvas->page->height - box->y - box->height};

    open_mark(canvas, box, STR_NONE);
    buf_add(&canvas->ops, STR("q\n"));
    put_numbers(&canvas->ops, matrix, 6, "cm\n");
    buf_printf(&canvas->ops, "/I%u Do\nQ\n",
               picture_number(canvas->content->pictures, box->image));
    if (box->image->alpha.len > 0)
        canvas->has_alpha = true;
}

static bool has_anchor(const struct layout *layout, struct str name)
{
    size_t low = 0, high = layout->anchor_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(layout->anchors[middle].name, name);

        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

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

/* Where a link leads; false after a message if that is nowhere. */
static bool put_goal(struct canvas *canvas, const struct box *box,
                     struct buf *body)
{
    struct str anchor = str_slice(box->target, 1, box->target.len);

    if (!str_has_prefix(box->target, STR("#"))) {
        put_address(body, box->target);
        return true;
    }
    if (has_anchor(canvas->content->layout, anchor)) {
        write_bytes(body, "/Dest", anchor);
        return true;
    }
    diag_add(canvas->content->diags, PDF_NO_ANCHOR,
             box->tag ? box->tag->pos : POS_NONE,
             "this link leads to \"%.*s\", which is not in the document",
             STR_ARG(anchor));
    return false;
}

static void put_link(struct canvas *canvas, const struct box *box)
{
    struct content *content = canvas->content;
    struct buf body = buf_new(content->arena);
    len top = canvas->page->height - box->y;
    object_id id;

    buf_add(&body, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"));
    write_rect(&body, box->x, top - box->height, box->x + box->width, top);
    if (!box->tag || !put_goal(canvas, box, &body))
        return;
    write_text(&body, "/Contents",
               box->contents.len > 0 ? box->contents : box->target);
    id = object_reserve(content->objects);
    buf_printf(
        &body, "/StructParent %zu",
        tags_add_annotation(content->tags, box->tag, canvas->index, id));
    object_define(content->objects, id, buf_str(&body));
    write_ref(&canvas->annots, canvas->annots.len > 0 ? " " : "", id);
}

static void put_box(struct canvas *canvas, const struct box *box)
{
    static void (*const put[])(struct canvas *, const struct box *) = {
        [BOX_TEXT] = put_text,
        [BOX_RULE] = put_rule,
        [BOX_IMAGE] = put_image,
        [BOX_LINK] = put_link,
    };

    if (box->kind == BOX_TEXT && (box->size <= 0 || !box->face)) {
        objects_refuse(canvas->content->objects,
                       box->tag ? box->tag->pos : POS_NONE,
                       "a text without size or face");
        return;
    }
    put[box->kind](canvas, box);
}

static void define_page(struct canvas *canvas, object_id id)
{
    struct content *content = canvas->content;
    struct buf body = buf_new(content->arena);

    buf_add(&body, STR("/MediaBox"));
    write_rect(&body, 0, 0, canvas->page->width, canvas->page->height);
    write_ref(&body, "/Resources ", content->resources);
    write_ref(&body, "/Contents ",
              object_add_stream(content->objects, STREAM_DEFLATE, STR_NONE,
                                buf_str(&canvas->ops)));
    buf_printf(&body, "/StructParents %zu/Tabs/S", canvas->index);
    if (canvas->has_alpha)
        buf_add(&body, STR("/Group<</S/Transparency/CS/DeviceRGB>>"));
    if (canvas->annots.len > 0)
        buf_printf(&body, "/Annots[%.*s]", STR_ARG(buf_str(&canvas->annots)));
    object_define(content->objects, id, buf_str(&body));
}

void content_define_page(struct content *content, const struct page *page,
                         size_t index, object_id id)
{
    struct canvas canvas = {.content = content,
                            .page = page,
                            .index = index,
                            .ops = buf_new(content->arena),
                            .annots = buf_new(content->arena),
                            .color = NO_COLOR};

    for (const struct box *box = page->first; box; box = box->next)
        put_box(&canvas, box);
    close_mark(&canvas);
    define_page(&canvas, id);
}
