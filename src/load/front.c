/*
 * Finds the lines that enclose front matter.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "load/front.h"

/* A first line such as "title: Access": front matter without its opening. */
static bool is_key_line(struct str line)
{
    size_t at = 0;

    while (at < line.len && (line.ptr[at] == '_' || line.ptr[at] == '-' ||
                             (line.ptr[at] >= 'a' && line.ptr[at] <= 'z') ||
                             (line.ptr[at] >= 'A' && line.ptr[at] <= 'Z') ||
                             (line.ptr[at] >= '0' && line.ptr[at] <= '9')))
        at++;
    if (at == 0 || at == line.len || line.ptr[at] != ':')
        return false;
    return at + 1 == line.len || line.ptr[at + 1] == ' ';
}

static bool is_fence(struct str line, bool closes)
{
    while (line.len &&
           (line.ptr[line.len - 1] == ' ' || line.ptr[line.len - 1] == '\t'))
        line.len--;
    return str_is(line, "---") || (closes && str_is(line, "..."));
}

/* The matter begins at REST, line OUT->matter_line; looks for its end. */
static bool find_end(struct str rest, struct front *out)
{
    const char *start = rest.ptr;
    struct str line;
    int number = out->matter_line;

    for (; str_next_line(&rest, &line); number++) {
        if (!is_fence(line, true))
            continue;
        out->matter = str_make(start, (size_t)(line.ptr - start));
        out->has_matter = true;
        out->body = rest;
        out->body_line = number + 1;
        return true;
    }
    return false;
}

bool front_split(struct diags *diags, struct str file, struct str bytes,
                 struct front *out)
{
    struct str rest, line;
    struct diag *diag;

    if (str_has_prefix(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.len);
    *out = (struct front){.body = bytes, .body_line = 1, .matter_line = 1};
    rest = bytes;
    if (!str_next_line(&rest, &line))
        return true;
    if (is_key_line(line)) {
        find_end(bytes, out);
        return true;
    }
    if (!is_fence(line, false))
        return true;
    out->matter_line = 2;
    if (find_end(rest, out))
        return true;
    diag = diag_add(diags, IN_FRONT_UNCLOSED, pos_make(file, 1, 1),
                    "the front matter that begins here has no end");
    diag_hint(diags, diag, "put a line '---' behind its last key");
    return false;
}
