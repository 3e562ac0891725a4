/*
 * Cells understood: criteria, frequencies, natures, roles, policies.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "intake/values.h"

#include "base/ascii.h"

/* Room for as many items as TEXT can hold. */
static struct values_list list_for(struct arena *arena, struct str text)
{
    return (struct values_list){
        arena_array(arena, text.len / 2 + 2, struct str), 0, false};
}

static void add_once(struct values_list *list, struct str item)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->items[i], item))
            return;
    list->items[list->count++] = item;
}

/* Criteria --------------------------------------------------------------- */

static bool is_digit(struct str text, size_t at)
{
    return at < text.len && ascii_is_digit(text.ptr[at]);
}

static bool is_word(struct str text, size_t at)
{
    return is_digit(text, at) ||
           (at < text.len && ascii_is_letter(text.ptr[at]));
}

static size_t digits_end(struct str text, size_t at)
{
    while (is_digit(text, at))
        at++;
    return at;
}

/* The series whose name begins at AT, or NULL. */
static const char *series_at(struct str text, size_t at)
{
    static const char *const names[] = {"CC", "PI", "A", "C", "P"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str name = str_from(names[i]);
        struct str here = str_slice(text, at, at + name.len);
        char next = at + name.len < text.len ? text.ptr[at + name.len] : ' ';

        if (str_eq_nocase(here, name) && !ascii_is_letter(next))
            return names[i];
    }
    return NULL;
}

/* The criterion at AT, "CC6.1" or "cc 6.1"; *END is behind it. Empty if there
 * is none. */
static struct str criterion_at(struct arena *arena, struct str text, size_t at,
                               size_t *end)
{
    const char *series = series_at(text, at);
    size_t from, dot;

    if (!series || (at > 0 && is_word(text, at - 1)))
        return STR_NONE;
    from = at + str_from(series).len;
    while (from < text.len && (text.ptr[from] == ' ' || text.ptr[from] == '-'))
        from++;
    dot = digits_end(text, from);
    *end = digits_end(text, dot + 1);
    if (dot == from || dot >= text.len || text.ptr[dot] != '.' ||
        *end == dot + 1)
        return STR_NONE;
    return str_printf(arena, "%s%.*s", series,
                      STR_ARG(str_slice(text, from, *end)));
}

struct values_list values_criteria(struct arena *arena, struct str text)
{
    struct values_list list = list_for(arena, text);
    size_t at = 0;

    while (at < text.len) {
        size_t end;
        struct str found = criterion_at(arena, text, at, &end);

        if (found.len > 0)
            add_once(&list, found);
        at = found.len > 0 ? end : at + 1;
    }
    return list;
}

/* Words ------------------------------------------------------------------ */

/* The next piece of *REST between any of MARKS; false at the end. */
static bool next_piece(struct str *rest, const char *marks, struct str *piece)
{
    struct str all = str_from(marks);
    size_t end = 0;

    if (rest->len == 0)
        return false;
    while (end < rest->len && str_find_byte(all, rest->ptr[end], 0) == all.len)
        end++;
    *piece = str_trim(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, end + 1, rest->len);
    return true;
}

static enum frequency frequency_among(struct str text, const char *marks)
{
    enum frequency found = FREQUENCY_NONE;
    struct str piece;

    while (found == FREQUENCY_NONE && next_piece(&text, marks, &piece))
        found = frequency_from(piece);
    return found;
}

enum frequency values_frequency(struct str text)
{
    enum frequency found = frequency_from(text);

    if (found == FREQUENCY_NONE)
        found = frequency_among(text, ",;/()\n");
    return found != FREQUENCY_NONE ? found
                                   : frequency_among(text, ",;/()\n .:");
}

struct values_list values_nature(struct arena *arena, struct str text)
{
    static const char *const kinds[][2] = {
        {"manual", "manual"},      {"automat", "automated"},
        {"prevent", "preventive"}, {"detect", "detective"},
        {"correct", "corrective"}, {"hybrid", "hybrid"}};
    enum { KINDS = sizeof kinds / sizeof kinds[0] };
    struct values_list list = {arena_array(arena, KINDS, struct str), 0, false};
    struct str lower = str_lower(arena, text);

