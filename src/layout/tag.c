/*
 * Making and checking the tag tree.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/tag.h"

#include "base/map.h"

static const char *const NAMES[TAG_ROLE_COUNT] = {[TAG_TEXT] = "text",
                                                  [TAG_DOCUMENT] = "Document",
                                                  [TAG_SECT] = "Sect",
                                                  [TAG_H1] = "H1",
                                                  [TAG_H2] = "H2",
                                                  [TAG_H3] = "H3",
                                                  [TAG_H4] = "H4",
                                                  [TAG_H5] = "H5",
                                                  [TAG_H6] = "H6",
                                                  [TAG_P] = "P",
                                                  [TAG_L] = "L",
                                                  [TAG_LI] = "LI",
                                                  [TAG_LBL] = "Lbl",
                                                  [TAG_LBODY] = "LBody",
                                                  [TAG_TABLE] = "Table",
                                                  [TAG_THEAD] = "THead",
                                                  [TAG_TBODY] = "TBody",
                                                  [TAG_TR] = "TR",
                                                  [TAG_TH] = "TH",
                                                  [TAG_TD] = "TD",
                                                  [TAG_CAPTION] = "Caption",
                                                  [TAG_BLOCKQUOTE] =
                                                      "BlockQuote",
                                                  [TAG_CODE] = "Code",
                                                  [TAG_SPAN] = "Span",
                                                  [TAG_LINK] = "Link",
                                                  [TAG_REFERENCE] = "Reference",
                                                  [TAG_NOTE] = "Note",
                                                  [TAG_FIGURE] = "Figure",
                                                  [TAG_TOC] = "TOC",
                                                  [TAG_TOCI] = "TOCI"};

const char *tag_role_name(enum tag_role role)
{
    return NAMES[role];
}

void tag_append(struct tag *parent, struct tag *tag)
{
    tag->parent = parent;
    if (parent->last)
        parent->last->next = tag;
    else
        parent->first = tag;
    parent->last = tag;
}

struct tag *tag_new(struct arena *arena, enum tag_role role, struct tag *parent,
                    struct pos pos)
{
    struct tag *tag = arena_new(arena, struct tag);
    tag->role = role;
    tag->pos = pos;
    if (parent)
        tag_append(parent, tag);
    return tag;
}

struct tag *tag_leaf(struct arena *arena, struct tag *parent, struct pos pos)
{
    if (parent->last && parent->last->role == TAG_TEXT)
        return parent->last;
    return tag_new(arena, TAG_TEXT, parent, pos);
}

struct tag *tag_walk(const struct tag *top, struct tag *tag)
{
    if (tag->first)
        return tag->first;
    while (tag != top && !tag->next)
        tag = tag->parent;
    return tag == top ? NULL : tag->next;
}

#define BIT(role) (1u << (role))

/* Which children a role may have, and which parents a role must have; a role
 * without a row is free. */
static const struct {
    enum tag_role role;
    unsigned children, parents;
} RULES[] = {
    {TAG_L, BIT(TAG_LI) | BIT(TAG_L) | BIT(TAG_CAPTION), 0},
    {TAG_LI, BIT(TAG_LBL) | BIT(TAG_LBODY), BIT(TAG_L)},
    {TAG_LBODY, 0, BIT(TAG_LI)},
    {TAG_TABLE,
     BIT(TAG_THEAD) | BIT(TAG_TBODY) | BIT(TAG_TR) | BIT(TAG_CAPTION), 0},
    {TAG_THEAD, BIT(TAG_TR), BIT(TAG_TABLE)},
    {TAG_TBODY, BIT(TAG_TR), BIT(TAG_TABLE)},
    {TAG_TR, BIT(TAG_TH) | BIT(TAG_TD),
     BIT(TAG_TABLE) | BIT(TAG_THEAD) | BIT(TAG_TBODY)},
    {TAG_TH, 0, BIT(TAG_TR)},
    {TAG_TD, 0, BIT(TAG_TR)},
    {TAG_TOC, BIT(TAG_TOC) | BIT(TAG_TOCI) | BIT(TAG_CAPTION), 0},
    {TAG_TOCI, 0, BIT(TAG_TOC)},
    {TAG_DOCUMENT, ~BIT(TAG_TEXT), 0},
};

struct tags_check {
    struct diags *diags;
    struct map notes;
    int level; /* of the last heading */
    bool is_good;
};

static void complain(struct tags_check *check, const struct tag *tag,
                     const char *what)
{
    diag_add(check->diags, INTERNAL_TAGS, tag->pos, "tag %s: %s",
             NAMES[tag->role], what);
    check->is_good = false;
}

static void check_nesting(struct tags_check *check, const struct tag *tag)
{
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        if (RULES[i].role != tag->role)
            continue;
        if (RULES[i].parents &&
            (!tag->parent || !(RULES[i].parents & BIT(tag->parent->role))))
            complain(check, tag, "stands in a wrong parent");
        for (const struct tag *t = tag->first; t && RULES[i].children;
             t = t->next)
            if (!(RULES[i].children & BIT(t->role)))
                complain(check, t, "may not stand in its parent");
    }
}

static void check_heading(struct tags_check *check, const struct tag *tag)
{
    if (tag->role < TAG_H1 || tag->role > TAG_H6)
        return;
    int level = (int)tag->role - TAG_H1 + 1;
    if (level > check->level + 1)
        complain(check, tag, "skips a level");
    check->level = level;
}

