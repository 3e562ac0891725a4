/*
 * Making names portable. The rules are the strictest of Windows, SharePoint
 * and the zip tools auditors use.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "binder/names.h"

#include "base/utf8.h"

enum { EXTENSION_LONGEST = 12 };

/* Latin letters and common signs beyond ASCII, in order of their code. */
static const struct letter {
    uint16_t first, last;
    const char *plain;
} letters[] = {
    {0xC0, 0xC3, "A"},      {0xC4, 0xC4, "Ae"},    {0xC5, 0xC5, "A"},
    {0xC6, 0xC6, "AE"},     {0xC7, 0xC7, "C"},     {0xC8, 0xCB, "E"},
    {0xCC, 0xCF, "I"},      {0xD0, 0xD0, "D"},     {0xD1, 0xD1, "N"},
    {0xD2, 0xD5, "O"},      {0xD6, 0xD6, "Oe"},    {0xD8, 0xD8, "O"},
    {0xD9, 0xDB, "U"},      {0xDC, 0xDC, "Ue"},    {0xDD, 0xDD, "Y"},
    {0xDE, 0xDE, "Th"},     {0xDF, 0xDF, "ss"},    {0xE0, 0xE3, "a"},
    {0xE4, 0xE4, "ae"},     {0xE5, 0xE5, "a"},     {0xE6, 0xE6, "ae"},
    {0xE7, 0xE7, "c"},      {0xE8, 0xEB, "e"},     {0xEC, 0xEF, "i"},
    {0xF0, 0xF0, "d"},      {0xF1, 0xF1, "n"},     {0xF2, 0xF5, "o"},
    {0xF6, 0xF6, "oe"},     {0xF8, 0xF8, "o"},     {0xF9, 0xFB, "u"},
    {0xFC, 0xFC, "ue"},     {0xFD, 0xFD, "y"},     {0xFE, 0xFE, "th"},
    {0xFF, 0xFF, "y"},      {0x0102, 0x0102, "A"}, {0x0103, 0x0103, "a"},
    {0x0104, 0x0104, "A"},  {0x0105, 0x0105, "a"}, {0x0106, 0x0106, "C"},
    {0x0107, 0x0107, "c"},  {0x010C, 0x010C, "C"}, {0x010D, 0x010D, "c"},
    {0x010E, 0x010E, "D"},  {0x010F, 0x010F, "d"}, {0x0110, 0x0110, "D"},
    {0x0111, 0x0111, "d"},  {0x0118, 0x0118, "E"}, {0x0119, 0x0119, "e"},
    {0x011A, 0x011A, "E"},  {0x011B, 0x011B, "e"}, {0x011E, 0x011E, "G"},
    {0x011F, 0x011F, "g"},  {0x0130, 0x0130, "I"}, {0x0131, 0x0131, "i"},
    {0x0141, 0x0141, "L"},  {0x0142, 0x0142, "l"}, {0x0143, 0x0143, "N"},
    {0x0144, 0x0144, "n"},  {0x0147, 0x0147, "N"}, {0x0148, 0x0148, "n"},
    {0x0150, 0x0150, "O"},  {0x0151, 0x0151, "o"}, {0x0152, 0x0152, "OE"},
    {0x0153, 0x0153, "oe"}, {0x0158, 0x0158, "R"}, {0x0159, 0x0159, "r"},
    {0x015A, 0x015A, "S"},  {0x015B, 0x015B, "s"}, {0x015E, 0x015E, "S"},
    {0x015F, 0x015F, "s"},  {0x0160, 0x0160, "S"}, {0x0161, 0x0161, "s"},
    {0x0164, 0x0164, "T"},  {0x0165, 0x0165, "t"}, {0x016E, 0x016E, "U"},
    {0x016F, 0x016F, "u"},  {0x0170, 0x0170, "U"}, {0x0171, 0x0171, "u"},
    {0x0178, 0x0178, "Y"},  {0x0179, 0x0179, "Z"}, {0x017A, 0x017A, "z"},
    {0x017B, 0x017B, "Z"},  {0x017C, 0x017C, "z"}, {0x017D, 0x017D, "Z"},
    {0x017E, 0x017E, "z"},  {0x0218, 0x0218, "S"}, {0x0219, 0x0219, "s"},
    {0x021A, 0x021A, "T"},  {0x021B, 0x021B, "t"}, {0x0300, 0x036F, ""},
    {0x1E9E, 0x1E9E, "SS"}, {0x2010, 0x2015, "-"},
};

