/*
 * Definition lists: "Term", then ": what it means". Term and meaning become
 * an item of a list and an item of a list in it, and these one list of terms.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/callout.h"

/* The inside of line INDEX, behind blanks and quote marks. */
static struct str inside(const struct rewrite *rewrite, size_t index)
{
    struct str line = rewrite_line(rewrite, index);

    return str_slice(line, rewrite_indent(line), line.len);
}

static bool is_empty(const struct rewrite *rewrite, size_t index)
{
    return inside(rewrite, index).len == 0;
}

/* ": text" or "~ text" is not taken: only the colon came up in policies. */
static bool is_definition(const struct rewrite *rewrite, size_t index)
{
    struct str line = inside(rewrite, index);

    return line.len > 2 && line.ptr[0] == ':' &&
           (line.ptr[1] == ' ' || line.ptr[1] == '\t') &&
           !rewrite->lines[index].is_code && str_trim(line).len > 1;
}

/* Whether line INDEX can be a term: running text, no mark of another block. */
static bool is_term(const struct rewrite *rewrite, size_t index)
{
    struct str line = inside(rewrite, index);
    static const char marks[] = "#|:<=!";
    size_t digits = 0;

    if (line.len == 0 || line.len > 200 || rewrite->lines[index].is_code)
        return false;
    for (size_t i = 0; marks[i]; i++)
        if (line.ptr[0] == marks[i])
            return false;
    if (line.len > 1 && (line.ptr[1] == ' ' || line.ptr[1] == line.ptr[0]) &&
        (line.ptr[0] == '-' || line.ptr[0] == '*' || line.ptr[0] == '+'))
        return line.ptr[0] == '*' && line.ptr[1] == '*';
    while (digits < line.len && line.ptr[digits] >= '0' &&
           line.ptr[digits] <= '9')
        digits++;
    return digits == 0 || digits == line.len ||
           (line.ptr[digits] != '.' && line.ptr[digits] != ')');
}

/* ": text" right before a table names that table. */
static bool is_caption(const struct rewrite *rewrite, size_t index)
{
    size_t next = index + 1;
    struct str line;

    while (next < rewrite->line_count && next < index + 3 &&
           is_empty(rewrite, next))
        next++;
    if (next >= rewrite->line_count)
        return false;
    line = inside(rewrite, next);
    return str_has_prefix(line, STR("|")) || str_has_prefix(line, STR("+-")) ||
           str_has_prefix(line, STR("<table"));
}

/* The line of the definition that makes line INDEX a term, or 0. */
static size_t definition_of(const struct rewrite *rewrite, size_t index)
{
    size_t next = index + 1;
    struct str term = rewrite_line(rewrite, index), line;

    if (!is_term(rewrite, index))
        return 0;
    if (next < rewrite->line_count && is_empty(rewrite, next))
        next++;
    if (next >= rewrite->line_count || !is_definition(rewrite, next) ||
        is_caption(rewrite, next))
        return 0;
    line = rewrite_line(rewrite, next);
    return rewrite_indent(line) == rewrite_indent(term) ? next : 0;
}

static struct str put_prefix(struct rewrite *rewrite, struct str line,
                             size_t column, const char *mark, size_t from)
{
    struct buf buf = buf_new(rewrite->doc->arena);

    buf_add(&buf, str_slice(line, 0, column));
    buf_add_zero_ended(&buf, mark);
    buf_add(&buf, str_slice(line, from, line.len));
    return buf_str(&buf);
}

static struct edit *put_term(struct rewrite *rewrite, size_t index,
                             size_t column)
{
    struct edit *edit = rewrite_edit(rewrite, EDIT_TERM, index, column);
    struct str line = rewrite_line(rewrite, index);

    rewrite_shift(rewrite, edit, index,
                  put_prefix(rewrite, line, column, "- ", column), column,
                  column + 2);
    return edit;
}

/* Blanks at COLUMN of LINE, at most LIMIT. */
static size_t blanks_at(struct str line, size_t column, size_t limit)
{
    size_t count = 0;

    while (count < limit && column + count < line.len &&
           line.ptr[column + count] == ' ')
        count++;
    return count;
}

/* Lines behind the definition at INDEX that are indented to belong to it. The
 * first paragraph may go on without. Returns the line behind. */
