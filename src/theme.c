/*
 * theme.yaml is a flat map of the keys that layout/style.h knows, and `fonts`,
 * a list of files.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "theme.h"

#include "base/file.h"
#include "data.h"
#include "layout/image.h"
#include "load/node.h"

#define LOGO_LIMIT ((uint64_t)8 << 20)

struct theme {
    struct arena *arena;
    struct diags *diags;
    struct build *build;
    struct style *style;
    struct text logo; /* its path, wherever it was said */
};

static bool set(struct theme *theme, struct text key, struct text value)
{
    if (str_is(key.str, "logo"))
        theme->logo = value;
    return style_set(theme->style, theme->diags, key, value);
}

/* A path that stays in the workspace, or NULL after a message. */
static const char *own_path(struct theme *theme, struct text path)
{
    struct str rest = path.str, piece;
    bool leaves = path.str.len == 0 || path.str.ptr[0] == '/';

    while (str_next_piece(&rest, '/', &piece))
        leaves = leaves || str_is(piece, "..");
    if (!leaves) {
        const char *file = data_path(theme->arena, theme->build->root,
                                     str_zero_ended(theme->arena, path.str));

        /* What is not there is said by whoever reads it. */
        if (!file_exists(file) || file_is_inside(theme->build->root, file))
            return file;
    }
    diag_add(theme->diags, IN_THEME, path.pos,
             "'%.*s' is not a file of the workspace%s", STR_ARG(path.str),
             leaves ? "" : ": a link leads out of it or nowhere");
    return NULL;
}

static bool add_font(struct theme *theme, const struct node *node)
{
    struct text path = {node->text, node->pos};
    const char *file;

    if (node->kind != NODE_SCALAR) {
        diag_add(theme->diags, IN_THEME, node->pos, "a font is a file's path");
        return false;
    }
    file = own_path(theme, path);
    return file && fonts_add(theme->build->fonts, theme->arena, theme->diags,
                             file, path);
}

static bool add_fonts(struct theme *theme, const struct node *list)
{
    bool ok = true;

    if (list->kind == NODE_SCALAR && !list->is_null)
        return add_font(theme, list);
    for (const struct node *node = list->first; node; node = node->next)
        ok = add_font(theme, node) && ok;
    return ok;
}

static bool apply_node(struct theme *theme, const struct node *node)
{
    struct text key = {node->key, node->key_pos};
    struct text value = {node->text, node->pos};

    if (str_is(node->key, "fonts"))
        return add_fonts(theme, node);
    if (node->kind == NODE_SCALAR)
        return set(theme, key, value);
    diag_add(theme->diags, IN_THEME, node->pos, "'%.*s' takes one value",
             STR_ARG(node->key));
    return false;
}

/* A theme that is not there, or says nothing, changes nothing. */
static bool apply_file(struct theme *theme, const char *folder)
{
    struct str shown = STR("templates/theme.yaml"), bytes;
    const char *path = data_path(theme->arena, folder, shown.ptr);
    struct node *map;
    bool ok = true;

    if (!file_exists(path))
        return true;
    if (!file_read(theme->arena, theme->diags, path, shown, NODE_FILE_LIMIT,
                   &bytes))
        return false;
    map = node_parse(theme->arena, theme->diags, shown, bytes, 1);
    if (!map || (map->kind == NODE_SCALAR && map->is_null))
        return map != NULL;
    if (map->kind != NODE_MAP) {
        diag_add(theme->diags, IN_THEME, map->pos,
                 "a theme is a list of 'key: value' lines");
        return false;
    }
    for (const struct node *node = map->first; node; node = node->next)
        ok = apply_node(theme, node) && ok;
    return ok;
}

static bool apply_brand(struct theme *theme)
{
    struct text color = theme->build->workspace->brand.color;
    struct text logo = theme->build->workspace->brand.logo;
    struct text accent_key = {STR("accent"), color.pos};
    struct text logo_key = {STR("logo"), logo.pos};

    if (!text_is_empty(color) && !set(theme, accent_key, color))
        return false;
    return text_is_empty(logo) || set(theme, logo_key, logo);
}

static bool load_logo(struct theme *theme)
{
    struct image *image;
    struct str bytes;
    const char *path;

    if (text_is_empty(theme->logo))
        return true;
    path = own_path(theme, theme->logo);
    if (!path || !file_read(theme->arena, theme->diags, path, theme->logo.str,
                            LOGO_LIMIT, &bytes))
        return false;
    image = image_decode(theme->arena, theme->diags, theme->build->fonts->dir,
                         theme->logo.pos, theme->logo.str, bytes);
    if (image)
        style_set_logo(theme->style, image);
    return image != NULL;
}

bool theme_load(struct diags *diags, struct build *build)
{
    struct arena *arena = build->arena;
    struct theme theme = {.arena = arena,
                          .diags = diags,
                          .build = build,
                          .style = style_new(arena)};

    build->style = theme.style;
    build->fonts =
        fonts_open(arena, diags, data_path(arena, build->data, "fonts"));
    return build->fonts && apply_file(&theme, build->data) &&
           apply_brand(&theme) && apply_file(&theme, build->root) &&
           load_logo(&theme);
}
