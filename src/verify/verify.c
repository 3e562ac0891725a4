/*
 * The way in: opens what the user named and has it judged.
 * SPDX-License-Identifier: Apache-2.0
 */
#include "verify/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "verify/bag.h"

static bool say_open(struct diags *diags, struct str shown, const char *reason)
{
    diag_add(diags, VERIFY_OPEN, pos_make(shown, 0, 0),
             "cannot open it to verify it: %s", reason);
    return false;
}

static bool load(struct source *source, int fd, struct str shown)
{
    struct stat info;

    if (fstat(fd, &info) != 0)
        return say_open(source->diags, shown, strerrordesc_np(errno));
    if (S_ISDIR(info.st_mode)) {
        /* What it complains of hides nothing: the rest is judged too. */
        source_from_folder(source, fd);
        return true;
    }
    if (S_ISREG(info.st_mode))
        return source_from_zip(source, fd, shown);
    return say_open(source->diags, shown, "it is neither file nor folder");
}

bool verify_path(struct arena *arena, struct diags *diags, const char *path,
                 struct verify_result *result)
{
    struct source source = {.arena = arena,
                            .diags = diags,
                            .folder = -1,
                            .by_path = map_new(arena)};
    size_t errors = diags->count[SEVERITY_ERROR];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    *result = (struct verify_result){0};
    if (fd < 0)
        return say_open(diags, str_from(path), strerrordesc_np(errno));
    if (load(&source, fd, str_from(path)))
        bag_check(&source, result);
    close(fd);
    result->top = source.top;
    result->is_valid = diags->count[SEVERITY_ERROR] == errors;
    return result->is_valid;
}
