/*
 * Call-outs between two lines of their own: ":::note Title" as Docusaurus,
 * VuePress, MyST and Pandoc write them, "{% hint style="info" %}" as GitBook
 * does. Only the types that callout.c knows are taken; other boxes stay text.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/callout.h"

/* Deeper boxes stay text, so that a line is looked at so many times at most. */
enum { DEPTH_LIMIT = 16 };

struct fence {
    struct str word, title;
    bool is_hint; /* "{% hint %}", not ":::" */
};

/* LINE without what stands around it: quote marks and blanks. */
static struct str bare(struct str line)
{
    return str_trim(str_slice(line, rewrite_indent(line), line.len));
}

static size_t letters(struct str text)
{
    size_t at = 0;

    while (at < text.len && (text.ptr[at] | 0x20) >= 'a' &&
           (text.ptr[at] | 0x20) <= 'z')
        at++;
    return at;
}

static size_t colons(struct str text)
{
    size_t at = 0;

    while (at < text.len && text.ptr[at] == ':')
        at++;
    return at >= 3 ? at : 0;
}

static struct str skip(struct str text, char byte)
{
    bool is_there = text.len > 0 && text.ptr[0] == byte;

    return is_there ? str_slice(text, 1, text.len) : text;
}

/* {% hint style="info" %}; without a style it is for information. */
static bool read_hint(struct str line, struct fence *fence)
{
    size_t at;

    if (!str_has_prefix(line, STR("{% hint ")) ||
        !str_has_suffix(line, STR("%}")))
        return false;
    line = str_trim(str_slice(line, 8, line.len - 2));
    *fence = (struct fence){.word = STR("info"), .is_hint = true};
    if (line.len == 0)
        return true;
    if (!str_has_prefix(line, STR("style=\"")))
        return false;
    line = str_slice(line, 7, line.len);
    at = letters(line);
    fence->word = str_slice(line, 0, at);
    return callout_is_kind(fence->word);
}

/* ":::note", "::: warning Title", ":::tip[Title]", "::: {.note}", ":::{note}";
 * what says more than a type and a title stays as it is. */
static bool read_colons(struct str line, struct fence *fence)
{
    struct str rest = str_trim(str_slice(line, colons(line), line.len));
    bool is_braced = rest.len > 0 && rest.ptr[0] == '{';
    size_t at;

    if (colons(line) == 0)
        return false;
    rest = is_braced ? skip(skip(rest, '{'), '.') : rest;
    at = letters(rest);
    *fence = (struct fence){.word = str_slice(rest, 0, at)};
    rest = str_slice(rest, at, rest.len);
    if (is_braced && (rest.len == 0 || rest.ptr[0] != '}'))
        return false;
    rest = is_braced ? skip(rest, '}') : rest;
    if (rest.len > 0 && rest.ptr[0] == '[' && str_has_suffix(rest, STR("]")))
        rest = str_slice(rest, 1, rest.len - 1);
    else if (rest.len > 0 && rest.ptr[0] != ' ' && !is_braced)
        return false;
    fence->title = str_trim(rest);
    return callout_is_kind(fence->word);
}

/* +1 where LINE opens a box, -1 where it closes one, else 0. */
static int step(struct str line, const struct fence *fence)
{
    if (fence->is_hint)
        return str_eq(line, STR("{% endhint %}"))      ? -1
               : str_has_prefix(line, STR("{% hint ")) ? 1
                                                       : 0;
    return colons(line) == 0 ? 0 : colons(line) == line.len ? -1 : 1;
}

/* The line that ends what line FIRST begins, or 0: all between them must stand
 * behind PREFIX or be blank. */
static size_t find_end(const struct rewrite *rewrite, size_t first,
                       struct str prefix, const struct fence *fence)
{
    int depth = 1;

    for (size_t i = first + 1; i < rewrite->line_count && depth <= DEPTH_LIMIT;
         i++) {
        struct str line = rewrite_line(rewrite, i);

        if (!str_has_prefix(line, prefix) && bare(line).len > 0)
            return 0;
        if (!rewrite->lines[i].is_code)
            depth += step(bare(line), fence);
        if (depth == 0)
            return i;
    }
    return 0;
}

static void put_fence(struct rewrite *rewrite, size_t first,
                      const struct fence *fence)
{
    struct arena *arena = rewrite->doc->arena;
    struct str line = rewrite_line(rewrite, first);
    size_t column = rewrite_indent(line);
    struct str prefix = str_slice(line, 0, column);
    struct str quote = str_concat(arena, prefix, STR("> "));
    size_t end = find_end(rewrite, first, prefix, fence);
    struct edit *edit;

    if (end < first + 2)
        return;
    edit = rewrite_edit(rewrite, EDIT_CALLOUT, first, column);
    edit->title = fence->title;
    edit->word = fence->word;
    rewrite_put(rewrite, edit, first, quote);
    rewrite_put(rewrite, edit, end, prefix);
    for (size_t i = first + 1; i < end; i++) {
        line = rewrite_line(rewrite, i);
        if (line.len > column)
            rewrite_shift(
                rewrite, edit, i,
                str_concat(arena, quote, str_slice(line, column, line.len)),
                column, column + 2);
        else
            rewrite_put(rewrite, edit, i, quote);
    }
}

void fenced_scan(struct rewrite *rewrite)
{
    for (size_t i = 0; i < rewrite->line_count; i++) {
        struct str line = bare(rewrite_line(rewrite, i));
        struct fence fence;

        if (!rewrite->lines[i].is_code &&
            (read_hint(line, &fence) || read_colons(line, &fence)))
            put_fence(rewrite, i, &fence);
    }
}
