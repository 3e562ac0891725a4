/*
 * Runs over the XML parts of a spreadsheet with expat; its only door. Elements
 * are known by the name behind their prefix; what is unknown is passed over.
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LOAD_SHEET_XML_H
#define LOAD_SHEET_XML_H

#include "load/sheet.h"

/* One run over a part. */
struct reading {
    struct arena *arena;
    void *parser; /* expat's */
    void (*begin)(struct reading *, struct str name, const char **attributes);
    void (*end)(struct reading *, struct str name);
    struct buf text; /* what is between the tags, where wanted */
    bool is_wanted, is_bad;
    struct sheet_book *book;
    struct map *rels;
    /* A sheet. */
    struct str file, type;
    struct cells *cells;
    struct cells_row row;
    struct text *items; /* used again for each row */
    size_t total, format;
    int column;
    /* Formats. */
    struct map date_formats; /* ids of the user's own that show days */
    bool in_cell_formats, in_phonetic;
};

/* Reads PART; false where it is no XML, has a document type, or was stopped.
 * An empty part is none and good. */
bool xml_run(struct reading *reading, struct str part);
/* From within the run: ends it as bad. */
void xml_stop(struct reading *reading);
/* What stands between tags is kept from here on, or no more. */
void xml_want_text(struct reading *reading, bool is_wanted);
/* Hands over the text so far and begins anew. */
struct str xml_take_text(struct reading *reading);
struct str xml_local_name(const char *name);
struct str xml_attribute(const char **attributes, const char *name);
/* OLD with room for one more than COUNT. */
void *xml_grown(struct arena *arena, void *old, size_t count, size_t size);

#endif
