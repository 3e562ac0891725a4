/*
 * Font faces: loading, metrics, and the glyphs of a text (HarfBuzz).
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include "layout/box.h"

enum family { FAMILY_SERIF, FAMILY_SANS, FAMILY_MONO, FAMILY_COUNT };
enum { FACE_BOLD = 1, FACE_ITALIC = 2 }; /* bits of a face's style */

/* Read-only once loaded; shared by all threads. All lengths are for a size of
 * 1000 units per em, unless said. */
struct face {
    struct str name;           /* PostScript name, [A-Za-z0-9-] */
    struct hb_face_t *hb_face; /* the TrueType file, checked by HarfBuzz */
    /* Of its tables those that a PDF embeds a subset of. */
    struct hb_face_t *hb_embedded;
    struct hb_font_t *hb_font; /* immutable, scaled to 1000 units per em */
    int ascent, descent;       /* descent is negative */
    int cap_height, x_height;
    int bbox[4];
    int italic_angle; /* degrees, negative leans right */
    int weight;       /* 400, 700 */
    bool is_fixed, is_serif, is_italic;
    bool has_ascii; /* all of U+0020..007E: spares most look-ups */
    int index;      /* position in fonts->faces */
};

struct fonts {
    const char *dir;     /* where the program's own are */
    struct face **faces; /* family * 4 + style, then the fallback faces */
    size_t count, fallback_first;
    struct shape_cache *words; /* shaped with these faces, by any thread */
};

/* Loads every face of folder DIR (fonts/ of the program). NULL after a
 * message. fonts_close frees what HarfBuzz holds. */
struct fonts *fonts_open(struct arena *arena, struct diags *diags,
                         const char *dir);
void fonts_close(struct fonts *fonts);
/* The names of the files there, from 0 on; NULL behind the last. */
const char *fonts_file(size_t index);
/* Adds the file at PATH, which is called as FILE says, behind the other
 * fallback faces. False after a message at FILE's place: a font must have
 * TrueType outlines. */
bool fonts_add(struct fonts *fonts, struct arena *arena, struct diags *diags,
               const char *path, struct text file);
const struct face *fonts_face(const struct fonts *fonts, enum family family,
                              int style);
/* The face to show CODE with: FACE itself if it has it, else the first
 * fallback that has, else NULL. */
const struct face *fonts_for(const struct fonts *fonts, const struct face *face,
                             uint32_t code);
/* The first face of the same order that has every character of TEXT (a
 * cluster that must not be torn), or NULL. */
const struct face *fonts_for_text(const struct fonts *fonts,
                                  const struct face *face, struct str text);
/* Characters that are rightly invisible (joiners, variation selectors). */
bool font_is_ignorable(uint32_t code);
/* Advance of a glyph at 1000 units per em, as the PDF's /W states it. */
int face_advance(const struct face *face, uint32_t gid);
uint32_t face_glyph(const struct face *face, uint32_t code); /* 0: none */
/* The outline of a glyph at 1000 units per em, y upwards: *COUNT steps. */
struct step *face_outline(struct arena *arena, const struct face *face,
                          uint32_t gid, size_t *count);

#endif
