/*
 * Cuts a text into items of one span, face and script and has each shaped
 * (word.c).
 *
 * A grapheme cluster is never divided between faces. The glyphs of an item
 * that runs to the left are put back into logical order here; line_make turns
 * them round again once it is known which of them share a line.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/shape.h"

#include <hb.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/word.h"

/* HarfBuzz needs the square of the time for a long run of marks, so items are
 * not made longer than this many bytes. */
enum { LONGEST_ITEM = 4096 };

struct item {
    size_t start, end;
    const struct span *span;
    const struct face *face; /* NULL: one character that no face has */
    hb_script_t script;
    uint8_t level;
};

struct shaper {
    struct arena *scratch;
    struct missing *missing; /* or NULL */
    const struct fonts *fonts;
    const struct para_text *text;
    struct shaped shaped;
};

len shape_scale(int units, len size)
{
    len product = units * size;

    return (product + (product < 0 ? -500 : 500)) / 1000;
}

uint32_t shape_hyphen(const struct face *face)
{
    uint32_t gid = face_glyph(face, 0x2010);

    return gid ? gid : face_glyph(face, '-');
}

static struct shaped_glyph *add_glyph(struct shaper *shaper)
{
    struct shaped *shaped = &shaper->shaped;

    if (shaped->count == shaped->cap) {
        size_t cap = shaped->cap * 2 + 64;
        shaped->glyphs = arena_grow(shaper->scratch, shaped->glyphs,
                                    shaped->cap * sizeof *shaped->glyphs,
                                    cap * sizeof *shaped->glyphs);
        shaped->cap = cap;
    }
    return &shaped->glyphs[shaped->count++];
}

/* The visible stand-in for a character no face has. */
static void replace(struct shaper *shaper, struct shaped_glyph *glyph,
                    const struct item *item)
{
    const struct face *base =
        fonts_face(shaper->fonts, item->span->family, item->span->style);
    const struct face *face = fonts_for(shaper->fonts, base, 0xfffd);
    size_t at = glyph->start;

    uint32_t code = utf8_next(shaper->text->text, &at);

    if (shaper->missing)
        missing_add(shaper->missing, code, item->span->pos);
    glyph->face = face ? face : base;
    glyph->gid = face ? face_glyph(face, 0xfffd) : face_glyph(base, '?');
    glyph->advance =
        shape_scale(face_advance(glyph->face, glyph->gid), item->span->size);
    glyph->dx = glyph->dy = 0;
    glyph->is_replaced = true;
}

static void add_missing(struct shaper *shaper, const struct item *item)
{
    struct shaped_glyph *glyph = add_glyph(shaper);

    shaper->shaped.glyph_at[item->start] = (uint32_t)shaper->shaped.count - 1;
    glyph->span = item->span;
    glyph->start = (uint32_t)item->start;
    glyph->len = (uint32_t)(item->end - item->start);
    glyph->flags = GLYPH_FIRST | (item->level & 1 ? GLYPH_RTL : 0);
    glyph->level = item->level;
    replace(shaper, glyph, item);
}

static void add_picture(struct shaper *shaper, const struct text_run *run)
{
    struct shaped_glyph *glyph = add_glyph(shaper);
    const struct span *span = run->span;
    uint8_t *levels = shaper->text->levels;

    shaper->shaped.glyph_at[run->start] = (uint32_t)shaper->shaped.count - 1;
    *glyph = (struct shaped_glyph){
        .start = (uint32_t)run->start,
        .len = (uint32_t)(run->end - run->start),
        .flags = GLYPH_FIRST | GLYPH_PICTURE,
        .level = levels ? levels[run->start] : 0,
        .advance = span->picture->width,
        .face = fonts_face(shaper->fonts, span->family, span->style),
        .span = span,
    };
    if (glyph->level & 1)
        glyph->flags |= GLYPH_RTL;
}

static uint8_t flags_of(const struct shaped_glyph *glyph, struct str text)
{
    size_t at = glyph->start;
    uint32_t code;
    uint8_t flags = GLYPH_FIRST;

    if (glyph->len == 1 && ascii_is_letter(text.ptr[at]))
        return flags | GLYPH_LETTER;
    code = utf8_next(text, &at);

    if (at != (size_t)glyph->start + glyph->len)
        return flags;
    if (text_is_hanging(code))
        flags |= GLYPH_HANGS;
    if ((code == ' ' || code == 0xa0) && !glyph->span->is_code)
        flags |= GLYPH_BLANK;
    return flags;
}

