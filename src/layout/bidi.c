/*
 * Bidirectional text through ICU's ubidi, which works on UTF-16: levels are
 * carried back to the bytes.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/fatal.h"
#include "base/utf8.h"

/* Blocks of scripts that run to the left, and the marks that say so. */
static bool is_rtl(uint32_t code)
{
    return (code >= 0x590 && code <= 0x8ff) || code == 0x200f ||
           code == 0x202b || code == 0x202e || code == 0x2067 ||
           (code >= 0xfb1d && code <= 0xfdff) ||
           (code >= 0xfe70 && code <= 0xfefe) ||
           (code >= 0x10800 && code <= 0x10fff) ||
           (code >= 0x1e800 && code <= 0x1efff);
}

bool bidi_occurs(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.ptr[at] < 0xd6)
            at++;
        else if (is_rtl(utf8_next(text, &at)))
            return true;
    }
    return false;
}

long bidi_balance(struct str text)
{
    long balance = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);

        if (u_isalpha((UChar32)code))
            balance += is_rtl(code) ? 1 : -1;
    }
    return balance;
}

static bool is_rtl_language(struct str language)
{
    static const char *const NAMES[] = {"ar", "dv", "fa", "he", "ku",
                                        "ps", "sd", "ug", "ur", "yi"};
    struct str name = str_slice(language, 0, str_find_byte(language, '-', 0));

    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
        if (str_eq_nocase(name, str_from(NAMES[i])))
            return true;
    return false;
}

/* TEXT in UTF-16; OFFSETS are the bytes its units come from. */
static int32_t widen(struct str text, UChar *wide, size_t *offsets)
{
    int32_t count = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = utf8_next(text, &at);

        code = code == UTF8_BAD ? 0xfffd : code;
        offsets[count] = from;
        if (code < 0x10000) {
            wide[count++] = (UChar)code;
            continue;
        }
        wide[count++] = (UChar)(0xd7c0 + (code >> 10));
        offsets[count] = from;
        wide[count++] = (UChar)(0xdc00 | (code & 0x3ff));
    }
    return count;
}

static bool has_letters(struct str text)
{
    for (size_t at = 0; at < text.len;)
        if (u_isalpha((UChar32)utf8_next(text, &at)))
            return true;
    return false;
}

static UBiDiLevel base_level(struct str text, struct str language,
                             bool is_inside)
{
    if (is_inside && (bidi_occurs(text) || !has_letters(text)))
        return UBIDI_RTL;
    return is_rtl_language(language) ? UBIDI_DEFAULT_RTL : UBIDI_DEFAULT_LTR;
}

void bidi_mark(struct arena *scratch, struct para_text *text,
               struct str language, bool is_inside)
{
    struct str bytes = text->text;
    UBiDiLevel base = base_level(bytes, language, is_inside);
    UErrorCode status = U_ZERO_ERROR;
    const UBiDiLevel *levels;
    UChar *wide;
    size_t *offsets;
    UBiDi *bidi;
    int32_t count;

    if (base == UBIDI_DEFAULT_LTR && !bidi_occurs(bytes))
        return;
    wide = arena_array(scratch, bytes.len + 1, UChar);
    offsets = arena_array(scratch, bytes.len + 1, size_t);
    count = widen(bytes, wide, offsets);
    bidi = ubidi_openSized(count, 0, &status);
    ubidi_setPara(bidi, wide, count, base, NULL, &status);
    levels = ubidi_getLevels(bidi, &status);
    invariant(U_SUCCESS(status));
    text->base_level = ubidi_getParaLevel(bidi);
    text->levels = arena_array(scratch, bytes.len + 1, uint8_t);
    offsets[count] = bytes.len;
    for (int32_t i = 0; i < count; i++)
        for (size_t k = offsets[i]; k < offsets[i + 1]; k++)
            text->levels[k] = levels[i];
    text->levels[bytes.len] = text->base_level;
    /* A line may end anywhere but at its side: no hyphens are put there. */
    for (size_t i = 0; i <= bytes.len; i++)
        text->marks[i] &= (uint8_t)~MARK_SOFT;
    ubidi_close(bidi);
}

void bidi_order(const uint8_t *levels, uint32_t count, uint32_t *order)
{
    ubidi_reorderVisual(levels, (int32_t)count, (int32_t *)order);
}
