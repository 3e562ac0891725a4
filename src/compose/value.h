/*
 * What templates see: texts, lists, maps and truth values, each with its
 * place in the user's files.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef COMPOSE_VALUE_H
#define COMPOSE_VALUE_H

#include "base/map.h"
#include "doc/markdown.h"

enum value_kind {
    VALUE_TEXT,   /* escaped by {{name}}, raw Markdown by {{{name}}} */
    VALUE_SOURCE, /* lines of Markdown that keep their places; raw only */
    VALUE_LIST,
    VALUE_MAP,
    VALUE_BOOL,
};

struct value {
    enum value_kind kind;
    struct text text;     /* VALUE_TEXT; an empty text is false */
    struct source source; /* VALUE_SOURCE */
    struct value **items; /* VALUE_LIST; an empty list is false */
    size_t count, cap;
    struct map fields; /* VALUE_MAP: name -> struct value * */
    bool truth;        /* VALUE_BOOL */
};

struct value *value_text(struct arena *arena, struct text text);
struct value *value_str(struct arena *arena, struct str str);
struct value *value_source(struct arena *arena, struct source source);
struct value *value_bool(struct arena *arena, bool truth);
struct value *value_list(struct arena *arena);
struct value *value_map(struct arena *arena);
void value_push(struct arena *arena, struct value *list, struct value *item);
/* Sets field NAME (a literal) of MAP. */
void value_set(struct value *map, const char *name, struct value *value);
bool value_is_true(const struct value *value);

#endif
