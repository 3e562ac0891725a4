/*
 * Scalars and lists of YAML 1.2, quoted where they must be.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "intake/yaml.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum { WIDTH = 80 };

struct str yaml_clean(struct arena *arena, struct str text)
{
    struct buf buf = buf_new(arena);

    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        bool is_blank = code <= ' ' || code == 0xA0 || code == UTF8_BAD ||
                        utf8_is_unsafe(code);

        if (is_blank && buf.len > 0 && buf.ptr[buf.len - 1] != ' ')
            buf_add_byte(&buf, ' ');
        else if (code == '{' && buf.len > 0 && buf.ptr[buf.len - 1] == '{')
            buf_add(&buf, STR(" {"));
        else if (!is_blank)
            utf8_put(&buf, code);
    }
    return str_trim(buf_str(&buf));
}

/* Words that other readers take for a truth or for nothing. */
static bool is_special(struct str value)
{
    static const char *const words[] = {"true", "false", "yes", "no",
                                        "on",   "off",   "null"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(value, str_from(words[i])))
            return true;
    return false;
}

/* Whether VALUE stands without quotes, also in a list: a letter, then letters,
 * digits and marks that mean nothing in YAML. */
static bool is_plain(struct str value)
{
    if (value.len == 0 || !ascii_is_letter(value.ptr[0]) || is_special(value))
        return false;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        bool is_mark = str_find_byte(STR(" -_./()&'+"), c, 0) < 10;

        if (!ascii_is_letter(c) && !ascii_is_digit(c) && !is_mark &&
            (unsigned char)c < 0x80)
            return false;
    }
    return true;
}

static void add_scalar(struct buf *out, struct str value)
{
    if (is_plain(value)) {
        buf_add(out, value);
        return;
    }
    buf_add_byte(out, '"');
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] == '"' || value.ptr[i] == '\\')
            buf_add_byte(out, '\\');
        buf_add_byte(out, value.ptr[i]);
    }
    buf_add_byte(out, '"');
}

static void add_key(struct buf *out, int indent, const char *key)
{
    bool is_item = str_is(str_from(key), "- ");

    buf_printf(out, "%*s%s%s", indent, "", key, is_item ? "" : ": ");
}

void yaml_value(struct buf *out, int indent, const char *key, struct str value)
{
    if (value.len == 0)
        return;
    add_key(out, indent, key);
    add_scalar(out, value);
    buf_add_byte(out, '\n');
}

/* One more word of a folded text whose lines begin at INDENT. */
static size_t add_word(struct buf *out, int indent, size_t used,
                       struct str word)
{
    size_t width = utf8_count(word);

    if (used > 0 && used + 1 + width <= WIDTH) {
        buf_add_byte(out, ' ');
        used++;
    } else {
        buf_printf(out, "%s%*s", used > 0 ? "\n" : "", indent, "");
        used = (size_t)indent;
    }
    buf_add(out, word);
    return used + width;
}

void yaml_prose(struct buf *out, int indent, const char *key, struct str value)
{
    struct str word;
    size_t used = 0;
    /* Deeper than the key, which "- what" has behind the dash. */
    int inner = indent + (str_has_prefix(str_from(key), STR("- ")) ? 4 : 2);

    if (utf8_count(value) + (size_t)indent + str_from(key).len + 4 <= WIDTH) {
        yaml_value(out, indent, key, value);
        return;
    }
    add_key(out, indent, key);
    buf_add(out, STR(">-\n"));
    while (str_next_piece(&value, ' ', &word))
        used = add_word(out, inner, used, word);
    buf_add_byte(out, '\n');
}

void yaml_list(struct buf *out, int indent, const char *key,
               const struct str *items, size_t count)
{
    if (count == 0)
        return;
    add_key(out, indent, key);
    for (size_t i = 0; i < count; i++) {
        buf_add(out, i > 0 ? STR(", ") : STR("["));
        add_scalar(out, items[i]);
    }
    buf_add(out, STR("]\n"));
}