static void take_word(struct shaper *shaper, const struct item *item,
                      size_t start, const struct word *word)
{
    len size = item->span->size;

    for (size_t i = 0; i < word->count; i++) {
        const struct word_glyph *from = &word->glyphs[i];
        struct shaped_glyph *glyph = add_glyph(shaper);

        glyph->gid = from->gid;
        glyph->start = (uint32_t)start + from->start;
        glyph->face = item->face;
        glyph->span = item->span;
        glyph->advance = shape_scale(from->advance, size);
        glyph->dx = shape_scale(from->dx, size);
        glyph->dy = shape_scale(from->dy, size);
    }
}

/* Once all glyphs of an item are there, where each cluster ends is known. */
static void finish_clusters(struct shaper *shaper, const struct item *item,
                            size_t first)
{
    struct shaped *shaped = &shaper->shaped;
    size_t end = item->end;

    for (size_t i = shaped->count; i-- > first;) {
        struct shaped_glyph *glyph = &shaped->glyphs[i];
        if (i == first || glyph->start != shaped->glyphs[i - 1].start) {
            glyph->len = (uint32_t)(end - glyph->start);
            glyph->flags = flags_of(glyph, shaper->text->text);
            shaped->glyph_at[glyph->start] = (uint32_t)i;
            end = glyph->start;
        }
        glyph->level = item->level;
        if (item->level & 1)
            glyph->flags |= GLYPH_RTL;
        if (glyph->gid == 0)
            replace(shaper, glyph, item);
    }
}

/* The end of the piece at START that can be shaped alone. Blanks go with what
 * follows them: only the letters named here kern with a blank behind them. */
static size_t piece_end(const struct shaper *shaper, const struct item *item,
                        size_t start)
{
    const char *bytes = shaper->text->text.ptr;
    size_t end = start + 1;

    if (!word_is_simple(item->script) || item->level & 1)
        return item->end;
    while (end < item->end &&
           (bytes[end] != ' ' || strchr("TVWY ", bytes[end - 1]) != NULL))
        end++;
    return end;
}

static void add_item(struct shaper *shaper, const struct item *item)
{
    size_t first = shaper->shaped.count, end;

    if (item->start == item->end)
        return;
    if (!item->face) {
        add_missing(shaper, item);
        return;
    }
    for (size_t at = item->start; at < item->end; at = end) {
        struct word_source source = {.face = item->face,
                                     .span = item->span,
                                     .script = item->script,
                                     .is_rtl = item->level & 1,
                                     .text = shaper->text->text,
                                     .start = at};
        end = piece_end(shaper, item, at);
        source.end = end;
        take_word(shaper, item, at,
                  word_shape(shaper->scratch, shaper->fonts->words, &source));
    }
    finish_clusters(shaper, item, first);
}

/* The script a cluster asks for: its first character with one of its own. */
static hb_script_t script_of(struct str cluster)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();

    for (size_t at = 0; at < cluster.len;) {
        uint32_t code = utf8_next(cluster, &at);
        hb_script_t script;
        if (code < 0x80) {
            if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z')
                return HB_SCRIPT_LATIN;
            continue;
        }
        script = hb_unicode_script(unicode, code);
        if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
            script != HB_SCRIPT_UNKNOWN)
            return script;
    }
    return HB_SCRIPT_COMMON;
}

static bool joins_script(hb_script_t current, hb_script_t script)
{
    return current == script || current == HB_SCRIPT_COMMON ||
           script == HB_SCRIPT_COMMON;
}

/* Adds a cluster to ITEM, or shapes ITEM and begins a new one with it. */
static void take_cluster(struct shaper *shaper, struct item *item, size_t start,
                         size_t end, const struct face *face)
{
    hb_script_t script = script_of(str_slice(shaper->text->text, start, end));
    uint8_t level = shaper->text->levels ? shaper->text->levels[start] : 0;

    if (!face || face != item->face || level != item->level ||
        !joins_script(item->script, script) ||
        end - item->start > LONGEST_ITEM) {
        add_item(shaper, item);
        item->start = start;
        item->face = face;
        item->script = script;
        item->level = level;
    }
    if (item->script == HB_SCRIPT_COMMON)
        item->script = script;
    item->end = end;
}