    for (size_t i = 0; i < KINDS; i++)
        if (str_find(lower, str_from(kinds[i][0]), 0) != SIZE_MAX)
            add_once(&list, str_from(kinds[i][1]));
    return list;
}

/* "1. Export", "- Export", "a) Export" and "• Export" as "Export". */
static struct str without_label(struct str item)
{
    size_t at = digits_end(item, 0);

    if (at == 0 && item.len > 1 && ascii_is_letter(item.ptr[0]) &&
        item.ptr[1] == ')')
        at = 1;
    if (at > 0 && at < item.len && (item.ptr[at] == '.' || item.ptr[at] == ')'))
        return str_trim(str_slice(item, at + 1, item.len));
    if (str_has_prefix(item, STR("\u2022")))
        return str_trim(str_slice(item, STR("\u2022").len, item.len));
    if (item.len > 1 && (item.ptr[0] == '-' || item.ptr[0] == '*') &&
        item.ptr[1] == ' ')
        return str_trim(str_slice(item, 1, item.len));
    return item;
}

struct values_list values_items(struct arena *arena, struct str text)
{
    struct values_list list = list_for(arena, text);
    struct str piece;

    while (next_piece(&text, ";\n\r", &piece)) {
        piece = without_label(piece);
        if (piece.len > 0)
            add_once(&list, piece);
    }
    return list;
}

/* Names ------------------------------------------------------------------ */

static struct str id_of(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);
    struct str lower = str_lower(arena, text);

    for (size_t i = 0; i < lower.len; i++)
        if (is_word(lower, i))
            buf_add_byte(&buf, lower.ptr[i]);
        else if (buf.len > 0 && buf.ptr[buf.len - 1] != '-')
            buf_add_byte(&buf, '-');
    while (buf.len > 0 && buf.ptr[buf.len - 1] == '-')
        buf.len--;
    return buf_str(&buf);
}

static bool is_role(const struct workspace *workspace, const struct role *role,
                    struct str text)
{
    const struct person *person =
        map_find(&workspace->person_by_id, role->person_id.str);

    return str_eq_nocase(role->id.str, text) ||
           str_eq_nocase(role->title.str, text) ||
           (person && str_eq_nocase(person->name.str, text));
}

struct str values_role(struct arena *arena, const struct workspace *workspace,
                       struct str text, bool *is_known)
{
    *is_known = true;
    for (size_t i = 0; i < workspace->roles_count; i++)
        if (is_role(workspace, workspace->roles[i], text))
            return workspace->roles[i]->id.str;
    *is_known = map_find(&workspace->role_by_id, id_of(arena, text)) != NULL;
    return id_of(arena, text);
}

static const struct policy *policy_named(const struct workspace *workspace,
                                         struct str text)
{
    for (size_t i = 0; i < workspace->policies_count; i++) {
        const struct policy *policy = workspace->policies[i];

        if (str_eq_nocase(policy->id.str, text) ||
            str_eq_nocase(policy->title.str, text))
            return policy;
    }
    return NULL;
}

static void add_policies(struct values_list *list,
                         const struct workspace *workspace, struct str text,
                         const char *marks)
{
    const struct policy *whole = policy_named(workspace, str_trim(text));
    struct str piece;

    if (whole || marks[0] == '\0') {
        if (whole)
            add_once(list, whole->id.str);
        else
            list->has_unknown = true;
        return;
    }
    while (next_piece(&text, marks, &piece))
        if (piece.len > 0)
            add_policies(list, workspace, piece,
                         str_is(str_from(marks), ",") ? "" : ",");
}

/* Titles may hold commas, so pieces between them come last. */
struct values_list values_policies(struct arena *arena,
                                   const struct workspace *workspace,
                                   struct str text)
{
    struct values_list list = list_for(arena, text);

    if (text.len > 0)
        add_policies(&list, workspace, text, ";\n\r");
    return list;
}