static size_t put_rest(struct rewrite *rewrite, struct edit *edit, size_t index,
                       size_t column, size_t width)
{
    bool after_blank = false;
    size_t at = index + 1, end = at;

    for (; at < rewrite->line_count; at++) {
        struct str line = rewrite_line(rewrite, at);
        size_t indent = rewrite_indent(line), blanks;

        if (indent == line.len) {
            after_blank = true;
            continue;
        }
        blanks = blanks_at(line, column, width);
        if (indent < column || blanks < 2) {
            if (after_blank || is_definition(rewrite, at) ||
                definition_of(rewrite, at) > 0)
                break;
            end = at + 1;
            continue;
        }
        rewrite_shift(
            rewrite, edit, at,
            put_prefix(rewrite, line, column, "    ", column + blanks),
            column + blanks, column + 4);
        end = at + 1;
    }
    return end;
}

/* The definition of TERM at INDEX, its marker made "  * "; returns the line
 * behind. */
static size_t put_definition(struct rewrite *rewrite, struct edit *term,
                             size_t index, size_t column)
{
    struct edit *edit =
        rewrite_edit(rewrite, EDIT_DEFINITION, index, column + 2);
    struct str line = rewrite_line(rewrite, index);
    size_t width = 1 + blanks_at(line, column + 1, 3);

    if (width == 1)
        width = 2; /* a tab */
    edit->needs = term;
    if (!term->needs)
        term->needs = edit;
    rewrite_shift(rewrite, edit, index,
                  put_prefix(rewrite, line, column, "  * ", column + width),
                  column + width, column + 4);
    return put_rest(rewrite, edit, index, column, width);
}

/* The term at INDEX with all its definitions; returns the line behind. */
static size_t put_entry(struct rewrite *rewrite, size_t index, size_t next)
{
    size_t column = rewrite_indent(rewrite_line(rewrite, index)), end;
    struct edit *term = put_term(rewrite, index, column);

    for (;;) {
        end = next = put_definition(rewrite, term, next, column);
        while (next < rewrite->line_count && is_empty(rewrite, next))
            next++;
        if (next >= rewrite->line_count || !is_definition(rewrite, next) ||
            rewrite_indent(rewrite_line(rewrite, next)) != column ||
            is_caption(rewrite, next))
            return end;
    }
}

void terms_scan(struct rewrite *rewrite)
{
    bool can_start = true;
    size_t i = 0;

    while (i < rewrite->line_count) {
        size_t next = can_start ? definition_of(rewrite, i) : 0;

        if (next > 0) {
            i = put_entry(rewrite, i, next);
            can_start = true;
            continue;
        }
        can_start = is_empty(rewrite, i) || inside(rewrite, i).ptr[0] == '#';
        i++;
    }
}

/* In the tree ------------------------------------------------------------- */

/* Moves what the definitions in ITEM hold up into it, behind the term. */
static void flatten(struct doc_node *item)
{
    struct doc_node *list = item->first ? item->first->next : NULL;
    struct doc_node *entry, *block;

    if (!list || list->kind != DOC_LIST)
        return;
    doc_remove(list);
    while ((entry = list->first)) {
        doc_remove(entry);
        while ((block = entry->first)) {
            doc_remove(block);
            doc_append(item, block);
        }
    }
}

/* A list of terms behind LIST. */
static struct doc_node *terms_behind(struct doc *doc, struct doc_node *list,
                                     const struct doc_node *item, bool is_terms)
{
    struct doc_node *more = doc_new(doc, DOC_LIST, item->pos);

    more->is_tight = list->is_tight;
    more->style = is_terms ? LIST_TERMS : LIST_DECIMAL;
    doc_insert_after(list, more);
    return more;
}

static bool has_term(const struct doc_node *item)
{
    return item->first && str_is(item->first->more->class_, "term");
}

/* Items that are terms part from bullets that came next to them. */
static void settle(struct doc *doc, struct doc_node *list)
{
    struct doc_node *into = list, *next;

    list->style = has_term(list->first) ? LIST_TERMS : LIST_DECIMAL;
    for (struct doc_node *item = list->first; item; item = next) {
        bool is_terms = has_term(item);

        next = item->next;
        if (is_terms != (into->style == LIST_TERMS))
            into = terms_behind(doc, into, item, is_terms);
        if (into != list) {
            doc_remove(item);
            doc_append(into, item);
        }
    }
}

void terms_apply(struct rewrite *rewrite)
{
    struct edit *edit;

    for (edit = rewrite->first; edit; edit = edit->next)
        if (edit->kind == EDIT_TERM && edit->node && !edit->is_off &&
            edit->node->first) {
            doc_more(rewrite->doc, edit->node->first)->class_ = STR("term");
            flatten(edit->node);
        }
    for (edit = rewrite->first; edit; edit = edit->next)
        if (edit->kind == EDIT_TERM && edit->node && !edit->is_off &&
            edit->node->parent->style != LIST_TERMS)
            settle(rewrite->doc, edit->node->parent);
}
