/*
 * The files that a document's images are in.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "layout/image_file.h"

#include "base/file.h"
#include "doc/link_file.h"
#include "layout/image_data.h"

#define FILE_LIMIT ((uint64_t)64 * 1024 * 1024)

/* As other programs read it, beside the text that names it; else from the
 * top of the workspace. */
static const char *path_of(struct arena *arena, const char *root,
                           const struct doc_node *image)
{
    struct str beside =
        link_resolve(arena, path_folder(image->pos.file), image->more->target);
    struct str top = link_resolve(arena, STR_NONE, image->more->target);
    const char *path =
        str_zero_ended(arena, path_join(arena, str_from(root), beside));

    if (top.len == 0 || (beside.len > 0 && file_exists(path)))
        return path;
    return str_zero_ended(arena, path_join(arena, str_from(root), top));
}

const char *image_file_find(struct arena *arena, struct diags *diags,
                            const char *root, const struct doc_node *image)
{
    const char *path = path_of(arena, root, image);
    struct diag *diag;
    if (!file_exists(path)) {
        diag_add(diags, LAYOUT_NO_IMAGE, image->pos, "there is no image `%.*s`",
                 STR_ARG(image->more->target));
        return NULL;
    }
    if (!file_is_inside(root, path)) {
        diag = diag_add(diags, DOC_IMAGE_OUTSIDE, image->pos,
                        "the image `%.*s` is a link that leads out of the "
                        "workspace",
                        STR_ARG(image->more->target));
        diag_hint(diags, diag, "put the file itself there");
        return NULL;
    }
    return path;
}

bool image_file_read(struct arena *arena, struct diags *diags, const char *root,
                     const struct doc_node *image, struct str *bytes)
{
    const char *path;

    if (image_data_is(image->more->target))
        return image_data_read(arena, diags, image, bytes);
    path = image_file_find(arena, diags, root, image);
    return path && file_read(arena, diags, path, image->more->target,
                             FILE_LIMIT, bytes);
}

static void check_below(struct arena *arena, struct diags *diags,
                        const char *root, struct doc_node *top)
{
    for (struct doc_node *node = top; node; node = doc_walk(top, node))
        if (node->kind == DOC_IMAGE && !image_data_is(node->more->target))
            image_file_find(arena, diags, root, node);
}

void image_files_check(struct diags *diags, const char *root,
                       const struct doc *doc)
{
    check_below(doc->arena, diags, root, doc->root);
    check_below(doc->arena, diags, root, doc->notes);
}
