/*
 * Base64 into bytes. The kind that the text claims is not trusted: the decoder
 * looks at the bytes.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/image_data.h"

static const struct str mark = {";base64,", 8};

bool image_data_is(struct str target)
{
    return target.len >= 11 &&
           str_eq_nocase(str_slice(target, 0, 11), STR("data:image/"));
}

struct str image_shown(struct str target)
{
    return image_data_is(target) ? STR("in the text") : target;
}

static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* False at a character that is no digit of it. Line ends and blanks, also as
 * "%0A" and "%20", are passed over. */
static bool decode(struct str text, struct buf *buf)
{
    unsigned bits = 0, count = 0;

    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        int value = value_of(text.ptr[i]);

        if (text.ptr[i] == '%' && i + 2 < text.len) {
            i += 2;
            continue;
        }
        if ((unsigned char)text.ptr[i] <= ' ')
            continue;
        if (value < 0)
            return false;
        bits = bits << 6 | (unsigned)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buf_add_byte(buf, (char)(bits >> count & 0xFF));
        }
    }
    return buf->len > 0;
}

bool image_data_read(struct arena *arena, struct diags *diags,
                     const struct doc_node *image, struct str *bytes)
{
    size_t at = str_find(image->more->target, mark, 0);
    struct buf buf = buf_new(arena);
    struct diag *diag;

    if (at != SIZE_MAX && decode(str_slice(image->more->target, at + mark.len,
                                           image->more->target.len),
                                 &buf)) {
        *bytes = buf_str(&buf);
        return true;
    }
    diag = diag_add(diags, LAYOUT_BAD_IMAGE, image->pos,
                    "the image in the text is not in base64");
    diag_hint(diags, diag, "keep the image as a file of the workspace");
    return false;
}
