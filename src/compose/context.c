/*
 * Looking names up. Strict: a view defines every name, empty where there is
 * nothing, so a name that is nowhere is a mistake in the template.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/context.h"

static const struct value truths[2] = {
    {.kind = VALUE_BOOL, .truth = false},
    {.kind = VALUE_BOOL, .truth = true},
};

static const struct value *field_of(const struct value *value, struct str name)
{
    return value->kind == VALUE_MAP ? map_find(&value->fields, name) : NULL;
}

static const struct value *find_word(const struct frame *top, struct str word)
{
    for (const struct frame *frame = top; frame; frame = frame->up) {
        const struct value *found = field_of(frame->value, word);

        if (found)
            return found;
        if (frame->is_item && str_is(word, "first"))
            return &truths[frame->is_first];
        if (frame->is_item && str_is(word, "last"))
            return &truths[frame->is_last];
    }
    return NULL;
}

static void suggest(struct diags *diags, struct diag *diag,
                    const struct value *value, struct str word)
{
    struct str *names;

    if (value->kind != VALUE_MAP)
        return;
    names = arena_array(diags->arena, value->fields.count + 1, struct str);
    for (size_t i = 0; i < value->fields.count; i++)
        names[i] = value->fields.entries[i].key;
    diag_suggest(diags, diag, word, names, value->fields.count);
}

/* The names of the innermost group, because no near one came to mind. */
static void list_names(struct diags *diags, struct diag *diag,
                       const struct frame *top)
{
    enum { MOST = 12 };
    struct buf buf = buf_new(diags->arena);
    const struct map *fields;

    while (top->up && top->value->kind != VALUE_MAP)
        top = top->up;
    fields = &top->value->fields;
    for (size_t i = 0; i < fields->count && i < MOST; i++) {
        buf_add(&buf, i > 0 ? STR(", ") : STR_NONE);
        buf_add(&buf, fields->entries[i].key);
    }
    if (fields->count > MOST)
        buf_add(&buf, STR(", …"));
    if (buf.len > 0)
        diag_hint(diags, diag, "known here: %.*s", STR_ARG(buf_str(&buf)));
}

/* The nearest name of the innermost section that has a near one. */
static void say_unknown(struct diags *diags, const struct frame *top,
                        struct str word, struct pos pos)
{
    struct diag *diag =
        diag_add(diags, TEMPLATE_NAME, pos, "nothing is named \"%.*s\" here",
                 STR_ARG(str_slice(word, 0, 60)));

    for (const struct frame *at = top; at && diag->hint.len == 0; at = at->up)
        suggest(diags, diag, at->value, word);
    if (diag->hint.len == 0)
        list_names(diags, diag, top);
}

static void say_no_field(struct diags *diags, const struct value *value,
                         struct str before, struct str word, struct pos pos)
{
    struct diag *diag = diag_add(
        diags, TEMPLATE_NAME, pos, "\"%.*s\" has no field \"%.*s\"",
        STR_ARG(str_slice(before, 0, 60)), STR_ARG(str_slice(word, 0, 60)));

    suggest(diags, diag, value, word);
}

const struct value *context_find(struct diags *diags, const struct frame *top,
                                 struct str name, struct pos pos)
{
    struct str rest = name, word;
    const struct value *value;

    if (str_is(name, "."))
        return top->value;
    str_next_piece(&rest, '.', &word);
    value = find_word(top, word);
    if (!value) {
        say_unknown(diags, top, word, pos);
        return NULL;
    }
    while (str_next_piece(&rest, '.', &word)) {
        const struct value *field = field_of(value, word);

        if (!field) {
            size_t len = (size_t)(word.ptr - name.ptr) - 1;

            say_no_field(diags, value, str_slice(name, 0, len), word, pos);
            return NULL;
        }
        value = field;
    }
    return value;
}
