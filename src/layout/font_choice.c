/*
 * Which face shows a character: the one that is asked for, or the first of its
 * fallbacks that can.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/utf8.h"
#include "layout/font.h"

/* What HarfBuzz shows without a glyph of its own: it makes spaces of every
 * width from U+0020, takes U+2010 for U+2011 and hides the ignorable. */
static bool can_show(const struct face *face, uint32_t code)
{
    /* Some faces map control characters to an empty glyph. */
    if (code < 0x20 || (code >= 0x7f && code < 0xa0))
        return false;
    if ((code < 0x7f && face->has_ascii) || face_glyph(face, code))
        return true;
    if (code == 0xa0 || (code >= 0x2000 && code <= 0x200a) || code == 0x202f ||
        code == 0x205f || code == 0x3000)
        return face_glyph(face, ' ') != 0;
    if (code == 0x2011)
        return face_glyph(face, 0x2010) != 0;
    return font_is_ignorable(code);
}

bool font_is_ignorable(uint32_t code)
{
    return code == 0xad || code == 0x34f || code == 0x61c ||
           (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x2064) ||
           (code >= 0x2066 && code <= 0x206f) ||
           (code >= 0xfe00 && code <= 0xfe0f) || code == 0xfeff ||
           (code >= 0xe0000 && code <= 0xe0fff);
}

static bool can_show_all(const struct face *face, struct str text)
{
    for (size_t at = 0; at < text.len;)
        if (!can_show(face, utf8_next(text, &at)))
            return false;
    return true;
}

/* The order in which faces are tried for FACE: itself, the upright of its
 * family (a slant is lost before a design), the sans in its style, then the
 * fallback faces. NULL behind the end. */
static const struct face *nth_choice(const struct fonts *fonts,
                                     const struct face *face, size_t n)
{
    size_t index = (size_t)face->index;

    if (n == 0)
        return face;
    if (n == 1)
        return index < fonts->fallback_first
                   ? fonts->faces[index & ~(size_t)FACE_ITALIC]
                   : face;
    if (n == 2)
        return index < fonts->fallback_first
                   ? fonts_face(fonts, FAMILY_SANS, (int)(index & 3))
                   : face;
    n += fonts->fallback_first - 3;
    return n < fonts->count ? fonts->faces[n] : NULL;
}

const struct face *fonts_for_text(const struct fonts *fonts,
                                  const struct face *face, struct str text)
{
    const struct face *choice;

    for (size_t n = 0; (choice = nth_choice(fonts, face, n)) != NULL; n++)
        if (can_show_all(choice, text))
            return choice;
    return NULL;
}

const struct face *fonts_for(const struct fonts *fonts, const struct face *face,
                             uint32_t code)
{
    const struct face *choice;

    for (size_t n = 0; (choice = nth_choice(fonts, face, n)) != NULL; n++)
        if (can_show(choice, code))
            return choice;
    return NULL;
}
