/*
 * Runs expat over one part of a spreadsheet.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/sheet_xml.h"

#include <expat.h>
#include <string.h>

#include "base/fatal.h"

struct str xml_local_name(const char *name)
{
    const char *colon = strrchr(name, ':');

    return str_from(colon ? colon + 1 : name);
}

struct str xml_attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return str_from(attributes[1]);
    return STR_NONE;
}

void xml_stop(struct reading *reading)
{
    reading->is_bad = true;
    XML_StopParser(reading->parser, XML_FALSE);
}

static void on_begin(void *data, const char *name, const char **attributes)
{
    struct reading *reading = data;

    if (!reading->is_bad)
        reading->begin(reading, xml_local_name(name), attributes);
}

static void on_end(void *data, const char *name)
{
    struct reading *reading = data;

    if (reading->end && !reading->is_bad)
        reading->end(reading, xml_local_name(name));
}

static void on_text(void *data, const char *bytes, int len)
{
    struct reading *reading = data;

    if (reading->is_wanted)
        buf_add_bytes(&reading->text, bytes, (size_t)len);
}

static void on_doctype(void *data, const char *name, const char *system,
                       const char *public, int has_subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    xml_stop(data);
}

bool xml_run(struct reading *reading, struct str part)
{
    bool is_good;

    if (part.len == 0)
        return true;
    reading->parser = XML_ParserCreate(NULL);
    if (!reading->parser)
        fatal("out of memory");
    reading->text = buf_new(reading->arena);
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(reading->parser, on_text);
    XML_SetStartDoctypeDeclHandler(reading->parser, on_doctype);
    is_good = part.len <= INT32_MAX &&
              XML_Parse(reading->parser, part.ptr, (int)part.len, 1) ==
                  XML_STATUS_OK &&
              !reading->is_bad;
    XML_ParserFree(reading->parser);
    return is_good;
}

void xml_want_text(struct reading *reading, bool is_wanted)
{
    reading->is_wanted = is_wanted;
}

struct str xml_take_text(struct reading *reading)
{
    struct str text = str_copy(reading->arena, buf_str(&reading->text));

    reading->text.len = 0;
    return text;
}

void *xml_grown(struct arena *arena, void *old, size_t count, size_t size)
{
    /* Doubles at powers of two. */
    if (count & (count - 1))
        return old;
    return arena_grow(arena, old, count * size, (count ? count * 2 : 1) * size);
}
