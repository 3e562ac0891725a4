/*
 * Runs of glyphs.
 *
 * Places. Layout gives exact places in 1/1000 pt; a font's widths are whole
 * thousandths of an em. A run therefore keeps two positions in thousandths of
 * an em: where the reader's pen is and where the next glyph belongs. Their
 * difference becomes a number in TJ, so that errors of rounding never add up.
 * A vertical offset becomes text rise (Ts).
 *
 * Text. Each code extracts as a text of its own (subset.c). The characters of
 * a cluster are dealt to its glyphs, one each and the rest to the last, so
 * that a letter and the mark above it extract as they were written.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/run.h"

#include "base/utf8.h"
#include "pdf/write.h"

/* Codes in one string of a TJ; two bytes each, far below the limit. */
enum { CODES_PER_STRING = 4000 };

/* All positions are in 1/1000 em from the start. */
struct run {
    struct buf *ops;
    len rise;
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
    write_operation(run->ops, &rise, 1, "Ts");
    run->rise = rise;
}

/* Moves the pen to TARGET: a number in TJ moves it back by so much. */
static void move_to(struct run *run, int64_t target)
{
    if (!run->in_array)
        buf_add_byte(run->ops, '[');
    run->in_array = true;
    if (run->drawn == target)
        return;
    end_string(run);
    write_len(run->ops, (run->drawn - target) * 1000);
    run->drawn = target;
}

static void show_glyph(struct run *run, struct subset *subset, uint32_t gid,
                       struct str text)
{
    unsigned code = subset_code(subset, gid, text);

    if (run->in_string == CODES_PER_STRING)
        end_string(run);
    if (run->in_string++ == 0)
        buf_add_byte(run->ops, '<');
    write_hex16(run->ops, code);
    run->drawn += subset_advance(subset, code);
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

void run_put(struct buf *ops, struct diags *diags, struct subset *subset,
             const struct box *box, size_t from, size_t count)
{
    const struct glyph *glyphs = box->glyphs + from;
    struct run run = {.ops = ops};
    struct str rest = STR_NONE, text;
    len pen = 0;

    for (size_t i = 0; i < count; pen += glyphs[i++].advance) {
        if (glyphs[i].text.len > 0)
            rest = glyphs[i].text;
        text = take(&rest, i + 1 == count || glyphs[i + 1].text.len > 0);
        if (glyphs[i].gid == 0) {
            no_glyph(diags, box, text);
            continue;
        }
        set_rise(&run, glyphs[i].dy);
        move_to(&run, in_ems(pen + glyphs[i].dx, box->size));
        show_glyph(&run, subset, glyphs[i].gid, text);
    }
    end_array(&run);
    set_rise(&run, 0);
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

    if (text.len == 0)
        return false;
    for (size_t i = from; i < from + count; i++)
        shown += box->glyphs[i].gid != 0;
    return shown > utf8_count(text) || subset_needs_actual_text(text);
}
