/*
 * The rules for paths. Every system's dangers are refused on every system: a
 * bag is checked on one machine and opened on another.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/path.h"

#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/utf8.h"

enum { PART_LONGEST = 255, PATH_LONGEST = 1024 };

/* Splits at '/', an empty last part included. */
static bool next_part(struct str *rest, bool *is_done, struct str *part)
{
    size_t end;

    if (*is_done)
        return false;
    end = str_find_byte(*rest, '/', 0);
    *part = str_slice(*rest, 0, end);
    *is_done = end == rest->len;
    *rest = str_slice(*rest, end + 1, rest->len);
    return true;
}

const char *path_escape(struct str path)
{
    bool is_done = false;
    struct str part;

    if (path.len == 0)
        return "it is empty";
    if (path.ptr[0] == '/')
        return "it begins at the root of the disk";
    if (path.ptr[0] == '~')
        return "it begins in somebody's home folder";
    if (path.len > 1 && path.ptr[1] == ':' && ascii_is_letter(path.ptr[0]))
        return "it begins with a drive";
    if (str_find_byte(path, '\\', 0) < path.len)
        return "it contains a backslash";
    if (str_find_byte(path, '\0', 0) < path.len)
        return "it contains a zero byte";
    while (next_part(&path, &is_done, &part)) {
        if (part.len == 0)
            return "a part of it is empty";
        if (str_is(part, ".") || str_is(part, ".."))
            return "it contains '.' or '..'";
    }
    return NULL;
}

static bool is_reserved(struct str part)
{
    static const char *const words[] = {"con",    "prn",     "aux",
                                        "nul",    "conin$",  "conout$",
                                        "clock$", "$extend", "$mft"};
    struct str stem = str_slice(part, 0, str_find_byte(part, '.', 0));

    while (stem.len && stem.ptr[stem.len - 1] == ' ')
        stem.len--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(stem, str_from(words[i])))
            return true;
    if (stem.len != 4 || stem.ptr[3] < '0' || stem.ptr[3] > '9')
        return false;
    return str_eq_nocase(str_slice(stem, 0, 3), STR("com")) ||
           str_eq_nocase(str_slice(stem, 0, 3), STR("lpt"));
}

static const char *part_problem(struct str part)
{
    if (part.len > PART_LONGEST)
        return "a part of it is longer than 255 bytes";
    if (part.ptr[part.len - 1] == '.' || part.ptr[part.len - 1] == ' ')
        return "a part of it ends with a dot or a blank";
    if (is_reserved(part))
        return "Windows takes a part of it for a device";
    return NULL;
}

const char *path_problem(struct str path)
{
    const char *problem = path_escape(path);
    struct str rest = path, part;
    bool is_done = false;
    size_t at = 0;

    if (problem)
        return problem;
    if (path.len > PATH_LONGEST)
        return "it is longer than 1024 bytes";
    while (at < path.len) {
        uint32_t code = utf8_next(path, &at);
        if (code == UTF8_BAD)
            return "it is not UTF-8";
        if (utf8_is_unsafe(code))
            return "it contains a character that hides or moves text";
        if (code < 0x80 && strchr(":<>\"|?*", (int)code))
            return "it contains a character that Windows refuses";
    }
    while (next_part(&rest, &is_done, &part))
        if ((problem = part_problem(part)) != NULL)
            return problem;
    return NULL;
}

bool path_is_litter(struct str path)
{
    static const char *const names[] = {".ds_store", "thumbs.db",
                                        "desktop.ini"};
    struct str base = path_base(path);

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(base, str_from(names[i])))
            return true;
    return false;
}
