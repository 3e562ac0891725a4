/*
 * Finding lettered markers and telling what they count.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/lists.h"

#include <string.h>

#include "base/ascii.h"
#include "doc/lists_parts.h"

#define NESTED_LIMIT 4 /* markers on one line */

/* Finding markers -------------------------------------------------------- */

struct found {
    struct str marker;
    char delimiter;
    size_t end; /* behind the delimiter */
};

/* One case throughout: letters of a numeral, one letter, or digits. */
static bool is_counting(struct str marker)
{
    if (marker.len == 0 || marker.len > LISTS_MARKER_LIMIT)
        return false;
    if (marker.len == 1)
        return ascii_is_lower(marker.ptr[0]) || ascii_is_upper(marker.ptr[0]) ||
               ascii_is_digit(marker.ptr[0]);
    for (size_t i = 0; i < marker.len; i++)
        if (ascii_is_upper(marker.ptr[i]) != ascii_is_upper(marker.ptr[0]) ||
            ascii_is_digit(marker.ptr[i]) != ascii_is_digit(marker.ptr[0]))
            return false;
    return ascii_is_digit(marker.ptr[0]) || lists_roman(marker) > 0;
}

/* A marker at AT in any of the forms, also those Markdown knows. */
static bool find_marker(struct str line, size_t at, struct found *found)
{
    bool is_open = at < line.len && line.ptr[at] == '(';
    size_t from = is_open ? at + 1 : at, to = from;

    while (to < line.len && to - from <= LISTS_MARKER_LIMIT &&
           (ascii_is_lower(line.ptr[to]) || ascii_is_upper(line.ptr[to]) ||
            ascii_is_digit(line.ptr[to])))
        to++;
    found->marker = str_slice(line, from, to);
    if (to >= line.len || !is_counting(found->marker))
        return false;
    found->end = to + 1;
    found->delimiter = is_open ? '(' : line.ptr[to];
    if (is_open)
        return line.ptr[to] == ')';
    return line.ptr[to] == '.' || line.ptr[to] == ')';
}

static bool is_blank_at(struct str line, size_t at)
{
    return at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t');
}

/* The marker counts on from the one before, in a paragraph of its own. */
static bool follows(const struct found *before, const struct found *found)
{
    return before->marker.len == 1 && found->marker.len == 1 &&
           before->delimiter == found->delimiter &&
           found->marker.ptr[0] == before->marker.ptr[0] + 1;
}

/* Whether a line below, no less indented than AT, counts on from FOUND at AT
 * itself: "A. Scope" above "B. Roles" is no name. */
static bool is_followed(const struct rewrite *rewrite, size_t index, size_t at,
                        const struct found *found)
{
    for (size_t i = index + 1; i < rewrite->line_count; i++) {
        struct str line = rewrite_line(rewrite, i);
        size_t indent = rewrite_indent(line);
        struct found next;

        if (indent < at || indent >= line.len)
            return false;
        if (indent == at && find_marker(line, at, &next))
            return follows(found, &next) && is_blank_at(line, next.end);
    }
    return false;
}

/* What follows the marker tells an item from a name ("B. Russell"), a page
 * ("p. 12") or a right ("(c) 2026"). */
static bool is_item(struct str line, const struct found *found, bool continues,
                    bool is_counted)
{
    char c = found->marker.ptr[0];
    struct str rest = str_trim(str_slice(line, found->end, line.len));
    bool is_name = ascii_is_upper(c) && found->marker.len == 1 &&
                   found->delimiter == '.' && !ascii_is_digit(c);

    if (!is_blank_at(line, found->end) || rest.len == 0)
        return false;
    if (is_name && !is_counted && !is_blank_at(line, found->end + 1) &&
        line.ptr[found->end] != '\t')
        return false;
    if (continues || ascii_is_digit(c))
        return true;
    if (found->delimiter == '(' && (c | 0x20) == 'c' && found->marker.len == 1)
        return false;
    return found->marker.len > 1 || (c | 0x20) == 'a' || (c | 0x20) == 'i' ||
           !ascii_is_digit(rest.ptr[0]);
}

/* Markdown reads it without help. */
static bool is_known(const struct found *found)
{
    return ascii_is_digit(found->marker.ptr[0]) && found->delimiter != '(';
}

/* "(iv)" becomes "001)": the width stays, so every place stays. */
static void put_marker(struct rewrite *rewrite, size_t index, size_t at,
                       const struct found *found)
{
    struct edit *edit = rewrite_edit(rewrite, EDIT_ITEM, index, at);
    struct str line =
        str_copy(rewrite->doc->arena, rewrite_line(rewrite, index));
    char *bytes = (char *)line.ptr;

    edit->marker = found->marker;
    edit->delimiter = found->delimiter;
    memset(bytes + at, '0', found->end - at - 1);
    bytes[found->end - 2] = '1';
    rewrite_put(rewrite, edit, index, line);
}

/* Behind a bullet and its blanks, or AT. */
static size_t skip_bullet(struct str line, size_t at)
{
    if (at + 1 >= line.len || !is_blank_at(line, at + 1) ||
        (line.ptr[at] != '-' && line.ptr[at] != '*' && line.ptr[at] != '+'))
        return at;
    at++;
    while (is_blank_at(line, at))
        at++;
    return at;
}

