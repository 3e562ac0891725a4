/*
 * Making and judging the values that templates see.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/value.h"

#include "base/fatal.h"

static struct value *make(struct arena *arena, enum value_kind kind)
{
    struct value *value = arena_new(arena, struct value);

    value->kind = kind;
    return value;
}

struct value *value_text(struct arena *arena, struct text text)
{
    struct value *value = make(arena, VALUE_TEXT);

    value->text = text;
    return value;
}

struct value *value_str(struct arena *arena, struct str str)
{
    return value_text(arena, (struct text){str, POS_NONE});
}

struct value *value_source(struct arena *arena, struct source source)
{
    struct value *value = make(arena, VALUE_SOURCE);

    value->source = source;
    return value;
}

struct value *value_bool(struct arena *arena, bool truth)
{
    struct value *value = make(arena, VALUE_BOOL);

    value->truth = truth;
    return value;
}

struct value *value_list(struct arena *arena)
{
    return make(arena, VALUE_LIST);
}

struct value *value_map(struct arena *arena)
{
    struct value *value = make(arena, VALUE_MAP);

    value->fields = map_new(arena);
    return value;
}

void value_push(struct arena *arena, struct value *list, struct value *item)
{
    invariant(list->kind == VALUE_LIST);
    if (list->count == list->cap) {
        size_t cap = list->cap ? 2 * list->cap : 8;

        list->items =
            arena_grow(arena, list->items, list->count * sizeof(*list->items),
                       cap * sizeof(*list->items));
        list->cap = cap;
    }
    list->items[list->count++] = item;
}

void value_set(struct value *map, const char *name, struct value *value)
{
    invariant(map->kind == VALUE_MAP);
    map_put(&map->fields, str_from(name), value);
}

bool value_is_true(const struct value *value)
{
    switch (value->kind) {
    case VALUE_TEXT: return value->text.str.len > 0;
    case VALUE_SOURCE: return value->source.text.len > 0;
    case VALUE_LIST: return value->count > 0;
    case VALUE_MAP: return true;
    case VALUE_BOOL: return value->truth;
    }
    return false;
}
