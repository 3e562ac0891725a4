/*
 * Writes JSON.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/json.h"

#include <assert.h>

#include "base/utf8.h"

struct json json_new(struct arena *arena)
{
    return (struct json){.buf = buf_new(arena)};
}

/* JSON may hold C1, bidirectional and zero-width characters as they are, but
 * it is printed to terminals, which obey them, and read by people. */
static bool is_escaped(uint32_t code)
{
    return code < 0x20 || (code <= 0xFFFF && utf8_is_unsafe(code));
}

/* Bytes that are no UTF-8 become U+FFFD. */
static void add_quoted(struct buf *buf, struct str str)
{
    buf_add_byte(buf, '"');
    for (size_t at = 0; at < str.len;) {
        uint32_t code = utf8_next(str, &at);
        if (code == '"' || code == '\\')
            buf_printf(buf, "\\%c", (char)code);
        else if (is_escaped(code))
            buf_printf(buf, "\\u%04x", (unsigned)code);
        else
            utf8_put(buf, code == UTF8_BAD ? 0xFFFD : code);
    }
    buf_add_byte(buf, '"');
}

static void indent(struct json *json)
{
    buf_add_byte(&json->buf, '\n');
    for (int i = 0; i < json->depth; i++)
        buf_add_zero_ended(&json->buf, "  ");
}

static void begin(struct json *json, const char *name)
{
    if (json->has_items)
        buf_add_byte(&json->buf, ',');
    if (json->depth > 0)
        indent(json);
    json->has_items = true;
    if (!name)
        return;
    add_quoted(&json->buf, str_from(name));
    buf_add_zero_ended(&json->buf, ": ");
}

void json_open(struct json *json, const char *name, char opener)
{
    assert(json->depth < JSON_DEPTH);
    begin(json, name);
    buf_add_byte(&json->buf, opener);
    json->closers[json->depth++] = opener == '{' ? '}' : ']';
    json->has_items = false;
}

void json_close(struct json *json)
{
    char closer = json->closers[--json->depth];

    if (json->has_items)
        indent(json);
    buf_add_byte(&json->buf, closer);
    json->has_items = true;
}

void json_str(struct json *json, const char *name, struct str str)
{
    begin(json, name);
    add_quoted(&json->buf, str);
}

void json_count(struct json *json, const char *name, size_t count)
{
    begin(json, name);
    buf_printf(&json->buf, "%zu", count);
}

void json_bool(struct json *json, const char *name, bool truth)
{
    begin(json, name);
    buf_add_zero_ended(&json->buf, truth ? "true" : "false");
}

void json_null(struct json *json, const char *name)
{
    begin(json, name);
    buf_add_zero_ended(&json->buf, "null");
}
