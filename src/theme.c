/*
 * theme.yaml is a flat map of the keys that layout/style.h knows.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "theme.h"

#include "base/file.h"
#include "data.h"
#include "load/node.h"

static bool apply(struct diags *diags, struct style *style,
                  const struct node *map)
{
    bool ok = true;

    for (const struct node *node = map->first; node; node = node->next) {
        struct text key = {node->key, node->key_pos};
        struct text value = {node->text, node->pos};

        if (node->kind != NODE_SCALAR) {
            diag_add(diags, IN_THEME, node->pos, "'%.*s' takes one value",
                     STR_ARG(node->key));
            ok = false;
        } else if (!style_set(style, diags, key, value)) {
            ok = false;
        }
    }
    return ok;
}

/* A theme that is not there changes nothing. */
static bool apply_file(struct arena *arena, struct diags *diags,
                       struct style *style, const char *folder)
{
    struct str shown = STR("templates/theme.yaml"), bytes;
    const char *path = data_path(arena, folder, shown.ptr);
    struct node *node;

    if (!file_exists(path))
        return true;
    if (!file_read(arena, diags, path, shown, NODE_FILE_LIMIT, &bytes))
        return false;
    node = node_parse(arena, diags, shown, bytes, 1);
    if (!node)
        return false;
    if (node->kind != NODE_MAP) {
        diag_add(diags, IN_THEME, node->pos,
                 "a theme is a list of 'key: value' lines");
        return false;
    }
    return apply(diags, style, node);
}

const struct style *theme_load(struct arena *arena, struct diags *diags,
                               const struct build *build)
{
    struct style *style = style_new(arena);
    struct text color = build->workspace->brand.color;
    struct text accent = {STR("accent"), color.pos};
    bool ok = apply_file(arena, diags, style, build->data) &&
              apply_file(arena, diags, style, build->root);

    if (ok && !text_is_empty(color))
        ok = style_set(style, diags, accent, color);
    return ok ? style : NULL;
}
