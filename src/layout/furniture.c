/*
 * Running heads and feet: who, what, how secret, which version, which page.
 * A line that does not say the page is set once and copied.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/anchors.h"
#include "layout/label.h"
#include "layout/page.h"
#include "layout/running.h"
#include "layout/spans.h"

#define HEAD_GAP    LEN_PT(18) /* between text and the head's or foot's edge */
#define LOGO_HEIGHT LEN_PT(20) /* at most, in the head */

static len text_width(struct flow *flow, struct str text)
{
    struct spans spans = spans_new(flow, &flow->style->furniture, 0, NULL);
    spans_add(&spans, text, POS_NONE);
    len min, max = 0;
    if (spans.count > 0)
        para_measure(flow->arena, flow->fonts, spans.items, spans.count, &min,
                     &max);
    return max;
}

/* TEXT, or as much of it as fits into WIDTH with an ellipsis. */
static struct str cut_text(struct flow *flow, struct str text, len width)
{
    if (text_width(flow, text) <= width)
        return text;
    size_t low = 0, high = text.len;
    struct str best = STR("\u2026");
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        size_t end = middle;
        while (end > 0 && ((unsigned char)text.ptr[end - 1] & 0xC0) == 0x80)
            end--;
        if (end > 0 && (unsigned char)text.ptr[end - 1] >= 0xC0)
            end--;
        if (middle == text.len ||
            ((unsigned char)text.ptr[middle] & 0xC0) != 0x80)
            end = middle;
        struct str trial = str_concat(
            flow->arena, str_trim(str_slice(text, 0, end)), STR("\u2026"));
        if (text_width(flow, trial) <= width) {
            best = trial;
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

/* What a running line is made for. */
struct running_line {
    struct flow *flow;
    const struct running *patterns;
    len x, y, width; /* of the line; y is its baseline */
    const struct running_now *now;
};

/* One line of artifact boxes, at its place by ALIGN in any direction: the
 * three of a head or foot share it, so an organization with a Hebrew name must
 * not stand upon the number of the page. A paragraph read from right to left
 * stands at the right whatever was asked for. */
static void add_text(const struct running_line *line, struct item *item,
                     struct str text, enum para_align align)
{
    struct flow *flow = line->flow;
    struct spans spans =
        spans_new(flow, &flow->style->furniture, flow->style->muted, NULL);
    spans.now.is_tabular = true;
    spans_add(&spans, text, POS_NONE);
    if (spans.count == 0)
        return;
    struct para *para = spans_set(&spans, line->width, PARA_LEFT);
    if (!para->first || !para->first->first)
        return;
    len rest = line->width - para->first->width;
    len x = align == PARA_LEFT ? 0 : align == PARA_RIGHT ? rest : rest / 2;
    item_line(flow, item, para->first, line->x + x - line_left(para->first),
              line->y);
}

static struct str fill(const struct running_line *line, struct str pattern)
{
    pattern = words_translate(line->flow->doc->meta.language, pattern,
                              WORD_FOOT_VERSION, WORD_FOOT_PAGE);
    return running_text(line->flow->arena, pattern, &line->flow->doc->meta,
                        line->now);
}

/* Left gets what the others leave; centre and right a third at most. */
static void add_line(const struct running_line *line, struct item *item)
{
    struct flow *flow = line->flow;
    len third = line->width / 3 - LEN_PT(6);
    struct str left = fill(line, line->patterns->left);
    struct str center = fill(line, line->patterns->center);
    struct str right = fill(line, line->patterns->right);
    len room = third;
    right = cut_text(flow, right, third);
    center = cut_text(flow, center, third);
    if (center.len == 0)
        room = line->width - text_width(flow, right) - LEN_PT(16);
    add_text(line, item, cut_text(flow, left, room), PARA_LEFT);
    add_text(line, item, center, PARA_CENTER);
    add_text(line, item, right, PARA_RIGHT);
}

/* The logo stands at the left above the rule; its words move aside. */
static void add_logo(struct running_line *line, struct item *item)
{
    const struct image *logo = line->flow->style->logo;
    struct box *box = arena_new(line->flow->arena, struct box);
    len width = LOGO_HEIGHT * (len)logo->width / (len)logo->height;
    box->kind = BOX_IMAGE;
    box->image = logo;
    box->height = LOGO_HEIGHT;
    if (width > line->width / 3) {
        box->height = LOGO_HEIGHT * (line->width / 3) / width;
        width = line->width / 3;
    }
    box->width = width;
    box->x = line->x;
    box->y = line->y - box->height;
    item_box(item, box);
    line->x += width + LEN_PT(6);
    line->width -= width + LEN_PT(6);
}

static struct item *make_head(struct flow *flow, const struct running_now *now)
{
    const struct style *style = flow->style;
    struct item *item = arena_new(flow->arena, struct item);
    len y = style->margin_top - HEAD_GAP;
    struct running_line line = {flow, &style->head,     style->margin_left,
                                y,    flow->area_width, now};
    if (style->logo && style->is_logo_in_head)
        add_logo(&line, item);
    add_line(&line, item);
    item_box(item, box_rule(flow->arena, style->margin_left, y + LEN_PT(4),
                            flow->area_width, LEN_PT(1) / 2, style->rule));
    return item;
}

static struct item *make_foot(struct flow *flow, len height,
                              const struct running_now *now)
{
    const struct style *style = flow->style;
    struct item *item = arena_new(flow->arena, struct item);
    len y = height - style->margin_bottom + HEAD_GAP +
            look_leading(&style->furniture);
    struct running_line line = {flow, &style->foot,     style->margin_left,
                                y,    flow->area_width, now};
    add_line(&line, item);
    return item;
}

static void copy_boxes(struct arena *arena, const struct item *from,
                       struct page *page)
{
    for (const struct box *b = from->first; b; b = b->next) {
        struct box *box = arena_new(arena, struct box);
        *box = *b;
        box->next = NULL;
        if (page->last)
            page->last->next = box;
        else
            page->first = box;
        page->last = box;
    }
}

static bool has_page(const struct running *running)
{
    return running_has_page(running->left) ||
           running_has_page(running->center) ||
           running_has_page(running->right);
}

static bool begins_page(const struct doc_node *node)
{
    return node->kind == DOC_HEADING && str_is(node->more->class_, "new-page");
}

/* The deepest level whose headings are chapters: one that begins a page of its
 * own somewhere; 0 if none does. */
static int chapter_level(const struct doc *doc)
{
    int level = 0;
    for (const struct doc_node *node = doc->root->first; node;
         node = node->next)
        if (begins_page(node) && node->level > level)
            level = node->level;
    return level;
}

/* The first chapter from NODE on; NULL behind the last. */
static const struct doc_node *find_chapter(const struct doc_node *node,
                                           int level)
{
    while (node && (node->kind != DOC_HEADING || node->level < 2 ||
                    node->level > level || node->more->anchor.len == 0))
        node = node->next;
    return node;
}

/* Whether page INDEX begins in CHAPTER, or behind it. */
static bool has_begun(const struct layout *layout,
                      const struct doc_node *chapter, size_t index)
{
    const struct anchor *anchor =
        chapter ? anchors_find(layout, chapter->more->anchor) : NULL;
    return anchor &&
           anchor->page + !str_is(chapter->more->class_, "new-page") <= index;
}

struct furniture furniture_new(struct flow *flow, const struct layout *layout)
{
    struct furniture furniture = {.flow = flow, .layout = layout};
    furniture.level = chapter_level(flow->doc);
    furniture.next = find_chapter(flow->doc->root->first, furniture.level);
    return furniture;
}

/* Moves on to the chapter of page INDEX; false if it is that of the page
 * before. */
static bool turn_to(struct furniture *furniture, size_t index)
{
    bool is_new = index == 0;
    for (; has_begun(furniture->layout, furniture->next, index);
         is_new = true) {
        furniture->chapter = doc_plain(furniture->flow->keep, furniture->next);
        furniture->next = find_chapter(furniture->next->next, furniture->level);
    }
    return is_new;
}

/* Lines that do not say the page outlive it. */
static void set_lines(struct furniture *furniture, len height, size_t index)
{
    struct flow *flow = furniture->flow;
    struct arena *arena = flow->arena;
    bool is_new = turn_to(furniture, index);
    bool is_head_new = has_page(&flow->style->head);
    bool is_foot_new = has_page(&flow->style->foot);
    struct running_now now = {
        .page = label_page(arena, furniture->layout, index),
        .pages = label_last(arena, furniture->layout, index),
        .chapter = furniture->chapter};
    flow->arena = is_head_new ? arena : flow->keep;
    if (is_new || is_head_new)
        furniture->head = make_head(flow, &now);
    flow->arena = is_foot_new ? arena : flow->keep;
    if (is_new || is_foot_new)
        furniture->foot = make_foot(flow, height, &now);
    flow->arena = arena;
}

void furniture_put(struct furniture *furniture, struct page *page, size_t index)
{
    struct flow *flow = furniture->flow;
    set_lines(furniture, page->height, index);
    if (index > 0 || !label_has_title(flow->doc))
        copy_boxes(flow->arena, furniture->head, page);
    if (index > 0 || !label_has_cover(flow->doc))
        copy_boxes(flow->arena, furniture->foot, page);
}
