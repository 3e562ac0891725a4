/*
 * The small values of which all views are made.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compose/view.h"

void view_text(struct view *view, struct value *map, const char *name,
               struct text text)
{
    value_set(map, name, value_text(view->arena, text));
}

void view_str(struct view *view, struct value *map, const char *name,
              struct str str)
{
    value_set(map, name, value_str(view->arena, str));
}

void view_word(struct view *view, struct value *map, const char *name,
               const char *word)
{
    view_str(view, map, name, str_from(word));
}

void view_bool(struct view *view, struct value *map, const char *name,
               bool truth)
{
    value_set(map, name, value_bool(view->arena, truth));
}

void view_count(struct view *view, struct value *map, const char *name,
                size_t count)
{
    view_str(view, map, name, str_printf(view->arena, "%zu", count));
}

void view_date(struct view *view, struct value *map, const char *name,
               const char *iso_name, struct dated dated)
{
    struct text text = {date_long(view->arena, dated.day), dated.pos};

    view_text(view, map, name, text);
    text.str = date_iso(view->arena, dated.day);
    view_text(view, map, iso_name, text);
}

/* A text that cannot be rendered stands as it is; its message says why. */
static struct value *prose(struct view *view, struct text text)
{
    struct source source;

    if (text.str.len == 0)
        return value_text(view->arena, text);
    if (!template_render_text(view->arena, view->diags, view->templates, text,
                              view->shared, &source))
        source = source_of(view->arena, text.pos.file, text.pos.line, text.str);
    return value_source(view->arena, source);
}

void view_prose(struct view *view, struct value *map, const char *name,
                struct text text)
{
    value_set(map, name, prose(view, text));
}

void view_proses(struct view *view, struct value *map, const char *name,
                 const struct texts *texts)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < texts->count; i++)
        value_push(view->arena, list, prose(view, texts->items[i]));
    value_set(map, name, list);
}

void view_joined(struct view *view, struct value *map, const char *name,
                 const struct texts *texts)
{
    struct buf buf = buf_new(view->arena);
    struct text text = {.pos = POS_NONE};

    for (size_t i = 0; i < texts->count; i++) {
        if (i > 0)
            buf_add(&buf, STR(", "));
        buf_add(&buf, texts->items[i].str);
    }
    if (texts->count > 0)
        text.pos = texts->items[0].pos;
    text.str = buf_str(&buf);
    view_text(view, map, name, text);
}

void view_role(struct view *view, struct value *map, const char *name,
               const struct role *role, struct text id)
{
    struct value *inner = value_map(view->arena);
    const struct person *person = role ? role->person : NULL;
    struct text nobody = {STR_NONE, POS_NONE};
    bool has_title = role && role->title.str.len > 0;

    view_text(view, inner, "id", id);
    view_text(view, inner, "title", has_title ? role->title : id);
    view_text(view, inner, "person", person ? person->name : nobody);
    view_bool(view, inner, "is_set", id.str.len > 0);
    value_set(map, name, inner);
}

static const struct role *role_of(struct view *view, struct text id)
{
    return map_find(&view->plan->workspace->role_by_id, id.str);
}

void view_versions(struct view *view, struct value *map, const char *name,
                   const struct versions *versions, date from, date to)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < versions->count; i++) {
        const struct version *version = &versions->items[i];
        const struct role *role = role_of(view, version->by);
        struct value *row;

        if (version->date.day < from || version->date.day > to)
            continue;
        row = value_map(view->arena);
        view_text(view, row, "version", version->version);
        view_date(view, row, "date", "date_iso", version->date);
        view_prose(view, row, "change", version->change);
        view_text(view, row, "by", role ? role->title : version->by);
        value_push(view->arena, list, row);
    }
    value_set(map, name, list);
}

void view_criteria(struct view *view, struct value *map,
                   const struct texts *ids, struct criterion *const *refs)
{
    struct value *list = value_list(view->arena);

    for (size_t i = 0; i < ids->count; i++) {
        const struct criterion *criterion = refs ? refs[i] : NULL;
        struct value *row = value_map(view->arena);
        struct text none = {STR_NONE, POS_NONE};

        view_text(view, row, "id", ids->items[i]);
        view_text(view, row, "title", criterion ? criterion->title : none);
        view_text(view, row, "wording", criterion ? criterion->wording : none);
        view_bool(view, row, "is_in_scope",
                  !criterion ||
                      criterion_is_in_scope(view->plan->workspace, criterion));
        value_push(view->arena, list, row);
    }
    value_set(map, "criteria", list);
    view_joined(view, map, "criteria_ids", ids);
}
