/*
 * Relative links. A binder holds documents, not the folder that they were
 * written in, so a path has a meaning only through the table of files.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/link_file.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/map.h"

bool link_is_file(struct str target)
{
    struct str path = str_slice(target, 0, str_find_byte(target, '#', 0));

    if (path.len == 0 || path.ptr[0] == '\\' || str_has_prefix(path, STR("//")))
        return false;
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == ':' || (unsigned char)path.ptr[i] < ' ')
            return false;
    return true;
}

struct str link_decode(struct arena *arena, struct str path)
{
    struct buf buf = buf_new(arena);

    for (size_t i = 0; i < path.len; i++) {
        int high = i + 2 < path.len ? ascii_hex(path.ptr[i + 1]) : -1;
        int low = i + 2 < path.len ? ascii_hex(path.ptr[i + 2]) : -1;

        if (path.ptr[i] == '%' && high >= 0 && low >= 0) {
            buf_add_byte(&buf, (char)(high << 4 | low));
            i += 2;
        } else {
            buf_add_byte(&buf, path.ptr[i]);
        }
    }
    return buf_str(&buf);
}

struct str link_resolve(struct arena *arena, struct str folder, struct str path)
{
    bool is_rooted = path.len > 0 && path.ptr[0] == '/';
    struct str rest = is_rooted ? path : path_join(arena, folder, path);
    struct str whole = STR_NONE, piece;

    while (str_next_piece(&rest, '/', &piece)) {
        if (piece.len == 0 || str_is(piece, "."))
            continue;
        if (!str_is(piece, ".."))
            whole = path_join(arena, whole, piece);
        else if (whole.len == 0)
            return STR_NONE;
        else
            whole = path_folder(whole);
    }
    return whole;
}

/* By its whole path, or by its name alone; sites leave the ending out. */
static const struct str *find_file(struct doc *doc, struct str path)
{
    const struct map *files = doc->meta.files;
    struct str ended = str_concat(doc->arena, path, STR(".md"));
    const struct str *known = map_find(files, path);

    if (!known)
        known = map_find(files, path_base(path));
    if (!known)
        known = map_find(files, path_base(ended));
    return known;
}

bool link_to_file(struct doc *doc, struct doc_node *link)
{
    struct str target = link->more->target;
    size_t hash = str_find_byte(target, '#', 0);
    struct str name = link_decode(doc->arena, str_slice(target, 0, hash));
    struct str path =
        link_resolve(doc->arena, path_folder(link->pos.file), name);
    const struct str *known;

    if (hash + 1 < target.len &&
        (str_eq(path, link->pos.file) ||
         str_eq(path_base(name), path_base(link->pos.file)))) {
        doc_more(doc, link)->target = str_slice(target, hash, target.len);
        return true;
    }
    if (!doc->meta.files)
        return false;
    known = find_file(doc, path.len > 0 ? path : name);
    if (known)
        doc_more(doc, link)->target = *known;
    return known != NULL;
}
