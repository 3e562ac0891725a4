/*
 * Runs of glyphs.
 *
 * Places. Layout gives exact places in 1/1000 pt; a font's widths are whole
 * thousandths of an em. A run therefore keeps two positions in thousandths of
 * an em: where the reader's pen is and where the next glyph belongs. Their
 * difference becomes a number in TJ, so that errors of rounding never add up.
 * A vertical offset becomes text rise (Ts), which stays until another one.
 *
 * Text. Each code extracts as a text of its own (subset.c). The characters of
 * a cluster are dealt to its glyphs, one each and the rest to the last, so
 * that a letter and the mark above it extract as they were written.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/run.h"

#include "base/utf8.h"
#include "pdf/write.h"

/* Codes in one string of a TJ; two bytes each, far below the limit. A blank of
 * so many thousandths of an em begins with a new place. A place that is so
 * little off is not mended: 1/1000 em is less than any reader shows. */
enum { CODES_PER_STRING = 4000, MOST_BLANK = 3000, NEAR = 1 };

static void end_string(struct run *run, struct buf *ops)
{
    if (run->in_string > 0)
        buf_add_byte(ops, ')');
    run->in_string = 0;
}

void run_pause(struct run *run, struct buf *ops)
{
    end_string(run, ops);
    if (run->in_array)
        buf_add(ops, STR("]TJ\n"));
    run->in_array = false;
}

void run_end(struct run *run, struct buf *ops)
{
    run_pause(run, ops);
    if (run->is_open)
        buf_add(ops, STR("ET\n"));
    run->is_open = false;
    run->x = run->y = 0;
}

/* Moves the pen to TARGET: a number in TJ moves it back by so much. */
static void move_to(struct run *run, struct buf *ops, int64_t target)
{
    int64_t back = run->drawn - target;

    if (!run->in_array)
        buf_add_byte(ops, '[');
    run->in_array = true;
    if (back >= -NEAR && back <= NEAR)
        return;
    end_string(run, ops);
    write_len(ops, back * 1000);
    run->drawn = target;
}

static void show_glyph(struct run *run, struct buf *ops, struct subset *subset,
                       uint32_t gid, struct str text)
{
    struct subset_code code = subset_code(subset, gid, text);

    if (run->in_string == CODES_PER_STRING)
        end_string(run, ops);
    if (run->in_string++ == 0)
        buf_add_byte(ops, '(');
    write_code(ops, code.number);
    run->drawn += code.advance;
}

/* NUMBER * 1000 / SIZE to the nearest whole number. */
static int64_t in_ems(len number, len size)
{
    int64_t scaled = number * 1000;

    return (scaled >= 0 ? scaled + size / 2 : scaled - size / 2) / size;
}

/* Takes one character off *REST, or all of it. */
static struct str take(struct str *rest, bool all)
{
    size_t at = 0;
    struct str taken;

    if (all)
        at = rest->len;
    else if (rest->len > 0)
        utf8_next(*rest, &at);
    taken = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at, rest->len);
    return taken;
}

static void no_glyph(struct diags *diags, const struct box *box,
                     struct str text)
{
    if (text.len > 0)
        diag_add(diags, PDF_NO_GLYPH, box->tag ? box->tag->pos : POS_NONE,
                 "\"%.*s\" cannot be drawn: the face %.*s has no glyph for it",
                 STR_ARG(text), STR_ARG(box->face->name));
}

/* Begins at PART, or goes on with it. */
static void go_to(struct run *run, struct buf *ops, const struct run_part *part)
{
    len step[2] = {part->x - run->x, part->y - run->y};
    int64_t blank = in_ems(step[0], part->box->size) - run->drawn;

    if (run->in_array && step[1] == 0 && blank > -MOST_BLANK &&
        blank < MOST_BLANK)
        return;
    run_pause(run, ops);
    if (!run->is_open)
        buf_add(ops, STR("BT\n"));
    run->is_open = true;
    write_operation(ops, step, 2, "Td");
    run->x = part->x;
    run->y = part->y;
    run->drawn = 0;
}

static void set_rise(struct run *run, struct buf *ops, len rise)
{
    if (run->rise == rise)
        return;
    run_pause(run, ops);
    write_operation(ops, &rise, 1, "Ts");
    run->rise = rise;
}

void run_put(struct run *run, struct buf *ops, struct diags *diags,
             struct subset *subset, struct run_part part)
{
    const struct glyph *glyphs = part.box->glyphs + part.from;
    struct str rest = STR_NONE, text;
    len pen;

    go_to(run, ops, &part);
    pen = part.x - run->x;
    for (size_t i = 0; i < part.count; pen += glyphs[i++].advance) {
        if (glyphs[i].text.len > 0)
            rest = glyphs[i].text;
        text = take(&rest, i + 1 == part.count || glyphs[i + 1].text.len > 0);
        if (glyphs[i].gid == 0) {
            no_glyph(diags, part.box, text);
            continue;
        }
        set_rise(run, ops, glyphs[i].dy);
        move_to(run, ops, in_ems(pen + glyphs[i].dx, part.box->size));
        show_glyph(run, ops, subset, glyphs[i].gid, text);
    }
}

size_t run_cluster(const struct box *box, size_t from)
{
    size_t end = from + 1;

    while (end < box->glyph_count && box->glyphs[end].text.len == 0)
        end++;
    return end - from;
}

bool run_is_special(const struct box *box, size_t from, size_t count)
{
    struct str text = box->glyphs[from].text;
    size_t shown = 0;

    if (text.len == 0 || (count == 1 && text.len == 1)) /* as nearly all are */
        return false;
    for (size_t i = from; i < from + count; i++)
        shown += box->glyphs[i].gid != 0;
    return shown > utf8_count(text) || subset_needs_actual_text(text);
}
