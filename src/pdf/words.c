/*
 * Words that a line's end divides, made whole for those who read the text.
 *
 * One piece extracts as the whole word: the first, or the last where something
 * follows it without a blank; and each glyph of the others as a blank. That
 * needs nothing but codes with texts of their own (subset.c), so that it works
 * in every reader. The glyphs are
 * drawn as ever; what is searched for, copied or read aloud is whole.
 *
 * The ways to say it were tried on 124 hyphens in text, lists, notes, links
 * and table cells. "+": words whole and in order; "-": two pieces, the first
 * with U+00AD or "-". ActualText stands in a sequence with an MCID; inside of
 * one without, poppler's structure text lost half of the words.
 *
 *                          poppler  poppler    mutool  mupdf  pdfium  PDFBox
 *                          text     structure  1.21    2.0            pypdf
 *                                                                     pdfminer
 *     hyphen: U+00AD       -        +          -       -      -       -
 *     hyphen: "-"          + (*)    -          -       -      -       -
 *     hyphen: U+200B       -        +          -       -      -       -
 *     hyphen: an artifact  -        +          -       -      -       -
 *     ActualText (Span)    +        +          -       +      +       -
 *     this                 +        +          +       +      +       +
 *
 *     (*) but not with -raw, -layout or -bbox; and it takes the hyphen out of
 *     "on-call" too where a line ends in it.
 *
 * veraPDF passed them all. mutool 1.21 takes eight characters from one code
 * and no empty ones. U+200B in place of the blanks shows up in plain text; it
 * stands only in a word whose both ends touch other content, where a blank
 * would come between them.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pdf/words.h"

#include "base/map.h"
#include "base/utf8.h"

/* Characters that every reader takes from one code; codes that a face may
 * need, after which words stay as they are. */
enum { MOST_CHARACTERS = 8, MOST_CODES = 30000 };

struct words {
    struct subsets *subsets;
    struct arena *arena; /* of the copies; NULL: there are none */
    struct map copies;   /* address of a box -> its copy */
    size_t waiting;      /* copies whose box has not been asked for */
    const struct page *page;
};

/* A stretch of glyphs of one box. */
struct stretch {
    const struct page *page;
    const struct box *box;
    size_t from, to;
};

static bool is_blank(struct str text)
{
    size_t at = 0;
    uint32_t code = text.len > 0 ? utf8_next(text, &at) : UTF8_BAD;

    return code == ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x202F || code == 0x3000;
}

static bool is_put_in(struct str text)
{
    return str_is(text, "\u00ad");
}

static struct str key_of(const struct box *const *box)
{
    return str_make((const char *)box, sizeof *box);
}

static struct box *find_copy(const struct words *words, const struct box *box)
{
    return map_find(&words->copies, key_of(&box));
}

/* The copy of BOX whose texts may be changed. */
static struct box *copy_of(struct words *words, const struct box *box)
{
    struct box *copy = find_copy(words, box);

    if (copy)
        return copy;
    copy = arena_new(words->arena, struct box);
    *copy = *box;
    copy->glyphs = arena_array(words->arena, box->glyph_count, struct glyph);
    for (size_t i = 0; i < box->glyph_count; i++)
        copy->glyphs[i] = box->glyphs[i];
    map_put(&words->copies, str_copy(words->arena, key_of(&box)), copy);
    words->waiting++;
    return copy;
}

/* The next box of text behind BOX: of its leaf, on this page or later; or any
 * (IS_NEAR), on this page. */
static struct stretch next_text(const struct page *page, const struct box *box,
                                bool is_near)
{
    const struct tag *tag = box->tag;

    for (box = box->next; page; box = page ? page->first : NULL) {
        for (; box; box = box->next)
            if (box->kind == BOX_TEXT && box->tag &&
                (is_near || box->tag == tag))
                return (struct stretch){.page = page, .box = box};
        page = is_near ? NULL : page->next;
    }
    return (struct stretch){0};
}

/* The piece of the word that its line's end cuts off. */
static struct stretch first_piece(const struct page *page,
                                  const struct box *box)
{
    size_t from = box->glyph_count;

    while (from > 0 && !is_blank(box->glyphs[from - 1].text))
        from--;
    return (struct stretch){page, box, from, box->glyph_count};
}

/* The piece in the next line; its box is NULL if there is none. */
static struct stretch next_piece(struct stretch piece)
{
    struct stretch next = next_text(piece.page, piece.box, false);

    while (next.box && next.to < next.box->glyph_count &&
           !is_blank(next.box->glyphs[next.to].text))
        next.to++;
    if (next.to == 0 || next.box->is_rtl)
        next.box = NULL;
    return next;
}

static bool goes_on(struct stretch piece)
{
    return piece.to == piece.box->glyph_count && piece.box->goes_on;
}

static void add_text(struct buf *buf, struct stretch piece)
{
    for (size_t i = piece.from; i < piece.to; i++)
        if (!is_put_in(piece.box->glyphs[i].text))
            buf_add(buf, piece.box->glyphs[i].text);
}

