/*
 * Making folders and removing them with all they hold.
 * SPDX-License-Identifier: Apache-2.0
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static const mode_t FOLDER_MODE = 0755;

static bool say(struct diags *diags, enum diag_id id, const char *path,
                const char *what, int error)
{
    diag_add(diags, id, pos_make(str_from(path), 0, 0), "cannot %s: %s", what,
             strerrordesc_np(error));
    return false;
}

static bool make_one(struct diags *diags, const char *path)
{
    int error;

    if (mkdir(path, FOLDER_MODE) == 0) {
        /* Again, because mkdir obeys the umask. */
        if (chmod(path, FOLDER_MODE) == 0)
            return true;
        return say(diags, IO_CREATE, path, "create the folder", errno);
    }
    /* mkdir may say EROFS or EACCES of a folder that is there. */
    error = errno == EEXIST ? ENOTDIR : errno;
    if (file_is_folder(path))
        return true;
    return say(diags, IO_CREATE, path, "create the folder", error);
}

bool file_make_folders(struct diags *diags, const char *path)
{
    struct arena *arena = arena_open();
    char *copy = (char *)arena_alloc(arena, strlen(path) + 1);
    bool made = true;

    strcpy(copy, path);
    for (char *c = copy; *c && made; c++) {
        if (*c != '/' || c == copy || c[-1] == '/')
            continue;
        *c = '\0';
        made = make_one(diags, copy);
        *c = '/';
    }
    if (made && *path && path[strlen(path) - 1] != '/')
        made = make_one(diags, path);
    arena_close(arena);
    return made;
}

static int remove_all(int parent, const char *name);

/* The names in DIR: taken first, because removing while reading may skip. */
static int names_of(DIR *dir, struct buf *names)
{
    const struct dirent *found;

    for (;;) {
        errno = 0;
        found = readdir(dir);
        if (!found)
            return errno;
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        buf_add_bytes(names, found->d_name, strlen(found->d_name) + 1);
    }
}

static int remove_entries(DIR *dir)
{
    struct arena *arena = arena_open();
    struct buf names = buf_new(arena);
    struct str rest, name;
    int error = names_of(dir, &names);

    rest = buf_str(&names);
    while (error == 0 && str_next_piece(&rest, '\0', &name))
        error = remove_all(dirfd(dir), name.ptr);
    arena_close(arena);
    return error;
}

static int empty_folder(int parent, const char *name)
{
    int fd =
        openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    int error = dir ? 0 : errno;

    if (!dir) {
        if (fd >= 0)
            close(fd);
        return error;
    }
    error = remove_entries(dir);
    closedir(dir);
    return error;
}

/* Removes NAME in the open folder PARENT and what it holds. Links are removed,
 * never followed. 0 or an errno value; what is not there is no error. */
static int remove_all(int parent, const char *name)
{
    int error;

    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return 0;
    if (errno != EISDIR && errno != EPERM)
        return errno;
    error = empty_folder(parent, name);
    if (error)
        return error;
    return unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT ? 0
                                                                        : errno;
}

bool file_remove_tree(struct diags *diags, const char *path)
{
    int error = remove_all(AT_FDCWD, path);

    return error == 0 || say(diags, IO_REMOVE, path, "remove", error);
}
