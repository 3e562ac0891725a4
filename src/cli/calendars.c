/*
 * One file holds one person's due dates, or a folder holds a file for each
 * role, named after it.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "cli/calendars.h"

#include "base/file.h"
#include "binder/names.h"
#include "cli/session.h"
#include "export/calendar.h"

bool calendars_role(struct call *call, const struct workspace *workspace,
                    const char *id, const struct role **role)
{
    struct str names[32];
    struct diag *diag;
    size_t count = workspace->roles_count < 32 ? workspace->roles_count : 32;

    *role = id ? map_find(&workspace->role_by_id, str_from(id)) : NULL;
    if (!id || *role)
        return true;
    for (size_t i = 0; i < count; i++)
        names[i] = workspace->roles[i]->id.str;
    diag = diag_add(&call->diags, MUST_ROLE, POS_NONE, "there is no role '%s'",
                    id);
    diag_suggest(&call->diags, diag, str_from(id), names, count);
    if (diag->hint.len == 0)
        diag_hint(&call->diags, diag,
                  "give the id of a role in auditbinder.yaml");
    return false;
}

bool calendars_out(struct call *call, struct str text)
{
    if (call->output)
        return file_save(&call->diags, call_path(call, call->output), text);
    fwrite(text.ptr, 1, text.len, stdout);
    return true;
}

static bool has_dates(const struct workspace *workspace,
                      const struct role *role)
{
    for (size_t i = 0; i < workspace->controls_count; i++)
        if (calendar_concerns(role, workspace->controls[i]))
            return true;
    return false;
}

static bool write_folder(struct call *call, const struct table_source *source,
                         struct instant stamp)
{
    const struct workspace *workspace = source->workspace;
    struct arena *arena = call->arena;
    const char *folder = call_path(call, call->output);
    struct map taken = map_new(arena);

    if (!file_make_folders(&call->diags, folder))
        return false;
    for (size_t i = 0; i < workspace->roles_count; i++) {
        const struct role *role = workspace->roles[i];
        struct str name = str_concat(arena, role->id.str, STR(".ics"));

        if (!has_dates(workspace, role))
            continue;
        name = names_portable(arena, name, NAME_LONGEST);
        name = names_unique(arena, &taken, STR_NONE, name, NAME_LONGEST);
        name = path_join(arena, str_from(folder), name);
        if (!file_save(&call->diags, str_zero_ended(arena, name),
                       calendar_write(source, role, stamp)))
            return false;
    }
    return true;
}

bool calendars_write(struct call *call, const struct table_source *source,
                     const struct role *role, struct instant stamp)
{
    const char *output = call->output;
    bool is_folder = output && (str_has_suffix(str_from(output), STR("/")) ||
                                file_is_folder(call_path(call, output)));

    if (is_folder && !role)
        return write_folder(call, source, stamp);
    return calendars_out(call, calendar_write(source, role, stamp));
}