/* A cluster that no one face has goes character by character. */
static void take_divided(struct shaper *shaper, struct item *item, size_t start,
                         size_t end, const struct face *base)
{
    struct str cluster = str_slice(shaper->text->text, 0, end);

    for (size_t at = start; at < end;) {
        size_t from = at;
        uint32_t code = utf8_next(cluster, &at);
        take_cluster(shaper, item, from, at,
                     fonts_for(shaper->fonts, base, code));
    }
}

/* The end of the characters of ASCII from AT on that are clusters of their own
 * and ask for the same script: those before the first letter, or the rest.
 * Nearly all text is of such stretches. */
static size_t plain_end(const struct para_text *text, size_t at, size_t limit)
{
    const char *bytes = text->text.ptr;
    bool has_letter = ascii_is_letter(bytes[at]);
    size_t end = at;

    while (end < limit && bytes[end] >= ' ' && bytes[end] < 0x7f &&
           (end + 1 == limit || text->marks[end + 1] & MARK_CLUSTER) &&
           (has_letter || !ascii_is_letter(bytes[end])))
        end++;
    return end;
}

/* Returns the end of the plain stretch at START, or START if nothing was taken.
 */
static size_t take_plain(struct shaper *shaper, struct item *item, size_t start,
                         size_t limit, const struct face *base)
{
    size_t end = start;

    if (base->has_ascii && !shaper->text->levels)
        end = plain_end(shaper->text, start, limit);
    if (end == start || end - item->start > LONGEST_ITEM)
        return start;
    take_cluster(shaper, item, start, end, base);
    return end;
}

/* The '\n' has no glyph; it stands before the next one there will be. */
static void take_line_end(struct shaper *shaper, struct item *item, size_t at)
{
    add_item(shaper, item);
    item->start = item->end = at + 1;
    item->face = NULL;
    shaper->shaped.glyph_at[at] = (uint32_t)shaper->shaped.count;
}

static size_t cluster_end(const struct para_text *text, size_t start,
                          size_t limit)
{
    size_t end = start + 1;

    while (end < limit && !(text->marks[end] & MARK_CLUSTER))
        end++;
    return end;
}

/* Returns the end of the cluster at START, which was taken. */
static size_t take_any(struct shaper *shaper, struct item *item, size_t start,
                       size_t limit, const struct face *base)
{
    const struct para_text *text = shaper->text;
    size_t end = cluster_end(text, start, limit);
    const struct face *face;

    if (text->text.ptr[start] == '\n') {
        take_line_end(shaper, item, start);
        return end;
    }
    face =
        fonts_for_text(shaper->fonts, base, str_slice(text->text, start, end));
    if (face)
        take_cluster(shaper, item, start, end, face);
    else
        take_divided(shaper, item, start, end, base);
    return end;
}

static void shape_run(struct shaper *shaper, const struct text_run *run)
{
    const struct face *base =
        fonts_face(shaper->fonts, run->span->family, run->span->style);
    struct item item = {run->start, run->start,       run->span,
                        NULL,       HB_SCRIPT_COMMON, 0};
    size_t end;

    for (size_t at = run->start; at < run->end; at = end) {
        end = take_plain(shaper, &item, at, run->end, base);
        if (end == at)
            end = take_any(shaper, &item, at, run->end, base);
    }
    add_item(shaper, &item);
}

struct shaped shape_text(struct arena *scratch, struct missing *missing,
                         const struct fonts *fonts,
                         const struct para_text *text)
{
    struct shaper shaper = {
        .scratch = scratch, .missing = missing, .fonts = fonts, .text = text};

    /* Nearly always enough: a glyph stands for at least one byte. */
    shaper.shaped.cap = text->text.len;
    shaper.shaped.glyphs =
        arena_array(scratch, text->text.len, struct shaped_glyph);
    shaper.shaped.glyph_at = arena_array(scratch, text->text.len + 1, uint32_t);
    for (size_t i = 0; i <= text->text.len; i++)
        shaper.shaped.glyph_at[i] = NO_GLYPH;
    for (size_t i = 0; i < text->run_count; i++)
        if (text->runs[i].span->picture)
            add_picture(&shaper, &text->runs[i]);
        else
            shape_run(&shaper, &text->runs[i]);
    shaper.shaped.glyph_at[text->text.len] = (uint32_t)shaper.shaped.count;
    return shaper.shaped;
}