static bool is_portable_byte(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= '0' && code <= '9') || code == '.' || code == '_' ||
           code == '-';
}

static const char *plain_of(uint32_t code)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (code >= letters[i].first && code <= letters[i].last)
            return letters[i].plain;
    return "-";
}

/* Neither "--" nor ".." arises from what is replaced. */
static struct str to_ascii(struct arena *arena, struct str name)
{
    struct buf buf = buf_new(arena);
    size_t at = 0;

    while (at < name.len) {
        uint32_t code = utf8_next(name, &at);
        bool is_kept = is_portable_byte(code);
        const char *plain = is_kept ? NULL : plain_of(code);
        char last = buf.len ? buf.ptr[buf.len - 1] : '\0';
        if (is_kept && !(code == '.' && last == '.'))
            buf_add_byte(&buf, (char)code);
        else if (plain && !(plain[0] == '-' && last == '-'))
            buf_add_zero_ended(&buf, plain);
    }
    return buf_str(&buf);
}

static bool is_edge(char byte)
{
    return byte == '.' || byte == '-';
}

static struct str trim_edges(struct str name)
{
    while (name.len && is_edge(name.ptr[0]))
        name = str_slice(name, 1, name.len);
    while (name.len && is_edge(name.ptr[name.len - 1]))
        name.len--;
    return name;
}

/* Windows opens a device instead, whatever the extension. */
static bool is_reserved(struct str name)
{
    static const char *const words[] = {"con", "prn", "aux", "nul"};
    struct str stem = str_slice(name, 0, str_find_byte(name, '.', 0));

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(stem, str_from(words[i])))
            return true;
    if (stem.len == 4 && stem.ptr[3] >= '0' && stem.ptr[3] <= '9')
        return str_eq_nocase(str_slice(stem, 0, 3), STR("com")) ||
               str_eq_nocase(str_slice(stem, 0, 3), STR("lpt"));
    return str_eq_nocase(name, STR("desktop.ini"));
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_portable_byte((unsigned char)s.ptr[i]) || is_edge(s.ptr[i]))
            return false;
    return true;
}

/* Where the extension begins, with its dot; the end if there is none. */
static size_t extension_start(struct str name)
{
    size_t at = name.len;

    while (at > 0 && name.ptr[at - 1] != '.')
        at--;
    if (at <= 1 || at == name.len || name.len - at > EXTENSION_LONGEST ||
        !is_plain(str_slice(name, at, name.len)))
        return name.len;
    return at - 1;
}

/* STEM cut so that with TAIL and EXTENSION it fits. */
static struct str assemble(struct arena *arena, struct str name,
                           struct str tail, size_t longest)
{
    size_t dot = extension_start(name);
    struct str extension = str_slice(name, dot, name.len);
    size_t used = extension.len + tail.len;
    size_t room = longest > used ? longest - used : 1;
    struct str stem = str_slice(name, 0, dot < room ? dot : room);

    while (stem.len > 1 && is_edge(stem.ptr[stem.len - 1]))
        stem.len--;
    return str_printf(arena, "%.*s%.*s%.*s", STR_ARG(stem), STR_ARG(tail),
                      STR_ARG(extension));
}

struct str names_portable(struct arena *arena, struct str name, size_t longest)
{
    size_t dot = extension_start(name);
    struct str stem = trim_edges(to_ascii(arena, str_slice(name, 0, dot)));
    struct str plain = str_concat(arena, stem.len ? stem : STR("file"),
                                  str_slice(name, dot, name.len));

    if (is_reserved(plain))
        plain = str_concat(arena, STR("file-"), plain);
    return assemble(arena, plain, STR_NONE, longest);
}

struct str names_unique(struct arena *arena, struct map *taken,
                        struct str folder, struct str name, size_t longest)
{
    struct str tail = STR_NONE;

    for (unsigned number = 2;; number++) {
        struct str path =
            str_concat(arena, folder, assemble(arena, name, tail, longest));
        if (map_add(taken, str_lower(arena, path), taken))
            return path;
        tail = str_printf(arena, "-%u", number);
    }
}
