/*
 * Finding the program's own files from where the program itself lies, so that
 * a checkout, an installed copy and a moved one all work.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "data.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

const char *data_path(struct arena *arena, const char *folder, const char *name)
{
    struct str path = path_join(arena, str_from(folder), str_from(name));

    return str_zero_ended(arena, path);
}

static bool is_data(struct arena *arena, const char *folder)
{
    return file_exists(data_path(arena, folder, "templates/criteria.yaml"));
}

/* The folder of the running program; empty if the system does not say. */
static struct str program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

    if (len <= 0 || (size_t)len == sizeof(path))
        return STR_NONE;
    return path_folder(str_copy(arena, str_make(path, (size_t)len)));
}

const char *data_find(struct arena *arena, struct diags *diags)
{
    static const char *const places[] = {"../share/auditbinder", "../../.."};
    const char *chosen = getenv("AUDITBINDER_DATA");
    struct str program = program_folder(arena);
    struct diag *diag;

    if (chosen && *chosen) {
        if (is_data(arena, chosen))
            return chosen;
        diag = diag_add(diags, IN_DATA, POS_NONE,
                        "AUDITBINDER_DATA names a folder without "
                        "templates/criteria.yaml");
        diag_hint(diags, diag,
                  "set it to the folder that holds templates/, "
                  "policies/ and fonts/");
        return NULL;
    }
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct str folder = path_join(arena, program, str_from(places[i]));
        const char *path = str_zero_ended(arena, folder);

        if (is_data(arena, path))
            return path;
    }
    diag = diag_add(diags, IN_DATA, POS_NONE,
                    "the program's templates and fonts are not to be found");
    diag_hint(diags, diag,
              "install the whole program, or set "
              "AUDITBINDER_DATA to its share folder");
    return NULL;
}
