/*
 * Single values: texts, dates and words of an enumeration.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/fields.h"

enum { WORDS_LIMIT = 16 };

bool fields_text(struct loader *loader, const struct node *node,
                 struct text *text)
{
    if (node->kind != NODE_SCALAR) {
        fields_wrong_type(loader, node, "a text",
                          node->kind == NODE_MAP && node->first
                              ? "put a text that holds ': ' in quotes"
                              : NULL);
        return false;
    }
    text->str = node->is_null ? STR_NONE : str_trim(node->text);
    text->pos = node->text_pos;
    return true;
}

bool fields_texts(struct loader *loader, const struct node *node,
                  struct texts *texts)
{
    texts->count = 0;
    if (node->kind == NODE_SCALAR && node->is_null)
        return true;
    if (node->kind != NODE_LIST) {
        fields_wrong_type(loader, node, "a list",
                          "write [a, b], or each item behind '- ' on a line");
        return false;
    }
    texts->items = arena_array(loader->arena, node->count, struct text);
    for (struct node *item = node->first; item; item = item->next) {
        struct text *text = &texts->items[texts->count];
        if (item->kind == NODE_SCALAR && item->is_null)
            fields_wrong_type(loader, item, "a text", "delete the empty item");
        else if (fields_text(loader, item, text))
            texts->count++;
    }
    return true;
}

/* Says what is wrong with a DAY that date_parse refused. */
static void bad_date(struct loader *loader, struct text text)
{
    bool is_shaped =
        text.str.len == 10 && text.str.ptr[4] == '-' && text.str.ptr[7] == '-';
    struct diag *diag =
        diag_add(loader->diags, LOAD_BAD_DATE, text.pos, "'%.*s' is no %s",
                 STR_ARG(text.str), is_shaped ? "day of the calendar" : "date");

    diag_hint(loader->diags, diag, "write year-month-day, such as 2026-03-31");
}

bool fields_date(struct loader *loader, const struct node *node,
                 struct dated *dated)
{
    struct text text = {0};

    if (!fields_text(loader, node, &text))
        return false;
    dated->pos = text.pos;
    dated->day = DATE_NONE;
    if (text_is_empty(text))
        return true;
    dated->day = date_parse(text.str);
    if (dated->day == DATE_NONE)
        bad_date(loader, text);
    return dated->day != DATE_NONE;
}

/* Words of an enumeration. */

struct words {
    const char *what;
    int (*from)(struct str word);
    const char *(*name)(int value);
    int count;
};

static int category_value(struct str word)
{
    return (int)category_from(word);
}

static const char *category_text(int value)
{
    return category_name((enum category)value);
}

static int frequency_value(struct str word)
{
    return (int)frequency_from(word);
}

static const char *frequency_text(int value)
{
    return frequency_name((enum frequency)value);
}

static int mode_value(struct str word)
{
    return (int)mode_from(word);
}

static const char *mode_text(int value)
{
    return mode_name((enum mode)value);
}

static int status_value(struct str word)
{
    return (int)status_from(word);
}

static const char *status_text(int value)
{
    return status_name((enum status)value);
}

static const struct words category_words = {
    "trust services category", category_value, category_text, CATEGORY_COUNT};
static const struct words frequency_words = {"frequency", frequency_value,
                                             frequency_text, FREQUENCY_COUNT};
static const struct words mode_words = {"mode", mode_value, mode_text,
                                        MODE_COUNT};
static const struct words status_words = {"status", status_value, status_text,
                                          STATUS_RETIRED + 1};

static void unknown_word(struct loader *loader, const struct words *words,
                         struct text text)
{
    struct str names[WORDS_LIMIT];
    struct buf list = buf_new(loader->arena);
    struct diag *diag =
        diag_add(loader->diags, LOAD_UNKNOWN_WORD, text.pos, "'%.*s' is no %s",
                 STR_ARG(text.str), words->what);
    struct str near;

    for (int i = 1; i < words->count; i++) {
        names[i - 1] = str_from(words->name(i));
        buf_printf(&list, "%s%s", i > 1 ? ", " : "", words->name(i));
    }
    near = str_nearest(text.str, names, (size_t)words->count - 1);
    if (near.len)
        diag_hint(loader->diags, diag, "did you mean '%.*s'? allowed: %.*s",
                  STR_ARG(near), STR_ARG(buf_str(&list)));
    else
        diag_hint(loader->diags, diag, "allowed: %.*s",
                  STR_ARG(buf_str(&list)));
}

/* The value of a word; 0 for none, with a message unless it is empty. POS is
 * set in any case, so that check can tell a missing key from a wrong one. */
static int read_word(struct loader *loader, const struct node *node,
                     const struct words *words, struct pos *pos)
{
    struct text text = {0};
    int value;

    *pos = node->pos;
    if (!fields_text(loader, node, &text))
        return 0;
    *pos = text.pos;
    /* "secondary: -" is how the framework writes none. */
    if (text_is_empty(text) || str_is(text.str, "-") ||
        str_is(text.str, "\xE2\x80\x94"))
        return 0;
    value = words->from(text.str);
    if (value == 0)
        unknown_word(loader, words, text);
    return value;
}

void fields_word(struct loader *loader, const struct field *field,
                 const struct node *node, void *object)
{
    struct pos *pos = (struct pos *)(void *)((char *)object + field->extra);
    void *value = (char *)object + field->offset;

    switch (field->kind) {
    case FIELD_CATEGORY:
        *(enum category *)value =
            (enum category)read_word(loader, node, &category_words, pos);
        break;
    case FIELD_FREQUENCY:
        *(enum frequency *)value =
            (enum frequency)read_word(loader, node, &frequency_words, pos);
        break;
    case FIELD_MODE:
        *(enum mode *)value =
            (enum mode)read_word(loader, node, &mode_words, pos);
        break;
    default:
        *(enum status *)value =
            (enum status)read_word(loader, node, &status_words, pos);
    }
}