/* NEXT stands in the line of BOX, right behind it. */
static bool is_behind(const struct box *box, const struct box *next)
{
    len gap = next->x - box->x - box->width;

    return gap > -LEN_PT(1) && gap < LEN_PT(1) && next->glyph_count > 0 &&
           next->y > box->y - box->size && next->y < box->y + box->size;
}

/* Something stands right behind a piece that ends its box. */
static bool is_followed(struct stretch piece)
{
    const struct box *next = next_text(piece.page, piece.box, true).box;

    return piece.to == piece.box->glyph_count && next &&
           is_behind(piece.box, next) && !is_blank(next->glyphs[0].text);
}

/* Something stands right before a piece that begins its box. */
static bool is_preceded(struct stretch piece)
{
    const struct box *before = NULL;

    for (const struct box *box = piece.page->first; box != piece.box;
         box = box->next)
        if (box->kind == BOX_TEXT && box->tag && box->glyph_count > 0)
            before = box;
    return piece.from == 0 && before && is_behind(before, piece.box) &&
           !is_blank(before->glyphs[before->glyph_count - 1].text);
}

static size_t count_clusters(struct stretch piece)
{
    size_t count = 0;

    for (size_t i = piece.from; i < piece.to; i++)
        count += piece.box->glyphs[i].text.len > 0;
    return count;
}

/* TEXT is dealt to the clusters of a piece, at least one character each; the
 * clusters at that end take more where the word has its other piece. */
static void carry(struct words *words, struct stretch piece, struct str text,
                  bool is_first)
{
    struct box *copy = copy_of(words, piece.box);
    size_t behind = count_clusters(piece), at = 0;
    size_t spare = utf8_count(text) - behind;

    for (size_t i = piece.from; i < piece.to; i++) {
        size_t from = at, kept, count;

        if (piece.box->glyphs[i].text.len == 0)
            continue;
        kept = is_first ? --behind * (MOST_CHARACTERS - 1) : 0;
        count = spare > kept ? spare - kept : 0;
        count = count < MOST_CHARACTERS ? count : MOST_CHARACTERS - 1;
        spare -= count;
        for (count++; count > 0; count--)
            utf8_next(text, &at);
        copy->glyphs[i].text = str_slice(text, from, at);
    }
}

static void silence(struct words *words, struct stretch piece, struct str text)
{
    struct box *copy = copy_of(words, piece.box);

    for (size_t i = piece.from; i < piece.to; i++)
        copy->glyphs[i].text = text;
}

static bool has_room(struct stretch piece, struct str text)
{
    return utf8_count(text) <= MOST_CHARACTERS * count_clusters(piece);
}

/* The piece that is to carry TEXT: the first, unless a blank must not stand in
 * place of the last, or the first is too short. */
static struct stretch carrier(struct stretch first, struct stretch last,
                              struct str text)
{
    if ((is_followed(last) || !has_room(first, text)) && has_room(last, text) &&
        !is_preceded(first))
        return last;
    return first;
}

/* The word that BOX's line cuts off becomes whole. */
static void join(struct words *words, const struct page *page,
                 const struct box *box)
{
    struct stretch first = first_piece(page, box), last = first, piece, whole;
    struct buf text = buf_new(words->arena);
    struct str blank;

    add_text(&text, first);
    for (piece = first; goes_on(piece); last = piece) {
        piece = next_piece(piece);
        if (!piece.box)
            break;
        add_text(&text, piece);
    }
    whole = carrier(first, last, buf_str(&text));
    if (last.box == box || !has_room(whole, buf_str(&text)))
        return;
    blank = whole.box == box && is_followed(last) ? STR("\u200b") : STR(" ");
    carry(words, whole, buf_str(&text), whole.box == box);
    for (piece = first; piece.box; piece = next_piece(piece)) {
        if (piece.box != whole.box)
            silence(words, piece, blank);
        if (piece.box == last.box)
            break;
    }
}

struct words *words_new(struct arena *arena, struct subsets *subsets)
{
    struct words *words = arena_new(arena, struct words);

    words->subsets = subsets;
    return words;
}

void words_close(struct words *words)
{
    if (words->arena)
        arena_close(words->arena);
    words->arena = NULL;
}

/* Copies live until a page begins for which none of them waits. */
static void turn_to(struct words *words, const struct page *page)
{
    if (words->page != page && words->waiting == 0)
        words_close(words);
    words->page = page;
}

static bool may_join(const struct words *words, const struct page *page,
                     const struct box *box, const struct box *copy)
{
    /* A line of nothing but the middle of a word has been silenced. */
    return box->goes_on && (!copy || first_piece(page, box).from > 0) &&
           subset_count(subset_of(words->subsets, box->face)) < MOST_CODES;
}

const struct box *words_shown(struct words *words, const struct page *page,
                              const struct box *box)
{
    struct box *copy;

    turn_to(words, page);
    copy = words->waiting > 0 ? find_copy(words, box) : NULL;
    if (may_join(words, page, box, copy)) {
        if (!words->arena) {
            words->arena = arena_open();
            words->copies = map_new(words->arena);
        }
        join(words, page, box);
        copy = find_copy(words, box);
    }
    if (!copy)
        return box;
    /* Another box may come to stand at its address. */
    map_put(&words->copies, key_of(&box), NULL);
    words->waiting--;
    return copy;
}
