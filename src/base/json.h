/*
 * Writes JSON (RFC 8259), two blanks for each level. Names are literals.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/str.h"

enum { JSON_DEPTH = 16 };

struct json {
    struct buf buf;
    char closers[JSON_DEPTH];
    int depth;
    bool has_items; /* in the innermost list or object */
};

struct json json_new(struct arena *arena);
/* Begins an object '{' or a list '['; NAME is NULL in lists and at the top. */
void json_open(struct json *json, const char *name, char opener);
void json_close(struct json *json);
void json_str(struct json *json, const char *name, struct str str);
void json_count(struct json *json, const char *name, size_t count);
void json_bool(struct json *json, const char *name, bool truth);
void json_null(struct json *json, const char *name);

#endif
