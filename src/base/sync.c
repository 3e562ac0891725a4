/*
 * Makes a whole folder durable. A file that is synced as soon as it is written
 * waits for a commit of the file system's journal, some milliseconds each. So
 * all writing is begun first; the first wait commits what the others wait for.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

/* 0 or an errno value. Some file systems cannot sync; that is no failure. */
static int sync_path(const char *path, bool is_begin)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    int error = 0;

    if (fd < 0)
        return errno;
    if (is_begin)
        sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE); /* only a hint */
    else if (fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP &&
             errno != EROFS)
        error = errno;
    close(fd);
    return error;
}

static bool sync_tree(struct arena *arena, struct diags *diags, struct str path,
                      bool is_begin)
{
    struct file_list list;
    int error = 0;

    if (!file_list(arena, diags, str_zero_ended(arena, path), path, &list))
        return false;
    for (size_t i = 0; i < list.count && !error; i++) {
        struct str inner = path_join(arena, path, list.entries[i].name);

        if (list.entries[i].kind == FILE_FOLDER) {
            if (!sync_tree(arena, diags, inner, is_begin))
                return false;
        } else if (list.entries[i].kind == FILE_REGULAR) {
            error = sync_path(str_zero_ended(arena, inner), is_begin);
        }
    }
    if (!error && !is_begin)
        error = sync_path(str_zero_ended(arena, path), false);
    if (error)
        diag_add(diags, IO_WRITE, pos_make(path, 0, 0),
                 "cannot write the folder: %s", strerrordesc_np(error));
    return error == 0;
}

bool file_sync_tree(struct diags *diags, const char *path)
{
    struct arena *arena = arena_open();
    struct str folder = str_copy(diags->arena, str_from(path));
    bool is_done = sync_tree(arena, diags, folder, true) &&
                   sync_tree(arena, diags, folder, false);

    arena_close(arena);
    return is_done;
}
