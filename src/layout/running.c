/*
 * Fills the patterns of heads and feet in.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/running.h"

#define DOT STR(" \u00B7 ")

struct filler {
    struct arena *arena;
    const struct doc_meta *meta;
    const struct running_now *now;
};

typedef struct str value_function(const struct filler *filler);

static struct str id_of(const struct filler *filler)
{
    return filler->meta->id;
}

static struct str title_of(const struct filler *filler)
{
    return filler->meta->title;
}

static struct str chapter_of(const struct filler *filler)
{
    return filler->now->chapter;
}

static struct str organization_of(const struct filler *filler)
{
    return filler->meta->organization;
}

static struct str version_of(const struct filler *filler)
{
    return filler->meta->version;
}

static struct str date_of(const struct filler *filler)
{
    return filler->meta->date;
}

static struct str classification_of(const struct filler *filler)
{
    return filler->meta->classification;
}

static struct str page_of(const struct filler *filler)
{
    return filler->now->page;
}

static struct str pages_of(const struct filler *filler)
{
    return filler->now->pages;
}

static const struct {
    const char *name;
    value_function *value;
} NAMES[] = {{"id", id_of},
             {"title", title_of},
             {"chapter", chapter_of},
             {"organization", organization_of},
             {"version", version_of},
             {"date", date_of},
             {"classification", classification_of},
             {"page", page_of},
             {"pages", pages_of}};

static value_function *find(struct str name)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (str_is(name, NAMES[i].name))
            return NAMES[i].value;
    return NULL;
}

/* The next name in braces at or behind *FROM: its value's function, NULL if
 * there is none of that name. False without any further brace. */
static bool next_name(struct str pattern, size_t from, size_t *open,
                      size_t *close, value_function **value)
{
    *open = from;
    while (*open < pattern.len && pattern.ptr[*open] != '{' &&
           pattern.ptr[*open] != '}')
        ++*open;
    if (*open == pattern.len)
        return false;
    *close = str_find_byte(pattern, '}', *open);
    *value = pattern.ptr[*open] == '{' && *close < pattern.len
                 ? find(str_slice(pattern, *open + 1, *close))
                 : NULL;
    return true;
}

bool running_is_valid(struct str pattern)
{
    size_t at = 0, open, close;
    value_function *value;

    for (; next_name(pattern, at, &open, &close, &value); at = close + 1)
        if (!value)
            return false;
    return true;
}

bool running_has_page(struct str pattern)
{
    return str_find(pattern, STR("{page"), 0) != SIZE_MAX;
}

/* One piece; empty if it names something and all of that is empty. */
static struct str fill(const struct filler *filler, struct str piece)
{
    struct buf buf = buf_new(filler->arena);
    size_t at = 0, open, close;
    bool has_name = false, has_value = false;
    value_function *value;

    for (; next_name(piece, at, &open, &close, &value); at = close + 1) {
        struct str text = value ? value(filler) : STR_NONE;
        buf_add(&buf, str_slice(piece, at, open));
        buf_add(&buf, text);
        has_name = true;
        has_value = has_value || text.len > 0;
    }
    buf_add(&buf, str_slice(piece, at, piece.len));
    return has_name && !has_value ? STR_NONE : str_trim(buf_str(&buf));
}

struct str running_text(struct arena *arena, struct str pattern,
                        const struct doc_meta *meta,
                        const struct running_now *now)
{
    struct filler filler = {arena, meta, now};
    struct buf buf = buf_new(arena);

    while (pattern.len > 0) {
        size_t end = str_find(pattern, DOT, 0);
        struct str piece = str_slice(pattern, 0, end), text;

        text = fill(&filler, piece);
        if (text.len > 0 && buf.len > 0)
            buf_add(&buf, DOT);
        buf_add(&buf, text);
        pattern = end == SIZE_MAX
                      ? STR_NONE
                      : str_slice(pattern, end + DOT.len, pattern.len);
    }
    return buf_str(&buf);
}