/* Whether LINE begins with a list item; rewrites its markers. */
static bool scan_line(struct rewrite *rewrite, size_t index, bool in_list,
                      struct found *before)
{
    struct str line = rewrite_line(rewrite, index);
    size_t at = rewrite_indent(line);
    bool is_list = in_list;
    int count = 0;

    while (count < NESTED_LIMIT) {
        struct found found;
        size_t next = skip_bullet(line, at);

        if (next == at) {
            if (!find_marker(line, at, &found))
                break;
            bool is_next = follows(before, &found);
            if (!is_item(line, &found, is_list || is_next,
                         is_next || is_followed(rewrite, index, at, &found)))
                break;
            *before = found;
            if (!is_known(&found))
                put_marker(rewrite, index, at, &found);
            line = rewrite_line(rewrite, index);
            next = found.end;
            while (is_blank_at(line, next))
                next++;
        }
        at = next;
        is_list = true;
        count++;
    }
    return count > 0;
}

/* A line that no paragraph goes on behind. */
static bool ends_block(struct str line)
{
    line = str_trim(str_slice(line, rewrite_indent(line), line.len));
    return line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == '|' ||
           line.ptr[0] == '+' || str_has_suffix(line, STR("-->"));
}

void lists_scan(struct rewrite *rewrite)
{
    bool can_start = true, in_list = false;
    struct found before = {.marker = STR_NONE};

    for (size_t i = 0; i < rewrite->line_count; i++) {
        struct str line = rewrite_line(rewrite, i);

        if (!rewrite->lines[i].is_code && (can_start || in_list) &&
            scan_line(rewrite, i, in_list, &before)) {
            in_list = true;
            can_start = false;
            continue;
        }
        can_start = rewrite->lines[i].is_code || ends_block(line);
        if (can_start)
            in_list = false;
    }
}

/* What the items count ---------------------------------------------------- */

struct count {
    enum list_style style;
    char delimiter;
    int start, next;
};

/* How an item of LIST counts when nothing goes before it. */
static struct count count_alone(const struct doc_node *list,
                                const struct doc_node *item)
{
    struct count count = {LIST_DECIMAL, list->delimiter, list->more->start, 0};

    if (item->more->number.len > 0) {
        count.style = lists_style(item->more->number);
        count.delimiter = item->delimiter;
        count.start = lists_value(item->more->number, count.style);
    }
    count.next = count.start + 1;
    return count;
}

/* Whether ITEM goes on counting as COUNT does. Nobody counts strictly: any
 * letter continues letters; only "i", and the letters rare in numerals, must
 * be the next one to count on in the style they could be mistaken for. */
static bool continues(const struct count *count, const struct doc_node *item)
{
    int value = lists_value(item->more->number, count->style);
    bool is_letters =
        count->style == LIST_LOWER_ALPHA || count->style == LIST_UPPER_ALPHA;
    char delimiter = item->more->number.len > 0 ? item->delimiter : '\0';

    if (item->more->number.len == 0)
        return count->style == LIST_DECIMAL && count->delimiter != '(';
    if (delimiter != count->delimiter || value == 0)
        return false;
    if (is_letters && (item->more->number.ptr[0] | 0x20) == 'i')
        return value == count->next || value == count->start;
    return (item->more->number.ptr[0] | 0x20) != 'l' ||
           item->more->number.len > 1 || is_letters || value == count->next;
}

static void set_count(struct doc *doc, struct doc_node *list,
                      const struct count *count)
{
    list->style = count->style;
    list->delimiter = count->delimiter;
    doc_more(doc, list)->start = count->start;
}

static struct doc_node *list_behind(struct doc *doc, struct doc_node *list,
                                    const struct doc_node *item)
{
    struct doc_node *more = doc_new(doc, DOC_LIST, item->pos);

    more->is_ordered = true;
    more->is_tight = list->is_tight;
    doc_more(doc, more)->start = 1;
    more->delimiter = list->delimiter == '(' ? ')' : list->delimiter;
    doc_insert_after(list, more);
    return more;
}

static void settle_list(struct doc *doc, struct doc_node *list)
{
    struct doc_node *item = list->first, *next, *into = list;
    struct count count = count_alone(list, item);

    set_count(doc, list, &count);
    for (; item; item = next) {
        next = item->next;
        if (item != list->first && !continues(&count, item)) {
            into = list_behind(doc, into, item);
            count = count_alone(into, item);
            set_count(doc, into, &count);
        } else if (item != list->first) {
            count.next++;
        }
        if (into != list) {
            doc_remove(item);
            doc_append(into, item);
        }
        item->delimiter = '\0';
        if (item->more->number.len > 0)
            doc_more(doc, item)->number = STR_NONE;
    }
}

void lists_apply(struct rewrite *rewrite)
{
    struct edit *edit;

    for (edit = rewrite->first; edit; edit = edit->next)
        if (edit->kind == EDIT_ITEM && edit->node && !edit->is_off) {
            doc_more(rewrite->doc, edit->node)->number = edit->marker;
            edit->node->delimiter = edit->delimiter;
        }
    /* The first item found settles its whole list and clears the others. */
    for (edit = rewrite->first; edit; edit = edit->next)
        if (edit->kind == EDIT_ITEM && edit->node && !edit->is_off &&
            edit->node->more->number.len > 0)
            settle_list(rewrite->doc, edit->node->parent);
}