static void check_facts(struct tags_check *check, struct tag *tag)
{
    if (tag->role == TAG_FIGURE && tag->alt.len == 0)
        complain(check, tag, "has no alternative text");
    if (tag->role == TAG_TH && tag->scope == SCOPE_NONE)
        complain(check, tag, "has no scope");
    if (tag->role == TAG_TEXT && tag->first)
        complain(check, tag, "is a leaf with children");
    if (tag->role == TAG_NOTE &&
        (tag->id.len == 0 ||
         !map_add(&check->notes, str_copy(check->notes.arena, tag->id), NULL)))
        complain(check, tag, "has no id of its own");
    if (tag->role == TAG_THEAD && !tag->next)
        complain(check, tag, "has no TBody behind it");
    for (const struct tag *t = tag->first; t; t = t->next)
        if (t->parent != tag || (!t->next && tag->last != t))
            complain(check, t, "is linked wrongly");
}

/* The columns of a table while its rows are gone through. */
struct columns_state {
    int *busy; /* rows still covered from above, by column */
    int count;
};

static int columns_of(const struct tag *cell)
{
    return cell->columns > 1 ? cell->columns : 1;
}

static int row_columns(const struct tag *row)
{
    int count = 0;
    for (const struct tag *t = row->first; t; t = t->next)
        count += columns_of(t);
    return count;
}

static int skip_busy(struct columns_state *columns, int column)
{
    while (column < columns->count && columns->busy[column] > 0)
        columns->busy[column++]--;
    return column;
}

/* Whether the cells of ROW fill just the columns that are free. */
static bool fill_row(struct columns_state *columns, const struct tag *row)
{
    int column = 0;
    for (const struct tag *t = row->first; t; t = t->next) {
        column = skip_busy(columns, column);
        for (int i = 0; i < columns_of(t); i++, column++) {
            if (column >= columns->count || columns->busy[column] > 0)
                return false;
            columns->busy[column] = t->rows > 1 ? t->rows - 1 : 0;
        }
    }
    return skip_busy(columns, column) == columns->count;
}

static void check_rows_of(struct tags_check *check, const struct tag *part,
                          struct columns_state *columns)
{
    for (const struct tag *t = part->first; t; t = t->next)
        if (t->role == TAG_TR && !fill_row(columns, t))
            complain(check, t, "does not fill the table's columns");
    for (int i = 0; i < columns->count; i++) {
        if (columns->busy[i] > 0)
            complain(check, part, "has a cell that reaches out of it");
        columns->busy[i] = 0;
    }
}

static void check_rows(struct tags_check *check, const struct tag *table)
{
    struct columns_state columns = {NULL, 0};
    if (table->role != TAG_TABLE)
        return;
    for (const struct tag *part = table->first; part; part = part->next) {
        bool has_rows = part->first && part->first->role == TAG_TR;
        if (has_rows && !columns.busy) {
            columns.count = row_columns(part->first);
            columns.busy = arena_array(check->diags->arena,
                                       (size_t)columns.count + 1, int);
        }
        if (has_rows)
            check_rows_of(check, part, &columns);
    }
}

static void check_box(struct tags_check *check, const struct box *box)
{
    struct tag *tag = box->tag;
    if (!tag) {
        if (box->kind == BOX_LINK)
            complain(check, &(struct tag){.role = TAG_DOCUMENT},
                     "a link has no tag");
        return;
    }
    bool is_link = box->kind == BOX_LINK;
    if (tag->role != (is_link ? TAG_LINK : TAG_TEXT))
        complain(check, tag, "a box is on the wrong kind of tag");
    if (tag->number < 0 || !tag->parent)
        complain(check, tag, "a box is on a tag outside the tree");
    tag->has_box = true;
}

struct tags_check *tags_check_new(struct arena *arena, struct diags *diags)
{
    struct tags_check *check = arena_new(arena, struct tags_check);
    *check = (struct tags_check){
        .diags = diags, .notes = map_new(arena), .is_good = true};
    return check;
}

static void check_tag(struct tags_check *check, struct tag *tag)
{
    check_nesting(check, tag);
    check_heading(check, tag);
    check_facts(check, tag);
    check_rows(check, tag);
}

void tags_check_part(struct tags_check *check, struct tag *first)
{
    if (first)
        check_nesting(check, first->parent);
    for (struct tag *top = first; top; top = top->next)
        for (struct tag *t = top; t; t = tag_walk(top, t))
            check_tag(check, t);
}

void tags_check_page(struct tags_check *check, const struct page *page)
{
    for (const struct box *box = page->first; box; box = box->next)
        check_box(check, box);
}

bool tags_check_end(const struct tags_check *check)
{
    return check->is_good;
}

/* Every tag reached must be numbered; a box's tag that is not is foreign. */
static void number_all(struct layout *layout)
{
    for (struct page *page = layout->pages; page; page = page->next)
        for (struct box *box = page->first; box; box = box->next)
            if (box->tag)
                box->tag->number = -1;
    int number = 0;
    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t))
        t->number = number++;
    layout->tag_count = (size_t)number;
}

bool tags_check(struct layout *layout, struct diags *diags)
{
    struct tags_check *check = tags_check_new(diags->arena, diags);
    number_all(layout);
    for (struct page *page = layout->pages; page; page = page->next)
        tags_check_page(check, page);
    for (struct tag *t = layout->root; t; t = tag_walk(layout->root, t))
        check_tag(check, t);
    return tags_check_end(check);
}
