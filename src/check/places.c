/*
 * Where evidence lies: below a period and a control. A wrong folder is one
 * mistake, however many files are in it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <string.h>

#include "check/rules.h"

static struct str piece_of(struct str path, int index)
{
    struct str piece = STR_NONE;

    for (int i = 0; i <= index; i++)
        if (!str_next_piece(&path, '/', &piece))
            return STR_NONE;
    return path.len ? piece : STR_NONE;
}

/* The id that begins NAME, "CM-01 Source access"; else any. */
static struct str begun_by(struct str name, const struct map *map)
{
    for (size_t i = 0; i < map->count; i++) {
        struct str id = map->entries[i].key;

        if (str_has_prefix(name, id) && id.len < name.len &&
            strchr(" _.,-", name.ptr[id.len]))
            return id;
    }
    return map->entries[0].key;
}

static void say_folder(struct check *check, struct str path, struct str name,
                       const char *what, const struct map *map)
{
    size_t end = (size_t)(name.ptr - path.ptr) + name.len;
    struct diag *diag =
        diag_add(check->diags, MUST_EVIDENCE_FOLDER,
                 pos_make(str_slice(path, 0, end), 0, 0),
                 "this folder names no %s of the workspace", what);

    rules_suggest(check, diag, name, map);
    if (diag->hint.len == 0 && map->count > 0)
        diag_hint(check->diags, diag,
                  "name it after one, such as %.*s, or move its files to one's "
                  "folder",
                  STR_ARG(begun_by(name, map)));
}

static void say_astray(struct check *check, const struct evidence *evidence)
{
    rules_say(check, MUST_EVIDENCE_FOLDER, pos_make(evidence->path, 0, 0),
              "move it to evidence/<period>/<control>/",
              "this file lies in no control's folder");
}

/* The part of the path that is wrong; the whole path for a lone file. */
static struct str wrong_part(const struct evidence *evidence)
{
    struct str name = piece_of(evidence->path, evidence->period ? 2 : 1);

    if (name.len == 0)
        return evidence->path;
    return str_make(evidence->path.ptr,
                    (size_t)(name.ptr - evidence->path.ptr) + name.len);
}

static bool is_cause_known(const struct check *check,
                           const struct evidence *evidence)
{
    return evidence->period ? check->workspace->partial.controls
                            : check->workspace->partial.periods;
}

void rules_places(struct check *check)
{
    const struct workspace *workspace = check->workspace;
    struct map seen = map_new(check->arena);

    for (size_t i = 0; i < workspace->evidence_count; i++) {
        const struct evidence *evidence = workspace->evidence[i];
        struct str name = piece_of(evidence->path, evidence->period ? 2 : 1);

        if ((evidence->period && evidence->control) ||
            !map_add(&seen, wrong_part(evidence), NULL))
            continue;
        if (name.len == 0)
            say_astray(check, evidence);
        else if (!is_cause_known(check, evidence))
            say_folder(check, evidence->path, name,
                       evidence->period ? "control" : "period",
                       evidence->period ? &workspace->control_by_id
                                        : &workspace->period_by_id);
    }
}
