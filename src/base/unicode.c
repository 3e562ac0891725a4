/*
 * The part of utf8.h that needs Unicode tables; the only door to ICU here.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/fatal.h"
#include "base/utf8.h"

/* ICU counts in int32_t and UTF-16; text is at most this long, so that no
 * expansion (18 units for one character at worst) can overflow it. */
enum { LONGEST_TEXT = INT32_MAX / 32 };

/* UTF-16 in malloc'ed memory, freed with u16_free. */
struct u16 {
    UChar *ptr;
    int32_t len, cap;
};

static struct u16 u16_new(int32_t cap)
{
    UChar *ptr = fatal_malloc(((size_t)cap + 1) * sizeof *ptr);

    return (struct u16){ptr, 0, cap};
}

static void u16_free(struct u16 text)
{
    free(text.ptr);
}

static struct u16 u16_from(struct str s)
{
    struct u16 out = u16_new((int32_t)s.len);
    UErrorCode error = U_ZERO_ERROR;

    u_strFromUTF8WithSub(out.ptr, out.cap, &out.len, s.ptr, (int32_t)s.len,
                         0xFFFD, NULL, &error);
    invariant(U_SUCCESS(error));
    return out;
}

static struct str u16_to_str(struct arena *arena, struct u16 text)
{
    int32_t cap = text.len * 3, len = 0;
    char *bytes = arena_alloc(arena, (size_t)cap + 1);
    UErrorCode error = U_ZERO_ERROR;

    u_strToUTF8(bytes, cap, &len, text.ptr, text.len, &error);
    invariant(U_SUCCESS(error));
    return (struct str){bytes, (size_t)len};
}

enum form { FORM_NFC, FORM_NFD, FORM_FOLD };

static const UNormalizer2 *normalizer(enum form form)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *n = form == FORM_NFC ? unorm2_getNFCInstance(&error)
                                             : unorm2_getNFDInstance(&error);

    if (U_FAILURE(error))
        fatal("internal error: ICU has no data for normal forms");
    return n;
}

static int32_t convert(enum form form, struct u16 from, struct u16 to,
                       UErrorCode *error)
{
    if (form == FORM_FOLD)
        return u_strFoldCase(to.ptr, to.cap, from.ptr, from.len,
                             U_FOLD_CASE_DEFAULT, error);
    return unorm2_normalize(normalizer(form), from.ptr, from.len, to.ptr,
                            to.cap, error);
}

/* FROM in FORM; frees FROM. */
static struct u16 u16_convert(enum form form, struct u16 from)
{
    UErrorCode error = U_ZERO_ERROR;
    struct u16 to = u16_new(from.len + 16);

    to.len = convert(form, from, to, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        int32_t need = to.len;
        u16_free(to);
        to = u16_new(need);
        error = U_ZERO_ERROR;
        to.len = convert(form, from, to, &error);
    }
    invariant(U_SUCCESS(error));
    u16_free(from);
    return to;
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* S itself when it is valid UTF-8; otherwise with U+FFFD for each bad byte. */
static struct str repaired(struct arena *arena, struct str s)
{
    struct buf buf = buf_new(arena);
    size_t at = 0;

    if (utf8_find_bad(s) == SIZE_MAX)
        return s;
    while (at < s.len)
        utf8_put(&buf, utf8_next(s, &at));
    return buf_str(&buf);
}

static void check_len(struct str s)
{
    if (s.len > LONGEST_TEXT)
        fatal("text of more than 64 MB cannot be normalised");
}

struct str utf8_nfc(struct arena *arena, struct str s)
{
    struct u16 text;
    UErrorCode error = U_ZERO_ERROR;
    struct str result;

    if (is_ascii(s))
        return s;
    s = repaired(arena, s);
    check_len(s);
    text = u16_from(s);
    if (unorm2_isNormalized(normalizer(FORM_NFC), text.ptr, text.len, &error)) {
        result = s;
    } else {
        text = u16_convert(FORM_NFC, text);
        result = u16_to_str(arena, text);
    }
    u16_free(text);
    return result;
}

/* Canonical caseless matching (Unicode 15, section 3.13, D145), composed. */
struct str utf8_fold(struct arena *arena, struct str s)
{
    struct u16 text;
    struct str result;

    if (is_ascii(s))
        return str_lower(arena, s);
    s = repaired(arena, s);
    check_len(s);
    text = u16_convert(FORM_NFD, u16_from(s));
    text = u16_convert(FORM_FOLD, text);
    text = u16_convert(FORM_NFC, text);
    result = u16_to_str(arena, text);
    u16_free(text);
    return result;
}

static bool is_mark(uint32_t code)
{
    uint32_t mask = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;

    if (code == 0xAD) /* terminals draw a soft hyphen */
        return false;
    if (code >= 0x1160 && code <= 0x11FF) /* joins the Hangul before it */
        return true;
    return (U_GET_GC_MASK((UChar32)code) & mask) != 0;
}

int utf8_width(uint32_t code)
{
    int width;

    if (code > 0x10FFFF)
        return 1;
    if (is_mark(code))
        return 0;
    width = u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
